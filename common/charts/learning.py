"""The two charts of a training: the loss of each mini-batch, and how often the network is right."""
from typing import NamedTuple

import numpy as np

from common.charts.axis import Axis, rounded_up
from common.charts.curves import LEFT, Curve, curves, sample
from common.charts.text import SMALL, chart
from common.drawing.labels import width
from common.drawing.sheet import below
from common.language import say

MOST_POINTS = 150
MOST_DOTS = 60
LEVEL = 10          # a loss above it cannot be seen together with a good one except on a log axis
GHOSTS = 'ghost', 'ghost 2', 'ghost 3'


class Ghost(NamedTuple):
    """An earlier run, to be compared with; `caption` says what was different, the rest is as in `learning`."""
    caption: str
    losses: list
    accuracies: list
    every: int = 1


def learning(losses, accuracies, iterations, ghosts=(), every=1):
    """Two charts of one training: the loss of each mini-batch, and (iteration, training, test) accuracies.

    every    how many iterations lie between two of the losses

    The axis of the loss holds every loss there was; from 10 on it is logarithmic. On the axis of the accuracy
    equal distances are equal ratios of the mistakes, so that 0.97 and 0.98 stand apart. Up to three ghosts, the
    latest last, are drawn faint; older ones are left out.
    """
    ghosts = list(zip(ghosts[-len(GHOSTS):], GHOSTS))
    x = Axis(0, max([iterations, 1, *(ghost.every * len(ghost.losses) for ghost, _ in ghosts)]), say('迭代', 'iteration'))
    at, low, mean, high = binned(losses, every=every)
    faint = [Curve(ghost.caption, *binned(ghost.losses, every=ghost.every)[::2], style) for ghost, style in ghosts]
    loss = curves(x, _loss_axis(losses, *(ghost.losses for ghost, _ in ghosts)), *faint,
                  Curve('', at, mean, low=low, high=high))
    before = [(ghost.caption, _accuracies(ghost.accuracies), style) for ghost, style in ghosts]
    now, known = _accuracies(accuracies), _accuracies([row for row in accuracies if not np.isnan(row[1])])
    together = np.concatenate([now, known, *(run for _, run, _ in before)])
    accuracy = curves(x, _accuracy_axis(together[:, 1:]),
                      *(Curve(caption, run[:, 0], run[:, 2], style) for caption, run, style in before),
                      Curve(say('测试', 'test'), now[:, 0], now[:, 2], dots=True),
                      Curve(say('训练', 'training'), known[:, 0], known[:, 1], 'dashed', dots=True))
    return (below(loss, _captions(faint), gap=4), accuracy) if ghosts else (loss, accuracy)


def _accuracies(rows):
    """(rows, 3): as many of them as can be told apart."""
    return np.reshape(spread(rows, MOST_DOTS), (-1, 3))


def _loss_axis(*runs):
    losses = np.concatenate([np.asarray(run, float) for run in runs])
    losses = losses[np.isfinite(losses)]
    most = losses.max(initial=2.4)
    if most <= LEVEL:
        return Axis(0, rounded_up(most), say('损失', 'loss'))
    least = losses[losses > 0].min(initial=1.0)
    return Axis(10.0 ** np.floor(np.log10(least)), 10.0 ** np.ceil(np.log10(most)),
                say('损失（对数轴）', 'loss (log axis)'), log=True)


def _accuracy_axis(accuracies):
    most = accuracies[accuracies < 1].max(initial=0.9)
    ends = 0.95, 0.98, 0.99, 0.995, 0.998, 0.999
    high = next((high for high in ends if most <= high), 0.9999)
    return Axis(0, high, say('准确率', 'accuracy'), nines=True)


def _captions(faint):
    """Which faint curve was which run."""
    body = ''.join(sample(curve, LEFT, 15 + 20 * i) for i, curve in enumerate(faint))
    wide = max(LEFT + 32 + width(curve.name, SMALL) for curve in faint)
    names = ', '.join(curve.name for curve in faint)
    return chart(wide, 20 * len(faint), body, names)


def spread(rows, most):
    """At most `most` of them, evenly spread, the first and the last among them."""
    return [rows[i] for i in np.unique(np.linspace(0, len(rows) - 1, min(most, len(rows))).round().astype(int))]


def binned(values, most=MOST_POINTS, every=1):
    """At most `most` groups of neighbours: (middle position, smallest, mean, largest) of each.

    every    the distance of two neighbours
    """
    edges = np.unique(np.linspace(0, len(values), min(most, len(values)) + 1).astype(int))
    values, starts, counts = np.asarray(values, float), edges[:-1], np.diff(edges)
    if not len(values):
        return (np.zeros(0),) * 4
    return (every * (starts + (counts - 1) / 2), np.minimum.reduceat(values, starts),
            np.add.reduceat(values, starts) / counts, np.maximum.reduceat(values, starts))
