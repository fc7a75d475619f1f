// The reader's work: what JupyterLite keeps in this browser, {path: model of a file}. Nothing here overwrites a version;
// it is set aside under another name.
export const root = new URL("../", import.meta.url);
const NAME = `JupyterLite Storage - ${root.pathname}`;
const STORE = "files";

// Run `use` on the store and wait for what it asks. JupyterLite may want to change the database: it is not held open.
async function within(mode, use) {
  let database = await opened();
  if (!database.objectStoreNames.contains(STORE)) {
    const next = database.version + 1;
    database.close();
    database = await opened(next);
  }
  try {
    return await finished(use(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function opened(version) {
  const request = indexedDB.open(NAME, version);
  request.onupgradeneeded = () => version && request.result.createObjectStore(STORE);
  return finished(request);
}

const finished = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = request.onblocked = () => reject(request.error ?? new Error("blocked"));
});

export const read = path => within("readonly", store => store.get(path));
export const write = model => within("readwrite", store => store.put(model, model.path));
const remove = path => within("readwrite", store => store.delete(path));

// The reader's notebooks, each as JupyterLite keeps it.
export const all = async () => (await within("readonly", store => store.getAll()))
  .filter(model => model?.type === "notebook");

// Keep the reader's version of a lesson beside it, so that the published one opens; returns the name it has now.
export async function setAside(path) {
  const model = await read(path);
  if (!model) return null;
  const taken = new Set((await all()).map(other => other.path));
  let number = 1;
  const aside = () => path.replace(/\.ipynb$/, `_mine_${number}.ipynb`);
  while (taken.has(aside())) number += 1;
  await write({ ...model, path: aside(), name: aside().split("/").pop() });
  await remove(path);
  return aside();
}

// Lay a notebook from elsewhere at its path. A version that differs from it is set aside first.
export async function lay(path, content) {
  const mine = await read(path);
  if (mine && JSON.stringify(mine.content) === JSON.stringify(content)) return;
  await setAside(path);
  const now = new Date().toISOString();
  await write({ name: path.split("/").pop(), path, content, type: "notebook", format: "json", mimetype: "application/json",
    created: now, last_modified: now, writable: true, size: JSON.stringify(content).length });
}
