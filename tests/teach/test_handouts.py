"""run.py teach: one folder, one page that leads to all of it, and a sentence where something cannot be."""
import re

import pytest
from lesson import lessons

from common import language
from teach import __main__ as teach
from teach import names, plans


@pytest.fixture(scope='module')
def handouts(tmp_path_factory):
    """Lesson 03 for a class of three, with a plan."""
    folder = tmp_path_factory.mktemp('made')
    path, = lessons(begin='03_')
    language.use('en')
    teach.make(folder, [path], [('Ann', 8), ('李娜', 9), ('<i>Bo</i>/../x', 10)])
    return folder


def test_the_first_page_leads_to_every_page_that_was_made(handouts):
    page = (handouts / 'index.html').read_text(encoding='utf-8')
    links = set(re.findall(r'href="([^"]+)"', page))
    assert all((handouts / link).exists() for link in links)
    made = {path.relative_to(handouts).as_posix() for path in handouts.rglob('*.html')} - {'index.html'}
    assert made <= links and len(made) >= 4
    assert '&lt;i&gt;Bo' in page and '<i>Bo' not in page
    assert teach.chosen_lessons(['07']) == lessons(begin='07_')         # and not 07b, which has a number of its own


def test_everybody_has_their_own_numbers_in_a_folder_of_their_own(handouts):
    for place, seed in (('01 Ann', 8), ('02 李娜', 9), ('03 i Bo i x', 10)):
        for spoken in ('zh', 'en'):
            text = (handouts / 'pupils' / place / spoken / '03_add_and_multiply.ipynb').read_text(encoding='utf-8')
            assert f'numbers.seed = {seed}"' in text


def test_the_solutions_say_the_right_value_for_every_pupil(handouts):
    page = (handouts / 'solutions' / 'en' / '03.html').read_text(encoding='utf-8')
    assert page.count('<td>李娜</td>') == 2                    # the graph of exercise 1, the prices of exercise 5
    assert 'return dout, -dout' in page and 'Exercise 2. A subtract layer' in page
    assert '练习 2' in (handouts / 'solutions' / 'zh' / '03.html').read_text(encoding='utf-8')


def test_a_page_asks_no_other_host(handouts):
    for path in handouts.rglob('*.html'):
        text = path.read_text(encoding='utf-8').replace('http://www.w3.org/2000/svg', '')
        assert 'http' not in text and '<script' not in text


def test_a_plan_is_shown_in_its_language(tmp_path, monkeypatch):
    (tmp_path / '03_x.plan.md').write_text('<!-- zh -->\n# 教案\n- 问\n<!-- en -->\n# Plan\n- ask <b>\n', encoding='utf-8')
    monkeypatch.setattr(plans, 'SOURCES', tmp_path)
    plans.lay(tmp_path / 'out', tmp_path / '03_x.md', 'en')
    page = (tmp_path / 'out' / '03.html').read_text(encoding='utf-8')
    assert '<li>ask &lt;b&gt;</li>' in page and '教案' not in page
    plans.lay(tmp_path / 'out', tmp_path / '04_y.md', 'en')
    assert not (tmp_path / 'out' / '04.html').exists()


@pytest.mark.parametrize('words, sentence', [
    (['--seed', 'seven'], '--seed seven cannot be used'),
    (['--seed', '-1'], '--seed -1 cannot be used'),
    (['--lesson', '42'], 'There is no lesson 42'),
    (['--pupils', 'nobody.txt'], 'The list nobody.txt cannot be read'),
])
def test_what_cannot_be_is_told_in_a_sentence_and_nothing_is_touched(words, sentence, tmp_path, monkeypatch):
    monkeypatch.setattr(teach, 'OUT', tmp_path)
    (tmp_path / 'mine').touch()
    assert teach.main(words).startswith(sentence) and (tmp_path / 'mine').exists()


def test_ctrl_c_leaves_what_was_made_before(tmp_path, monkeypatch):
    def pressed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(teach, 'OUT', tmp_path)
    monkeypatch.setattr(teach, 'make', pressed)
    (tmp_path / 'mine').touch()
    assert teach.main([]) == 'Stopped.' and (tmp_path / 'mine').exists()


@pytest.mark.parametrize('text, sentence', [('Ann\nBo\nAnn \n', '“Ann” is in the list twice'), ('\n \n', 'is empty')])
def test_a_list_that_tells_nobody_apart_is_refused(text, sentence, tmp_path):
    (tmp_path / 'names.txt').write_text(text, encoding='utf-8')
    with pytest.raises(teach.Trouble, match=re.escape(sentence)):
        names.people(tmp_path / 'names.txt', 0)


def test_a_list_saved_by_a_spreadsheet_is_read(tmp_path):
    (tmp_path / 'names.txt').write_bytes('\ufeffAnn  Lee\r\n\r\n李娜\r\n'.encode())
    assert names.people(tmp_path / 'names.txt', 7) == [('Ann Lee', 8), ('李娜', 9)]
