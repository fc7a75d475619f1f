// The reader's language: that of the page, or of the lesson that JupyterLite shows.
const lesson = new URLSearchParams(location.search).get("path") ?? "";
export const language = /^notebooks\/([a-z]+)\//.exec(lesson)?.[1] ?? document.documentElement.lang;

// The one of two sentences that the reader speaks, with {name} replaced by the value of that name.
export const say = (zh, en, values = {}) =>
  (language === "zh" ? zh : en).replace(/\{(\w+)\}/g, (_, name) => values[name]);
