/* A figure that came a moment too late is alive all the same.

   When a page is loaded anew, ipywidgets waits two seconds for the model of each figure. On a slow machine all models
   may come while it waits for the last time; it does not look again then, and says "model not found" for good. Here a
   second look is taken, once for each figure. Where the model is really gone, the sentence stays.

   anywidget waits two seconds for the program of a figure, and lets no message of the kernel through to one that took
   longer. Here it waits a minute.
*/
const KIND = 'application/vnd.jupyter.widget-view+json';
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

function activate(app) {
  waitLonger();
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
