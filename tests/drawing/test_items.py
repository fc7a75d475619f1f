"""Words stand in the middle of what holds them, and what lights an item up reaches as far beyond it on both sides."""
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from common.drawing import Drawing
from common.graph import Graph
from tests.helpers import graphs
from tests.helpers.pictures import SVG, Drawn, box, margins, middle, overlap, place, points


def test_words_stand_in_the_middle_of_their_circle_or_box_and_within_it(drawn):
    for item, outline in drawn.places.items():
        if item.kind != 'input':
            assert middle(box(drawn.words[item])) == pytest.approx(middle(outline), abs=1.5)
            assert min(margins(outline, box(drawn.words[item]))) > (0 if item.kind == 'circle' else 6)


def test_all_circles_are_of_one_size_and_boxes_of_their_height(drawn):
    sizes = {(round(bottom - top, 3), round(right - left, 3) if item.kind == 'circle' else 0)
             for item, (left, top, right, bottom) in drawn.places.items() if item.kind != 'input'}
    assert sizes <= {(44, 44), (44, 0)}


def test_an_item_stands_in_the_middle_of_its_column(drawn):
    for item, outline in drawn.places.items():
        slot = drawn.layout.items[item]
        assert item.kind == 'input' or middle(outline) == pytest.approx(((slot.start + slot.end) / 2, slot.y), abs=0.1)
        assert slot.start <= outline[0] + 0.01 and outline[2] - 0.01 <= slot.end


def test_all_names_end_as_far_before_their_arrows(drawn):
    gaps = [points(parts['w'])[0][0] - drawn.places[arrow.source][2] for arrow, parts in drawn.each()
            if arrow.source.kind == 'input']
    assert np.allclose(gaps, gaps[:1] * len(gaps), atol=0.1) and all(6 <= gap <= 14 for gap in gaps)


def test_names_stand_as_high_as_the_words_in_circles(drawn):
    for item, words in drawn.words.items():
        assert float(words.get('y')) - drawn.layout.items[item].y == pytest.approx(5)


def test_a_lit_item_has_a_patch_that_goes_round_it(drawn):
    for item, outline in drawn.places.items():
        svg = ET.fromstring(drawn.drawing.svg(focus=item.nodes[-1]))
        patch, = (place(rect) for rect in svg.iter(SVG + 'rect') if rect.get('class') == 'hi')
        left, above, right, below = margins(patch, outline)
        if item.kind == 'input':        # how wide a name will be is known to about a seventh
            assert right == pytest.approx(5) and left >= 5 and above > 5 and below > 5
        else:
            assert [left, above, right, below] == pytest.approx([5] * 4, abs=0.01)


@pytest.mark.parametrize('name', [name for name in graphs.ALL if Drawn(graphs.ALL[name]()).view.frames])
def test_the_frame_of_an_opened_fold_holds_what_is_in_it_and_nothing_else(name):
    drawn = Drawn(graphs.ALL[name]())
    frames = [place(rect) for rect in drawn.svg.iter(SVG + 'rect') if rect.get('class') == 'fr']
    assert len(frames) == len(drawn.view.frames)
    for frame, items in zip(frames, drawn.view.frames):
        for item, outline in drawn.places.items():
            assert item not in items or min(margins(frame, outline)) >= 6
            assert item in items or item.kind == 'input' or not overlap(frame, outline), item.text
        texts = [box(text) for arrow, parts in drawn.each() if {arrow.source, arrow.target} <= set(items)
                 for text in parts['v'] + parts['g']]
        assert all(min(margins(frame, text)) > 0 for text in texts)
        inside = [drawn.layout.items[item] for item in items] + [
            slot for arrow, path in drawn.layout.paths.items() if {arrow.source, arrow.target} <= set(items) for slot in path]
        reach = margins(frame, (min(slot.start for slot in inside), min(slot.y - slot.above for slot in inside),
                                max(slot.end for slot in inside), max(slot.y + slot.below for slot in inside)))
        assert reach[:2] == pytest.approx(reach[2:], abs=0.01) and max(reach) <= 12, 'as far on one side as on the other'


def test_the_small_numbers_stand_clear_of_sign_and_border():
    g = Graph(x=5.0, y=3.0)
    g['x'] - g['y']
    svg = ET.fromstring(Drawing(g).svg())
    circle, = svg.iter(SVG + 'circle')
    upper, lower = (box(text) for text in svg.iter(SVG + 'text') if text.get('class') == 't n')
    sign, = (box(text) for text in svg.iter(SVG + 'text') if text.text == '−')
    (x, y), r = middle(place(circle)), float(circle.get('r'))
    assert not overlap(upper, sign) and not overlap(lower, sign)
    for left, top, right, bottom in (upper, lower):
        assert max(np.hypot(a - x, b - y) for a in (left, right) for b in (top, bottom)) < r + 1.5
        assert right < x, 'on the side where the inputs come in'
    assert y - upper[3] == pytest.approx(lower[1] - y, abs=3), 'as far above the middle as below'


def test_the_small_numbers_stand_at_the_ends_of_the_arrows_they_count(drawn):
    small = [text for text in drawn.svg.iter(SVG + 'text') if text.get('class') == 't n']
    ends = {arrow: points(parts['w'])[-1] for arrow, parts in drawn.each()}
    for item in (item for item in drawn.view.items if item.ordered):
        left, top, _, bottom = drawn.places[item]
        inside = {text.text: box(text) for text in small if left < float(text.get('x')) < left + 22
                  and top < float(text.get('y')) < bottom}
        for arrow in item.incoming:
            number = inside[str(arrow.uses[0][1] + 1)]
            assert (middle(number)[1] > middle(drawn.places[item])[1]) == (ends[arrow][1] > middle(drawn.places[item])[1])
