"""Blanks: numbers that are asked for, in a picture or beside it, each with its box and its line of feedback."""
from functools import cached_property, partial

import ipywidgets as w
import numpy as np

from common.exercises import check_gradient, check_value
from common.language import say
from common.widgets.hands import row
from common.widgets.parts import Status

CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
ROOM = 5        # letters of a typed number that fit beside its mark
KINDS = {'values': ('value',), 'grads': ('grad', 'sum'), 'both': ('value', 'grad', 'sum')}


class Blank:
    """One answer to be filled in, with its box and its line of feedback.

    where    what is asked, in words
    places   where it stands in the picture, as the keys of `Drawing.svg(blanks=…)`
    check    takes what was typed and gives a Result
    name     stands behind the mark of the box, such as dW
    """

    def __init__(self, mark, where, places, check, name='', example='2*3'):
        self.mark, self.where, self.places, self.check = mark, where, places, check
        self.passed = False
        described = f'{mark} {name}'.strip()
        self.box = w.Text(description=described, tooltip=f'{mark} {where}', placeholder=example, continuous_update=False,
                          style={'description_width': 'initial' if name else '2em'},
                          layout={'width': '18em' if name else '13em'})
        self.feedback = w.HTML()
        self.row = row(self.box, self.feedback)
        self.row.layout.align_items = 'center'

    def read(self):
        """Judges what is typed; returns the Result."""
        result = self.check(self.box.value)
        self.passed = result.passed is True
        self.feedback.value = '' if result.passed is None else result._repr_html_()
        return result

    @property
    def shown(self):
        """What stands in the picture while it is not right: the mark, and a short number that was typed."""
        typed = self.box.value.strip()
        return f'{self.mark} {typed}?' if 0 < len(typed) <= ROOM else self.mark


class Asks:
    """For a Figure with blanks. `judged(blank, result)` is called with each answer, after it was told."""
    blanks = ()

    @cached_property
    def score(self):
        """The line that counts what is right."""
        return w.HTML()

    def ask(self, asked, answers):
        """Blanks for what is asked, tuples as Blank takes them behind its mark, with the answers {mark: text} in their boxes.

        The boxes of what was asked before lose their meaning.
        """
        for blank in self.blanks:
            blank.box.unobserve_all()
        self.blanks, self.answers = [Blank(*one) for one in marked(asked)], dict(answers)
        for blank in self.blanks:
            blank.box.value = str(self.answers.get(blank.mark, ''))
            blank.read()
            self.at_change(blank.box, partial(self._answer, blank))

    def unfilled(self):
        """The blanks that are not filled yet, for the drawing."""
        return {place: blank.shown for blank in self.blanks if not blank.passed for place in blank.places}

    def all_right(self):
        return all(blank.passed for blank in self.blanks)

    def count(self):
        """Write the line that counts what is right."""
        right = sum(blank.passed for blank in self.blanks)
        self.score.value = Status(f'{right} / {len(self.blanks)}{" ✓" * self.all_right()}').live()

    def _answer(self, blank):
        result = blank.read()
        self.answered(blank.mark, blank.box.value)
        self.judged(blank, result)
        self.redraw()


def on_graph(drawing, kinds, only=(), dout=1):
    """(where in words, places, check) for each number of a drawn graph, in the order in which one can know them."""
    view = drawing.view

    def wanted(node):
        return np.ndim(node.value) == 0 and (not only or node.name in only)

    if 'value' in kinds:
        for node in drawing.graph.nodes:
            places = [(i, 'value') for i, arrow in enumerate(view.arrows) if arrow.node is node]
            if places and node.layer is not None and wanted(node):
                yield say('箭头上方的值', 'the value above the arrow'), places, _value(node)
    for i, item in reversed(list(enumerate(view.items))):
        if 'sum' in kinds and item.branches and wanted(item.outgoing[0].node):
            yield (say('所有分支合起来的导数', 'the derivative of all branches together'), [(i, 'sum')],
                   _gradient(item.outgoing[0].node, dout))
        for arrow in item.incoming:
            if 'grad' in kinds and arrow.grad is not None and wanted(arrow.node):
                yield (say('箭头下方的导数', 'the derivative below the arrow'),
                       [(view.arrows.index(arrow), 'grad')], _gradient(arrow.node, dout, arrow.uses))


def _value(node):
    return lambda text: check_value(text, node)


def _gradient(node, dout, uses=()):
    return lambda text: check_gradient(text, node, dout, uses)


def marked(asked):
    """Each with its mark before it: ①, ② …, ⑳, (21) …"""
    for n, one in enumerate(asked):
        yield CIRCLED[n] if n < len(CIRCLED) else f'({n + 1})', *one
