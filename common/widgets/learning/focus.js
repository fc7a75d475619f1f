// The focus stays where it is: a figure whose output is drawn anew gives it back to the same control,
// or to the next one if Tab was pressed meanwhile.
const CONTROLS = "button, input, select, textarea, [tabindex]";
const FRAMES = 1800;       // for which the new controls are waited for: half a minute

function render({ model, el }) {
  let figure;

  const controls = () => [...figure.querySelectorAll(CONTROLS)];

  function enter({ target }) {
    const all = controls();
    model.set("held", [all.indexOf(target), all.length]);
  }

  function leave({ relatedTarget }) {
    if (relatedTarget) model.set("held", []);          // what is taken off the page leaves for nowhere
    else document.addEventListener("keydown", meanwhile, { capture: true, once: true });
  }

  function meanwhile(event) {
    const [place, count] = model.get("held"), gone = !figure.isConnected && document.activeElement === document.body;
    if (event.key !== "Tab" || event.defaultPrevented || !gone || place === undefined) return;
    event.preventDefault();
    model.set("held", [place + (event.shiftKey ? -1 : 1), count]);
  }

  function giveBack(frames) {
    const [place, count] = model.get("held"), all = controls();
    if (place === undefined || !document.activeElement.contains(figure)) return;
    if (all.length === count) all[place]?.focus({ preventScroll: true });
    else if (frames) requestAnimationFrame(() => giveBack(frames - 1));
  }

  function begin(found) {
    figure = found;
    figure.addEventListener("focusin", enter);
    figure.addEventListener("focusout", leave);
    giveBack(FRAMES);
  }

  whenShown(el, begin);
}

export default { render };
