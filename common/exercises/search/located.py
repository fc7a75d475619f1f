"""Located: what `locate` found, as one sentence and, folded, as two pictures."""
from common.charts import beside, errors, scatter
from common.exercises.result import Result
from common.exercises.search.place import TOLERANCE
from common.language import say

ROWS = 24       # of the picture of errors: the largest, where there are more nodes


class Located(Result):
    """passed, sentence, and `places`: each (node, input) that was judged, from right to left."""

    def __init__(self, passed, sentence, places=()):
        super().__init__(passed, sentence)
        self.places = list(places)

    def pictures(self):
        """The error of each node, from right to left, and every share against its difference, on the diagonal."""
        found, expected = zip(*((place.found, place.expected) for place in self.places))
        nodes = self._nodes()
        return beside(errors(list(nodes), list(nodes.values()), limit=TOLERANCE), scatter(found, expected, limit=TOLERANCE))

    def _nodes(self):
        """{node: its largest error}"""
        nodes = {}
        for place in self.places:
            nodes.setdefault(place.label, []).append(place.error)
        nodes = {name: max(each) for name, each in nodes.items()}
        shown = sorted(nodes, key=nodes.get, reverse=True)[:ROWS]
        return {name: error for name, error in nodes.items() if name in shown}

    def _repr_html_(self):
        if not self.places:
            return super()._repr_html_()
        return (f'{super()._repr_html_()}<details><summary>{say("每个节点的误差", "The error of each node")}</summary>'
                f'{self.pictures()._repr_html_()}</details>')
