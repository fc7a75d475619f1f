"""A lesson's source: one Markdown file, read into blocks and laid out as a notebook for each language."""
import hashlib
import re
import tomllib
from base64 import b64encode
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from common.language import LANGUAGES, WRITTEN

SOURCES = Path(__file__).resolve().parent / 'source'
PICTURES = SOURCES.parents[1] / 'image'
DRAWN = re.compile(r'(?<=\]\()\.\./\.\./image/(\w+\.svg)(?=\))')
TAGS = ('nbval-ignore-output', 'reader', 'check', 'solution')
MARK = re.compile(r'^(?:<!-- (?P<kind>\w+)(?P<answer> answer(?:: (?P<summary>.+?))?)? -->|```python(?: tags=(?P<tags>\S+))?\n'
                  r'(?P<code>.*?)^```) *$', re.M | re.S)
STRAY = re.compile(r'^(?:```python|<!--)', re.M)
LABELS = {      # what JupyterLab shows of a folded cell is its first line
    'setup': {'zh': '# 准备', 'en': '# setup'},
    'check': {'zh': '# 批改', 'en': '# check'},
    'solution': {'zh': '# 答案', 'en': '# solution'},
}
SUMMARY = {'zh': '发生了什么', 'en': 'What happened'}      # of a folded answer that has no summary of its own
METADATA = {
    'kernelspec': {'display_name': 'Python 3', 'language': 'python', 'name': 'python3'},
    'language_info': {'file_extension': '.py', 'mimetype': 'text/x-python', 'name': 'python',
                      'pygments_lexer': 'ipython3'},
}
SETUP = '''\
import pathlib, sys
here = pathlib.Path.cwd()
sys.path[:0] = [str(p) for p in (here, *here.parents) if (p / 'common' / 'language.py').is_file()]
try: from common import language
except ImportError:{without}
language.use('{language}')'''
PROJECT = tomllib.loads((Path(__file__).parent.parent / 'pyproject.toml').read_text(encoding='utf-8'))['project']
ADDRESS = PROJECT.get('urls', {}).get('Repository')     # of a published copy
BRING = '''
    import subprocess
    subprocess.run(['git', 'clone', '--depth=1', '{address}', 'lessons'], check=True)
    sys.path.insert(0, 'lessons')
    from common import language'''
LOST = {
    'zh': '这里找不到本项目的 common 文件夹：请取得整个项目，在它的 notebooks 文件夹里打开这一课。',
    'en': 'There is no folder common above this lesson: get the whole project and open the lesson inside it.',
}


class SourceError(ValueError):
    """A source that cannot be printed, said in one sentence with file and line."""


class Block(NamedTuple):
    kind: str       # a language, 'both' or 'code'
    text: str
    tags: list
    line: int       # counted from 1


def lessons(folder=SOURCES, begin=''):
    """The sources of the lessons, in their order. The plan for teaching one, NN_name.plan.md, is none."""
    return sorted(path for path in folder.glob(f'{begin}*.md') if '.' not in path.stem)


def read(path):
    """The blocks of a source in order; SourceError where prose says no language or has no partner."""
    try:
        blocks = list(parse(path.read_text(encoding='utf-8')))
        check_pairs(blocks)
    except SourceError as error:
        raise SourceError(f'{path.name}, {error}') from None
    return blocks


def parse(text):
    def line(position):
        return text.count('\n', 0, position) + 1

    opened, start = None, 0
    for mark in (*MARK.finditer(text), None):
        prose = text[start:mark.start() if mark else None]
        if stray := STRAY.search(prose):
            raise SourceError(f'line {line(start + stray.start())}: write this mark or code fence as it should be.')
        if prose.strip() and opened is None:
            raise SourceError(f'line {line(start + len(prose) - len(prose.lstrip()))}: '
                              'put <!-- zh -->, <!-- en --> or <!-- both --> above the prose.')
        if prose.strip():
            yield Block(opened['kind'], folded(prose.strip('\n').rstrip(), opened), [], line(start))
        if mark:
            opened, start = mark if mark['kind'] else None, mark.end()
            if mark['code'] is not None:
                yield code_block(mark, line(mark.start()))
            elif mark['kind'] not in (*LANGUAGES, 'both'):
                raise SourceError(f'line {line(mark.start())}: {mark["kind"]} is no language of the lessons; '
                                  f'there are {", ".join(LANGUAGES)}, and both.')


def folded(prose, opened):
    """Prose of a block marked as an answer, behind a line to click on."""
    if not opened['answer']:
        return prose
    summary = opened['summary'] or SUMMARY.get(opened['kind'], SUMMARY['en'])
    return f'<details><summary>{summary}</summary>\n\n{prose.strip()}\n\n</details>'


def with_pictures(prose):
    """Prose that carries the project's pictures in itself, for a notebook that is read elsewhere."""
    def carried(found):
        return 'data:image/svg+xml;base64,' + b64encode((PICTURES / found[1]).read_bytes()).decode()

    return DRAWN.sub(carried, prose)


def code_block(mark, line):
    tags = mark['tags'].split(',') if mark['tags'] else []
    if unknown := sorted(set(tags) - set(TAGS)):
        raise SourceError(f'line {line}: the tag {unknown[0]} is unknown; there are {", ".join(TAGS)}.')
    if STRAY.search(mark['code']):
        raise SourceError(f'line {line}: this code block is never closed.')
    if not mark['code'].strip():
        raise SourceError(f'line {line}: this code block is empty.')
    return Block('code', mark['code'].rstrip(), tags, line)


def languages(blocks):
    """Those in which this lesson is written."""
    written = {block.kind for block in blocks}
    return [language for language in LANGUAGES if language in written or language in WRITTEN]


def check_pairs(blocks):
    if not blocks or blocks[0].kind == 'code':
        raise SourceError('line 1: a lesson opens with prose, its title, in each language.')
    for is_prose, run in groupby(blocks, lambda block: block.kind in LANGUAGES):
        run = list(run)
        counts = {language: sum(block.kind == language for block in run) for language in languages(blocks)}
        if is_prose and len(set(counts.values())) > 1:
            told = ' and '.join(f'{count} of {language}' for language, count in counts.items())
            raise SourceError(f'line {run[0].line}: of the blocks from here to the next code there are {told}; '
                              'give each its partner.')


def first_cell(language, address=ADDRESS):
    """Find this project's `common`, and speak the language. With only the notebook at hand, as in Colab, a published
    project is fetched; one that has no address is asked for in a sentence."""
    if address:
        without = BRING.format(address=address)
    else:
        without = f" raise ImportError('{LOST.get(language, LOST['en'])}') from None"
    return SETUP.format(without=without, language=language)


def notebook(blocks, language):
    """The notebook of one language, not yet executed. The setup cell follows the opening prose."""
    cells = []
    for block in blocks:
        if block.kind == 'code':
            cells.append(code_cell(block.text, block.tags, language))
        elif block.kind in (language, 'both'):
            cells += map(new_markdown_cell, apart(block.text))
    setup = first_cell(language)
    cells.insert(1, code_cell(setup, ['setup'], language))
    name(cells)
    return new_notebook(cells=cells, metadata=METADATA)


def code_cell(text, tags, language):
    """A code cell; what need not be read at first is folded by JupyterLab behind a label."""
    label = next((LABELS[tag].get(language, LABELS[tag]['en']) for tag in tags if tag in LABELS), '')
    metadata = {'jupyter': {'source_hidden': True}} if label else {}
    return new_code_cell(f'{label}\n{text}' if label else text, metadata={**metadata, **({'tags': tags} if tags else {})})


def name(cells):
    """An id for each cell that stays when another is put in: of what its code says, or of the code above it."""
    last, seen = 'opening', Counter()
    for cell in cells:
        if cell.cell_type == 'code':
            code = re.sub('^# .*\n', '', cell.source) if 'setup' not in cell.metadata.get('tags', ()) else 'setup'
            last = hashlib.sha256(code.encode()).hexdigest()[:12]
        seen[last] += 1
        cell.id = f'{last}-{seen[last]}' if cell.cell_type == 'markdown' or seen[last] > 1 else last


def apart(prose):
    """Prose in pieces, each ending where a folded answer ends: in one cell the next paragraph would stick to it."""
    return [piece for piece in re.split(r'(?<=</details>)\s*\n', prose) if piece.strip()]
