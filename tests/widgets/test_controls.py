"""Over all public figures: each control changes what is seen, keeps its limits, names itself, and can be put back."""
import re

import ipywidgets as w
import pytest

from common import language
from common.widgets.figure import Linked
from common.widgets.slider import NumberBox, Slider
from tests.helpers.gallery import GALLERY
from tests.helpers.hands import tree

SECONDS = ('cost', 'race', 'training', 'inside')        # what they show depends on a clock, or on what was learned
OTHER_RULES = ('progress', 'practice', 'predict', 'quiz', 'selfcheck')       # what is pressed there is kept
STEADY = [name for name in GALLERY if name not in SECONDS + OTHER_RULES]
CHOOSERS = w.Dropdown, w.ToggleButtons


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    monkeypatch.chdir(tmp_path)


@pytest.fixture(params=STEADY)
def figure(request):
    return GALLERY[request.param]()


def said(figure):
    """All words and pictures that a reader sees."""
    return [one.value for one in tree(figure) if isinstance(one, (w.HTML, Linked))]


def of(figure, *kinds):
    """Controls of some kinds that are in sight."""
    def visible(widget):
        if isinstance(getattr(widget, 'layout', None), w.Layout) and widget.layout.display == 'none':
            return
        yield widget
        for child in getattr(widget, 'children', ()):
            yield from visible(child)
    return [one for one in visible(figure) if isinstance(one, kinds)]


def elsewhere(box):
    """Another number of its range."""
    other = next(value for value in (box.low, box.high) if value != box.value)
    return (other + box.value) // 2 if box.whole and abs(other - box.value) > 1 else other


def test_each_number_changes_what_is_seen_and_going_back_brings_it_back(figure):
    before = said(figure)
    for box in of(figure, NumberBox):
        start, box.value = box.value, elsewhere(box)
        assert said(figure) != before, box.name
        box.value = start
        assert said(figure) == before or box.name == 'set no.', box.name


@pytest.mark.parametrize('name', [name for name in GALLERY if name not in ('predict', 'quiz')])
def test_a_number_at_a_limit_is_taken_and_one_beyond_it_is_refused_by_name(name):
    for box in of(GALLERY[name](), NumberBox):
        if name in SECONDS and box.name not in ('learning rate', 'batch size'):
            continue
        for inside, beyond in ((box.low, box.low - 1), (box.high, box.high + 1)):
            box.box.value = f'{inside}'
            assert box.value == inside and box.note.value == '', box.name
            box.box.value = f'{beyond}'
            assert box.value == inside and f'{box.name} can be' in box.note.value.replace('&#x27;', "'"), box.name


def test_the_handle_stands_where_the_number_is_and_moves_it(figure):
    for slider in of(figure, Slider):
        assert slider.handle.min == slider.low and slider.handle.max == slider.high
        for end in (slider.high, slider.low):
            slider.handle.value = end
            assert slider.value == end and float(slider.box.value) == pytest.approx(end)
        slider.value = slider.start
        assert slider.handle.value == pytest.approx(slider.start, abs=slider.step / 2 + 1e-9)


def test_reset_puts_everything_back(figure):
    before, resets = said(figure), [one for one in of(figure, w.Button) if one.description == 'reset']
    assert bool(resets) == bool(of(figure, Slider))
    for slider in of(figure, Slider):
        slider.value = elsewhere(slider)
    for button in resets:
        button.click()
    assert all(slider.value == slider.start for slider in of(figure, Slider)) and said(figure) == before


def test_each_choice_changes_what_is_seen_and_going_back_brings_it_back(figure):
    opened = [one for one in of(figure, w.ToggleButton) if one.icon in ('sliders', 'code', 'superscript')]
    for toggle in opened:
        toggle.value = True
    before = said(figure)
    for chooser in of(figure, *CHOOSERS):
        if chooser.tooltip == 'how fast it walks':
            continue
        start, found = chooser.index, []
        assert start == 0 or type(chooser) is w.ToggleButtons, 'the first is chosen to begin with'
        for position in range(len(chooser.options)):
            chooser.index = position
            found.append(said(figure))
        chooser.index = start
        assert said(figure) == before or chooser.description == '', chooser.description
        assert any(each != before for each in found) or len(chooser.options) < 2, chooser.description


def test_what_is_opened_shows_something_and_closed_again_shows_what_was_there(figure):
    for toggle in of(figure, w.ToggleButton, w.Checkbox):
        if getattr(toggle, 'icon', '') == 'play':
            continue
        before = said(figure)
        toggle.value = not toggle.value
        after = said(figure)
        assert figure.message.value == '', toggle.description
        assert after != before or getattr(toggle, 'icon', '') == 'sliders', toggle.description
        toggle.value = not toggle.value
        assert said(figure) == before, toggle.description


@pytest.mark.parametrize('name', GALLERY)
def test_every_control_says_what_it_is(name):
    for one in tree(GALLERY[name]()):
        if isinstance(one, (w.Button, w.ToggleButton, w.Dropdown, w.Text, w.IntSlider, w.FloatSlider, w.Checkbox)):
            words = one.description or getattr(one, 'tooltip', None)
            assert words or getattr(one, 'disabled', False) or [option for option in getattr(one, 'options', ())], one


@pytest.mark.parametrize('name', GALLERY)
def test_the_picture_on_a_button_is_named_as_pictures_are_and_not_in_the_words_of_the_reader(name):
    language.use('zh')
    for one in tree(GALLERY[name]()):
        if isinstance(one, (w.Button, w.ToggleButton)) and one.icon:
            assert re.fullmatch('[a-z]+(-[a-z]+)*', one.icon), one.icon


@pytest.mark.parametrize('name', GALLERY)
def test_what_is_typed_counts_when_it_is_finished_but_a_search_follows_each_letter(name):
    for box in of(GALLERY[name](), w.Text):
        assert box.continuous_update == (name == 'glossary' or box.description in ('name', '名字')), box.description


@pytest.mark.parametrize('name', STEADY)
def test_to_ask_for_the_still_picture_changes_nothing(name):
    figure = GALLERY[name]()
    before = said(figure)
    first, second = figure.still(), figure.still()
    assert first == second and said(figure) == before
    assert first[1] == repr(figure) and first[0] in figure._repr_mimebundle_()['text/html']
    figure.redraw()
    assert said(figure) == before


HIDDEN_FIRST = {'predict': ('figure', 'shown', 'message'),
                'edge_by_edge': ('elements',)}      # they appear when something is pressed


@pytest.mark.parametrize('name', GALLERY)
def test_whatever_a_figure_has_can_be_seen_in_it(name):
    figure = GALLERY[name]()
    there = set(tree(figure))

    def widgets(value):
        if isinstance(value, w.DOMWidget):
            yield value
        elif isinstance(value, (list, tuple, dict)):
            for one in (value.values() if isinstance(value, dict) else value):
                yield from widgets(one)

    own = {key: list(widgets(value)) for key, value in vars(figure).items() if not key.startswith('_') and key != 'panel'
           and key not in HIDDEN_FIRST.get(name, ())}
    assert not {key for key, found in own.items() if not there.issuperset(found)}
    assert figure.shown in there or name == 'predict'
    if name not in ('calculator', 'predict', 'quiz'):
        assert figure.message in there and figure.shown.children[-1] is figure.message


@pytest.mark.parametrize('name', GALLERY)
def test_styles_come_first_and_something_is_drawn_at_once(name):
    figure = GALLERY[name]()
    assert 'rect class="bg"' not in ''.join(said(figure)), 'live pictures stand on the ground of the page'
    assert '<style>' in figure.children[0].value and len(''.join(said(figure))) > len(figure.children[0].value) + 20


@pytest.mark.parametrize('name', [name for name in GALLERY if name not in ('predict', 'quiz', 'progress')])
def test_half_a_number_is_shown_or_refused_in_one_sentence_and_never_stops_a_figure(name):
    figure = GALLERY[name]()
    for box in of(figure, NumberBox):
        box.box.value = f'{box.low + 0.5}'
        assert figure.message.value == '', box.name
        assert bool(box.note.value) == box.counts == (box.value != box.low + 0.5), box.name
        assert not box.counts or 'must be whole' in box.note.value


def test_what_counts_things_takes_whole_numbers_only():
    counted = {box.name for name in GALLERY for box in of(GALLERY[name](), NumberBox) if box.counts}
    assert counted == {'N', 'm', 'n', 'layers', 'test image', 'set no.', 'my numbers', 'batch size', 'hidden units'}


LIMITS = {'learning rate': (0, 100, 0.1), 'batch size': (1, 10_000, 100), 'hidden units': (1, 1000, 50),
          'layers': (1, 20, 2),
          'test image': (0, 19, 0), 'N': (1, 3, 2), 'm': (1, 100, 1), 'n': (1, 100, 2), 'my numbers': (0, 99_999, 0),
          'set no.': (0, 99_999, 0), 'log₁₀ h': (-16, 0, -4), 'W[0, 0]': (-2, 2, 1), 'b[0]': (-3, 3, 1),
          'a1': (0, 10, 1.1)}


def test_numbers_of_things_begin_with_one_and_places_with_0():
    found = [box for name in GALLERY for box in of(GALLERY[name](), NumberBox) if box.name in LIMITS]
    assert {box.name for box in found} == LIMITS.keys()
    for box in found:
        assert (box.low, box.high, box.start) == LIMITS[box.name], box.name


KEYS = {'scores': {0.1}, 'plane': {0.1}, 'depth': {1, 0.5}, 'modes': {1}, 'calculator': {1}}


@pytest.mark.parametrize('name', KEYS)
def test_a_key_moves_a_number_by_a_round_step_of_which_the_start_is_one(name):
    sliders = of(GALLERY[name](), Slider)
    assert {slider.step for slider in sliders} == KEYS[name]
    for slider in sliders:
        assert slider.handle.value == pytest.approx(slider.start), slider.name


BELOW = 'cost', 'fill', 'progress', 'race'      # where one looks before one does something


@pytest.mark.parametrize('name', [name for name in GALLERY if name != 'predict'])
def test_what_is_moved_stands_above_what_it_changes_or_beside_it(name):
    order = list(tree(GALLERY[name]()))
    first = next(i for i, one in enumerate(order) if isinstance(one, (w.Button, w.ToggleButton, w.Text, w.IntSlider, *CHOOSERS)))
    assert (first < order.index(order[0].shown)) == (name not in BELOW)
