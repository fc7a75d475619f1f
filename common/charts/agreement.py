"""A gradient check as pictures: derivative against difference on the diagonal, and the error of each node."""
import numpy as np

from common.charts import guard
from common.charts.axis import Axis, rounded_up
from common.charts.bars import ROW
from common.charts.curves import LEFT, TOP, Curve, curves
from common.charts.text import SMALL, chart, text
from common.drawing.labels import number, width
from common.language import say

SIDE = 260, 260             # pixels of the field of the scatter
LEAST, MOST, FIELD = 1e-16, 1.0, 240        # errors at the ends of the axis, and its pixels


def scatter(analytic, numerical, limit=1e-4):
    """Each element of two arrays of one shape as a point: those that agree lie on the diagonal.

    A point is a cross where its error is larger than `limit` times the largest of all numbers.
    """
    a, n = guard.numbers(analytic, 'analytic').ravel(), guard.numbers(numerical, 'numerical').ravel()
    guard.one_for_each(n, len(a), 'numerical')
    largest = max([1e-300, *(np.abs(values[np.isfinite(values)]).max(initial=0) for values in (a, n))])
    wrong, reach = ~(np.abs(a - n) <= limit * largest), rounded_up(largest)
    x = Axis(-reach, reach, say('数值微分', 'numerical'))
    y = Axis(-reach, reach, say('反向传播', 'backward'))
    ground = curves(x, y, Curve('', [-reach, reach], [-reach, reach], 'dashed'), size=SIDE)
    across, down = LEFT + SIDE[0] * x.share(n), TOP + SIDE[1] * (1 - y.share(a))
    points = [(_cross if bad else _point)(u, v) for u, v, bad in zip(across, down, wrong) if not np.isnan(u + v)]
    told = say('{total} 个数里，{wrong} 个不在对角线上', '{wrong} of {total} numbers off the diagonal',
               total=len(a), wrong=int(wrong.sum()))
    return ground._replace(body=ground.body + ''.join(points), alt=told)


def errors(names, values, limit=1e-6):
    """One bar for each node, as long as the logarithm of its relative error; a ✗ stands beyond the limit."""
    guard.one_for_each(names, len(values), 'names')
    axis = Axis(LEAST, MOST, log=True)
    left = 10 + max((width(str(name), SMALL) for name in names), default=0)
    high = ROW * len(names)
    at = left + FIELD * float(axis.share(limit))
    parts = []
    for i, (name, value) in enumerate(zip(names, values)):
        y, bad = ROW * i, not value <= limit
        length = FIELD * float(axis.share(MOST if np.isnan(value) else value))
        bar = f'x="{left:g}" y="{y + 4}" width="{length:.1f}" height="{ROW - 8}"'
        parts.append(text(left - 4, y + 17, name, 'end') + f'<rect class="{"dh" if bad else "a"}" {bar}/>'
                     + text(left + FIELD + 8, y + 17, _judged(value, limit), 'start'))
    parts.append(f'<path d="M{at:.1f} 0v{high + 4}" stroke="currentColor" stroke-dasharray="5 4"/>'
                 + text(at, high + 18, _written(limit)))
    told = ', '.join(f'{name} {_judged(value, limit)}' for name, value in zip(names, values))
    return chart(left + FIELD + 90, high + 26, ''.join(parts), told)


def _judged(value, limit):
    return _written(value) if value <= limit else f'{_written(value)} ✗'


def _written(value):
    return number(float(f'{value:.1e}'))


def _point(x, y):
    return f'<circle class="a" cx="{x:.1f}" cy="{y:.1f}" r="4" fill-opacity=".7"/>'


def _cross(x, y):
    look = 'class="d" style="stroke-dasharray:none;stroke-width:2.5"'
    return f'<path {look} d="M{x - 5:.1f} {y - 5:.1f}l10 10m0-10l-10 10"/>'
