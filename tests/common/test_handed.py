"""The file that a pupil hands in: what goes into it comes out of it, and nothing else is believed."""
import json

import pytest

from common import handed
from tests.helpers.pupils import NOON, entry, file_of, told

BRANCH = told('{answer} counts one branch only.', '2.2')


def test_what_is_packed_is_unpacked():
    sheet = handed.unpack(file_of('王小明', **{'01-2': entry(False, BRANCH), '01-3': entry(True)}))
    assert (sheet.name, sheet.at) == ('王小明', NOON)
    assert sheet.exercises['01-3'] == handed.Entry(True, ())
    mistake, = sheet.exercises['01-2'].mistakes
    assert mistake == handed.Mistake(BRANCH[0], '2.2', '中文：2.2 counts one branch only.', '2.2 counts one branch only.', NOON)


def test_a_file_that_was_handed_in_before_can_still_be_read():
    """As it lies in teachers' folders: what makes the checksum may not change without a new version."""
    before = ('{"version": 1, "name": "Li Na", "at": "2026-11-26T15:00:00", "seed": 0, "exercises": '
              '{"01-2": {"answers": {"": "2.2"}, "passed": true}}, '
              '"checksum": "ed7a003ff6a0d93df5ff3cb10f8e5b256fc709cc171a403aa40f3bac5d318dd2"}')
    assert handed.unpack(before.encode()).exercises['01-2'].passed


def test_only_what_is_known_goes_into_the_file():
    held = {'seed': 0, 'folder': '/home/li', 'exercises': {'10-add': {'passed': True, 'due': '2026-12-01', 'host': 'pc-7'}}}
    content = json.loads(handed.pack('Li', NOON, held))
    assert set(content) == {'version', 'name', 'at', 'seed', 'exercises', 'checksum'}
    assert content['exercises'] == {'10-add': {'passed': True}}


def test_a_person_can_read_the_file():
    assert '"name": "王小明"' in file_of('王小明', **{'01-2': entry(True)}).decode()


@pytest.mark.parametrize('typed, name', [(' Li\tLei ', 'Li Lei'), ('a\nb', 'a b'), ('\u202eLi', 'Li'), ('\udc80', ''),
                                         ('x' * 500, 'x' * 100), ('Zoë 🙂', 'Zoë 🙂')])
def test_a_name_is_one_line_of_letters_that_can_be_seen(typed, name):
    assert handed.plain(typed) == name


def signed(**changed):
    content = {'version': 1, 'name': 'Li', 'at': NOON, 'exercises': {}, **changed}
    return json.dumps({**content, 'checksum': handed.checksum(content)}).encode()


GOOD = file_of('Li Lei', **{'01-2': entry(False, BRANCH)})
ILL = [{'name': 3}, {'at': 'yesterday'}, {'at': None}, {'exercises': []}, {'exercises': {'01-2': 1}},
       {'exercises': {'01-2': {'passed': 'yes'}}}, {'exercises': {'01-2': {'passed': 1}}},
       {'exercises': {'01-2': {'passed': False, 'mistakes': {'m': 2}}}},
       {'exercises': {'01-2': {'passed': False, 'mistakes': {'m': {**BRANCH[1], 'zh': ['x']}}}}},
       {'exercises': {'01-2': {'passed': False, 'mistakes': [1]}}}]


@pytest.mark.parametrize('data, word', [
    (b'', 'half'), (GOOD[:-20], 'half'), (b'\xff\xfe', 'half'), (b'[' * 100_000, 'half'), (b'1' * 9000, 'half'),
    (b'null', 'other'), (b'{"cells": []}', 'other'), (b'[]', 'other'),
    (GOOD.replace(b'false', b'true'), 'changed'), (GOOD.replace(b'Li Lei', b'Han Meimei'), 'changed'),
    (GOOD.replace(b'"checksum": "', b'"checksum": "0'), 'changed'),
    (b'PK\3\4' + GOOD, 'zip'),
    (signed(version=2), 'newer'), (b' ' * 4_000_001, 'large'), *((signed(**changed), 'other') for changed in ILL),
])
def test_a_file_that_is_not_as_it_was_made_is_refused(data, word):
    with pytest.raises(handed.Damaged, match=word):
        handed.unpack(data)


def test_a_mark_at_the_head_that_an_editor_put_there_does_no_harm():
    assert handed.unpack(b'\xef\xbb\xbf' + GOOD).name == 'Li Lei'


def test_brackets_in_brackets_are_refused_however_many():
    for depth in (*range(900, 1000), 100_000):
        nested = '[' * depth + ']' * depth
        with pytest.raises(handed.Damaged):
            handed.unpack(f'{{"version":1,"name":"a","at":"{NOON}","exercises":{nested},"checksum":"x"}}'.encode())


@pytest.mark.parametrize('name, file', [('=1+1', 'hand-in-1_1.json'), ('../../etc', 'hand-in-etc.json'),
                                        ('CON', 'hand-in-CON.json'), ('<b>', 'hand-in-b.json'), ('🙂', 'hand-in-.json'),
                                        ('a' * 90, f'hand-in-{"a" * 40}.json')])
def test_any_name_makes_a_file_that_every_system_takes(name, file):
    assert handed.file_name(name) == file
