"""The pupils' notebooks: the lessons without their solutions, with a seed of their own, and with nbgrader's marks.

A cell that judges gives one point. It is an error only while a school's grader runs it (`Result.graded`), so that it
stops no pupil who runs all cells.
"""
import ast
import re
from functools import cache
from itertools import count

import nbformat

from common.exercises import problems
from common.language import LANGUAGES
from notebooks.lesson import notebook, read, with_pictures
from teach import ROOT
from teach.cells import bound, used
from teach.exercises import exercises

SEED = re.compile(r'^numbers\.seed = .*$', re.M)
NAMED = re.compile(r"exercise='([^']+)'")
LENT = 'from teach.lend import lend\n{names}, = lend({lesson!r}, globals(), {quoted})'
POINTS = 1
DRAWING = {'fill', 'renew', *(name for name, made in vars(problems).items() if isinstance(made, problems.Problem) and made.draw)}


def write(folder, lessons, seed):
    """Lay these lessons, in each language, into folder/zh, folder/en …"""
    for language in LANGUAGES:
        (folder / language).mkdir(parents=True, exist_ok=True)
        for path in lessons:
            target = folder / language / path.with_suffix('.ipynb').name
            text = nbformat.writes(edition(path, language, seed)) + '\n'
            target.write_text(text, encoding='utf-8', newline='\n')


def edition(path, language, seed):
    """One lesson as a pupil gets it, in one language, with the numbers of a seed."""
    marks, position, blocks, of_code = grade_ids(path), count(), [], []
    for block in blocks_of(path):
        if block.kind != 'code':
            blocks.append(block._replace(text=with_pictures(block.text)))
            continue
        mark = marks.get(next(position))
        block = handed_out(path, block, seed, mark)
        if block:
            blocks.append(block)
            of_code.append(mark)
    made = notebook(blocks, language)
    setup, *cells = [cell for cell in made.cells if cell.cell_type == 'code']
    for cell, mark in zip(cells, of_code, strict=True):
        if mark:
            cell.metadata['nbgrader'] = {'schema_version': 3, 'grade_id': mark, 'grade': True, 'points': POINTS,
                                         'locked': True, 'solution': False, 'task': False}
    as_printed([setup, *cells], path, language)
    return made


@cache
def blocks_of(path):
    return read(path)


def handed_out(path, block, seed, mark):
    """A block of code as pupils get it: graded, with their seed; None in place of a solution.

    Where the lesson goes on with its solution until the reader's own code is right, its names are lent.
    """
    if 'solution' in block.tags:
        names = needed_below(path, block)
        text = LENT.format(names=', '.join(names), lesson=path.stem, quoted=', '.join(map(repr, names)))
        return block._replace(text=text, tags=['setup']) if names else None
    return block._replace(text=graded(block.text) if mark else SEED.sub(f'numbers.seed = {seed}', block.text))


def needed_below(path, solution):
    """The names that a solution binds and that cells further down use, where these bind them in no other way."""
    names = bound(ast.parse(solution.text))
    found = set()
    for block in blocks_of(path):
        if block.kind == 'code' and block.line > solution.line and 'solution' not in block.tags:
            found |= names & used(block.text)
            names -= bound(ast.parse(block.text))
    return sorted(found)


def graded(text):
    """The code of a cell whose last line is a verdict."""
    *_, last = ast.parse(text).body
    lines = text.split('\n')
    return '\n'.join([*lines[:last.end_lineno - 1], lines[last.end_lineno - 1] + '.graded()'])


@cache
def grade_ids(path):
    """{position among the lesson's code: name of the point that is given there}

    It is the name under which answers are kept; finding the input that gives a mistake away has a point of its own.
    """
    marks = {}
    for exercise in exercises().values():
        if exercise.path == path and exercise.reader is not None:
            for at in exercise.checks:
                named = NAMED.search(exercise.cells[at].text)
                marks[at] = named[1] if named else f'{exercise.key}-input'
    return marks


def as_printed(cells, path, language):
    """Stored outputs of the printed lesson, for a pupil who looks before running: up to the first number that the seed draws."""
    printed = nbformat.read(ROOT / 'notebooks' / language / path.with_suffix('.ipynb').name, 4)
    outputs = {cell.id: cell.outputs for cell in printed.cells if cell.cell_type == 'code'}
    for cell in cells:
        if used(cell.source) & DRAWING:
            break
        cell.outputs = outputs.get(cell.id, [])
