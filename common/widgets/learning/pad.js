// A sheet on which a digit is drawn. Strokes stay in the browser; the ink goes to the kernel as bytes, 0 to 255.
const SIDE = 112, PEN = 10, SHOWN = 280;

function render({ model, el }) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  canvas.style.cssText =
    `width:${SHOWN}px;height:${SHOWN}px;background:#fff;border:1px solid #888;cursor:crosshair;touch-action:none;forced-color-adjust:none`;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", model.get("label"));
  el.appendChild(canvas);

  const paper = canvas.getContext("2d", { willReadFrequently: true });
  Object.assign(paper, { lineWidth: PEN, lineCap: "round", lineJoin: "round" });
  let last = null;

  function show() {
    const ink = new Uint8Array(model.get("ink").buffer, model.get("ink").byteOffset, SIDE * SIDE);
    const picture = paper.createImageData(SIDE, SIDE);
    ink.forEach((value, i) => { picture.data[4 * i + 3] = value; });
    paper.putImageData(picture, 0, 0);
  }

  function send() {
    const ink = paper.getImageData(0, 0, SIDE, SIDE).data.filter((_, i) => i % 4 === 3);
    model.set("ink", new DataView(ink.slice().buffer));
    model.save_changes();
  }

  function place(event) {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * SIDE / box.width, (event.clientY - box.top) * SIDE / box.height];
  }

  function stroke(event) {
    paper.beginPath();
    paper.moveTo(last[0], last[1] - 0.1);   // a line of no length, such as a dot, would leave no ink
    last = place(event);
    paper.lineTo(...last);
    paper.stroke();
    send();
  }

  canvas.addEventListener("pointerdown", event => {
    canvas.setPointerCapture(event.pointerId);
    last = place(event);
    stroke(event);
  });
  canvas.addEventListener("pointermove", event => { if (last) stroke(event); });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { last = null; });

  const follow = () => { if (!last) show(); };
  model.on("change:ink", follow);
  show();
  return () => model.off("change:ink", follow);
}

export default { render };
