/* Where a kernel has ended, its figures become the stills that the notebook keeps of them.

   A live figure is a view of a model that its kernel has. When that is restarted or dies, the view would stay, with
   sliders that move nothing and a button that says "pause" while nothing learns any more. The still says how to bring
   the figure to life. What other programs show, who keep no such still, is left alone. (stills.py does the same for the
   file.)
*/
{
  const VIEW = 'application/vnd.jupyter.widget-view+json';
  const STILL = 'still-of-a-live-figure';
  const ENDED = ['restarting', 'autorestarting', 'terminating', 'dead'];

  const layDown = panel => {
    for (const cell of panel.isDisposed ? [] : panel.content.widgets) {
      const outputs = cell.outputArea?.model;
      for (let i = 0; i < (outputs?.length ?? 0); i++) {
        const output = outputs.get(i).toJSON();
        const { [VIEW]: view, ...still } = output.data ?? {};
        if (view && String(still['text/html']).includes(STILL)) {
          outputs.set(i, { ...output, data: still });
        }
      }
    }
  };

  const watch = panel => {
    panel.sessionContext.statusChanged.connect((_, status) => ENDED.includes(status) && layDown(panel));
    panel.sessionContext.kernelChanged.connect((_, { oldValue, newValue }) =>
      oldValue && oldValue.id !== newValue?.id && layDown(panel));
  };

  const activate = app => {
    const seen = new WeakSet();
    app.shell.layoutModified.connect(() => {
      for (const panel of app.shell.widgets('main')) {
        if (panel.sessionContext && panel.content?.widgets && !seen.has(panel)) {
          seen.add(panel);
          watch(panel);
        }
      }
    });
  };

  const plugin = { id: 'stills:plugin', autoStart: true, activate };

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB.stills = {
    init: () => {},
    get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })),
  };
}
