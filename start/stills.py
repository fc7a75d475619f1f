"""What JupyterLab keeps of live figures: stills in the file and, while their kernel lives, the figures.

A live figure is a view of a model that only its own kernel has: opened the next day, it would say "model not
found". So a notebook is stored with its stills alone, each with a line that says how to bring it to life. What
was taken out is remembered, and given back to a page that is loaded anew while the same kernel runs.
"""
from pathlib import PurePosixPath

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from common.language import LANGUAGES, current, say, use

VIEW = 'application/vnd.jupyter.widget-view+json'
CLASS = 'still-of-a-live-figure'


class Stills(AsyncLargeFileManager):
    """The contents manager of run.py's JupyterLab."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.views = {}         # {path: {place: view}} as they were last saved
        self.born = {}          # {model: the process in which it was first seen}

    async def save(self, model, path=''):
        if model.get('type') == 'notebook':
            try:
                await self.keep(model['content'], path.strip('/'))
            except Exception:                              # no still is worth a save that fails
                self.log.error('The live figures of %s could not be taken out.', path, exc_info=True)
        return await super().save(model, path)

    async def keep(self, notebook, path):
        """Take the views out and remember those that belong to the notebook's kernel."""
        process = await self.process_of(path)
        self.views[path] = {place: view for place, view in take(notebook, hint(path)).items()
                            if process == self.born.setdefault(view['model_id'], process)}

    async def get(self, path, content=True, type=None, **options):
        """What is opened as a notebook gets its figures back; what is exported keeps its stills."""
        model = await super().get(path, content, type, **options)
        views = self.views.get(path.strip('/'))
        if views and type == 'notebook' and content:
            process = await self.process_of(path)
            give(model['content'], {place: view for place, view in views.items()
                                    if process and process == self.born[view['model_id']]})
        return model

    async def process_of(self, path):
        """The number of the process that is a notebook's kernel, or None. A restarted kernel is another one."""
        for session in await self.parent.session_manager.list_sessions():
            if session['path'] == path.strip('/'):
                kernel = self.parent.kernel_manager.get_kernel(session['kernel']['id'])
                return getattr(kernel.provisioner, 'pid', None)
        return None


def hint(path):
    """The line under a still, in the language of the lesson."""
    use(next((part for part in PurePosixPath(path).parts if part in LANGUAGES), current()))
    line = say('这是一张静止的图；运行这一格，它就能动了。', 'This is a still picture; run this cell to bring it to life.')
    return f'<p class="{CLASS}"><em>{line}</em></p>'


def outputs(notebook):
    """((cell, number of the output), its data) for each output that shows something."""
    for i, cell in enumerate(notebook.get('cells', [])):
        for j, output in enumerate(cell.get('outputs', [])):
            if 'data' in output:
                yield (cell.get('id', i), j), output['data']


def take(notebook, line):
    """Take the live views out of a notebook and put a line under each still; returns {place: view}."""
    notebook.get('metadata', {}).pop('widgets', None)
    taken = {}
    for place, data in outputs(notebook):
        if VIEW in data:
            taken[place] = data.pop(VIEW)
            still = data.get('text/html', '')
            still = still if isinstance(still, str) else ''.join(still)
            if CLASS not in still and not any(kind.startswith('image/') for kind in data):
                data['text/html'] = still + line
    return taken


def give(notebook, views):
    for place, data in outputs(notebook):
        if place in views:
            data[VIEW] = views[place]
