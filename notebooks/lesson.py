"""A lesson's source: one Markdown file, read into blocks and laid out as a notebook for each language."""
import re
from itertools import groupby
from typing import NamedTuple

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

LANGUAGES = ('zh', 'en')
TAGS = ('nbval-ignore-output', 'reader', 'check', 'solution')
FOLDED = {'check', 'solution'}
MARK = re.compile(r'^(?:<!-- (zh|en|both) -->|```python(?: tags=(\S+))?\n(.*?)^```) *$', re.M | re.S)
STRAY = re.compile(r'^(?:```python|<!-- (?:zh|en|both)\b)', re.M)
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
except ImportError: raise ImportError('{lost}') from None
language.use('{language}')'''
LOST = {
    'zh': '这里找不到本项目的 common 文件夹：请取得整个项目，在它的 notebooks 文件夹里打开这一课。',
    'en': 'There is no folder common above this lesson: get the whole project and open the lesson inside it.',
}


class SourceError(ValueError):
    """A source that cannot be printed, said in one sentence with file and line."""


class Block(NamedTuple):
    kind: str       # 'zh', 'en', 'both' or 'code'
    text: str
    tags: list
    line: int       # counted from 1


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

    kind, start = None, 0
    for mark in (*MARK.finditer(text), None):
        prose = text[start:mark.start() if mark else None]
        if stray := STRAY.search(prose):
            raise SourceError(f'line {line(start + stray.start())}: write this mark or code fence as it should be.')
        if prose.strip() and kind is None:
            first = start + len(prose) - len(prose.lstrip())
            raise SourceError(f'line {line(first)}: put <!-- zh -->, <!-- en --> or <!-- both --> above the prose.')
        if prose.strip():
            yield Block(kind, prose.strip('\n').rstrip(), [], line(start))
        if mark:
            kind, start = mark[1], mark.end()
            if mark[3] is not None:
                yield code_block(mark, line(mark.start()))


def code_block(mark, line):
    tags = mark[2].split(',') if mark[2] else []
    if unknown := sorted(set(tags) - set(TAGS)):
        raise SourceError(f'line {line}: the tag {unknown[0]} is unknown; there are {", ".join(TAGS)}.')
    if STRAY.search(mark[3]):
        raise SourceError(f'line {line}: this code block is never closed.')
    if not mark[3].strip():
        raise SourceError(f'line {line}: this code block is empty.')
    fold = '\n' if FOLDED & set(tags) else ''       # JupyterLab shows the first line of what it folds
    return Block('code', fold + mark[3].rstrip(), tags, line)


def check_pairs(blocks):
    if not blocks or blocks[0].kind == 'code':
        raise SourceError('line 1: a lesson opens with prose, its title, in both languages.')
    for is_prose, run in groupby(blocks, lambda block: block.kind in LANGUAGES):
        run = list(run)
        zh, en = (sum(block.kind == language for block in run) for language in LANGUAGES)
        if is_prose and zh != en:
            raise SourceError(f'line {run[0].line}: from here to the next code there are {zh} blocks of zh '
                              f'and {en} of en; give each its partner.')


def notebook(blocks, language):
    """The notebook of one language, not yet executed. The setup cell follows the opening prose."""
    cells = []
    for block in blocks:
        if block.kind == 'code':
            cells.append(new_code_cell(block.text, metadata=metadata(block.tags)))
        elif block.kind in (language, 'both'):
            cells += map(new_markdown_cell, apart(block.text))
    setup = SETUP.format(lost=LOST[language], language=language)
    cells.insert(1, new_code_cell(setup))
    for number, cell in enumerate(cells):
        cell.id = f'{cell.cell_type}-{number}'
    return new_notebook(cells=cells, metadata=METADATA)


def apart(prose):
    """Prose in pieces, each ending where a folded answer ends: in one cell the next paragraph would stick to it."""
    return [piece for piece in re.split(r'(?<=</details>)\s*\n', prose) if piece.strip()]


def metadata(tags):
    """A cell's metadata; JupyterLab folds the code of a solution, and of a check that holds the right answer."""
    folded = {'jupyter': {'source_hidden': True}} if FOLDED & set(tags) else {}
    return {**folded, 'tags': tags} if tags else {}
