/* A figure that came a moment too late is alive all the same.

   When a page is loaded anew, ipywidgets waits two seconds for the model of each figure. On a slow machine all models
   may come while it waits for the last time; it does not look again then, and says "model not found" for good. Here a
   second look is taken, once for each figure. Where the model is really gone, the sentence stays.

   anywidget waits two seconds for the program of a figure, and lets no message of the kernel through to one that took
   longer. Here it waits a minute.

   A link that opens a lesson and names a heading: JupyterLab looks for the heading once, before the lesson's text is
   drawn, and for a Chinese one by its percent signs; it stays at the top. Here the heading is looked for until it
   stands where it is wanted and no longer moves, or the reader goes elsewhere.
*/
const KIND = 'application/vnd.jupyter.widget-view+json';
const LINK = 'rendermime:handle-local-link';
const HANDS = ['wheel', 'pointerdown', 'keydown'];
const GIVEN_UP = 'Error displaying widget: model not found';

function* figures(app) {
  for (const panel of app.shell.widgets('main')) {
    for (const cell of panel.content?.widgets ?? []) {
      const area = cell.outputArea;
      for (const [i, output] of (area?.widgets ?? []).entries()) {
        for (const figure of output.children()) {
          if (figure.mimeType === KIND) {
            yield [figure, area.model.get(i)];
          }
        }
      }
    }
  }
}

function waitLonger() {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = milliseconds => timeout(Math.max(milliseconds, 60_000));
}

async function goToHeading(panel, fragment) {
  const name = CSS.escape(fragment.slice(1));
  let elsewhere = false, before = null;
  HANDS.forEach(hand => panel.node.addEventListener(hand, () => { elsewhere = true; }, { capture: true, once: true }));
  await panel.context.ready;
  for (let looks = 0; looks < 200 && !elsewhere && !panel.isDisposed; looks++) {
    panel.setFragment(fragment);
    await new Promise(later => setTimeout(later, 300));
    const heading = panel.node.querySelector(`[data-jupyter-id="${name}"], [id="${name}"]`);
    const now = heading?.getBoundingClientRect().top;
    if (heading && now === before) {
      return;
    }
    before = now;
  }
}

async function followLink(app, { id, args, result }) {
  if (id === LINK && args.id) {
    await result;
    const opened = [...app.shell.widgets('main')].find(panel => panel.context?.path === args.path);
    if (opened) {
      goToHeading(opened, decodeURIComponent(args.id));
    }
  }
}

function activate(app) {
  waitLonger();
  app.commands.commandExecuted.connect((_, command) => followLink(app, command));
  const seen = new WeakSet();
  setInterval(() => {
    for (const [figure, model] of figures(app)) {
      const gaveUp = figure.node.childElementCount === 0 && figure.node.textContent === GIVEN_UP;
      if (gaveUp && !seen.has(figure)) {
        seen.add(figure);
        figure.renderModel(model);
      }
    }
  }, 500);
}

const plugin = { id: 'second-look:plugin', autoStart: true, activate };

window._JUPYTERLAB = window._JUPYTERLAB ?? {};
window._JUPYTERLAB['second-look'] = {
  init: () => {},
  get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })),
};
