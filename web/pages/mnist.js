// The real MNIST, given by the reader: its four files, known by their content and kept where Python asks for them.
import { answering } from "./keep.js";
import { say } from "./say.js";
import { holds, keep } from "./shelf.js";
import { root } from "./work.js";

// Keep those of the files that are MNIST's; returns the sentence that says what there is now.
export async function receive(files) {
  if (!(await answering())) return say("这一页不是用 https 打开的，浏览器什么也不替它存：真正的 MNIST 在这里用不了。",
    "This page was not opened by https, so the browser keeps nothing for it: the real MNIST cannot be used here.");
  const names = await (await fetch(new URL("course/mnist.json", root))).json(), all = Object.values(names);
  const strangers = [];
  for (const file of files) {
    const name = names[await hashOf(file)];
    if (!name) strangers.push(file.name);
    else if (!(await keep(name, file))) return say("浏览器没有地方放 {name} 了：请腾出一些空间，再拖一次。",
      "The browser has no room for {name}: free some space, and drop it once more.", { name });
  }
  if (strangers.length) return say("{name} 不是 MNIST 的文件，或者损坏了：要的是 {all}，压缩的（.gz）和解开的都行。",
    "{name} is not a file of MNIST, or is damaged. The four are {all}, packed (.gz) or unpacked.",
    { name: strangers.join(say("、", ", ")), all: all.join(say("、", ", ")) });
  const here = await Promise.all(all.map(holds));
  const missing = all.filter((_, i) => !here[i]);
  return missing.length
    ? say("收下了；还缺 {missing}。", "Kept; still missing: {missing}.", { missing: missing.join(say("、", ", ")) })
    : say("真正的 MNIST 已经在这个浏览器里：把第 08 课从头运行一遍，用的就是它。",
      "The real MNIST is in this browser now: run lesson 08 from its start, and it is used.");
}

// Files may be dropped anywhere on the page; `tell` is given the sentence.
export function receiveDropped(tell) {
  const files = event => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", event => files(event) && event.preventDefault(), true);
  addEventListener("drop", async event => {
    if (!files(event)) return;
    event.preventDefault();
    event.stopPropagation();
    tell(await receive([...event.dataTransfer.files]));
  }, true);
}


// Of what is in the file, unpacked; "" where it is a broken archive.
async function hashOf(file) {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer()), packed = first === 0x1f && second === 0x8b;
  try {
    const content = packed ? new Response(file.stream().pipeThrough(new DecompressionStream("gzip"))) : file;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await content.arrayBuffer()));
    return [...digest].map(byte => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return "";
  }
}
