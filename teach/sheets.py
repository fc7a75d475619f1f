"""Sheets to print: for each lesson a page of graphs to fill in by pencil, and its key on a page of its own."""
from html import escape

from common.language import say
from teach.drawn import draw
from teach.page import write
from teach.tasks import TASKS


def lay(folder, lesson, title, pupils):
    """One file with the sheets of a lesson and, behind them, the keys. pupils: [(name or '', seed)]."""
    if lesson not in TASKS:
        return
    works = [(name, seed, [draw(task, seed, n) for n, task in enumerate(TASKS[lesson])]) for name, seed in pupils]
    body = ''.join(sheet(title, name, seed, lesson, work) for name, seed, work in works)
    body += ''.join(sheet(title, name, seed, lesson, work, key=True) for name, seed, work in works)
    write(folder / f'{lesson}.html', title, body, 'sheet')


def sheet(title, name, seed, lesson, work, key=False):
    tasks = ''.join(item(n + 1, task, done, key) for n, (task, done) in enumerate(zip(TASKS[lesson], work)))
    return f'<section><header><h1>{escape(title)}</h1>{head(name, seed, key)}</header>{tasks}</section>'


def head(name, seed, key):
    number = say('第 {seed} 组数', 'set {seed}', seed=seed)
    if key:
        said = say('答案，{number}', 'key, {number}', number=number) + (f' · {escape(name)}' if name else '')
        return f'<span>{said}</span>'
    rule = f'<span class="rule" style="min-width:45mm">{escape(name)}</span>'
    return f'<span>{say("姓名", "Name")} {rule} · {number}</span>'


def item(number, task, done, key):
    """One task: what is to be done, its graph, and the lines below it."""
    told = f'<p><b>{number}</b>&ensp;{with_code(say(task.zh, task.en))}</p>'
    lines = ''.join(f'<p>{escape(asked)}{say("：", ": ")}<span class="rule">{answer if key else "&nbsp;"}</span></p>'
                    for asked, answer in done.below)
    answers = ' '.join(f'<span>{escape(mark)} {escape(answer)}</span>' for mark, answer in done.answers) if key else ''
    return (f'<div class="task">{told}{done.key if key else done.asked}{lines}'
            f'{answers and f"<p class=answers>{answers}</p>"}</div>')


def with_code(sentence):
    """Names between backticks as code."""
    parts = escape(sentence).split('`')
    return ''.join(f'<code>{part}</code>' if n % 2 else part for n, part in enumerate(parts))
