"""What the reader sees in the picture of a graph, in words: circles, arrows, and what lies on the way."""
from functools import cached_property

from common.drawing import Drawing
from common.drawing.symbols import symbol
from common.drawing.view import View
from common.exercises.answers import matches, tells
from common.language import say

ORDINALS = (('第一个', 'first'), ('第二个', 'second'), ('第三个', 'third'), ('第四个', 'fourth'), ('第五个', 'fifth'),
            ('第六个', 'sixth'), ('再后面那个', 'a later one'))        # words, since a digit could be the answer
RATES = ('tax', 'discount', 'rate')


def is_rate(name):
    """Is it a factor that people speak of in per cent?"""
    return any(word in name for word in RATES)


class Names:
    """expected is the right number, which no name may tell: a circle such as ×2 could hold it."""

    def __init__(self, graph, expected):
        self.graph, self.expected = graph, expected

    @cached_property
    def circles(self):
        """{id(node): the text in its circle}; only a sentence needs them, and a picture is laid out for it."""
        return {id(node): item.text for item in View(self.graph).items for node in item.nodes}

    def circle(self, node):
        """The text in the circle; where several read the same, or it tells the answer, with what goes in.

        Where that, too, is the same for several, with the place in the picture.
        """
        text = self.circles[id(node)]
        if node.layer is not None and tells(text, self.expected):
            return self._formula(node) or symbol(node.layer)
        return text if list(self.circles.values()).count(text) < 2 else self._told_apart(node)

    def arrow(self, node):
        return node.name or (self._told_apart(node) if self._formula(node) else self.circle(node))

    def _told_apart(self, node):
        """What goes in, or the text in the circle; where several are called so, with the place in the picture."""
        def called(node):
            return self._formula(node) or self.circles.get(id(node))
        alike = [each for each in self.graph.nodes if each.layer is not None and called(each) == called(node)]
        return called(node) if len(alike) < 2 else self._in_its_place(called(node), node, alike)

    def _in_its_place(self, name, node, alike):
        """The name of a circle, and which of several of that name it is, as the eye counts them."""
        drawing = Drawing(self.graph)
        places = {id(each): drawing.layout.items[item] for item in drawing.view.items for each in item.nodes}
        seen = sorted(alike, key=lambda each: (places[id(each)].x, places[id(each)].y))
        columns = {places[id(each)].x for each in alike}
        which = say(*ORDINALS[min(next(i for i, each in enumerate(seen) if each is node), len(ORDINALS) - 1)])
        if len(columns) == 1:
            return say('{name}（从上数{which}）', '{name} ({which} from the top)', name=name, which=which)
        if len(columns) == len(alike):
            return say('{name}（从左数{which}）', '{name} ({which} from the left)', name=name, which=which)
        return say('{name}（从左往右、从上往下数{which}）', '{name} ({which} from the left, top first)', name=name, which=which)

    def _formula(self, node):
        """apple × apple_num, or … × tax: what goes in, as far as it has names."""
        names = [x.name or '…' for x in node.inputs]
        if not any(x.name for x in node.inputs):
            return ''
        return f' {symbol(node.layer)} '.join(names) if len(names) == 2 else f'{symbol(node.layer)}({names[0]})'

    def words(self, question, at):
        """What a sentence about a mistake at the node `at` may speak of."""
        return {'circle': self.circle(at), 'name': self.arrow(question.node), 'side': _side(at),
                'look': _look(question.node, at), 'way': self._way(question, at)}

    def _way(self, question, at):
        """What changes the signal between the right end and this node."""
        here = question.totals[id(at)]
        changed = next((node for node in question.above([at]) if not matches(question.totals[id(node)], here)), None)
        if changed is None:
            return say('右端传进来的数要先乘上去。', 'the number that comes in there is the first factor.')
        circle = self.circle(changed)
        return say('先要经过 {circle}：传到这里的已经不是出发时的那个数了。',
                   'the signal passes {circle} first: what arrives here is no longer the number it began with.',
                   circle=circle)


def _side(at):
    """What the upstream times the input on this side is: the number of the other arrow, unless that is a constant."""
    if all(x.name or x.layer is not None for x in at.inputs):
        return say('另一个箭头下方的数', 'belongs under the other arrow')
    return say('上游乘以自己这一边的输入', 'is the upstream gradient times the input on this side')


def _look(node, at):
    """Where to look for the swapped input, if both inputs have names."""
    others = [x for x in at.inputs if x is not node]
    if not node.name or len(others) != 1 or not others[0].name:
        return ''
    return say('：问 {name}，就看 {other}', ': for {name}, look at {other}',
               name=node.name, other=others[0].name)
