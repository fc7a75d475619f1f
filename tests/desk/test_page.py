"""Thirty pupils with known mistakes: the page says exactly those, largest first, in both languages."""
import re

import pytest

from common.drawing.palette import DARK, LIGHT
from common.language import LANGUAGES, current, use
from desk import classroom, page, table
from tests.helpers.pupils import Page, entry, file_of, lay, sheet_of, told

OWN = '{answer} multiplies by its own input.'
BRANCH = '{answer} counts one branch only.'
BILL = ' · read again: lesson 01, “The whole bill: five derivatives”'
BRANCHES = BILL
SIGN = '{answer} has the wrong sign.'


def pupil(i):
    """Pupils 0-10 multiply by the wrong input in 01-2, the first four of them have it right since; 11-14 count one
    branch, 15 has something that nobody knows, 16-27 are right at once, 28 and 29 did not try. All but 29 have 03-1."""
    exercises = {'03-1': entry(i != 29, *([told(SIGN, '-2')] if i in (5, 29) else []))}
    if i < 28:
        wrong = [told(OWN, '3.3' if i else '9.9')] if i < 11 else [told(BRANCH, f'{i}')] if i < 15 else []
        exercises['01-2'] = entry(i < 4 or i > 15, *wrong)
    return file_of(f'Pupil {i:02}', **exercises)


@pytest.fixture(scope='module')
def thirty(tmp_path_factory):
    return classroom.read(lay(tmp_path_factory.mktemp('class'), {f'{i}.json': pupil(i) for i in range(30)}))


def test_each_exercise_says_how_many_have_it_right_and_who_made_which_mistake(thirty):
    said = Page(page.page(thirty), 'en')
    assert said.exercises == {
        '01-2': ['Exercise 2: The whole bill 16 of 28 right',
                 '11 of 28 3.3 multiplies by its own input.a typical answer: 3.3 · still wrong: 7' + BILL,
                 '4 of 28 11 counts one branch only.a typical answer: 11 · still wrong: 4' + BRANCHES,
                 '1 of 28 not finished, or wrong in some other way.'],
        '03-1': ['Exercise 1: Fill the graph 29 of 30 right',
                 '2 of 30 -2 has the wrong sign.a typical answer: -2 · still wrong: 1 · read again: lesson 03, “Addition”'],
    }


def test_the_largest_mistakes_of_the_class_come_first(thirty):
    first = Page(page.page(thirty), 'en').first
    assert [re.match(r'(Lesson \d\d, Exercise \d): .*?(\d+ of \d+)', line).groups() for line in first] == [
        ('Lesson 01, Exercise 2', '11 of 28'), ('Lesson 01, Exercise 2', '4 of 28'), ('Lesson 03, Exercise 1', '2 of 30')]


def test_of_many_mistakes_five_come_first_and_of_equal_ones_those_that_fewer_put_right():
    def pupil(name, passed):
        return sheet_of(name, {f'01-{n}': entry(passed(n), told(SIGN, f'{n}')) for n in range(1, 8)})

    sheets = [pupil('Li', lambda n: n not in (4, 6)), pupil('Han', lambda n: n != 6)]
    first = Page(page.page(classroom.Classroom(sheets, {}, {})), 'en').first
    assert [int(re.search(r'Exercise (\d)', line)[1]) for line in first] == [6, 4, 1, 2, 3]


def test_who_has_no_verdict_is_in_no_number():
    sheets = [sheet_of('Li', {'01-2': entry(None), '01-3': entry(None)}), sheet_of('Han', {'01-2': entry(True)})]
    said = Page(page.page(classroom.Classroom(sheets, {}, {})), 'en')
    assert list(said.exercises) == ['01-2'] and said.exercises['01-2'][0].endswith('1 of 1 right')


def test_chinese_says_the_same_in_its_own_words(thirty):
    said = Page(page.page(thirty), 'zh').exercises['01-2']
    assert said[0] == '练习 2：整张小票 28 人里 16 人对'
    assert said[1].startswith('28 人中 11 人 中文：3.3 multiplies by its own input.')


def test_every_pupil_has_a_row(thirty):
    rows = Page(page.page(thirty), 'en').rows
    assert rows[0] == ['Name', 'Total', '01', '03']
    assert len(rows) == 31
    assert rows[1] == ['Pupil 00', '2', '1/1', '1/1']
    assert rows[30] == ['Pupil 29Lesson 03, Exercise 1: Fill the graph-2 has the wrong sign.', '0', '0/1', '0/1 1']
    assert rows[5][2] == '0/1 2'


HOSTILE = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><b>x', "' onclick='x", '&lt;', '${style}', '\ud800']


@pytest.mark.parametrize('hostile', HOSTILE)
def test_whatever_a_file_says_is_text(thirty, hostile):
    sentence, answer = told(hostile.replace('{', '{{').replace('}', '}}'), hostile)
    exercises = {f'x{hostile}': entry(False, (sentence, answer)), f'01-{hostile}': entry(False),
                 f'01-quiz-{hostile}': entry(True), '01-2': entry(False, (sentence, {**answer, 'answer': f'{hostile}\n'}))}
    sheet = sheet_of('x' + hostile, exercises)
    html = page.page(classroom.Classroom([sheet], {sheet.name: ['a' + hostile, 'b']}, {'c' + hostile: 'half'}))
    said = Page(html, 'en')
    assert said.written <= Page(page.page(thirty), 'en').written | {'pre', 'class'}
    texts = ''.join(said.texts)
    assert all(f'{before}{hostile}' in texts for before in ('x', 'a', 'c', 'Exercise '))


def test_files_left_out_and_files_of_one_pupil_are_told(tmp_path):
    good = file_of('Li', **{'01-2': entry(True)})
    read = classroom.read(lay(tmp_path, {'a.json': good, 'b.json': good, 'cut.json': good[:9]}))
    said = ''.join(Page(page.page(read), 'en').texts)
    assert 'cut.json cannot be read' in said
    assert 'Li: the newer b.json counts, and not a.json' in said


def test_the_page_needs_nothing_but_itself(thirty):
    html = page.page(thirty)
    assert not re.search(r'<script|<link|src=|@import|url\(|https?:', html)


def test_what_there_is_nothing_to_say_about_is_left_out(thirty):
    html = page.page(thirty)
    right = page.page(classroom.Classroom([sheet_of('Li', {'01-2': entry(True)})], {}, {}))
    assert not re.search(r'<(b|p|ul|li|code|small|details|section|nav|h\d)[^>]*>\s*</\1>', html + right)
    assert 'more than once' not in html and 'left out' not in html and 'class="note' not in html
    with_mistakes = {f'Pupil {i:02}' for i in (*range(4, 16), 29) if i != 15}
    assert set(re.findall(r'<summary>(Pupil \d\d)<', html)) == with_mistakes


@pytest.mark.parametrize('language', LANGUAGES)
def test_it_opens_in_the_language_that_is_spoken(thirty, language):
    spoken = current()
    use(language)
    try:
        html = page.page(thirty)
        assert current() == language
    finally:
        use(spoken)
    assert f'id="{language}" checked' in html and html.count(' checked>') == 1


def test_its_colours_are_those_of_the_pictures():
    css = (page.HERE / 'page.css').read_text(encoding='utf-8')
    light, dark = re.findall(r'--right: (\S+); --wrong: (\S+); --ink: (\S+); --ground: (\S+); --tint: (\S+) }', css)
    for colours, palette in ((light, LIGHT), (dark, DARK)):
        assert list(colours) == [palette[name] for name in ('accent', 'backward', 'ink', 'ground', 'tint')]


@pytest.mark.parametrize('answer, folded', [('', 0), ('3.3', 0), ('9' * 60, 0), ('9' * 61, 1), ('def f():\n    return 1', 1)])
def test_a_long_answer_is_folded_and_an_empty_one_left_out(answer, folded):
    sheet = sheet_of('Li', {'01-2': entry(True, told(SIGN, answer))})
    html = page.page(classroom.Classroom([sheet], {}, {}))
    said = Page(html, 'en').exercises['01-2'][1]
    quoted = bool(answer) and not folded
    assert said.split(' · ')[quoted].endswith('put right since')
    assert html.count('<pre>') == 2 * 2 * folded and ('a typical answer' in said) == quoted


def test_a_class_that_answered_only_guesses_has_a_page(tmp_path):
    read = classroom.read(lay(tmp_path, {'a.json': file_of('Li', **{'01-one-moves': entry(False, told(SIGN, 'none'))})}))
    assert Page(page.page(read), 'en').exercises['01-one-moves'][0] == 'Guess: one-moves 0 of 1 right'
    assert b'one-moves' not in table.table(read).split(b'\n')[0]
