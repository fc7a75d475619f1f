"""A saved notebook holds stills, and gives the live figures back to a page while the same kernel runs."""
import asyncio
import logging
from types import SimpleNamespace

import nbformat
import pytest
from traitlets.config import Configurable

from start.stills import CLASS, VIEW, Stills, hint

PATH = 'my/en/01_graphs.ipynb'
STILL, LIVE = '<img alt="a graph" src="data:image/svg+xml;base64,">', {VIEW: {'model_id': 'm1'}}


class Kernels:
    """JupyterLab's own knowledge of which process is the kernel of a notebook."""

    def __init__(self):
        self.processes = {}

    async def list_sessions(self):
        return [{'path': path, 'kernel': {'id': path}} for path in self.processes]

    def get_kernel(self, path):
        return SimpleNamespace(provisioner=SimpleNamespace(pid=self.processes[path]))


@pytest.fixture
def kernels():
    return Kernels()


@pytest.fixture
def manager(tmp_path, kernels):
    (tmp_path / 'my' / 'en').mkdir(parents=True)
    server = Configurable()
    server.session_manager = server.kernel_manager = kernels
    return Stills(root_dir=str(tmp_path), parent=server)


def save(manager, *outputs, path=PATH, **metadata):
    cells = [nbformat.v4.new_code_cell('figure', id='c1', outputs=[
        nbformat.v4.new_output('display_data', data=data) for data in outputs])]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
    asyncio.run(manager.save({'type': 'notebook', 'format': 'json', 'content': notebook}, path))


def load(manager, path=PATH):
    return [output['data'] for output in asyncio.run(manager.get(path, type='notebook'))['content']['cells'][0]['outputs']]


def stored(tmp_path, path=PATH):
    return [dict(output.data) for output in nbformat.read(tmp_path / path, 4).cells[0].outputs]


def test_the_file_holds_the_still_and_a_line_below_it(manager, tmp_path):
    save(manager, {'text/html': STILL, 'text/plain': '220', **LIVE})
    assert stored(tmp_path) == [{'text/html': STILL + hint(PATH), 'text/plain': '220'}]
    assert 'run this cell to bring it to life' in hint(PATH) and CLASS in hint(PATH)


def test_what_is_not_alive_is_stored_as_it_is(manager, tmp_path):
    outputs = [{'text/plain': '42'}, {'text/html': '<table></table>'}, {'image/png': 'aGk=', 'text/plain': 'a chart'}]
    save(manager, *outputs)
    assert stored(tmp_path) == outputs


def test_a_widget_without_a_still_leaves_the_line_alone(manager, tmp_path):
    save(manager, {'text/plain': 'IntSlider(value=3)', **LIVE})
    assert stored(tmp_path) == [{'text/plain': 'IntSlider(value=3)', 'text/html': hint(PATH)}]


def test_a_picture_is_a_still_too(manager, tmp_path):
    save(manager, {'image/png': 'aGk=', **LIVE})
    assert stored(tmp_path) == [{'image/png': 'aGk='}]


def test_the_line_is_written_once_however_often_it_is_saved(manager, tmp_path, kernels):
    kernels.processes[PATH] = 7
    save(manager, {'text/html': STILL, **LIVE})
    for _ in range(2):
        save(manager, *load(manager))
    assert stored(tmp_path) == [{'text/html': STILL + hint(PATH)}]


def test_the_line_speaks_the_language_of_the_lesson(manager, tmp_path):
    (tmp_path / 'my' / 'zh').mkdir()
    save(manager, {'text/html': STILL, **LIVE}, path='my/zh/01_graphs.ipynb')
    assert '运行这一格' in stored(tmp_path, 'my/zh/01_graphs.ipynb')[0]['text/html']


def test_states_of_widgets_are_not_stored(manager, tmp_path):
    save(manager, {'text/html': STILL, **LIVE}, widgets={'application/vnd.jupyter.widget-state+json': {'state': {}}})
    assert 'widgets' not in nbformat.read(tmp_path / PATH, 4).metadata


def test_while_the_kernel_runs_a_page_gets_its_figures_back(manager, kernels):
    kernels.processes[PATH] = 7
    save(manager, {'text/plain': '42'}, {'text/html': STILL, **LIVE})
    first, second = load(manager)
    assert VIEW not in first and second[VIEW] == LIVE[VIEW]


def test_what_is_exported_meanwhile_keeps_its_stills(manager, kernels):
    kernels.processes[PATH] = 7
    save(manager, {'text/html': STILL, **LIVE})
    output, = asyncio.run(manager.get(PATH))['content']['cells'][0]['outputs']
    assert VIEW not in output['data'] and STILL in output['data']['text/html']


@pytest.mark.parametrize('then', [{}, {PATH: 8}], ids=['no kernel', 'restarted'])
def test_without_that_kernel_a_page_gets_the_stills(manager, kernels, then):
    kernels.processes[PATH] = 7
    save(manager, {'text/html': STILL, **LIVE})
    kernels.processes = then
    assert VIEW not in load(manager)[0]
    assert CLASS in load(manager)[0]['text/html']


def test_a_figure_of_a_kernel_that_was_restarted_stays_a_still_after_the_next_save(manager, kernels):
    kernels.processes[PATH] = 7
    save(manager, {'text/html': STILL, **LIVE})
    kernels.processes[PATH] = 8
    save(manager, {'text/html': STILL, **LIVE}, {'text/html': STILL, VIEW: {'model_id': 'm2'}})
    assert [VIEW in data for data in load(manager)] == [False, True]


def test_a_figure_belongs_to_the_kernel_of_its_own_notebook(manager, kernels):
    kernels.processes.update({'my/en/02_chain_rule.ipynb': 6, PATH: 7})
    save(manager, {'text/html': STILL, **LIVE})
    kernels.processes['my/en/02_chain_rule.ipynb'] = 8
    assert VIEW in load(manager)[0]


def test_each_cell_gets_its_own_figure_back_also_where_cells_have_no_names(manager, kernels):
    kernels.processes[PATH] = 7
    cells = [{'cell_type': 'code', 'source': '', 'metadata': {}, 'execution_count': 1, 'outputs': [
        {'output_type': 'display_data', 'metadata': {}, 'data': {'text/html': STILL, VIEW: {'model_id': name}}}]}
        for name in ('m1', 'm2')]
    notebook = {'cells': cells, 'metadata': {}, 'nbformat': 4, 'nbformat_minor': 4}
    asyncio.run(manager.save({'type': 'notebook', 'format': 'json', 'content': notebook}, PATH))
    cells = asyncio.run(manager.get(PATH, type='notebook'))['content']['cells']
    assert [cell['outputs'][0]['data'][VIEW]['model_id'] for cell in cells] == ['m1', 'm2']


def test_a_page_that_asks_for_no_content_gets_none(manager, kernels):
    kernels.processes[PATH] = 7
    save(manager, {'text/html': STILL, **LIVE})
    assert asyncio.run(manager.get(PATH, content=False, type='notebook'))['content'] is None


def test_a_still_of_several_lines_keeps_them_and_its_line(manager, tmp_path):
    save(manager, {'text/html': ['<b>a\n', 'graph</b>'], **LIVE})
    assert stored(tmp_path) == [{'text/html': '<b>a\ngraph</b>' + hint(PATH)}]


@pytest.mark.parametrize('odd', [{'text/html': 7, **LIVE}, {'text/plain': '220', VIEW: 'm1'}], ids=['html', 'view'])
def test_what_cannot_be_understood_is_saved_all_the_same_and_noted(manager, tmp_path, caplog, odd):
    manager.log = logging.getLogger('stills')
    cell = {'cell_type': 'code', 'id': 'c1', 'source': 'my answer', 'metadata': {}, 'execution_count': 1,
            'outputs': [{'output_type': 'display_data', 'data': odd, 'metadata': {}}]}
    notebook = {'cells': [cell], 'metadata': {}, 'nbformat': 4, 'nbformat_minor': 5}
    asyncio.run(manager.save({'type': 'notebook', 'format': 'json', 'content': notebook}, PATH))
    assert 'my answer' in (tmp_path / PATH).read_text()
    noted, = [record for record in caplog.records if (record.name, record.levelname) == ('stills', 'ERROR')]
    assert PATH in noted.getMessage() and noted.exc_info


def test_a_file_that_is_no_notebook_is_saved_as_it_is(manager, tmp_path, caplog):
    manager.log = logging.getLogger('stills')
    asyncio.run(manager.save({'type': 'file', 'format': 'text', 'content': VIEW}, 'my/note.txt'))
    assert (tmp_path / 'my' / 'note.txt').read_text() == VIEW
    assert asyncio.run(manager.get('my/note.txt'))['content'] == VIEW and not caplog.records


def test_a_notebook_that_jupyterlab_makes_is_saved(manager):
    assert asyncio.run(manager.new_untitled('my', 'notebook'))['path'] == 'my/Untitled.ipynb'
