"""Axes: where a value lies, and which round numbers stand beside it."""
from math import ceil, floor, log10
from typing import NamedTuple

import numpy as np

from common.charts.text import SMALL
from common.drawing.labels import nice, width

NINES = (0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999)


class Axis(NamedTuple):
    """An axis from `low` to `high`.

    log     equal distances are equal ratios
    nines   for accuracies: equal distances are equal ratios of mistakes, so 0.9 is as far from 0.99 as from 0
    """
    low: float
    high: float
    name: str = ''
    log: bool = False
    nines: bool = False

    def share(self, value):
        """Where a value lies between low (0) and high (1); beyond an end it counts as the end."""
        low, high = self.low, self.high
        value = np.clip(value, low, high)
        if self.log:
            return np.log(value / low) / np.log(high / low)
        if self.nines:
            return np.log((1 - value) / (1 - low)) / np.log((1 - high) / (1 - low))
        return (value - low) / (high - low)

    def ticks(self, most=7):
        """Round numbers between low and high, at most `most` or one more."""
        if self.nines:
            return _thinned([tick for tick in NINES if self.low <= tick <= self.high], most)
        if self.log:
            first, last = ceil(log10(self.low) - 1e-9), floor(log10(self.high) + 1e-9)
            if last - first < 2:
                return [m * 10.0 ** power for power in range(first - 1, last + 1) for m in (1, 2, 5)
                        if self.low * 0.999 <= m * 10.0 ** power <= self.high * 1.001]
            step = max(1, ceil((last - first) / (most - 1)))
            return [10.0 ** power for power in range(first, last + 1, step)]
        step = nice((self.high - self.low) / (most - 1))
        return [i * step for i in range(ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9) + 1)]

    def ticks_across(self, pixels):
        """As many of them as can stand side by side without touching."""
        for most in range(7, 1, -1):
            ticks = self.ticks(most)
            at = [pixels * float(self.share(tick)) for tick in ticks]
            words = [width(short(tick), SMALL) for tick in ticks]
            if all(b - a > (v + w) / 2 + 6 for a, b, v, w in zip(at, at[1:], words, words[1:])):
                break
        return ticks


def short(value):
    """A number beside an axis."""
    if value and not 1e-4 < abs(value) < 1e6:
        mantissa, power = f'{value:.0e}'.split('e')
        return f'{mantissa}e{int(power)}'.replace('-', '−')
    return f'{value:,.6g}'.replace('-', '−')


def rounded_up(value):
    """The next of 1, 2, 2.5, 5, 10 and their tenfold."""
    power = 10.0 ** floor(log10(value))
    return next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= value * 0.999)


def _thinned(ticks, most):
    return ticks[::-1][::-(-len(ticks) // most)][::-1]
