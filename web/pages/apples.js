// The bill for the apples, before any Python is there: its numbers were computed ahead, by the Graph of the lessons.
const figure = document.querySelector("#apples");
const { steps, labels } = JSON.parse(figure.querySelector("script").textContent);
const sliders = [...figure.querySelectorAll("input")];

// Labels lie in the order of the positions, the last slider's first.
function show() {
  const position = sliders.reduce((place, slider, i) => place * steps[i] + slider.valueAsNumber, 0);
  for (const element of figure.querySelectorAll("[data-label]"))
    element.textContent = labels[position][element.dataset.label];
}

for (const slider of sliders) slider.addEventListener("input", show);
