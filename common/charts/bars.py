"""Bars, and the table of what was taken for what."""
import numpy as np

from common.charts import guard
from common.charts.text import SMALL, chart, text
from common.drawing.labels import number, width
from common.language import say

ROW, LENGTH, CELL = 24, 200, 36
TINT = 0.45         # of the accent in the worst cell: its number is still read easily, light and dark


def bars(names, values, most=None, marked=None, write=number):
    """One bar for each value, from 0 to `most`, with the value behind it; the bar `marked` is framed."""
    values = guard.numbers(values, 'values')
    guard.one_for_each(names, len(values), 'names')
    left = 10 + max((width(str(name), SMALL) for name in names), default=0)
    most = most or max(values.max(initial=0), 1e-300)
    parts = []
    for i, (name, value) in enumerate(zip(names, values)):
        y, length = ROW * i, LENGTH * max(0.0, min(1.0, value / most))
        if i == marked:
            frame = f'x="1" y="{y + 1}" width="{left + LENGTH + 70:g}" height="{ROW - 2}" rx="6"'
            parts.append(f'<rect class="hi" {frame} stroke="currentColor"/>')
        parts.append(text(left - 4, y + 17, name, 'end')
                     + f'<rect class="a" x="{left:g}" y="{y + 4}" width="{length:.1f}" height="{ROW - 8}"/>'
                     + text(left + length + 6, y + 17, write(value), 'start'))
    alt = ', '.join(f'{name} {write(value)}' for name, value in zip(names, values))
    return chart(left + LENGTH + 72, ROW * len(names), ''.join(parts), alt)


def counted(t, y, classes=10):
    """How often class t (rows) was taken for class y (columns), and the mistakes alone: two arrays (classes, classes)."""
    counts = np.zeros((classes, classes), int)
    t, y = guard.classes(t, classes, 't'), guard.classes(y, classes, 'y')
    guard.one_for_each(y, len(t), 'y')
    np.add.at(counts, (t, y), 1)
    return counts, counts * (1 - np.eye(classes, dtype=int))


def confusion(t, y, classes=10):
    """The same as a table. Mistakes are tinted, the most frequent most."""
    counts, wrong = counted(t, y, classes)
    middle = CELL * classes / 2
    parts = [text(44 + middle, 14, say('读成了', 'read as')),
             text(0, 0, say('其实是', 'is a'), more=f' transform="translate(12 {40 + middle:g}) rotate(-90)"')]
    for i in range(classes):
        parts += [text(44 + CELL * (i + 0.5), 34, i, more=' font-weight="bold"'),
                  text(32, 45 + CELL * (i + 0.5), i, more=' font-weight="bold"')]
        parts += [_cell(i, j, counts[i, j], wrong[i, j] / max(wrong.max(), 1)) for j in range(classes)]
    alt = say('{total:,} 个全对', 'all {total:,} are right', total=counts.sum())
    if wrong.any():
        i, j = np.unravel_index(wrong.argmax(), wrong.shape)
        alt = say('{total:,} 个里错了 {mistakes:,} 个；错得最多的是把 {i} 读成 {j}（{most} 次）',
                  '{mistakes:,} of {total:,} wrong; most often {i} is read as {j} ({most} ×)',
                  total=counts.sum(), mistakes=wrong.sum(), i=i, j=j, most=wrong.max())
    return chart(46 + CELL * classes, 42 + CELL * classes, ''.join(parts), alt)


def _cell(i, j, count, share):
    x, y = 44 + CELL * j, 40 + CELL * i
    frame = ' stroke="currentColor"' if i == j else ''
    square = (f'<rect class="a" x="{x}" y="{y}" width="{CELL - 2}" height="{CELL - 2}" rx="4" '
              f'fill-opacity="{TINT * share:.2f}"{frame}/>')
    return square + (text(x + CELL / 2 - 1, y + CELL / 2 + 4, count) if count else '')
