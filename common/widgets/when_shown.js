// Call begin(figure) with the figure that a view stands in: the view is made before it is put on the page.
function whenShown(el, begin) {
  const figure = el.parentElement?.closest(".widget-vbox");
  if (figure?.isConnected) begin(figure);
  else requestAnimationFrame(() => whenShown(el, begin));
}

