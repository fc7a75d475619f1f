"""Sheets show themselves, are put together without overlap, and are written in pure ASCII."""
import base64
import re
import xml.etree.ElementTree as ET

from common.charts import bars, below, beside, wrapped
from common.drawing import Sheet, image, save
from tests.helpers.charts import SVG, words


def test_sheets_are_put_together_without_overlap():
    a, b = bars('a', [1]), bars('b', [2])
    assert beside(a, b, gap=10).width == a.width + b.width + 10
    assert below(a, b, gap=10).height == a.height + b.height + 10
    assert words(below(a, b)) == ['a', '1', 'b', '2']


def test_a_row_breaks_where_the_page_is_narrow():
    html = wrapped(bars('a', [1]), bars('b', [2]))
    assert 'flex-wrap:wrap' in html and html.count('<svg') == 2


def test_a_still_carries_its_own_ground_and_its_text():
    html = bars(['<b>'], [1])._repr_html_()
    assert 'alt="&lt;b&gt; 1"' in html
    svg = base64.b64decode(re.search('base64,([^"]+)', html)[1]).decode()
    assert '&lt;b&gt;' in svg and '<rect class="bg"' in svg


def test_a_saved_picture_is_ascii_and_says_the_same(tmp_path):
    sheet = Sheet(100, 20, '<text>损失 × ←</text>', '损失')
    save(sheet.svg(still=True), tmp_path / 'loss.svg')
    text = (tmp_path / 'loss.svg').read_bytes().decode('ascii')
    assert ''.join(ET.fromstring(text).itertext()).endswith('损失 × ←')


def test_a_picture_shrinks_in_a_narrow_window_no_further_than_it_can_be_read():
    html = image(Sheet(1000, 20, '', 'wide').svg(), 'wide')
    assert 'max-width:100%;min-width:700px' in html and 'overflow-x:auto' in html


def test_a_title_and_a_description_are_for_screen_readers_and_never_markup():
    svg = ET.fromstring(Sheet(1, 1, '', 'a < b', '<title>').svg())
    assert [child.text for child in svg] == ['<title>', 'a < b']


def moved(svg):
    """How far each part of a picture is moved, and its width and height."""
    root = ET.fromstring(svg)
    ways = [re.findall(r'[\d.]+', part.get('transform')) for part in root if part.get('transform')]
    return [tuple(map(float, way)) for way in ways], float(root.get('width')), float(root.get('height'))


def test_sheets_in_a_row_or_a_column_are_moved_by_the_sizes_of_those_before():
    sheets = [Sheet(wide, high, '', '') for wide, high in ((10, 30), (20, 5), (40, 15))]
    assert moved(beside(*sheets).svg()) == ([(0, 0), (34, 0), (78, 0)], 118, 30)
    assert moved(below(*sheets).svg()) == ([(0, 0), (0, 42), (0, 59)], 40, 74)
    assert moved(beside(*sheets, gap=0).svg()) == ([(0, 0), (10, 0), (30, 0)], 70, 30)


def test_what_is_put_together_is_described_by_its_parts_that_say_something():
    assert beside(Sheet(1, 1, '', 'a'), Sheet(1, 1, '', ''), Sheet(1, 1, '', 'b')).alt == 'a; b'


def test_a_live_picture_brings_neither_ground_nor_colours_and_a_still_one_both():
    live, still = (Sheet(99.6, 20.4, '<g/>', 'alt').svg(still) for still in (False, True))
    assert '<style>' not in live and 'class="bg"' not in live and '<style>' in still
    ground = ET.fromstring(still).find(f'{SVG}rect')
    assert (ground.get('width'), ground.get('height')) == ('100', '20')
    assert 'viewBox="0 0 100 20"' in live and 'min-width:70px' in live


def test_a_sheet_without_a_title_goes_by_its_text_and_says_it_once():
    svg = ET.fromstring(Sheet(1, 1, '', 'what it shows').svg())
    assert [child.text for child in svg] == ['what it shows']
