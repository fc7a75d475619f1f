"""What a lesson shows of the code is the code, without what only a contributor needs."""
import ast
import re

import pytest

from common import layers
from common.functions import softmax, zero_where
from common.source import shown_lines, source

SHOWN = [layers.AddLayer, layers.MulLayer, layers.DivLayer, layers.ReLU, layers.Sigmoid, layers.Affine,
         layers.SoftmaxWithLoss, softmax, zero_where]


@pytest.mark.parametrize('thing', SHOWN, ids=lambda thing: thing.__name__)
def test_shown_code_is_python_without_checks_and_docstrings(thing):
    text = repr(source(thing))
    ast.parse(text)
    assert text.startswith(('class ', 'def '))
    for hidden in ('guard', 'forward_first', '"""', '#', '@', '\n\n\n'):
        assert hidden not in text


def test_a_layer_shown_from_its_source_still_multiplies_by_the_other_input():
    shown = {}
    exec(repr(source(layers.MulLayer)), shown)
    layer = shown['MulLayer']()
    assert layer.forward(2, 3) == 6
    assert layer.backward(5) == (15, 10)


class Told:
    """With a docstring."""

    def first(self):
        return 1        # kept, with its comment

    def second(self):
        # gone
        return 2


class Plain:
    def only(self):
        return 3


def test_methods_stand_apart_and_begin_right_below_the_class():
    assert repr(source(Told, Plain)) == '''class Told:
    def first(self):
        return 1        # kept, with its comment

    def second(self):
        return 2


class Plain:
    def only(self):
        return 3'''


def test_the_lines_that_are_shown_know_their_place_in_the_file():
    with open(__file__, encoding='utf-8') as file:
        written = file.read().split('\n')
    assert len(shown_lines(Told)) == 6 and all(written[number - 1] == text for number, text in shown_lines(Told))


def test_several_things_stand_one_below_the_other():
    text = repr(source(layers.AddLayer, layers.MulLayer))
    assert text.index('class AddLayer:') < text.index('class MulLayer:')


def test_no_line_of_shown_code_is_broken_on_a_narrow_page():
    """The box is as wide as its longest line and lies in one that scrolls, by styles that Lab always keeps."""
    shown = source(layers.Affine)
    longest = max(map(len, repr(shown).split('\n')))
    html, code = shown._repr_markdown_().split('\n\n```python\n')
    assert 'overflow-x:auto' in html and 0.6 * longest <= float(re.search(r'min-width:(\d+)em', html)[1]) < 0.7 * longest
    assert code.startswith(repr(shown)) and code.endswith('\n```\n\n</div></div>')
