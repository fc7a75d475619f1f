// Files that the reader gave (MNIST) or that Python wrote for them (my/answers.json, trained networks). The worker hands
// them out at these addresses, since Python asks for them and cannot wait.
const shelf = new URL("../kept/", import.meta.url).href;
const address = name => shelf + encodeURIComponent(name);
const MINE = /^my\/[^/]+$/;

// Where a page was opened without https, a browser keeps nothing for it.
const cache = async () => "caches" in self ? caches.open(shelf) : null;
const find = async name => (await cache())?.match(address(name));
const bytes = async found => new Uint8Array(await found.arrayBuffer());

export const holds = async name => Boolean(await find(name));

// False where the browser keeps nothing or has no room.
export const keep = (name, content) => cache().then(kept => kept.put(address(name), new Response(content)))
  .then(() => true, () => false);

// What Python wrote, {name: bytes}. What it dropped is kept as an empty file.
export async function mine() {
  const files = {};
  for (const { url } of await (await cache())?.keys() ?? []) {
    const name = decodeURIComponent(url.slice(shelf.length));
    if (MINE.test(name)) files[name] = await bytes(await find(name));
  }
  return Object.fromEntries(Object.entries(files).filter(([, content]) => content.length));
}

// Lay what Python wrote elsewhere under its name, and keep one that differs from it beside it. False if it is none of those.
export async function lay(name, content) {
  if (!MINE.test(name)) return false;
  const old = (await mine())[name];
  if (old && String(old) !== String(content)) {
    let number = 1;
    const aside = () => name.replace(/(\.\w+)?$/, `_mine_${number}$1`);
    while (await holds(aside())) number += 1;
    await keep(aside(), old);
  }
  return keep(name, content);
}
