"""The map from top to bottom: each box below what it needs, none on another, narrow enough for a phone."""
import xml.etree.ElementTree as ET
from collections import defaultdict
from itertools import combinations

import numpy as np
import pytest

from common.course import LESSONS, series
from common.drawing import roadmap
from common.drawing.layout import ranks
from common.drawing.view import View
from common.graph import Graph
from tests.helpers import graphs
from tests.helpers.pictures import SVG, box, corners, crosses, middle, overlap, place, points


def drawn(**options):
    return ET.fromstring(roadmap(series(), **options).svg())


def boxes(svg):
    """The place of each box by the first line in it."""
    rects = [tuple(float(r.get(k)) for k in ('x', 'y', 'width', 'height')) for r in svg.iter(SVG + 'rect')]
    names = [t for t in svg.iter(SVG + 'text') if t.get('class') == 't']
    return {t.text: (x, y, x + w, y + h) for t, (x, y, w, h) in zip(names, rects)}


def test_each_lesson_stands_below_those_that_it_needs():
    places = boxes(drawn())
    assert len(places) == len(LESSONS)
    for lesson in LESSONS:
        assert all(places[needed][3] < places[lesson.number][1] for needed in lesson.needs)


def test_nothing_lies_on_anything_else():
    svg = drawn(names={'06': '06 Softmax-with-Loss', '04': '04 ReLU 与 Sigmoid'})
    texts = [box(t) for t in svg.iter(SVG + 'text')]
    lines = [points(path) for path in svg.iter(SVG + 'path') if path.get('class') == 'w']
    assert not any(overlap(a, b) for a, b in combinations(texts, 2))
    assert not any(overlap(a, b) for a, b in combinations(boxes(svg).values(), 2))
    assert lines and not any(crosses(line, text) for line in lines for text in texts)


def test_a_box_is_wide_enough_for_its_name():
    svg = drawn(names={'06': '06 Softmax-with-Loss'})
    left, _, right, _ = boxes(svg)['06 Softmax-with-Loss']
    [name] = [box(t) for t in svg.iter(SVG + 'text') if t.text == '06 Softmax-with-Loss']
    assert left < name[0] and name[2] < right


def test_the_map_fits_a_phone():
    sheet = roadmap(series(), {lesson.number: f'{lesson.number} 七个字的一课' for lesson in LESSONS})
    assert sheet.width <= 390


def test_minutes_stand_in_the_boxes_and_the_description_says_what_comes_first():
    svg = drawn()
    minutes = [t.text for t in svg.iter(SVG + 'text') if t.get('class') == 'v']
    assert dict(zip(boxes(svg), minutes)) == {lesson.number: str(lesson.minutes) for lesson in LESSONS}
    last = LESSONS[-1]
    assert roadmap(series()).alt.endswith(' ← '.join([f'{last.number} {last.minutes}', *last.needs]))


def test_an_arrow_that_skips_rows_passes_the_boxes_between():
    g = Graph(a=1.0)
    g['a'] + np.exp(np.exp(g['a']))
    svg = ET.fromstring(roadmap(g).svg())
    lines = [points(path) for path in svg.iter(SVG + 'path') if path.get('class') == 'w']
    inner = [(left + 1, top + 9, right - 1, bottom - 1) for left, top, right, bottom in boxes(svg).values()]
    assert not any(crosses(line, place) for line in lines for place in inner)


@pytest.fixture(params=['series', *graphs.ALL])
def mapped(request):
    """(view, sheet, SVG) of a map."""
    g = series() if request.param == 'series' else graphs.ALL[request.param]()
    if any(np.ndim(node.value) for node in g.nodes):
        pytest.skip('a map shows numbers only')
    sheet = roadmap(g)
    return View(g), sheet, ET.fromstring(sheet.svg())


def test_arrows_lead_from_the_lower_side_of_one_box_to_the_upper_side_of_another(mapped):
    view, _, svg = mapped
    drawn = sorted(view.items, key=ranks(view).get)
    places = dict(zip(drawn, (place(rect) for rect in svg.iter(SVG + 'rect'))))
    ways, heads = ([path for path in svg.iter(SVG + 'path') if path.get('class') == kind] for kind in ('w', 'wh'))
    arrows = [arrow for arrow in view.arrows if arrow.target]
    assert len(ways) == len(heads) == len(arrows)
    for arrow, way, head in zip(arrows, ways, heads):
        line, ((left, top), (right, _), tip, *_) = points(way), corners(head)
        a, b = places[arrow.source], places[arrow.target]
        assert line[0, 1] == a[3] and a[0] < line[0, 0] < a[2]
        assert tip[1] == pytest.approx(b[1], abs=0.1) and b[0] < tip[0] < b[2]
        assert (line[-1, 0], line[-1, 1]) == pytest.approx(((left + right) / 2, top), abs=0.1)
        assert tip[0] == pytest.approx((left + right) / 2, abs=0.1) and right - left == pytest.approx(8, abs=0.1)
        assert np.diff(line[:, 1]).min() >= 0, 'never up again'
        way = middle(b)[0] - middle(a)[0]
        for at, box_, towards in ((line[0, 0], a, way), (line[-1, 0], b, -way)):        # it leans to where it comes from or goes
            reach = (box_[2] - box_[0]) / 2 - 4
            assert at - middle(box_)[0] == pytest.approx(np.clip(towards / 8, -reach, reach), abs=0.1)


def test_rows_are_level_centred_and_equally_far_apart(mapped):
    view, sheet, svg = mapped
    rows = defaultdict(list)
    for rect in svg.iter(SVG + 'rect'):
        left, top, right, bottom = place(rect)
        assert bottom - top == 48
        rows[top].append((left, right))
    assert set(np.diff(sorted(rows))) <= {84} and min(rows) == sheet.height - (max(rows) + 48) == 12
    for row in rows.values():
        assert (min(row)[0] + max(row)[1]) / 2 == pytest.approx(sheet.width / 2, abs=0.1)
        assert np.allclose([b - a for (_, a), (b, _) in zip(row, row[1:])], 18, atol=0.1)
    widest = min(left for row in rows.values() for left, _ in row)
    assert 12 <= widest <= 12 + 9.1


def test_name_and_value_stand_in_the_middle_of_their_box_clear_of_each_other(mapped):
    _, _, svg = mapped
    rects, names, values = [*svg.iter(SVG + 'rect')], *([t for t in svg.iter(SVG + 'text') if t.get('class') == kind]
                                                      for kind in 'tv')
    for rect, name, value in zip(rects, names, values):
        (left, top, right, bottom), upper, lower = place(rect), box(name), box(value)
        assert [middle(upper)[0], middle(lower)[0]] == pytest.approx([(left + right) / 2] * 2, abs=0.1)
        assert top < upper[1] < upper[3] < lower[1] < lower[3] < bottom and left < lower[0]
        assert upper[1] - top == pytest.approx(bottom - lower[3], abs=5)


def test_a_line_that_passes_rows_keeps_within_the_picture(mapped):
    _, sheet, svg = mapped
    for path in svg.iter(SVG + 'path'):
        line = points(path)
        assert line.min() >= 0 and line[:, 0].max() <= sheet.width and line[:, 1].max() <= sheet.height
