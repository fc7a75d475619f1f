"""What lies behind a text reaches beyond it on all sides; lines of a label are as far apart as one reads them."""
import xml.etree.ElementTree as ET

import pytest

from common.drawing import texts
from common.drawing.labels import width
from tests.helpers.pictures import SVG, box, margins, middle, overlap, place

WORDS = ['2', '100', '−1.234e−10', '[0.3 −0.8 0.5]', 'Σ 3 + 3 = 6', '苹果的价钱', '[1 2]\n[3 4]', '[1 2 3]\n[4 5 6]\n[7 8 9]']


def parsed(*parts):
    return ET.fromstring(f'<svg xmlns="{SVG[1:-1]}">{"".join(parts)}</svg>')


@pytest.mark.parametrize('words', WORDS)
def test_a_patch_lies_behind_every_line_of_a_number(words):
    svg = parsed(texts.behind(100, 50, words), texts.numbers('v', 'x', 100, 50, words))
    patch, *lines = map(place, svg)
    whole = tuple(way(line[i] for line in lines) for i, way in enumerate((min, min, max, max)))
    left, above, right, below = margins(patch, whole)
    assert left == pytest.approx(right, abs=0.01) and 4 <= left
    assert above == pytest.approx(below, abs=2.5) and 1 <= min(above, below) <= max(above, below) <= 5
    assert patch[2] - patch[0] <= width(max(words.split('\n'), key=width)) + 12, 'no wider than it must be'


@pytest.mark.parametrize('words', [words for words in WORDS if '\n' in words])
def test_lines_of_a_label_do_not_touch_and_stand_in_a_column(words):
    lines = list(parsed(texts.numbers('v', 'x', 100, 50, words)))
    assert not any(overlap(box(a), box(b)) for a, b in zip(lines, lines[1:]))
    assert {line.get('x') for line in lines} == {'100'} and lines[0].get('y') == '50'
    assert [line.text for line in lines] == words.split('\n')
    assert len({float(b.get('y')) - float(a.get('y')) for a, b in zip(lines, lines[1:])}) == 1


@pytest.mark.parametrize('end, least', [(300, 6), (300, 60), (80, 6)])
def test_a_note_stands_on_its_ground_which_ends_where_it_should_and_begins_within_the_picture(end, least):
    ground, words = map(place, parsed(texts.note(end, 50, 'Σ 3 + 3 = 6', least)))
    left, above, right, below = margins(ground, words)
    assert left == pytest.approx(right, abs=0.01) and 6 <= left <= 16 and 3 <= above <= 6 and 3 <= below <= 6
    assert ground[0] == least if end - least < ground[2] - ground[0] else ground[2] == pytest.approx(end, abs=0.01)
    assert middle(ground)[0] == pytest.approx(middle(words)[0], abs=0.01)
