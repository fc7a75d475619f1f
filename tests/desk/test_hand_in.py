"""A pupil hands in: one file, with the name as typed and nothing else about them."""
import getpass
import io
import socket
from pathlib import Path

import pytest

from common import handed, keeping, memory
from common.language import say
from desk import hand_in
from start.trouble import Trouble

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def mine(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    return tmp_path


@pytest.fixture
def answered(mine):
    told = say('{n} 只算了一条。', '{n} counts one branch.', n=2)
    memory.keep('01-2', passed=False, mistakes=[(told, '2')], answers={'①': '2'})
    memory.keep('01-3', passed=True, answers={'': '2.2'})
    memory.keep('01-4', seed=7)
    memory.keep('01-one-moves', passed=True)               # a guess is not judged
    return mine


def test_one_file_is_made_and_the_pupil_is_told_where_it_is(answered, capsys):
    assert hand_in.main('--name', '王小明') == 0
    told = capsys.readouterr().out
    file = answered / 'hand-in-王小明.json'
    assert str(file) in told and '1 of the 2 that were judged are right' in told
    sheet = handed.unpack(file.read_bytes())
    assert sheet.name == '王小明' and sheet.exercises['01-3'].passed is True
    assert sheet.exercises['01-2'].mistakes[0].zh == '2 只算了一条。'


def test_the_answers_are_those_in_my(tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, 'PROJECT', tmp_path)
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path / 'my'))
    memory.keep('01-3', passed=True, answers={'': '2.2'})
    monkeypatch.delenv('LESSONS_KEPT')
    hand_in.main('--name', 'Q')
    assert (tmp_path / 'my' / 'hand-in-Q.json').is_file()


def test_the_name_is_asked_for(answered, monkeypatch):
    monkeypatch.setattr('sys.stdin', io.StringIO('Li Lei\n'))
    hand_in.main()
    assert handed.unpack((answered / 'hand-in-Li_Lei.json').read_bytes()).name == 'Li Lei'


def test_nothing_of_the_machine_is_in_the_file(answered):
    hand_in.main('--name', 'Q')
    text = (answered / 'hand-in-Q.json').read_text(encoding='utf-8')
    for personal in (str(ROOT), str(answered), str(Path.home()) + '/', f'"{getpass.getuser()}"', socket.gethostname()):
        assert personal not in text


@pytest.mark.parametrize('typed', ['', ' \t', '\n', '\u200b'])
def test_without_a_name_nothing_is_made(answered, monkeypatch, typed):
    monkeypatch.setattr('sys.stdin', io.StringIO(typed))
    for words in ((), ('--name', typed)):
        with pytest.raises(Trouble, match='A name is needed'):
            hand_in.main(*words)
    assert not list(answered.glob('hand-in*'))


def test_without_an_answer_there_is_nothing_to_hand_in(mine):
    with pytest.raises(Trouble, match='nothing to hand in yet'):
        hand_in.main('--name', 'Q')


def test_damaged_answers_are_told(mine):
    (mine / 'answers.json').write_text('{')
    with pytest.raises(Trouble, match='answers.damaged-1.json'):
        hand_in.main('--name', 'Q')


def test_nothing_is_said_of_damage_where_there_is_none(answered, capsys):
    hand_in.main('--name', 'Q')
    assert capsys.readouterr().out.startswith('The answers of Q are in this file')
