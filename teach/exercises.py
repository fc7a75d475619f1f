"""The exercises of the lessons, to be answered from outside: a reader's cell is replaced, its own check cells judge."""
import ast
import re
from contextlib import contextmanager
from functools import cache, cached_property

from common.exercises import EXHIBITS, numbers
from common.language import LANGUAGES, current
from common.source import source
from notebooks.lesson import lessons, read
from teach.cells import bound, evaluate, needed, run, used
from teach.lend import alone

HEADING = re.compile(r'^\*\*Exercise (\d+)', re.M)
TITLE = re.compile(r'^\*\*((?:Exercise|练习|Your turn|轮到你)[^*]*?)[.。：:]?\*\*', re.M)
EXHIBIT = re.compile(r"check_exhibit\('(\w+)'")


class Exercise:
    """key    '01-3' for exercise 3 of lesson 01; the name of an exhibit, or of what the reader writes, else
    reader    the cell that the reader fills, or None where a figure asks
    checks    the cells below it that judge
    titles    {language: what stands above it in bold}
    """

    def __init__(self, path, key, cells, reader, checks, titles):
        self.path, self.key, self.cells, self.titles = path, key, cells, titles
        self.reader, self.checks = reader, checks
        self.ran = {}       # {(seed, cells): the names they leave behind}

    @cached_property
    def printed(self):
        return self.cells[self.reader].text.strip()

    def answered(self, text):
        """What the checks say to `text` in place of the reader's cell: a list of Results."""
        before = needed(self.cells, self.checks, self.reader, text)
        key = numbers.current(), before
        if key not in self.ran:
            self.ran[key] = run(self.cells, before)
        names = dict(self.ran[key])
        exec(compile(text, '<reader>', 'exec'), names)
        results = []
        for at in self.checks:
            value = evaluate(self.cells[at].text, names)
            results += [result for _, result in value] if isinstance(value, list) else [value]
        return results

    @property
    def title(self):
        return self.titles.get(current()) or self.titles.get('en') or self.key

    @property
    def solution(self):
        """Position of the cell with the lesson's own solution, or None."""
        after = range(self.checks[-1] + 1, len(self.cells)) if self.reader is not None else ()
        return next((at for at in after if 'solution' in self.cells[at].tags), None)

    @property
    def model(self):
        """The code that solves it, without the line that asserts that it does; '' where a figure asks."""
        if self.solution is not None:
            return alone(self.cells[self.solution].text).rstrip()
        exhibit = EXHIBIT.search(self.cells[self.checks[-1]].text)
        return source(EXHIBITS[exhibit[1]].solution).text if exhibit else ''

    def solved(self):
        """[(code, value)] that the lesson's solution hands to its checks, which stand below it as assertions: all pass."""
        text = '\n'.join(self.cells[i].text for i in (self.reader, *self.checks, self.solution))
        names = run(self.cells, needed(self.cells, self.checks, self.reader, text))
        exec(compile(text, '<solution>', 'exec'), names)
        handed = (call.args[0] for call in ast.walk(ast.parse(self.cells[self.solution].text)) if _judges(call))
        return [(ast.unparse(answer), eval(compile(ast.Expression(answer), '<solution>', 'eval'), names)) for answer in handed]

    def shown(self):
        """The figure that asks."""
        at, = self.checks
        return evaluate(self.cells[at].text, dict(run(self.cells, needed(self.cells, self.checks, at, ''))))


@cache
def exercises():
    """{key: Exercise} of all lessons, in their order."""
    return {exercise.key: exercise for path in lessons(begin='[0-9]') for exercise in _of(path)}


@contextmanager
def with_seed(seed):
    """The exercises with the numbers of a reader's seed."""
    before, numbers.seed = numbers.seed, seed
    try:
        yield
    finally:
        numbers.seed = before


def _of(path):
    blocks = read(path)
    cells = [block for block in blocks if block.kind == 'code']
    number, titles, at = None, {}, -1
    for block in blocks:
        if block.kind in LANGUAGES and (found := TITLE.findall(block.text)):
            titles[block.kind] = found[-1]
        if block.kind == 'en' and (found := HEADING.findall(block.text)):
            number = found[-1]
        if block.kind != 'code':
            continue
        at += 1
        if 'reader' in block.tags:
            checks = _checks(cells, at)
            exhibit = EXHIBIT.search(cells[checks[-1]].text)
            names = bound(ast.parse(block.text))
            yield Exercise(path, f'{path.stem[:3].rstrip("_")}-{exhibit[1] if exhibit else number or min(names)}',
                           cells, at, checks, titles)
            number, titles = None, {}
        elif re.search(r'^fill\(', block.text, re.M):
            yield Exercise(path, f'{path.stem[:2]}-{number}', cells, None, [at], titles)
            number, titles = None, {}


def _checks(cells, reader):
    """The cells between a reader's cell and its solution, or the next reader's cell, that use what the reader wrote."""
    names, found = bound(ast.parse(cells[reader].text)), []
    for at in range(reader + 1, len(cells)):
        if {'solution', 'reader'} & set(cells[at].tags):
            break
        if re.search(r'check|reveals|locate', cells[at].text) and names & used(cells[at].text):
            found.append(at)
    return found


def _judges(node):
    """Is this a call that judges its first argument, as check_number(answer, 3) and one_step.check(answer) do?"""
    if not isinstance(node, ast.Call) or not node.args:
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, 'id', '')
    return called.startswith(('check', 'locate'))
