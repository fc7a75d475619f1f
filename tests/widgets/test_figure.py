"""What all live figures share."""
import ipywidgets as w
import pytest

from common import language
from common.widgets import *  # noqa: F403 each module of figures
from common.widgets.complaint import complains
from common.widgets.figure import Figure, Linked
from common.widgets.parts import Status
from start import stills
from tests.helpers.figures import button, seen

MEANT = {'__init__', '__repr__', '__doc__', '__module__', '_repr_mimebundle_'}


def kinds(base=Figure):
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


@pytest.mark.parametrize('kind', list(kinds()), ids=lambda kind: kind.__name__)
def test_no_figure_hides_a_method_that_its_widget_needs(kind):
    """A method called `open`, for one, would keep the figure from ever reaching the browser."""
    functions = {name for name, value in vars(kind).items() if callable(value) or isinstance(value, property)}
    assert not {name for name in functions - MEANT if hasattr(w.VBox, name)}


class Touchy(Figure):
    """Shows its slider, and cannot bear some numbers."""

    def __init__(self, unbearable):
        super().__init__()
        self.unbearable = unbearable
        self.arrange(self.controls({'x': (0, 9, 1)}), self.shown)

    def parts(self):
        x = self.sliders['x'].value
        if x in self.unbearable:
            raise self.unbearable[x]
        return [Status(f'x is {x}')]


@complains
def touchy(unbearable):
    return Touchy(unbearable)


@pytest.mark.parametrize('error, told', [
    (ValueError('Take another <number>.'), 'Take another &lt;number&gt;.'),
    (TypeError('no way'), 'TypeError: no way'), (TypeError("object of type 'int' has no len()"), 'a number has no length'),
    (KeyError('b'), 'KeyError: b'), (IndexError('list index'), 'An index points outside'), (Exception(), 'Exception'),
    (ZeroDivisionError('division by zero'), 'Something is divided by 0'), (ValueError('one more'), 'ValueError: one more'),
    (ValueError('operands could not be broadcast together with shapes (2,) (3,)'), 'The shapes (2,) and (3,) do not fit'),
    (RecursionError('too deep'), 'calls itself forever'), (RuntimeError('one\ntwo'), 'one two')])
def test_an_exception_while_a_slider_moves_is_one_sentence_and_the_figure_lives_on(error, told):
    figure = touchy({5: error})
    figure.sliders['x'].value = 5
    assert told in figure.message.value and 'x is 1' in seen(figure)
    figure.sliders['x'].value = 6
    assert figure.message.value == '' and 'x is 6' in seen(figure)


def test_an_exception_at_the_start_stands_in_the_place_of_the_figure():
    assert repr(touchy({1: ValueError('Not that.')})) == 'Not that.'
    language.use('zh')
    assert repr(touchy({1: TypeError('no way')})) == '运行到一半停下了：TypeError: no way。'


def test_arguments_that_do_not_fit_are_told_how_to_call_it():
    for figure in (touchy(), touchy({}, 2), touchy(bearable={})):
        assert 'touchy(unbearable)' in repr(figure)


def test_a_reset_puts_all_sliders_back():
    figure = touchy({})
    figure.sliders['x'].value = 7
    button(figure, 'reset').click()
    assert figure.sliders['x'].value == 1 and 'x is 1' in seen(figure)


def test_a_step_changes_texts_and_makes_no_widgets():
    figure = touchy({})
    places, before = figure.shown.children, len(w.widgets.widget._instances)
    for x in range(10):
        figure.sliders['x'].value = x
    assert figure.shown.children is places and len(w.widgets.widget._instances) == before


def test_the_stored_picture_says_how_the_figure_comes_alive():
    for name, words in (('en', 'run this cell'), ('zh', '运行这一格')):
        language.use(name)
        assert words in touchy({})._repr_mimebundle_()['text/html'] and words not in seen(touchy({}))
    assert '运行这一格' not in touchy()._repr_mimebundle_()['text/html']


def test_what_is_no_picture_is_not_called_one():
    language.use('en')
    asked, drawn = predict('01-drift'), explore(lambda x: x * 2, x=(0, 9, 1))  # noqa: F405
    assert 'picture' not in asked._repr_mimebundle_()['text/html']
    assert 'still picture' in drawn._repr_mimebundle_()['text/html']


def test_a_saved_notebook_gets_no_second_line():
    still = touchy({})._repr_mimebundle_()
    notebook = {'cells': [{'outputs': [{'data': dict(still)}]}]}
    stills.take(notebook, 'a second line')
    assert notebook['cells'][0]['outputs'][0]['data'] == {kind: still[kind] for kind in ('text/html', 'text/plain')}


def test_a_sentence_in_place_of_a_figure_can_be_told_from_one():
    assert 'complaint' in touchy({1: ValueError('Not that.')})._dom_classes and 'complaint' not in touchy({})._dom_classes


def test_where_nothing_was_shown_yet_there_is_nothing_to_read():
    place = Linked()
    assert place.value == ''
    place.value = '<b>link</b>'
    assert place.value == '<b>link</b>'
