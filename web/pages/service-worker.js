// Keeps the files that files.json names, each under its content: an update fetches what changed and nothing else.
// What arrives is kept only if it is what the list says, so no half or stale file is ever kept.
const VERSION = "{version}";            // the build puts it in, so that a browser notices a newer list
const ROOT = new URL("./", location).href, LIST = `${ROOT}files.json?${VERSION}`;
const key = (path, hash) => `${ROOT}${path}?${hash}`;
const KEPT = `${ROOT}kept/`;            // what the reader gave; Python asks for it here, and page and Python put it here
let listed;

// {path: {hash, size}}; empty where the browser has thrown it away and there is no network
const files = () => listed ??= caches.match(LIST).then(async kept => (kept ?? await fetch(LIST)).json())
  .catch(() => (listed = undefined, {}));

self.addEventListener("install", event => event.waitUntil((async () => {
  const list = await fetch(LIST, { cache: "no-store" });
  if (!list.ok) throw new Error(`files.json: ${list.status}`);
  await (await caches.open(ROOT)).put(LIST, list);
  await self.skipWaiting();
})()));

self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", event => {
  const { method, url } = event.request;
  if (url.startsWith(KEPT)) event.respondWith(method === "PUT" ? keep(event.request) : kept(url));
  else if (method === "GET" && url.startsWith(ROOT)) event.respondWith(answer(event.request));
});

self.addEventListener("message", event => event.data === "keep all" && event.waitUntil(keepAll()));

async function answer(request) {
  const list = await files(), path = decodeURI(request.url.slice(ROOT.length).replace(/[?#].*/, ""));
  if (`${path}/index.html` in list) return Response.redirect(`${ROOT}${path}/`);
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (!(file in list)) return fetch(request);
  const response = await one(file, list[file].hash);
  for (const client of await self.clients.matchAll()) client.postMessage({ here: file });
  return response;
}

const kept = async url => await (await caches.open(KEPT)).match(url) ?? new Response(null, { status: 204 });

async function keep(request) {
  await (await caches.open(KEPT)).put(request.url, new Response(await request.blob()));
  return new Response(null, { status: 204 });
}

async function one(path, hash) {
  const cache = await caches.open(ROOT), kept = await cache.match(key(path, hash));
  if (kept) return kept;
  try {
    const fresh = await fetch(ROOT + path, { cache: "no-cache" });
    if (fresh.ok && await hashOf(fresh.clone()) === hash) await cache.put(key(path, hash), fresh.clone());
    return fresh;
  } catch (error) {                     // no network: an older edition of the file is better than none
    return await cache.match(ROOT + path, { ignoreSearch: true }) ?? Promise.reject(error);
  }
}

async function hashOf(response) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return [...digest.slice(0, 10)].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

async function keepAll() {
  const list = await files(), cache = await caches.open(ROOT);
  const paths = Object.keys(list).values();         // one walk, shared by six who go it
  await Promise.all(Array.from({ length: 6 }, async () => { for (const path of paths) await one(path, list[path].hash); }));
  const wanted = new Set([LIST, ...Object.keys(list).map(path => key(path, list[path].hash))]);
  for (const old of await cache.keys()) if (!wanted.has(decodeURI(old.url))) await cache.delete(old);
}
