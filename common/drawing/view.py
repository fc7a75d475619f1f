"""What of a graph is drawn: inputs, circles, folded stretches, and the arrows between them.

A constant stands in its circle (×2), a folded stretch of the tape is one box; both change the picture only.
"""
from common.drawing.symbols import circle
from common.graph.branches import along
from common.language import say

ORDERED = {'SubLayer', 'DivLayer', 'PowLayer', 'DotLayer'}      # where it matters which input comes first


class Item:
    """One thing in the picture: an input (text only), a layer, or a folded stretch of the tape."""

    def __init__(self, text, nodes, kind):
        self.text, self.nodes, self.kind = text, nodes, kind
        self.incoming, self.outgoing = [], []

    @property
    def ordered(self):
        """Must the picture say which input comes first?"""
        return (len(self.nodes) == 1 and len(self.incoming) > 1
                and type(self.nodes[0].layer).__name__ in ORDERED)

    @property
    def branches(self):
        """Does one value leave here by several arrows? (A folded stretch may send out several values, too.)"""
        return len(self.outgoing) > 1 and len({id(arrow.node) for arrow in self.outgoing}) == 1

    @property
    def meeting(self):
        """The arrows by which shares of one value have come back, where there are several to be added up; else []."""
        arrows = [arrow for arrow in self.outgoing if arrow.grad is not None] if self.branches else []
        return arrows if len(arrows) > 1 else []


class Arrow:
    """Carries the value of `node` from one item to another; target is None for the output.

    uses: the places (consumer node, position among its inputs) where the target uses the value.
    """

    def __init__(self, node, source, target):
        self.node, self.source, self.target = node, source, target
        self.uses = []

    @property
    def grad(self):
        """What comes back along this arrow; None where backward has not been yet."""
        return self.node.grad if self.target is None else along(self.uses)


class View:
    """The items and arrows of a graph, in the order of its tape; an arrow leads out of its output, or of another node."""

    def __init__(self, graph, output=None):
        _can_be_drawn(graph)
        self.graph, output = graph, graph.output if output is None else output
        self.items, self.arrows, self.frames = [], [], []
        item_of = {}
        for item in self._items():
            self.items.append(item)
            item_of.update((id(node), item) for node in item.nodes)
        for item in self.items:
            self._connect(item, item_of)
        for item in self.items:
            if item.nodes[-1] is output or item.kind != 'input' and not item.outgoing:
                self._add(Arrow(item.nodes[-1], item, None))
        opened = (set(map(id, graph.nodes[fold.start:fold.stop])) for fold in graph.folds if not fold.folded)
        frames = ([item for item in self.items if set(map(id, item.nodes)) <= inside] for inside in opened)
        self.frames = list(filter(None, frames))       # of one within a folded one, or without nodes, nothing is seen

    def _items(self):
        nodes = self.graph.nodes
        circles = {id(node): circle(node) for node in nodes if node.layer is not None}
        within = {id(x) for each in circles.values() for x in each.constants}
        start = 0
        while start < len(nodes):
            fold = self._outermost_fold(start)
            if fold:
                yield Item(fold.name, nodes[fold.start:fold.stop], 'box')
                start = fold.stop
                continue
            node = nodes[start]
            start += 1
            if node.layer is not None:
                text, _, fits = circles[id(node)]
                yield Item(text, [node], 'circle' if fits else 'box')
            elif id(node) not in within:
                yield Item(node.name, [node], 'input')

    def _outermost_fold(self, index):
        found = [fold for fold in self.graph.folds if fold.folded and fold.start <= index < fold.stop]
        return max(found, key=lambda fold: fold.stop - fold.start, default=None)

    def _connect(self, item, item_of):
        """Arrows into an item: one for each use, or one for each value that a folded stretch uses."""
        inside = set(map(id, item.nodes))
        arrows = {}
        for user in item.nodes:
            for i, x in enumerate(user.inputs):
                if id(x) in inside or id(x) not in item_of:
                    continue
                key = id(x) if len(item.nodes) > 1 else (id(x), i)
                if key not in arrows:
                    arrows[key] = self._add(Arrow(x, item_of[id(x)], item))
                arrows[key].uses.append((user, i))

    def _add(self, arrow):
        self.arrows.append(arrow)
        arrow.source.outgoing.append(arrow)
        if arrow.target:
            arrow.target.incoming.append(arrow)
        return arrow


def _can_be_drawn(graph):
    """A graph with at least one node: ours, or whatever keeps `nodes` and `folds` as ours does."""
    if not hasattr(graph, 'nodes') or not hasattr(graph, 'folds'):
        raise TypeError(say('能画的是图，不是 {kind}：先写 g = Graph(x=3.0)，再写 draw(g)。',
                            'only a graph can be drawn, not {kind}; write g = Graph(x=3.0), then draw(g).',
                            kind=type(graph).__name__))
    if not graph.nodes:
        raise ValueError(say('图还是空的：先写下一个算式。', 'the graph is empty; write some arithmetic on it first.'))
