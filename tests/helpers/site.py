"""A reader of the web edition: opens a lesson through its door, waits for Python, runs all cells."""
from common.language import LANGUAGES
from tests.helpers.browser import PATIENCE_MS
from web import ROOT

LESSONS = [f'{language}/{path.stem.split("_")[0]}' for language in LANGUAGES
           for path in sorted((ROOT / 'notebooks' / language).glob('*.ipynb'))]

ASKED = '''async code => {
    const notebook = [...jupyterapp.shell.widgets('main')].find(widget => widget.sessionContext);
    const asked = notebook.sessionContext.session.kernel.requestExecute({code});
    let text = '';
    asked.onIOPub = message => { text += message.content.text ?? message.content.evalue ?? ''; };
    await asked.done;
    return text;
}'''


def new_page(context, address):
    """A page that notes what the browser complains about and which other hosts are asked."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.complaints, page.foreign = [], []
    page.on('console', lambda message: message.type == 'error' and page.complaints.append(message.text))
    page.on('pageerror', lambda error: page.complaints.append(str(error)))
    own = address, 'data:', 'blob:'
    page.on('request', lambda sent: sent.url.startswith(own) or page.foreign.append(sent.url))
    return page


def open_lesson(page, address, lesson):
    """Open a lesson, 'zh/03', by its short address, and wait until Python is ready."""
    page.goto(f'{address}/{lesson}/')
    python_is_ready(page)


def python_is_ready(page):
    page.wait_for_selector('body[data-python=ready]', state='attached')


def answered(page, code):
    """What `code`, run in the lesson's Python, prints, or the words of its error."""
    return page.evaluate(ASKED, code)


def code_cells(page):
    """The code cells of the notebook as it stands in the page."""
    return page.evaluate('''() => [...jupyterapp.shell.widgets('main')]
        .find(widget => widget.content?.model?.cells).content.model.sharedModel.cells
        .map(cell => cell.toJSON()).filter(cell => cell.cell_type === 'code')''')


def faults(page):
    """What went wrong in the cells: errors, text on stderr, cells that did not run."""
    cells = code_cells(page)
    outputs = [output for cell in cells for output in cell['outputs']]
    errors = [output for output in outputs if output['output_type'] == 'error']
    return ([f'{output["ename"]}: {output["evalue"]}' for output in errors]
            + [''.join(output['text']) for output in outputs if output.get('name') == 'stderr']
            + [''.join(cell['source']) for cell in cells if not cell['execution_count']])
