"""The map from top to bottom: each box below what it needs, none on another, narrow enough for a phone."""
import xml.etree.ElementTree as ET
from itertools import combinations

import numpy as np

from common.course import LESSONS, series
from common.drawing import roadmap
from common.graph import Graph
from tests.helpers.pictures import NS, box, crosses, overlap, points


def drawn(**options):
    return ET.fromstring(roadmap(series(), **options).svg())


def boxes(svg):
    """The place of each box by the first line in it."""
    rects = [tuple(float(r.get(k)) for k in ('x', 'y', 'width', 'height')) for r in svg.iter(NS + 'rect')]
    names = [t for t in svg.iter(NS + 'text') if t.get('class') == 't']
    return {t.text: (x, y, x + w, y + h) for t, (x, y, w, h) in zip(names, rects)}


def test_each_lesson_stands_below_those_that_it_needs():
    places = boxes(drawn())
    assert len(places) == len(LESSONS)
    for lesson in LESSONS:
        assert all(places[needed][3] < places[lesson.number][1] for needed in lesson.needs)


def test_nothing_lies_on_anything_else():
    svg = drawn(names={'06': '06 Softmax-with-Loss', '04': '04 ReLU 与 Sigmoid'})
    texts = [box(t) for t in svg.iter(NS + 'text')]
    lines = [points(path) for path in svg.iter(NS + 'path') if path.get('class') == 'w']
    assert not any(overlap(a, b) for a, b in combinations(texts, 2))
    assert not any(overlap(a, b) for a, b in combinations(boxes(svg).values(), 2))
    assert lines and not any(crosses(line, text) for line in lines for text in texts)


def test_a_box_is_wide_enough_for_its_name():
    svg = drawn(names={'06': '06 Softmax-with-Loss'})
    left, _, right, _ = boxes(svg)['06 Softmax-with-Loss']
    [name] = [box(t) for t in svg.iter(NS + 'text') if t.text == '06 Softmax-with-Loss']
    assert left < name[0] and name[2] < right


def test_the_map_fits_a_phone():
    sheet = roadmap(series(), {lesson.number: f'{lesson.number} 七个字的一课' for lesson in LESSONS})
    assert sheet.width <= 390


def test_minutes_stand_in_the_boxes_and_the_description_says_what_comes_first():
    svg = drawn()
    minutes = [t.text for t in svg.iter(NS + 'text') if t.get('class') == 'v']
    assert dict(zip(boxes(svg), minutes)) == {lesson.number: str(lesson.minutes) for lesson in LESSONS}
    last = LESSONS[-1]
    assert roadmap(series()).alt.endswith(' ← '.join([f'{last.number} {last.minutes}', *last.needs]))


def test_an_arrow_that_skips_rows_passes_the_boxes_between():
    g = Graph(a=1.0)
    g['a'] + np.exp(np.exp(g['a']))
    svg = ET.fromstring(roadmap(g).svg())
    lines = [points(path) for path in svg.iter(NS + 'path') if path.get('class') == 'w']
    inner = [(left + 1, top + 9, right - 1, bottom - 1) for left, top, right, bottom in boxes(svg).values()]
    assert not any(crosses(line, place) for line in lines for place in inner)
