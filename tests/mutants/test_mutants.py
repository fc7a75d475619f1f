"""The search for gaps in the tests: what it changes, whom it asks, and what it says."""
import ast
from types import SimpleNamespace

import pytest

from mutants import __main__ as mutants
from mutants.changes import changes
from mutants.noticing import ROOT, who_notices


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


def test_a_file_that_no_test_imports_is_left_to_the_who_notices_its_room():
    assert {test.parent.name for test in who_notices(ROOT / 'start' / 'jupyter_server_config.py')} == {'start'}


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A project of one room with two files, of which one is tested."""
    for name, text in {'common/shop/bill.py': 'def bill(price, tax):\n    return price * tax\n',
                       'common/shop/gift.py': 'wrapped = True\n',
                       'common/__init__.py': '', 'common/shop/__init__.py': ''}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    test = tmp_path / 'test_bill.py'
    test.write_text('from common.shop.bill import bill\n\ndef test_bill():\n    assert bill(100, 1.1) == 110.00000000000001\n')
    monkeypatch.setattr(mutants, 'ROOT', tmp_path)
    monkeypatch.setattr(mutants, 'EQUIVALENT', tmp_path / 'equivalent.txt')
    monkeypatch.setattr(mutants, 'who_notices', lambda path: [test] if path.name == 'bill.py' else [])
    mutants.EQUIVALENT.write_text('# none yet\n')
    return SimpleNamespace(folder=tmp_path, test=test)


def test_what_is_noticed_is_counted_and_what_is_not_is_named(small, capsys):
    mutants.main(['common/shop'])
    assert capsys.readouterr().out == ('  common/shop/gift.py:1  True → (False)\ncommon/shop: 1 of 2 caught\n')
    mutants.EQUIVALENT.write_text('common/shop/gift.py | True → (False) | nobody asks\n')
    mutants.main(['common/shop'])
    assert capsys.readouterr().out == 'common/shop: 1 of 1 caught\n'


def test_the_same_seed_chooses_the_same_changes():
    files = mutants.rooms()['common/layers']
    assert mutants.chosen(files, 5, 1) == mutants.chosen(files, 5, 1) != mutants.chosen(files, 5, 2)


def test_tests_that_fail_before_are_named(small):
    small.test.write_text('def test_bill():\n    assert False\n')
    with pytest.raises(SystemExit, match='fails before anything is changed: FAILED test_bill.py::test_bill'):
        mutants.main(['common/shop'])


def test_a_room_that_is_not_there_is_answered_with_those_that_are(capsys):
    with pytest.raises(SystemExit):
        mutants.main(['common/nowhere'])
    assert 'common/layers' in capsys.readouterr().err
