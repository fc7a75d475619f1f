"""The table of what a class takes: measured rows, and beyond them rows that are computed from these."""
import os
from pathlib import Path

import psutil

from common.language import say, speaking

HERE = Path(__file__).resolve().parent
PAGES = {'en': HERE / 'README.md', 'zh': HERE / 'README.zh.md'}
BEGIN, END = '<!-- made by python3 run.py classroom measure -->\n', '<!-- end -->'
BEYOND = 30, 40, 60, 100
GB = 1024           # MB


def write(rows):
    """Put the table into the pages, each in its language."""
    for name, page in PAGES.items():
        head, _, rest = page.read_text(encoding='utf-8').partition(BEGIN)
        with speaking(name):
            page.write_text(head + BEGIN + text(rows) + END + rest.partition(END)[2], encoding='utf-8')


def text(rows):
    largest = rows[-1]
    lines = [
        say('{cores} 个处理器核，{memory:.0f} GB 内存；测量时机器的平均负载从 {low:.0f} 到 {high:.0f}。',
            '{cores} cores, {memory:.0f} GB of memory; the load average while this was measured was {low:.0f} to {high:.0f}.',
            cores=os.cpu_count(), memory=psutil.virtual_memory().total / 2 ** 30, low=min(row['load'] for row in rows),
            high=max(row['load'] for row in rows)), '',
        say('| 学生 | 都登录了 | 都打开了 01 | 01 都运行完 | 内存 | 同时训练 08 | 08 都运行完 | 内存 | 处理器时间 |',
            '| pupils | all are in | 01 is open | 01 has run | memory | of these train in 08 | 08 has run | memory | '
            'processor time |'),
        '|' + '---|' * 9, *map(row, rows), *(row(computed(rows, count)) for count in BEYOND), '',
        say('{n} 个内核看见的 MNIST 合计 {seen:.0f} MB，在内存里只占 {taken:.0f} MB。',
            'The kernels of {n} pupils see {seen:.0f} MB of MNIST in all, which take {taken:.0f} MB of memory.',
            n=largest['training'], seen=largest['seen'], taken=largest['taken']), '']
    return '\n'.join(lines)


def row(figures):
    """One line of the table. What is computed rather than measured bears a ≈."""
    about = '' if 'load' in figures else '≈ '
    inside, opened, ran, trained, work = (f'{about}{figures[key]:.0f} s' for key in ('in', 'open', 'ran', 'trained', 'work'))
    first, all_in_all = (f'{about}{figures[key] / GB:.1f} GB' for key in ('memory', 'memory of all'))
    return (f'| {figures["pupils"]} | {inside} | {opened} | {ran} | {first} | {figures["training"]} | {trained} | {all_in_all} '
            f'| {work} |')


def computed(rows, count):
    """The row of a larger class: along the line from the first measured row to the last."""
    first, last = rows[0], rows[-1]
    share = (count - first['pupils']) / (last['pupils'] - first['pupils'] or 1)
    keys = 'in', 'open', 'ran', 'trained', 'memory', 'memory of all', 'work'
    line = {key: first[key] + share * (last[key] - first[key]) for key in keys}
    return {'pupils': count, 'training': count // 2, **line}
