// What the front page does with the reader's work: names the lessons that were begun, starts one afresh, packs and unpacks.
import { keepAll } from "./keep.js";
import { receive, receiveDropped } from "./mnist.js";
import { say } from "./say.js";
import * as shelf from "./shelf.js";
import { all, lay, root, setAside } from "./work.js";
import { unzip, zip } from "./zip.js";

const tell = sentence => { document.querySelector("#told").textContent = sentence; };
const PLACE = /^notebooks\/[a-z]+\/[\w.-]+\.ipynb$/;

async function show() {
  const mine = new Map((await all()).map(model => [model.path, model]));
  for (const card of document.querySelectorAll("[data-path]"))
    card.classList.toggle("begun", mine.delete(card.dataset.path));
  const aside = document.querySelector("#aside");
  aside.replaceChildren(...[...mine.keys()].sort().map(path => {
    const item = document.createElement("li"), link = item.appendChild(document.createElement("a"));
    link.href = new URL(`notebooks/index.html?path=${path}`, root);
    link.textContent = path.replace("notebooks/", "");
    return item;
  }));
  aside.hidden = !aside.children.length;
}

for (const button of document.querySelectorAll(".afresh")) button.addEventListener("click", async () => {
  const name = await setAside(button.closest("[data-path]").dataset.path);
  tell(say("这一课从头开始；你原来的那份还在，现在叫 {name}。", "The lesson starts afresh. Yours is kept and is now called {name}.", { name }));
  await show();
});

document.querySelector("#pack").addEventListener("click", async () => {
  const notebooks = (await all()).map(({ path, content }) => [path, JSON.stringify(content)]);
  const mine = { ...Object.fromEntries(notebooks), ...await shelf.mine() }, n = Object.keys(mine).length;
  if (!n) return tell(say("还没有可以下载的：打开一课，改点什么，就会存下来。",
    "There is nothing to download yet: open a lesson and change something, and it is kept."));
  const link = document.createElement("a");
  link.download = "backpropagation.zip";
  link.href = URL.createObjectURL(zip(mine));
  link.click();
  tell(say("下载了 {n} 个文件。", "Downloaded {n} files.", { n }));
});

document.querySelector("#unpack").addEventListener("change", async event => {
  let files = {}, n = 0;
  try {
    files = await unzip(await event.target.files[0].arrayBuffer());
    for (const [path, content] of Object.entries(files)) {
      if (PLACE.test(path)) await lay(path, JSON.parse(new TextDecoder().decode(content)));
      else if (!(await shelf.lay(path, content))) continue;
      n += 1;
    }
  } catch { /* what is no zip file, or no notebook, is told below */ }
  event.target.value = "";
  tell(n ? say("放回了 {n} 个文件；和它们不一样的旧版还在旁边。", "Files restored: {n}. Versions that differ are kept beside them.", { n })
    : say("里面没有这套课的笔记本：请选从这里下载的 zip 文件。", "It holds no notebook of this course: choose a zip file that was downloaded here."));
  await show();
});

const tellOfDigits = sentence => { document.querySelector("#digits").textContent = sentence; };
receiveDropped(tellOfDigits);
document.querySelector("#mnist").addEventListener("change", async event => {
  tellOfDigits(await receive([...event.target.files]));
  event.target.value = "";
});

await show();
addEventListener("pageshow", event => event.persisted && show());
keepAll();
