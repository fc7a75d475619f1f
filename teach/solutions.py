"""The solutions apart: each exercise of a lesson with its right answer for every seed that was handed out."""
from html import escape

import numpy as np

from common.drawing.labels import label, number
from common.language import listing, say
from teach.drawn import held
from teach.exercises import exercises, with_seed
from teach.page import write

CODE = 'def ', 'class '


def lay(folder, path, title, pupils):
    """The page of a lesson. pupils: [(name or '', seed)]."""
    mine = [exercise for exercise in exercises().values() if exercise.path == path]
    if mine:
        seeds = say('第 {seeds} 组数', 'Numbers of set {seeds}', seeds=listing(str(seed) for _, seed in pupils))
        body = f'<h1>{escape(title)}</h1><p>{seeds}</p>' + ''.join(section(exercise, pupils) for exercise in mine)
        write(folder / f'{mine[0].key.partition("-")[0]}.html', title, body, 'text')


def section(exercise, pupils):
    """An exercise: the code that solves it, and what comes out with the numbers of each pupil."""
    head = f'<h2>{escape(exercise.title)} <small>{escape(exercise.key)}</small></h2>'
    code = f'<pre><code>{escape(exercise.model)}</code></pre>' if exercise.model else ''
    if exercise.reader is None:
        return head + by_seed(exercise, pupils, filled)
    if exercise.solution is None or any(word in exercise.printed for word in CODE):
        return head + code
    return head + code + by_seed(exercise, pupils, answers)


def by_seed(exercise, pupils, told):
    """What `told` tells for each seed; once, if it is the same for all."""
    found = []
    for name, seed in pupils:
        with with_seed(seed):
            found.append((name, seed, told(exercise)))
    if len({text for _, _, text in found}) == 1:
        return found[0][2]
    rows = ''.join(f'<tr><td>{escape(name)}</td><td>{seed}</td><td>{text}</td></tr>' for name, seed, text in found)
    return f'<div class="wide"><table>{rows}</table></div>'


def answers(exercise):
    return '<br>'.join(f'<code>{escape(code)}</code> = <b>{escape(value_of(value))}</b>' for code, value in exercise.solved())


def filled(exercise):
    """The graph of a figure that asks, filled in, and what belongs into each blank."""
    figure = exercise.shown()
    marks = ' '.join(f'{blank.mark}&nbsp;<b>{held(figure.drawing, blank.places[0])}</b>&ensp;' for blank in figure.blanks)
    return f'{figure.drawing.svg()}<p>{marks}</p>'


def value_of(value):
    """A right answer as text: a number to four digits, an array, or several by name."""
    if isinstance(value, dict):
        return ', '.join(f'{name}: {value_of(each)}' for name, each in value.items())
    if isinstance(value, str):
        return value
    array = np.asarray(value)
    if array.dtype.kind == 'f' and array.ndim == 0:
        return number(value)
    return label(value) if array.ndim == 0 else str(array.tolist())
