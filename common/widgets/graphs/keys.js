// What a figure of a graph needs of the browser: inputs to press in the picture; where there are steps, the arrow keys,
// and the lit node in view where a picture is scrolled.
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

function follow(figure) {
  const lit = [...figure.querySelectorAll(".hi")].map(node => node.getBoundingClientRect());
  const box = figure.querySelector(".hi")?.closest(".widget-html");
  if (!box || box.scrollWidth <= box.clientWidth) return;
  const middle = (Math.min(...lit.map(at => at.left)) + Math.max(...lit.map(at => at.right))) / 2;
  const seen = box.getBoundingClientRect();
  box.scrollLeft += middle - (seen.left + seen.right) / 2;
}

function render({ model, el }) {
  let figure, watching, held;       // held: the input with the focus, which the next picture is to have, too

  const inputAt = target => target.closest("[data-input]");

  function choose(event) {
    const input = inputAt(event.target);
    if (input) model.send({ input: Number(input.dataset.input) });
  }

  function press(event) {
    if (inputAt(event.target) && [" ", "Enter"].includes(event.key)) {
      event.preventDefault();
      choose(event);
    }
    const step = STEPS[event.key];
    if (!model.get("steps") || !step || event.target.closest("input, select, textarea, [role=slider]")) return;
    event.preventDefault();
    model.send({ step });
  }

  function enter({ target }) {
    const input = inputAt(target);
    held = input?.dataset.input;
    if (input) input.dataset.lmSuppressShortcuts = "true";      // Enter is the picture's, not the notebook's
  }

  function leave({ relatedTarget }) {
    if (relatedTarget) held = undefined;                        // a picture that is replaced leaves for nowhere
  }

  function changed() {
    if (model.get("steps")) follow(figure);
    if (held === undefined || figure.contains(document.activeElement)) return;
    if (document.activeElement.contains(figure))
      figure.querySelector(`[data-input="${held}"]`)?.focus({ preventScroll: true });
  }

  function begin(found) {
    figure = found;
    if (model.get("steps")) {
      figure.tabIndex = 0;
      figure.role = "group";
      figure.ariaLabel = model.get("label");
      figure.dataset.lmSuppressShortcuts = "true";       // the keys are the figure's, not the notebook's
    }
    for (const [kind, act] of Object.entries({ click: choose, keydown: press, focusin: enter, focusout: leave }))
      figure.addEventListener(kind, act);
    watching = new MutationObserver(changed);
    watching.observe(figure, { childList: true, subtree: true });
  }

  whenShown(el, begin);
  return () => watching?.disconnect();
}

export default { render };
