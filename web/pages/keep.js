// The worker that keeps the site in this browser. Where there is none (a page opened without https), all else works.
export const kept = "serviceWorker" in navigator
  ? navigator.serviceWorker.register(new URL("../service-worker.js", import.meta.url)).catch(() => null)
  : Promise.resolve(null);

// True once the worker answers for this page; false where it does not within `patience` milliseconds.
export async function answering(patience = 3000) {
  if (!(await kept)) return false;
  if (navigator.serviceWorker.controller) return true;
  return new Promise(resolve => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true });
    setTimeout(resolve, patience, false);
  });
}

// Fetch what is not kept yet, so that the whole course opens without a network.
export const keepAll = async () => (await answering()) && navigator.serviceWorker.controller.postMessage("keep all");
