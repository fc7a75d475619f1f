"""Buttons, menus and rows are made in one way, so that words have room and nothing is cut off on a narrow page."""
import pytest

from common.widgets import hands


@pytest.mark.parametrize('make', [hands.button, hands.toggle])
def test_a_button_is_as_wide_as_its_words_and_tells_what_it_does(make):
    made = make('new numbers', 'refresh', 'another set')
    assert (made.description, made.icon, made.tooltip, made.layout.width) == ('new numbers', 'refresh', 'another set', 'auto')


def test_a_menu_begins_with_its_first_option_or_the_one_that_is_given_and_is_never_wider_than_the_page():
    options = [('values', 1), ('derivatives', 2)]
    assert hands.menu('on the arrows', options).value == 1 and hands.menu('on the arrows', options, value=2).value == 2
    assert hands.menu('nothing to choose', []).value is None
    assert hands.menu('on the arrows', options).layout.max_width == '100%'


def test_a_row_breaks_where_the_page_is_narrow():
    one, other = hands.button('one'), hands.button('other')
    made = hands.row(one, other, gap='0 1em')
    assert made.children == (one, other) and made.layout.flex_flow == 'row wrap' and made.layout.grid_gap == '0 1em'
