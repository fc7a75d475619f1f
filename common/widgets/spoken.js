// What ipywidgets leaves unsaid to a screen reader: the name of a slider's handle, whose label is not tied to it, and of
// a box that has a tip only; whether a button is down. And where there is no tip, none says "null".
function tell(figure) {
  const all = selector => figure.querySelectorAll(selector);
  for (const one of all('[title="null"]')) one.removeAttribute("title");
  for (const one of all("input[title], select[title], button[title]:empty")) one.ariaLabel = one.title;
  for (const button of all(".widget-toggle-button")) button.ariaPressed = String(button.classList.contains("mod-active"));
  for (const part of all(".noUi-handle, .widget-readout"))
    part.ariaLabel = part.closest(".widget-inline-hbox").querySelector(".widget-label").textContent;
}

function render({ el }) {
  let watching;

  whenShown(el, figure => {
    const inAPicture = ({ target }) => target.closest(".widget-html-content");
    watching = new MutationObserver(changes => changes.every(inAPicture) || tell(figure));
    watching.observe(figure, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "title"] });
    tell(figure);
  });
  return () => watching?.disconnect();
}

export default { render };
