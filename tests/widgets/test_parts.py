"""Pictures, tables and lines of text: the same on a live page, on a still one, and in one line."""
import re

import pytest

from common.charts import bars
from common.widgets.parts import Beside, Hint, Html, Status, Table, sheet, told


def test_a_line_that_says_nothing_leaves_nothing_on_the_page():
    assert Status('').live() == Status('').still() == '' and Status('done').live() == '<div role="status">done</div>'


@pytest.mark.parametrize('part', [Status('a < b'), Hint('a < b'), Table(('a < b',), [('a < b',)], 'a < b')])
def test_what_is_written_is_text_and_heard_as_it_stands(part):
    assert '&lt;' in part.live() and 'a < b' not in part.live() and part.still() == part.live() and 'a < b' in part.text


def test_a_table_has_a_row_for_each_row_and_a_head_only_where_there_is_something_in_it():
    table = Table(('x', 'y'), [('1', '2'), (Html('<b>3</b>'), '')], 'caption')
    assert re.findall('<(t[hd]) [^>]*>(.*?)</', table.live()) == [('th', 'x'), ('th', 'y'), ('td', '1'),
        ('td', '2'), ('td', '<b>3'), ('td', '')]
    assert table.live().count('<tr>') == 3 and '<p>caption</p>' in table.live() and table.text == '1 2; <b>3</b>'
    bare = Table(('', ''), [('1', '2')], text='said')
    assert '<th' not in bare.live() and '<p>' not in bare.live() and bare.text == 'said'


def test_pictures_in_a_row_keep_their_widths_or_seven_tenths_of_them():
    charts = [bars('a', [1.0]), bars(['a longer name'], [2.0])]
    row = Beside(tuple((chart.width, sheet(chart)) for chart in charts))
    for chart in charts:
        assert f'flex:{chart.width:.0f} 1 {0.7 * chart.width:.0f}px;max-width:{chart.width:.0f}px' in row.live()
    assert row.text == 'a 1; a longer name 2' and row.live().count('<svg') == 2 and row.still().count('<img') == 2
    assert 'rect class="bg"' not in row.live(), 'a live picture has no ground of its own'


def test_long_words_of_an_exception_are_cut():
    assert len(told(ValueError('x' * 1000))) < 350 and told(ValueError('Full sentence.')) == 'Full sentence.'
    assert told(Exception()) == 'It stopped half way: Exception.' and told(KeyError('k')).endswith('KeyError: k.')
