// The focus stays where it is: a figure whose output is drawn anew gives it back to the same control.
const CONTROLS = "button, input, select, textarea, [tabindex]";
const FRAMES = 120;        // for which the new controls are waited for

function render({ model, el }) {
  let figure;

  const controls = () => [...figure.querySelectorAll(CONTROLS)];

  function enter({ target }) {
    const all = controls();
    model.set("held", [all.indexOf(target), all.length]);
  }

  function leave({ relatedTarget }) {
    if (relatedTarget) model.set("held", []);          // what is taken off the page leaves for nowhere
  }

  function giveBack(frames) {
    const [place, count] = model.get("held"), all = controls();
    if (place === undefined || !document.activeElement.contains(figure)) return;
    if (all.length === count) all[place].focus({ preventScroll: true });
    else if (frames) requestAnimationFrame(() => giveBack(frames - 1));
  }

  function begin() {
    figure = el.parentElement?.closest(".widget-vbox");
    if (!figure?.isConnected) {
      requestAnimationFrame(begin);       // this view is made before it is put on the page
      return;
    }
    figure.addEventListener("focusin", enter);
    figure.addEventListener("focusout", leave);
    giveBack(FRAMES);
  }

  begin();
}

export default { render };
