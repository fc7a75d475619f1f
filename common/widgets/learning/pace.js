// Tell the kernel which picture was drawn last. A page that nobody looks at has no frames, and asks for no more.
function render({ model }) {
  function drawn() {
    requestAnimationFrame(() => {
      model.set("drawn", model.get("sent"));
      model.save_changes();
    });
  }

  model.on("change:sent", drawn);
  drawn();
  return () => model.off("change:sent", drawn);
}

export default { render };
