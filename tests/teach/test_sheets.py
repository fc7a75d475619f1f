"""Sheets: a lesson without one is missed, no answer shows before the key, and each is one page of A4 and of Letter."""
import re

import numpy as np
import pytest
from lesson import lessons

from common import language
from common.drawing.labels import label
from common.language import LANGUAGES
from teach import sheets
from teach.drawn import draw
from teach.plans import number
from teach.tasks import TASKS

SEEDS = 0, 7, 9999
EACH = [(lesson, n) for lesson, tasks in TASKS.items() for n in range(len(tasks))]
NUMBER = re.compile(r'data-of="[^"]*"[^>]*>([^<]+)<|<text class="g"[^>]*>([^<]+)<')


def shown(svg):
    """The numbers on the arrows of a picture."""
    return [a or b for a, b in NUMBER.findall(svg)]


def test_every_lesson_has_a_sheet():
    assert set(TASKS) == {number(path) for path in lessons(begin='[0-9]')}


@pytest.mark.parametrize('lesson, n', EACH)
@pytest.mark.parametrize('seed', SEEDS)
def test_only_the_key_shows_what_is_asked(lesson, n, seed):
    done = draw(TASKS[lesson][n], seed, n)
    asked, key = shown(done.asked), shown(done.key)
    assert done.answers or done.below
    if TASKS[lesson][n].slip:
        assert len(asked) == len(key) and sum(a != b for a, b in zip(asked, key)) == 1
    else:
        blank = [text for text in asked if '__' in text or re.search('[①-⑳]', text)]
        assert len(asked) == len(key) and len(blank) >= len(done.answers)
        assert not any('__' in text for text in key)


@pytest.mark.parametrize('lesson, n', EACH)
def test_other_seeds_draw_other_numbers_and_the_same_one_the_same(lesson, n):
    assert draw(TASKS[lesson][n], 5, n) == draw(TASKS[lesson][n], 5, n)
    assert len({draw(TASKS[lesson][n], seed, n).key for seed in range(5, 12)}) > 1


def test_an_answer_is_what_backpropagation_finds():
    done = draw(TASKS['05'][0], 7, 0)
    X, W, b, dout = (np.array(eval(re.sub(r'(?<=\d) ', ', ', text))) for text in arrays(done.key))
    expected = [X @ W, X @ W + b, dout.sum(axis=0), dout, X.T @ dout, dout @ W.T]
    assert [answer for _, answer in done.answers] == ['; '.join(label(row) for row in np.atleast_2d(array)) for array in expected]


def arrays(svg):
    """X, W, b and dout, from a key: the lines of each, one below the other."""
    lines = {}
    for kind, of, text in re.findall(r'<text class="([vg])" data-of="(\w*)"[^>]*>([^<]+)<', svg):
        lines.setdefault((kind, of), []).append(text)
    return [f'[{", ".join(lines[place])}]' if place[1] != 'b' else lines[place][0]
            for place in (('v', 'X'), ('v', 'W'), ('v', 'b'), ('g', 'output'))]


def test_a_name_is_text(tmp_path):
    sheets.lay(tmp_path, '03', '03 <Title>', [('<b>Ann</b>', 8), ('李娜', 9)])
    page = (tmp_path / '03.html').read_text(encoding='utf-8')
    assert '&lt;b&gt;Ann' in page and '<b>Ann' not in page and '03 &lt;Title&gt;' in page
    assert page.index('李娜') < page.index('key, set 8')       # all sheets first, then the keys


@pytest.mark.parametrize('spoken', LANGUAGES)
def test_a_sheet_and_its_key_are_a_page_each_on_a4_and_on_letter(spoken, tmp_path, browser):
    language.use(spoken)
    page = browser.new_page()
    for lesson in TASKS:
        sheets.lay(tmp_path, lesson, f'{lesson} title', [('', 7)])
        page.goto((tmp_path / f'{lesson}.html').as_uri())
        for paper in ('A4', 'Letter'):
            assert len(re.findall(rb'/Type\s*/Page\b', page.pdf(format=paper))) == 2, (lesson, paper)
        wide = page.evaluate('Math.max(...[...document.querySelectorAll("svg")].map(svg => svg.getBoundingClientRect().width))')
        assert wide < 186 / 25.4 * 96
    page.close()
