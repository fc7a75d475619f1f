"""Building: the cells are executed, stills stay, the same source gives the same bytes."""
import asyncio
import shutil
from pathlib import Path

import build
import nbformat
import pytest

ROOT = Path(__file__).parent.parent.parent
OPENING = '<!-- zh -->\n# 01 苹果\n<!-- en -->\n# 01 Apples\n'
FIGURE = '''
```python
import ipywidgets
class Figure:
    def _repr_mimebundle_(self, **kwargs):
        return {**ipywidgets.IntSlider()._repr_mimebundle_(), 'text/html': '<img alt="220">', 'text/plain': '220'}
```
```python
Figure()
```
'''


@pytest.fixture
def folder(tmp_path):
    """A project's notebooks/ with one lesson to be written into it; `common` stands beside it."""
    shutil.copytree(ROOT / 'common', tmp_path / 'common', ignore=shutil.ignore_patterns('__pycache__'))
    (tmp_path / 'notebooks' / 'source').mkdir(parents=True)
    return tmp_path / 'notebooks'


def printed(folder, cells, language='en'):
    source = folder / 'source' / '01_apples.md'
    source.write_text(OPENING + cells, encoding='utf-8')
    return asyncio.run(build.build(source, language, folder))


def outputs(path):
    return [cell.outputs for cell in nbformat.read(path, 4).cells if cell.cell_type == 'code']


def test_a_live_figure_leaves_its_still(folder):
    path = printed(folder, FIGURE)
    assert 'widget-view' not in path.read_text(encoding='utf-8')
    assert outputs(path)[-1][0].data == {'text/html': '<img alt="220">', 'text/plain': '220'}


def test_the_same_source_gives_the_same_bytes(folder):
    cells = FIGURE + "```python\nprint({'apple', 'orange', 'tax'})\nimport sys\nprint(sys.version_info[0])\n```\n"
    first = printed(folder, cells).read_bytes()
    assert printed(folder, cells).read_bytes() == first and b'\r' not in first


def test_cells_are_counted_from_one(folder):
    cells = nbformat.read(printed(folder, FIGURE), 4).cells
    assert [cell.execution_count for cell in cells if cell.cell_type == 'code'] == [1, 2, 3]


def test_a_lesson_speaks_its_language(folder):
    cell = "```python\nfrom common.language import say\nsay('苹果', 'apple')\n```\n"
    for language, word in (('zh', "'苹果'"), ('en', "'apple'")):
        assert outputs(printed(folder, cell, language))[-1][0].data == {'text/plain': word}


def test_an_output_that_is_not_compared_stays_until_code_before_it_changes(folder):
    draw = '```python tags=nbval-ignore-output\nimport secrets; secrets.token_hex()\n```\n'
    first, again, changed = (outputs(printed(folder, f'```python\n{value}\n```\n' + draw))[-1] for value in (1, 1, 2))
    assert first == again != changed


def test_a_cell_that_raises_is_named_with_its_lesson(folder):
    with pytest.raises(build.BuildError, match=r'01_apples \(en\), cell 2: ZeroDivisionError: division by zero'):
        printed(folder, '```python\n1 / 0\n```\n')


def test_a_widget_without_a_still_is_refused(folder):
    with pytest.raises(build.BuildError, match='cell 2: a widget without a still picture'):
        printed(folder, '```python\nimport ipywidgets; ipywidgets.IntSlider()\n```\n')


def test_a_lesson_finds_this_common_and_no_other(folder, monkeypatch, tmp_path):
    stranger = tmp_path / 'site' / 'common'
    stranger.mkdir(parents=True)
    (stranger / '__init__.py').write_text('')
    monkeypatch.setenv('PYTHONPATH', str(stranger.parent))
    monkeypatch.setenv('PYTHONSAFEPATH', '1')
    found = outputs(printed(folder, '```python\nlanguage.__file__\n```\n'))[-1][0].data['text/plain']
    assert Path(found.strip("'")) == folder.parent / 'common' / 'language.py'


def test_a_lesson_without_its_project_says_what_to_do(folder, tmp_path, monkeypatch):
    monkeypatch.delenv('PYTHONPATH', raising=False)         # run.py names the project there
    shutil.rmtree(tmp_path / 'common')
    with pytest.raises(build.BuildError, match='cell 1: ImportError: There is no folder common'):
        printed(folder, '```python\n1\n```\n')


def test_a_notebook_says_its_source_until_one_of_them_changes(folder):
    source = folder / 'source' / '01_apples.md'
    path = printed(folder, FIGURE)
    assert build.says_its_source(source, 'en', folder) and not build.says_its_source(source, 'zh', folder)
    path.write_text(path.read_text(encoding='utf-8').replace('# 01 Apples', '# 01 Oranges'), encoding='utf-8')
    assert not build.says_its_source(source, 'en', folder)


def test_lessons_are_asked_for_by_the_beginning_of_their_names(folder):
    for name in ('01_apples', '02_chain', '10_more'):
        (folder / 'source' / f'{name}.md').write_text(OPENING, encoding='utf-8')
    assert [path.stem for path in build.sources(['02', '10'], folder)] == ['02_chain', '10_more']
    assert len(build.sources([], folder)) == 3
    with pytest.raises(build.BuildError, match='No lesson is called 07: 01_apples 02_chain 10_more'):
        build.sources(['07'], folder)
    assert build.main(['no such lesson']).startswith('No lesson is called no such lesson')
