"""A number that is typed or dragged. A typed number is taken as typed, or refused with a sentence: never moved."""
import math
from numbers import Integral, Real

import ipywidgets as w
import numpy as np
import traitlets

from common.drawing.labels import nice
from common.expression import number
from common.language import say
from common.widgets.hands import button
from common.widgets.parts import Hint, told


class NumberBox(w.HBox):
    """A box for any number of a range, with its name; observe `value`.

    One whose range is whole also takes 12.5; one that `counts` takes whole numbers only.
    """

    value = traitlets.TraitType(0)

    def __init__(self, name, low, high, start, counts=False):
        self.name, self.low, self.high, self.start, self.counts = name, low, high, start, counts
        self.whole = all(isinstance(x, Integral) for x in (low, high, start))
        self.box = w.Text(continuous_update=False, tooltip=name, layout={'width': '5.5em'})
        self.note = w.HTML()
        super().__init__(self._in_a_row(), layout={'flex_flow': 'row wrap'})
        self.observe(lambda change: self._show(), 'value')
        self.value = start
        self._show()        # 0 is there from the first, and is no change
        self.box.observe(self._typed, 'value')

    def _in_a_row(self):
        self.box.description, self.box.style = self.name, {'description_width': 'initial'}
        self.box.layout.width = '13em'
        return [self.box, self.note]

    @traitlets.validate('value')
    def _in_range(self, proposal):
        value = proposal['value']
        if not is_number(value) or not self.low <= value <= self.high:
            raise ValueError(say('{name} 可以是 {low} 到 {high}，{value} 不在里面。',
                                 '{name} can be {low} to {high}; {value} is outside.', name=self.name,
                                 low=written(self.low), high=written(self.high), value=written(value)))
        if self.counts and value != int(value):
            raise ValueError(say('{name} 要整数，{value} 不是。', '{name} counts, so it must be whole; {value} is not.',
                                 name=self.name, value=written(value)))
        return int(value) if self.whole and value == int(value) else float(value)

    def _show(self):
        self.note.value, self.box.value = '', written(self.value)

    def _typed(self, change):
        if change['new'] == written(self.value):
            return
        try:
            self.value = number(change['new'])
            self._show()
        except ValueError as error:
            self._show()
            self.note.value = Hint(say('{why}保留 {value}。', '{why} Kept: {value}.',
                                       why=told(error), value=self.box.value)).live()


class Slider(NumberBox):
    """The same, and a slider; `step` is what a key moves it by."""

    def __init__(self, name, low, high, start, step=None, counts=False):
        check_range(name, low, high, start, step)
        self.step = step or (1 if all(isinstance(x, Integral) for x in (low, high, start)) else nice((high - low) / 100))
        self.digits = 6 - math.floor(math.log10(self.step))
        self.handle = w.FloatSlider(value=start, min=low, max=high, step=self.step, readout=False, description=name,
                                    style={'description_width': '7em'}, layout={'width': '17em'})
        super().__init__(name, low, high, start, counts)
        self.whole = self.whole and isinstance(self.step, Integral)
        self.handle.observe(self._dragged, 'value')

    def _in_a_row(self):
        ends = f'{written(self.low)} – {written(self.high)}'.replace('-', '−')
        ends = w.HTML(f'<small style="opacity:.7;white-space:nowrap">{ends}</small>')
        return [self.handle, self.box, ends, self.note]

    def _show(self):
        super()._show()
        self.handle.value = self._place()

    def _place(self):
        """Where the handle stands: on the step that is nearest to the value."""
        steps = math.floor((self.value - self.low) / self.step + 0.5)
        return min(self.high, round(self.low + steps * self.step, self.digits))

    def _dragged(self, change):
        """What the handle says is rounded: it counts steps from its left end, 1.1 is 1.0999999 there."""
        said = round(change['new'], self.digits)
        if said != round(self._place(), self.digits):
            self.value = said


class Controls(w.HBox):
    """Sliders in as many columns as fit, and a button that puts all of them back; `moved()` is called at each move."""

    def __init__(self, ranges, moved, counts=()):
        self.sliders = {name: Slider(name, *limits, counts=name in counts) for name, limits in ranges.items()}
        for slider in self.sliders.values():
            slider.observe(lambda change: moved(), 'value')
        again = button(say('复位', 'reset'), 'undo', say('回到开始的数', 'back to the numbers at the start'))
        again.on_click(lambda _: self.reset())
        super().__init__([*self.sliders.values(), again], layout={'flex_flow': 'row wrap', 'grid_gap': '0 1.5em'})

    def reset(self):
        for slider in self.sliders.values():
            slider.value = slider.start


def is_number(value):
    """A finite number, not a truth value."""
    return isinstance(value, Real) and not isinstance(value, (bool, np.bool_)) and math.isfinite(value)


def check_range(name, low, high, start, step=None):
    """Ask for a range that a slider can have."""
    numbers = [low, high, start] + [step] * (step is not None)
    if not all(map(is_number, numbers)) or not low <= start <= high or low == high or numbers[3:] and step <= 0:
        raise ValueError(say('{name}=({given})：滑块要 (最小, 最大, 开始)，都是普通的数，开始的值在两者之间。',
                             '{name}=({given}): a slider needs (low, high, start), all of them finite numbers, '
                             'with the start between the two.',
                             name=name, given=', '.join(map(str, numbers))))


def limits(ranges):
    """{name: (low, high, start[, step])} of what a reader gave for each name, which may be the start alone."""
    found = {}
    for name, given in ranges.items():
        given = around(given) if is_number(given) else given
        if not isinstance(given, (tuple, list)) or len(given) not in (3, 4):
            raise ValueError(say('{name}={given}：滑块要 (最小, 最大, 开始)。',
                                 '{name}={given}: a slider needs (low, high, start).', name=name, given=given))
        check_range(name, *given)
        found[name] = tuple(given)
    return found


def around(value):
    """A range for a slider that starts at value."""
    if value == 0:
        return -5.0, 5.0, 0.0
    return min(0, 2 * value), max(0, 2 * value), value


def written(value):
    """A number as a box shows it: all its digits, and a minus that can be typed."""
    return f'{value:.15g}' if is_number(value) else str(value)
