"""A reader's hands: everything in a figure that can be moved, pressed, chosen or typed into, once each."""
import ipywidgets as w

from common.widgets.figure import Figure
from common.widgets.slider import NumberBox, Slider

TYPED = ('2', '2 * 3', '', 'abc', '<b>', '1e999', '1000000', '−1')
TOUCHED = w.Text, NumberBox, w.IntSlider, w.ToggleButtons, w.Dropdown, w.ToggleButton, w.Button
LEFT_ALONE = ('Training', 'Race')       # they go on by themselves, and have tests of their own


def tree(widget):
    """A widget and all that is in it."""
    yield widget
    for child in getattr(widget, 'children', ()):
        yield from tree(child)


def operate(figure):
    """Yields (figure, what was done) after each act, on a figure and on those that open within it."""
    for button in [one for one in tree(figure) if 'choice' in getattr(one, '_dom_classes', ())]:
        button.value = True
        yield figure, button.description
    for inner in [one for one in tree(figure) if isinstance(one, Figure) and type(one).__name__ not in LEFT_ALONE]:
        for act in acts(inner):
            yield inner, act


def acts(figure):
    for widget in list(tree(figure)):
        if isinstance(widget, NumberBox):
            yield from number(widget)
        elif type(widget) is w.Button:
            widget.click()
            yield widget.description
        elif type(widget) is w.ToggleButton and widget.icon != 'play':
            for _ in range(2):
                widget.value = not widget.value
                yield widget.description
        elif type(widget) in (w.ToggleButtons, w.Dropdown):
            for position in range(len(widget.options)):
                widget.index = position
                yield widget.label
        elif type(widget) is w.Text:
            yield from texts(widget, widget.value)


def number(box):
    for value in (box.low, box.high, box.start):
        box.value = value
        yield f'{box.name} = {value}'
    if isinstance(box, Slider):
        for place in (box.handle.max, box.handle.min):
            box.handle.value = place
            yield f'{box.name} to {place}'
    yield from texts(box.box, str(box.start))


def texts(box, last):
    for text in (*TYPED, last):
        box.value = text
        yield f'{text!r} typed'


def any_act(figure, chance):
    """One act on whatever can be touched at the moment, chosen by a random.Random; returns what was touched."""
    widget = chance.choice([one for one in tree(figure) if isinstance(one, TOUCHED)])
    if isinstance(widget, w.Text):
        widget.value = chance.choice(TYPED)
    elif isinstance(widget, NumberBox):
        value = chance.uniform(widget.low, widget.high)
        widget.value = round(value) if widget.counts else value
    elif isinstance(widget, w.IntSlider):
        widget.value = chance.randint(widget.min, widget.max)
    elif isinstance(widget, (w.ToggleButtons, w.Dropdown)):
        widget.index = chance.randrange(len(widget.options)) if widget.options else None
    elif isinstance(widget, w.ToggleButton):
        widget.value = not widget.value
    else:
        widget.click()
    return widget
