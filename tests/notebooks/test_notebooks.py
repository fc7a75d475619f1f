"""The printed lessons: both languages say what the source says, and everything shows without a kernel."""
import ast
import base64
import io
import re
import tokenize
from functools import cache
from itertools import zip_longest
from pathlib import Path
from statistics import median

import nbformat
import pytest
from build import says_its_source
from lesson import LANGUAGES
from lesson import lessons as sources

NOTEBOOKS = Path(__file__).parent.parent.parent / 'notebooks'
SOURCES = sources()
PRINTED = sorted(path for language in LANGUAGES for path in (NOTEBOOKS / language).glob('*.ipynb'))
SHOWN = {'text/plain', 'text/html', 'text/markdown', 'text/latex', 'image/png'}
LINK = re.compile(r'\]\(([^)\s]+)(?:\s+"[^"]*")?\)|\b(?:src|href)="([^"]+)"')
CODE_SPAN = re.compile(r'^```.*?^```|`[^`\n]+`', re.M | re.S)
HAN = re.compile('[\u4e00-\u9fff]')
HERE = re.escape(str(NOTEBOOKS.parent))
ABSOLUTE = re.compile(HERE + r'|(?:^|[\s"\'(=])(?:/(?:home|Users|root|tmp|usr|var)/|[A-Z]:\\)', re.M)

lessons = pytest.mark.parametrize('source', SOURCES, ids=lambda path: path.stem)
notebooks = pytest.mark.parametrize('path', PRINTED, ids=lambda path: f'{path.parent.name}/{path.stem}')


@cache
def cells(path, kind):
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == kind]


def code(path):
    """The lesson's own code cells, without the labels of folded ones: those below the setup cell."""
    own = [cell.copy() for cell in cells(path, 'code')[1:]]
    for cell in own:
        if cell.metadata.get('jupyter'):
            cell.source = cell.source.partition('\n')[2]
    return own


def prose(path):
    return '\n\n'.join(cell.source for cell in cells(path, 'markdown'))


def outputs(path):
    return [output for cell in cells(path, 'code') for output in cell.outputs]


def html(path):
    return [output.data['text/html'] for output in outputs(path) if 'text/html' in output.get('data', {})]


def tags(cell):
    return cell.metadata.get('tags', [])


def test_there_are_lessons_and_each_is_printed_in_both_languages():
    assert SOURCES
    names = sorted(f'{language}/{source.stem}.ipynb' for source in SOURCES for language in LANGUAGES)
    assert sorted(path.relative_to(NOTEBOOKS).as_posix() for path in PRINTED) == names


@lessons
@pytest.mark.parametrize('language', LANGUAGES)
def test_a_notebook_says_what_its_source_says(source, language):
    assert says_its_source(source, language), f'python notebooks/build.py {source.stem}'


@lessons
def test_both_languages_run_the_same_code(source):
    zh, en = (code(NOTEBOOKS / language / f'{source.stem}.ipynb') for language in LANGUAGES)
    for one, other in zip_longest(zh, en):
        assert one.source == other.source and tags(one) == tags(other)


@notebooks
def test_a_lesson_opens_with_its_number(path):
    number = re.match(r'\d+b?', path.stem)
    assert prose(path).startswith(f'# {number[0]} ' if number else '# ')


@notebooks
def test_each_language_keeps_to_its_own_notebook(path):
    own = LINK.sub('', re.sub(r'\[[^\]]*\]\(', '](', CODE_SPAN.sub('', prose(path))))
    assert bool(HAN.search(own)) == (path.parent.name == 'zh') or 'glossary' in path.stem


@notebooks
def test_cells_are_thin(path):
    lengths = [len(cell.source.strip().splitlines()) for cell in code(path)]
    assert median(lengths) <= 2 and max(lengths) <= 25


@notebooks
def test_code_has_no_comments_and_no_sentences(path):
    for cell in code(path):
        for token in tokenize.generate_tokens(io.StringIO(cell.source).readline):
            assert token.type != tokenize.COMMENT, cell.source
        assert cell.source.isascii(), cell.source
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.search(r'[A-Za-z]{2,}[,:]? [A-Za-z]{2,}', node.value), cell.source


@notebooks
def test_every_cell_was_run_in_order(path):
    counts = [cell.execution_count for cell in cells(path, 'code')]
    assert counts == list(range(1, len(counts) + 1))


@notebooks
def test_no_plot_is_shown_on_a_ground_of_one_theme(path):
    for cell in cells(path, 'code'):
        assert not any('needs_background' in output.get('metadata', {}) for output in cell.outputs), cell.source


@notebooks
def test_most_cells_are_compared(path):
    ignored = sum('nbval-ignore-output' in tags(cell) for cell in cells(path, 'code'))
    assert ignored <= 0.4 * len(cells(path, 'code'))


@notebooks
def test_links_and_pictures_are_there(path):
    for markdown, tag in LINK.findall('\n'.join([CODE_SPAN.sub('', prose(path)), *html(path)])):
        target = (markdown or tag).partition('#')[0]
        if target and not target.startswith(('https://', 'mailto:', 'data:')):
            assert (path.parent / target).resolve().is_file(), f'there is no {target}'


@notebooks
def test_pictures_come_from_here_and_are_described(path):
    for text in (prose(path), *html(path)):
        assert not re.search(r'!\[[^\]]*\]\(http|<img[^>]+src="http|!\[\s*\]', text)
        for picture in re.findall(r'<img[^>]*>', text):
            assert re.search(r'alt="[^"]+"', picture), picture[:200]


@notebooks
def test_stills_need_nothing_else(path):
    for text in html(path):
        for encoded in re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', text):
            svg = base64.b64decode(encoded).decode('utf-8')
            assert svg.startswith('<svg')
            assert not re.search(r'<script|<foreignObject|href="http|@import|url\(\W*http', svg)


@notebooks
def test_nothing_runs_that_is_not_ours(path):
    for text in (prose(path), *html(path)):
        assert not re.search(r'<script|<iframe|<link\b|<svg|\son\w+\s*=', text, re.I)


@notebooks
def test_outputs_show_without_a_kernel(path):
    assert 'application/vnd.jupyter.widget' not in path.read_text(encoding='utf-8')
    for output in outputs(path):
        assert output.output_type != 'error' and output.get('name') != 'stderr'
        assert set(output.get('data', {})) <= SHOWN


@notebooks
def test_outputs_hold_no_path_and_no_address_in_memory(path):
    for output in outputs(path):
        for text in (output.get('text', ''), *output.get('data', {}).values()):
            assert not ABSOLUTE.search(text) and not re.search(r'0x[0-9a-f]{6,}|ipykernel_\d', text), text[:500]
    assert not ABSOLUTE.search(prose(path))


@notebooks
def test_solutions_show_nothing(path):
    for cell in code(path):
        assert not ('solution' in tags(cell) and cell.outputs), cell.source


@notebooks
def test_formulas_are_closed(path):
    for cell in cells(path, 'markdown'):
        text = CODE_SPAN.sub('', cell.source).replace(r'\$', '')
        display = text.split('$$')
        assert len(display) % 2, cell.source
        for paragraph in re.split(r'\n\s*\n', '\n\n'.join(display[::2])):
            assert paragraph.count('$') % 2 == 0, paragraph
        formulas = display[1::2] + [part for text in display[::2] for part in text.split('$')[1::2]]
        for formula in formulas:
            bare = formula.replace(r'\{', '').replace(r'\}', '')
            assert bare.count('{') == bare.count('}'), formula
            for opens, closes in ((r'\\begin\{', r'\\end\{'), (r'\\left\b', r'\\right\b')):
                assert len(re.findall(opens, formula)) == len(re.findall(closes, formula)), formula
