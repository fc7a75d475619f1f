// What a player needs of the browser: steps by the arrow keys, and the lit node in view where a picture is scrolled.
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
  let watching;

  function press(event) {
    const step = STEPS[event.key];
    if (!step || event.target.closest("input, select, textarea, [role=slider]")) return;
    event.preventDefault();
    model.send({ step });
  }

  function begin() {
    const figure = el.parentElement?.closest(".widget-vbox");
    if (!figure) {
      requestAnimationFrame(begin);       // this view is made before it is put on the page
      return;
    }
    figure.tabIndex = 0;
    figure.dataset.lmSuppressShortcuts = "true";       // the keys are the figure's, not the notebook's
    figure.addEventListener("keydown", press);
    watching = new MutationObserver(() => follow(figure));
    watching.observe(figure, { childList: true, subtree: true });
  }

  begin();
  return () => watching?.disconnect();
}

export default { render };
