"""The search for gaps in the tests: what it changes, whom it asks, and what it says."""
import ast

import pytest

from mutants import __main__ as mutants
from mutants import noticing, witnesses
from mutants.changes import changes
from mutants.noticing import ROOT, in_rounds, who_notices


def made(text):
    """Each changed program, without the parentheses around what is new."""
    return [ast.unparse(ast.parse(change.made(text.encode()))) for change in changes(text.encode())]


@pytest.mark.parametrize('text, others', [
    ('a + b', ['a - b']),
    ('a - b', ['a + b', 'b - a']),
    ('a @ b', ['b @ a']),
    ('a < b', ['a <= b']),
    ('a is b', ['a is not b']),
    ('a and b', ['a or b']),
    ('not a', ['a']),
    ('-a', ['a']),
    ('x = 2', ['x = 3']),
    ('x = True', ['x = False']),
    ('f(a, b, c=c)', ['f(b, a, c=c)', 'pass']),
    ('x = 价格 * 2', ['x = 价格 / 2', 'x = 价格 * 3']),
    ('f(a, a)', ['pass']),
    ('x = np.maximum(a, b)', []),
    ('a - a', ['a + a']),
    ('a if b else c', ['a if True else c']),
    ('if a:\n    b', ['if True:\n    b']),
    ('a < b < c', []),
    ("x = say('a', 'b')", []),
    ("x = f'{a + 1}'", []),
    ('def f(a: 1) -> 2: pass', []),
])
def test_one_thing_is_changed_at_a_time(text, others):
    assert sorted(made(text)) == sorted(others)


def test_each_change_of_the_project_is_a_program():
    for files in mutants.rooms().values():
        for path in files[:2]:
            for change in changes(path.read_bytes()):
                ast.parse(change.made(path.read_bytes()))


def test_the_nearest_tests_are_asked_first_and_none_that_cannot_notice():
    asked = who_notices(ROOT / 'start' / 'proof.py')
    assert asked[0].name == 'test_proof.py'
    assert not [test for test in asked if test.parent.name in ('layers', 'lab')]


def test_a_file_that_no_test_imports_is_left_to_the_tests_of_its_room():
    assert {test.parent.name for test in who_notices(ROOT / 'start' / 'jupyter_server_config.py')} == {'start'}


def test_those_that_ran_the_line_are_asked_and_those_of_the_room_that_start_programs():
    path = ROOT / 'start' / 'whole.py'
    ran = {'tests/web/test_work.py::test_x', 'tests/start/test_whole.py::test_y'}
    (first, names), (others, rest) = in_rounds(path, ran)
    assert first[0] == 'tests/start/test_whole.py' and others[-1] == 'tests/web/test_work.py'
    assert ran < names | rest and 'tests/start/test_rescue.py' in names | rest
    assert not {'tests/start/test_settings.py', 'tests/start/test_proof.py'} & (names | rest)


def test_all_near_are_asked_about_a_line_that_runs_when_its_file_is_imported():
    asked = [file for files, names in in_rounds(ROOT / 'start' / 'proof.py', set()) for file in files]
    assert asked == [test.relative_to(ROOT).as_posix() for test in who_notices(ROOT / 'start' / 'proof.py')]


SHOP = {
    'common/shop/bill.py': '''
TAX = 2

def bill(price):
    return (price
            * TAX)

def gift(price):
    return price > 9

def spare(price):
    return price + 1

def endless():
    while False:
        pass
    return True
''',
    'common/__init__.py': '', 'common/shop/__init__.py': '',
    'tests/test_bill.py': '''
from common.shop.bill import bill, endless, gift

def test_bill():
    assert bill(100) == 200

def test_gift():
    assert gift(10) and not gift(9)

def test_endless():
    assert endless()
''',
}


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """A small project."""
    for name, text in SHOP.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    test = tmp_path / 'tests' / 'test_bill.py'
    for place in (mutants, noticing):
        monkeypatch.setattr(place, 'ROOT', tmp_path)
        monkeypatch.setattr(place, 'who_notices', lambda path: [test])
    monkeypatch.setattr(witnesses, 'ROOMS', ['common'])
    monkeypatch.setattr(mutants, 'EQUIVALENT', tmp_path / 'equivalent.txt')
    monkeypatch.setattr(witnesses.Witnesses, 'patience', lambda self, names: 3 if 'endless' in str(names) else 60)
    mutants.EQUIVALENT.write_text('# none yet\n')
    return test


def test_what_is_noticed_is_counted_and_what_is_not_is_named(shop, capsys):
    """Most are noticed by a value, some at import, and one because the tests no longer end."""
    mutants.EQUIVALENT.write_text('# one\ncommon/shop/bill.py | 1 → (2) | nobody asks\n')
    mutants.main(['common/shop'])
    assert capsys.readouterr().out == '  common/shop/bill.py:12  price + 1 → (price - 1)\ncommon/shop: 6 of 7 caught\n'


def test_what_is_edited_meanwhile_makes_no_difference(shop, tmp_path, monkeypatch, capsys):
    passed = mutants.passed

    def edited(*asked):
        (tmp_path / 'common' / 'shop' / 'bill.py').write_text('# to be written anew\n')
        return passed(*asked)

    monkeypatch.setattr(mutants, 'passed', edited)
    mutants.main(['common/shop'])
    assert capsys.readouterr().out.endswith('common/shop: 6 of 8 caught\n')


def test_survivors_are_asked_again_once_a_test_was_written_for_them(shop, tmp_path, capsys):
    mutants.main(['common/shop'])
    survivors = tmp_path / 'survivors.txt'
    survivors.write_text(capsys.readouterr().out)
    shop.write_text(SHOP['tests/test_bill.py'].replace('gift\n', 'gift, spare\n') + '''
def test_spare():
    assert spare(1) == 2
''')
    mutants.main(['common/shop', '--again', str(survivors)])
    assert capsys.readouterr().out.endswith('common/shop: 2 of 2 caught\n')


def test_a_sample_of_the_changes_to_a_room_is_noticed(monkeypatch, capsys):
    """Of expressions, whose tests are quick."""
    for place in (mutants, noticing):
        monkeypatch.setattr(place, 'who_notices', lambda path: [ROOT / 'tests' / 'common' / 'test_expression.py'])
    mutants.main(['common/expression', '--count', '6'])
    assert capsys.readouterr().out == 'common/expression: 6 of 6 caught\n'


def test_what_is_said_to_make_no_difference_is_a_change_that_can_be_made():
    for file, change in mutants.equivalent():
        assert change in {str(made) for made in changes((ROOT / file).read_bytes())}, f'{file} | {change}'


def test_the_same_seed_chooses_the_same_changes():
    files = mutants.rooms()['common/layers']
    assert mutants.chosen(files, 5, 1) == mutants.chosen(files, 5, 1) != mutants.chosen(files, 5, 2)


def test_a_test_that_nobody_may_watch_is_asked_all_the_same(shop, capsys):
    shop.write_text(SHOP['tests/test_bill.py'].replace('gift\n', 'gift, spare\n') + '''
import sys
import pytest

@pytest.fixture
def untraced():
    before = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(before)

def test_a_watched_spare():
    spare(1)

def test_spare(untraced):
    assert sys.gettrace() is None and spare(1) == 2
''')
    mutants.main(['common/shop'])
    assert capsys.readouterr().out == 'common/shop: 8 of 8 caught\n'


@pytest.mark.parametrize('line, lines', [(1, []), (2, []), (3, []), (4, [4]), (5, [5, 6]), (6, [5, 6]), (7, [7]), (8, [8]),
                                         (9, [9]), (10, [10]), (11, [11]), (12, [])])
def test_a_line_belongs_to_a_statement_unless_it_runs_when_its_file_is_imported(line, lines):
    text = '''a = 1
def f(x,
      y=2):
    try:
        return (x
                + y)
    except ValueError:
        if x: y = 3
    def g(z=4):
        return z
    with y: pass
class C(f(1, 2)): b = 5
'''
    assert list(witnesses.statement(text, line)) == lines


def test_those_who_live_with_an_import_that_another_test_made_are_asked(shop, tmp_path, capsys):
    (tmp_path / 'common' / 'shop' / 'bill.py').write_text('''
def spare(price):
    return price

def bill(price, tax=2):
    return spare(price)
''')
    shop.write_text('''
def test_first():
    from common.shop.bill import bill
    assert bill(100, tax=1) == 100

def test_second():
    from common.shop.bill import bill
    assert bill.__defaults__ == (2,)
''')
    mutants.main(['common/shop'])
    assert capsys.readouterr().out == 'common/shop: 1 of 1 caught\n'


def test_tests_that_fail_before_are_named(shop):
    shop.write_text('def test_bill():\n    assert False\n')
    with pytest.raises(SystemExit, match='fails before anything is changed: FAILED tests/test_bill.py::test_bill'):
        mutants.main(['common/shop'])


def test_a_room_that_is_not_there_is_answered_with_those_that_are(capsys):
    with pytest.raises(SystemExit):
        mutants.main(['common/nowhere'])
    assert 'common/layers' in capsys.readouterr().err
