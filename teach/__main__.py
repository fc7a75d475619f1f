"""Make what a teacher hands out: python3 run.py teach [--seed 7] [--lesson 03] [--pupils names.txt]

Everything goes into the folder handouts/, which is made anew each time; handouts/index.html leads to all of it.
All in both languages:
    pupils       notebooks without solutions, for the folder my/ of each pupil, and for nbgrader
    sheets       graphs to print and fill in by pencil, with a key
    solutions    the right answers, apart
    plans        45 minutes in steps, for each lesson

所有材料都写进 handouts 文件夹，每次重新做；从 handouts/index.html 可以找到全部。中英文都有：
    pupils       学生版笔记，里面没有答案；放进学生的 my 文件夹，也可以交给 nbgrader
    sheets       打印出来用铅笔填的图，附答案
    solutions    正确答案，单独放
    plans        每课四十五分钟的教案
"""
import argparse
import sys
import tempfile
from itertools import product
from pathlib import Path

from common.language import LANGUAGES, listing, say, speaking
from notebooks.lesson import lessons, read
from start import whole
from start.trouble import Trouble, carried_out
from teach import ROOT, index, names, plans, pupils, sheets, solutions

OUT = ROOT / 'handouts'
LARGEST = 9999      # number of a set


def make(out, chosen, people):
    """Everything for these lessons (paths) and these people [(name or '', seed)], into the empty folder `out`."""
    places = {name: names.folder(name, n + 1) for n, (name, _) in enumerate(people)}
    for name, seed in people:
        pupils.write(out / 'pupils' / places[name], chosen, seed)
    titles = {}
    for language, path in product(LANGUAGES, filter(numbered, chosen)):
        lesson = plans.number(path)
        title = titles[lesson, language] = title_of(path, language)
        with speaking(language):
            plans.lay(out / 'plans' / language, path, language)
            sheets.lay(out / 'sheets' / language, lesson, title, people)
            solutions.lay(out / 'solutions' / language, path, title, people)
    index.lay(out, titles, people, places)


def title_of(path, language):
    """'03 Add and multiply nodes', as the lesson's opening says it."""
    opening = next(block.text for block in read(path) if block.kind == language)
    return opening.partition('\n')[0].lstrip('# ')


def numbered(path):
    """The glossary goes with the notebooks, and is no lesson."""
    return path.stem[0].isdigit()


def chosen_lessons(numbers):
    """The sources of the lessons that were asked for, or of all."""
    found = {plans.number(path): path for path in lessons()}
    for number in numbers:
        if number not in found:
            raise Trouble(say('没有 {name} 这一课。现有：{known}。', 'There is no lesson {name}. There are: {known}.',
                              name=number, known=listing(map(plans.number, filter(numbered, found.values())))))
    return [path for number, path in found.items() if not numbers or number in numbers]


def seed_of(text):
    if not (text.isascii() and text.isdigit() and int(text) <= LARGEST):
        raise Trouble(say('--seed {text} 用不了：请写 0 到 {largest} 的整数；0 是课里印着的数。',
                          '--seed {text} cannot be used: give a whole number from 0 to {largest}; 0 stands for the numbers '
                          'that are printed in the lessons.', text=text, largest=LARGEST))
    return int(text)


def main(words=None):
    parser = argparse.ArgumentParser(prog='run.py teach', description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--seed', default='0', help='the numbers of this class, 0 to 9999   全班用的一组数')
    parser.add_argument('--lesson', action='append', default=[], metavar='03',
                        help='this lesson only; may be given again   只做这一课，可以写几次')
    parser.add_argument('--pupils', metavar='FILE', help='a list of names, one a line: numbers of their own for each, '
                        'counted on from --seed   一行一个名字，每人一组数')
    options = parser.parse_args(words)
    return carried_out(lambda: hand_out(options))


def hand_out(options):
    """Make what was asked for, in the place of what was made before."""
    seed = seed_of(options.seed)
    people = names.people(options.pupils, seed) if options.pupils else [('', seed)]
    with tempfile.TemporaryDirectory(dir=ROOT, prefix='.handouts') as work:
        made = Path(work) / 'handouts'
        make(made, chosen_lessons(options.lesson), people)
        whole.lay(made, OUT)
    print(say('做好了：{page}', 'Made: {page}', page=OUT / 'index.html'))


if __name__ == '__main__':
    sys.exit(main())
