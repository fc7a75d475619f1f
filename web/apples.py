"""The bill for the apples on the front page: every number that its sliders can bring, computed ahead."""
import json
import re
from itertools import product

from common.drawing.svg import Drawing
from common.graph import Graph
from common.language import say

STEPS = {'apple': range(0, 201, 10), 'apple_num': range(6), 'tax': [1 + i / 20 for i in range(5)]}
START = {'apple': 100, 'apple_num': 2, 'tax': 1.1}
PLACE = re.compile(r'⟨(\d+)⟩')


def figure():
    """HTML of the figure: drawing, sliders, a line that says the same, and the numbers for every position."""
    graph = Graph(**START)
    graph['apple'] * graph['apple_num'] * graph['tax']
    graph.backward()
    drawing = Drawing(graph, title=say('两个苹果的账单', 'The bill for two apples'))
    now = labels(drawing)
    blanks = {(i // 2, ('value', 'grad')[i % 2]): f'⟨{i}⟩' for i in range(len(now))}
    everything = []
    for position in product(*STEPS.values()):
        graph.forward(**dict(zip(STEPS, position)))
        graph.backward()
        everything.append(labels(drawing))
    counts = [len(steps) for steps in STEPS.values()]
    data = json.dumps({'steps': counts, 'labels': everything}, ensure_ascii=False)

    def live(text):
        return PLACE.sub(lambda found: f'<tspan data-label="{found[1]}">{now[int(found[1])]}</tspan>', text)

    picture, line = live(drawing.svg(blanks=blanks)), live(drawing.describe(blanks)).replace('tspan', 'span')
    description = re.compile('<desc>.*?</desc>', re.S)
    return (f'{description.sub("", picture)}<div class="sliders">{"".join(map(slider, STEPS))}</div>'
            f'<p role="status">{line}</p><script type="application/json">{data}</script>')


def labels(drawing):
    """What stands at the arrows: value and derivative of each in turn."""
    return [text for _, *pair in drawing.rows() for text in pair]


def slider(name):
    steps = list(STEPS[name])
    last, now = len(steps) - 1, steps.index(START[name])
    return f'<label>{name}<input type="range" min="0" max="{last}" value="{now}"></label>'
