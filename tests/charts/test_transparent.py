"""The style of a reader's own plots: no ground, and letters that can be read on a light page and on a dark one."""
import pytest
from matplotlib import rcParams, style
from matplotlib.colors import to_hex

from common.drawing.palette import DARK, LIGHT
from tests.drawing.test_palette import contrast, rgb


@pytest.fixture
def settings():
    with style.context('common.charts.transparent'):
        yield dict(rcParams)


@pytest.mark.parametrize('page', [LIGHT, DARK], ids=['light', 'dark'])
@pytest.mark.parametrize('what', ['text.color', 'axes.labelcolor', 'axes.edgecolor', 'xtick.color', 'ytick.color'])
def test_letters_and_axes_stand_out_from_both_pages(settings, page, what):
    assert contrast(rgb(to_hex(settings[what])), rgb(page['ground'])) >= 3.9


def test_a_plot_has_no_ground_of_its_own(settings):
    assert settings['figure.facecolor'] == settings['axes.facecolor'] == 'none'
