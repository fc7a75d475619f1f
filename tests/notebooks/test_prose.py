"""Every number in the prose is computed: in a cell of the lesson, in a formula that is true, or by the engine here.

Only numbers with a point or with three digits and more are looked at; 2 apples and 3 steps need no proof. A number
may be told with fewer digits than were computed: 0.97 for 0.9712.
"""
import base64
import html
import json
import re
from pathlib import Path

import pytest

from common.graph import Graph
from common.layers import Sigmoid

ROOT = Path(__file__).parent.parent.parent
NOTEBOOKS = sorted(ROOT.glob('notebooks/[ze][hn]/*.ipynb'))
NUMBER = re.compile(r'(?<![\w.#/])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e-?\d+)?(?![\w./]*\.(?:ipynb|svg|py|md))')
GIVEN = {1986, 2016, 1e-12}     # a year, and tolerances that are chosen, not computed


def shop(**inputs):
    g = Graph(**{**dict(apple=100, apple_num=2, tax=1.1), **inputs})
    g.output = g['apple'] * g['apple_num'] * g['tax']
    return g


def fruit(**inputs):
    g = Graph(**{**dict(apple=100, apple_num=2, orange=150, orange_num=3, tax=1.1), **inputs})
    g.output = (g['apple'] * g['apple_num'] + g['orange'] * g['orange_num']) * g['tax']
    return g


def squashed(x):
    g = Graph(x=x)
    g.apply(Sigmoid(), g['x'])
    return g


# What the reader sees after moving a slider, as the folded answers tell it: these graphs, at these values.
MOVED = {
    '00': [shop(apple_num=4)],
    '01': [shop(apple=200), shop(tax=1.13), fruit()],
    '03': [fruit(), fruit(apple=80, apple_num=3, orange=120, orange_num=5, tax=1.2)],
    '04': [squashed(2), squashed(10)],
    '09': [fruit(orange_num=6)],
}
# Guesses that the reader may choose from, settings to try, and numbers that other tests hold: the parameters of the
# network, tests/lessons/test_lesson_01.py (corners), tests/test_learning.py (accuracies), tests/common/test_course.py
# (minutes).
ELSEWHERE = {'00': {784 * 50 + 50 + 50 * 10 + 10},
             '01': {0.1, 0.01, 13.31, 0.11, 1.3211, 0.0011, 7.69, 0.83, 0.08}, '02': {0.1, 30.1}, '06': {105},
             '08': {0.4, 0.5, 0.7, 0.9, 1, 1.1, 0.001, 0.07, 0.19, 0.98, 0.97}}


def found(text):
    """The numbers in a text, as they are written."""
    return [number.replace(',', '') for number in NUMBER.findall(text.replace('−', '-').replace('{,}', ','))]


def numbers(text):
    return {float(number) for number in found(text)}


def rounds_to(value, told):
    """Whether the value, rounded to as many digits as were told, is what was told."""
    digits = len(told.split('e')[0].replace('.', '').lstrip('0')) or 1
    return float(f'{value:.{digits}g}') == float(told)


def plain(output):
    """The text of an output, that of its picture included."""
    data = output.get('data', {})
    text = ''.join(''.join(value) for kind, value in data.items() if kind.startswith('text/')) + ''.join(output.get('text', ''))
    pictures = re.findall(r'data:image/svg\+xml;base64,([\w+/=]+)', text)
    drawn = ' '.join(re.sub('<[^>]+>', ' ', base64.b64decode(picture).decode()) for picture in pictures)
    return html.unescape(re.sub(r'data:image/[^"]+', '', re.sub('<style.*?</style>', '', text)) + ' ' + drawn)


def computed(graph):
    graph.backward()
    return {float(x) for node in graph.nodes for x in (node.value, node.grad) if x is not None}


def equations(text):
    """Arithmetic in formulas, such as 2 \\times 1.1 = 2.2: pairs (left, right) of what can be worked out."""
    for formula in re.findall(r'\$+([^$]+)\$+', text):
        words = re.sub(r'\\(times|cdot)', '*', formula).replace('{,}', '').replace(r'\,', '').replace('−', '-')
        sides = [side.strip() for side in words.split('=')]
        worked = [eval(side) if re.fullmatch(r'[\d.+*/() -]*\d[\d.+*/() -]*', side) else None for side in sides]
        yield from ((a, b) for a, b in zip(worked, worked[1:]) if a is not None and b is not None)


def terms(text):
    """The products in formulas, such as the 2.4 of 4 \\times 0.6."""
    return {float(a) * float(b) for a, b in re.findall(r'(\d+\.?\d*) *\\(?:times|cdot) *(\d+\.?\d*)', text)}


def cells(path):
    notebook = json.loads(path.read_text(encoding='utf-8'))
    prose = [''.join(cell['source']) for cell in notebook['cells'] if cell['cell_type'] == 'markdown']
    code = [cell for cell in notebook['cells'] if cell['cell_type'] == 'code']
    return prose, code


every_notebook = pytest.mark.parametrize('path', NOTEBOOKS, ids=lambda path: f'{path.parent.name}/{path.stem}')


@every_notebook
def test_every_number_of_the_prose_is_computed(path):
    prose, code = cells(path)
    known = set(GIVEN)
    for cell in code:
        known |= numbers(''.join(cell['source']))
        for output in cell['outputs']:
            known |= numbers(plain(output))
    for graph in MOVED.get(path.stem[:2], []):
        known |= computed(graph)
    known |= ELSEWHERE.get(path.stem[:2], set())
    for text in prose:
        known |= {float(x) for pair in equations(text) for x in pair} | terms(text)
    unknown = {told: text[:60] for text in prose for told in found(re.sub(r'`[^`]*`|\]\([^)]*\)|<[^>]+>', ' ', text))
               if ('.' in told or float(told) >= 100) and not any(rounds_to(value, told) for value in known)}
    assert not unknown, unknown


@every_notebook
def test_every_equation_of_numbers_is_true(path):
    for text in cells(path)[0]:
        for left, right in equations(text):
            assert left == pytest.approx(right, rel=1e-3), text


@every_notebook
def test_both_languages_tell_the_same_numbers(path):
    twin = path.parent.parent / {'zh': 'en', 'en': 'zh'}[path.parent.name] / path.name
    here, there = ('\n'.join(cells(p)[0]) for p in (path, twin))
    large = [{x for x in numbers(text) if x != int(x) or x >= 100} for text in (here, there)]
    assert large[0] == large[1]
