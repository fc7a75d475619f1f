"""Colours can be told from their grounds, light and dark, and a still carries both."""
import re
from itertools import product

import pytest

from common.charts.bars import TINT
from common.drawing import THEMES, draw
from common.drawing.palette import BLACK, CLASSES, DARK, HIGH, LIGHT, WHITE
from common.drawing.sheet import page
from tests.helpers import graphs


def rgb(colour):
    short = len(colour) == 4
    channels = [2 * c for c in colour[1:]] if short else re.findall('..', colour[1:])
    return [int(channel, 16) / 255 for channel in channels]


def contrast(a, b):
    def luminance(colour):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    low, high = sorted([luminance(a), luminance(b)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize('palette, least', [(LIGHT, 4.5), (DARK, 4.5), (BLACK, 7), (WHITE, 7)],
                         ids=['light', 'dark', 'high contrast, dark', 'high contrast, light'])
@pytest.mark.parametrize('ink, ground', [('accent', 'ground'), *product(('forward', 'backward', 'ink'),
                                                                         ('ground', 'tint', 'mark'))])
def test_each_colour_has_contrast_with_its_ground(palette, least, ink, ground):
    assert contrast(rgb(palette[ink]), rgb(palette[ground])) >= least


def test_high_contrast_styles_every_class_that_there_is():
    assert CLASSES.keys() <= HIGH.keys()


@pytest.mark.parametrize('palette', [LIGHT, DARK], ids=['light', 'dark'])
def test_the_count_in_the_worst_cell_of_a_confusion_matrix_can_be_read(palette):
    tinted = [TINT * a + (1 - TINT) * b for a, b in zip(rgb(palette['accent']), rgb(palette['ground']))]
    assert contrast(rgb(palette['ink']), tinted) >= 4.5


def test_forward_and_backward_can_be_told_apart_by_their_hue():
    for palette in (LIGHT, DARK, BLACK, WHITE):
        (r, _, b), (red, _, blue) = rgb(palette['forward']), rgb(palette['backward'])
        assert b > r + 0.2 and red > blue + 0.2


def test_a_still_follows_the_scheme_of_what_shows_it():
    g = graphs.shop()
    g.backward()
    still = draw(g).svg(still=True)
    light, _, dark = still.partition('@media (prefers-color-scheme:dark)')
    assert f'.cg .bg{{fill:{LIGHT["ground"]}}}' in light and f'.cg .bg{{fill:{DARK["ground"]}}}' in dark


def test_a_live_picture_follows_its_page_and_carries_no_colours_of_its_own():
    assert '[data-jp-theme-light=false] .cg .v' in THEMES and 'http' not in THEMES
    assert 'prefers' not in THEMES.partition('(forced-colors:active)')[0]
    assert '<style>' not in page('', 1, 1, 'title')


def test_every_class_that_a_graph_uses_is_in_the_legend():
    g = graphs.softmax_with_loss()
    g.backward()
    used = {name for found in re.findall('class="([^"]+)"', draw(g).svg(still=True)) for name in found.split()}
    assert used <= {'cg', *(name.split()[0] for name in CLASSES)}
