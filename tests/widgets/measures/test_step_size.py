"""The laboratory: its curves are the errors of the formulas it was given, and its line stands at the kink."""
import re

import numpy as np
import pytest

from common.functions import sigmoid
from common.layers import ReLU
from common.widgets import laboratory
from common.widgets.measures.step_size import STEPS, Laboratory, written
from tests.helpers.figures import seen


def central(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def one_sided(f, x, h):
    return (f(x + h) - f(x)) / h


def kinked(x):
    return np.exp(x) + x.graph.apply(ReLU(), x)


class LossWithEpsilon:
    def forward(self, x):
        self.y = sigmoid(x)
        return -np.log(self.y + 1e-7)

    def backward(self, dout):
        return dout * (self.y - 1)


def steepness(figure, formula, low, high):
    """The slope of a curve between two steps, on logarithmic axes."""
    at = [np.argmin(np.abs(np.log10(STEPS) - power)) for power in (low, high)]
    first, last = np.log10(figure.found['float64'][formula][at])
    return (last - first) / (high - low)


def test_truncation_goes_with_h_and_with_its_square():
    figure = laboratory(np.exp, central, one_sided, x=(-2.0, 2.0, 1.0))
    assert steepness(figure, 'one_sided', -5, -2) == pytest.approx(1, abs=0.02)
    assert steepness(figure, 'central', -3, -1) == pytest.approx(2, abs=0.02)


@pytest.mark.parametrize('kind', ['float64', 'float32'])
def test_the_v_is_lowest_where_truncation_meets_rounding(kind):
    figure = laboratory(np.exp, central, one_sided, x=(-2.0, 2.0, 1.0))
    for formula, power in (('central', 1 / 3), ('one_sided', 1 / 2)):
        lowest = STEPS[figure.found[kind][formula][:-1].argmin()]
        assert abs(np.log10(lowest / np.finfo(kind).eps ** power)) < 1.3


def test_a_step_that_rounding_swallows_has_an_error_of_one():
    figure = laboratory(np.exp, central, x=(-2.0, 2.0, 1.0))
    assert figure.found['float32']['central'][0] == 1


@pytest.mark.parametrize('above', [0, 1])
def test_what_a_formula_divides_by_0_has_an_error_of_one(above):
    def by_what_is_left_of_h(f, x, h):
        return (f(x + h) - f(x) + above * h) / (x + h - x)      # 0/0, or a number over 0, where rounding swallows h

    figure = laboratory(np.exp, by_what_is_left_of_h, x=(-2.0, 2.0, 1.0))
    assert figure.found['float64']['by_what_is_left_of_h'][0] == 1


def test_where_every_slope_is_0_as_it_should_be_there_is_no_error():
    figure = laboratory(lambda x: 0 * x, central, x=(-2.0, 2.0, 1.0))
    assert not figure.found['float64']['central'].any()


@pytest.mark.parametrize('x', [0.05, -0.02, 0.002])
def test_the_kink_is_found_at_its_distance(x):
    figure = laboratory(kinked, central, one_sided, x=(-0.1, 0.1, 0.03))
    figure.sliders['x'].value = x
    assert figure.kink == pytest.approx(abs(x), rel=0.06)
    assert 'kink' in seen(figure)
    errors = figure.found['float64']['central'][:-1]
    assert errors[np.abs(STEPS - 0.3).argmin()] > 0.1 and errors[np.abs(STEPS - 1e-5).argmin()] < 1e-7


def test_a_smooth_function_has_no_kink():
    figure = laboratory(np.exp, central, x=(-2.0, 2.0, 1.0))
    assert figure.kink is None and 'kink' not in seen(figure)


@pytest.mark.parametrize('x', [-1.0, -8.0, -16.0])
def test_an_epsilon_leaves_a_floor(x):
    figure = laboratory(lambda x: x.graph.apply(LossWithEpsilon(), x), central, x=(-16.0, 4.0, -1.0))
    figure.sliders['x'].value, figure.sliders['log₁₀ h'].value = x, -5
    assert figure.found['float64']['central'][-1] == pytest.approx(1e-7 / (sigmoid(x) + 1e-7), rel=0.05)


def test_the_line_says_what_the_dots_show():
    figure = laboratory(np.exp, central, one_sided, x=(-2.0, 2.0, 1.0))
    figure.sliders['log₁₀ h'].value = -2
    for kind, errors in figure.found.items():
        for name, error in errors.items():
            said = re.search(f'{kind}: [^;]*?{name.replace("_", "-")} ([^,;<]+)', seen(figure))[1].replace('−', '-')
            assert float(said) == pytest.approx(error[-1], rel=0.05)


def test_curves_are_drawn_as_far_as_the_reader_has_been():
    figure = laboratory(np.exp, central, reveal=False, x=(-2.0, 2.0, 1.0))
    points = [len(line.split()) for line in re.findall(r'points="([^"]+)"', seen(figure))]
    assert max(points) == 1
    figure.sliders['log₁₀ h'].value = -7
    assert figure.seen == (-7, -4)
    figure.sliders['log₁₀ h'].value = -2
    drawn = max(re.findall(r'points="([^"]+)"', seen(figure)), key=len).split()
    assert len(drawn) == 5 * 4 + 1


def test_a_formula_that_is_not_written_yet_is_left_out():
    figure = laboratory(np.exp, central, lambda f, x, h: None, x=(-2.0, 2.0, 1.0))
    assert list(figure.found['float64']) == ['central']


def test_a_formula_that_fails_says_so_and_the_figure_lives_on():
    def touchy(f, x, h):
        if x < 0:
            raise ValueError('not <below> 0')
        return central(f, x, h)

    figure = laboratory(np.exp, touchy, x=(-2.0, 2.0, 1.0))
    figure.sliders['x'].value = -1.0
    assert 'not &lt;below&gt; 0' in seen(figure)
    figure.sliders['x'].value = 2.0
    assert 'x = 2' in seen(figure)


@pytest.mark.filterwarnings('error')
@pytest.mark.parametrize('f, x', [(np.exp, (-2.0, 2.0, 0.0)), (kinked, (-0.1, 0.1, 0.0)), (lambda x: 0 * x, (-2.0, 2.0, 0.0))])
def test_nothing_is_said_on_stderr(f, x):
    assert isinstance(laboratory(f, central, one_sided, x=x), Laboratory), 'a warning would have become a sentence'


@pytest.mark.parametrize('value, text', [(1.7e-9, '1.7e−9'), (5e-5, '5e−5'), (0, '0'), (1.0, '1e0')])
def test_errors_are_written_with_two_digits(value, text):
    assert written(value) == text


def test_every_h_from_1_down_to_the_16th_digit_is_tried_in_equal_ratios():
    assert STEPS[0] == 1e-16 and STEPS[-1] == pytest.approx(1) and np.allclose(STEPS[1:] / STEPS[:-1], 10 ** 0.25)


def test_without_a_word_all_of_the_curve_is_drawn_and_the_dot_stands_at_a_ten_thousandth():
    figure = laboratory(np.exp, central, x=(-2.0, 2.0, 1.0))
    assert figure.seen == (-16, 0) and figure.h == pytest.approx(1e-4)
    assert seen(figure).count('<circle') == 2, 'one for each kind of number'


def test_both_axes_are_logarithmic():
    svg = laboratory(np.exp, central, x=(-2.0, 2.0, 1.0)).parts()[0].live()
    assert svg.count('>1e−16<') == 4 and '>0<' not in svg


@pytest.mark.parametrize('x, found', [(0.97, True), (1.5, False)])
def test_a_kink_that_is_farther_than_any_h_is_none(x, found):
    figure = laboratory(kinked, central, x=(-2.0, 2.0, x))
    assert (figure.kink is not None) == found == ('kink' in repr(figure))
