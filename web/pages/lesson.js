// Around a lesson in JupyterLite: what is being done until Python is there, and how far it is; saving; ways to other lessons.
import { keepAll } from "./keep.js";
import { receiveDropped } from "./mnist.js";
import { language, say } from "./say.js";
import { root } from "./work.js";

const path = new URLSearchParams(location.search).get("path");
const PYTHON = "static/pyodide/", PATIENCE = 120_000;
const CALM = 10_000;                    // milliseconds for what the reader does first, before the rest is fetched

// anywidget gives up a figure that is not loaded after two seconds; beside a Python in the same browser it may take longer
const timeout = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = milliseconds => timeout(30 * milliseconds);

const strip = document.body.appendChild(document.createElement("aside"));
strip.id = "course";
strip.innerHTML = `<a href="${new URL(`${language}/`, root)}"></a><progress max="100"></progress>
  <span role="status"></span><output></output><button type="button"></button>`;
const [home, bar, status, given, run] = strip.children;
home.textContent = say("← 目录", "← lessons");
run.textContent = say("▶ 全部运行", "▶ run all");
run.onclick = async () => {
  run.disabled = true;
  const page = document.querySelector(".jp-WindowedPanel-outer"), { scrollTop } = page;
  const finished = window.jupyterapp.commands.execute("notebook:run-all-cells");
  page.scrollTop = scrollTop;           // JupyterLab leaps to the last cell; a reader stays where they are
  await finished;
  run.disabled = false;
};

const tell = (sentence, percent) => {
  status.textContent = sentence;
  bar.value = percent;
};

// The files of Python as they come, out of their list; the last fifth of the way is Python's own start.
async function arrive() {
  const list = await (await fetch(new URL("files.json", root))).json();
  const awaited = new Map(Object.entries(list).filter(([file]) => file.startsWith(PYTHON)));
  const megabytes = [...awaited.values()].reduce((sum, file) => sum + file.size, 0) / 2 ** 20;
  let come = 0;
  tell(say("正在取来 Python：在那之前可以先读，图是静止的。", "Fetching Python. Read on until it is here; the pictures keep still."), 5);
  navigator.serviceWorker?.addEventListener("message", ({ data: { here } }) => {
    if (!awaited.has(here) || ready) return;
    come += awaited.get(here).size / 2 ** 20;
    awaited.delete(here);
    tell(awaited.size
      ? say("正在取来 Python：{come} / {all} MB。", "Fetching Python: {come} of {all} MB.",
        { come: come.toFixed(0), all: megabytes.toFixed(0) })
      : say("Python 正在启动……", "Python is starting …"), 5 + 75 * come / megabytes);
  });
}

const kernel = () => [...window.jupyterapp?.shell?.widgets("main") ?? []]
  .map(widget => widget.sessionContext?.session?.kernel).find(Boolean);

let ready = false;
const watch = setInterval(() => {
  if (kernel()?.status !== "idle") return;
  clearInterval(watch);
  ready = true;
  bar.remove();
  status.textContent = say("Python 已经就绪。", "Python is ready.");
  document.body.dataset.python = "ready";
  setTimeout(keepAll, CALM);
}, 100);
setTimeout(() => ready || tell(say("Python 还没有启动：它需要的内存或网络可能不够。重新打开这一页，会接着来。",
  "Python has not started: it may lack memory or a network. Open this page again, and it goes on from here."), bar.value), PATIENCE);
arrive();
receiveDropped(sentence => { given.textContent = sentence; });

// A link to another lesson leads through its door, which knows of newer editions.
document.addEventListener("click", event => {
  const lesson = /\/notebooks\/([a-z]+)\/([a-z0-9]+)[^/]*\.ipynb$/.exec(event.target.closest?.("a")?.href ?? "");
  if (!lesson) return;
  event.preventDefault();
  event.stopPropagation();
  window.open(new URL(`${lesson[1]}/${lesson[2]}/`, root), "_self");
}, true);

// A reader who turns away may not come back to this page.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") window.jupyterapp?.commands.execute("docmanager:save");
});
