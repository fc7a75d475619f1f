"""What a teacher can type wrongly is told in a sentence before anything is done."""
import os
import socket

import pytest

from classroom.__main__ import main


@pytest.fixture(autouse=True)
def as_root(monkeypatch):
    monkeypatch.setattr(os, 'geteuid', lambda: 0)


@pytest.fixture
def names(tmp_path):
    path = tmp_path / 'names.txt'
    path.write_text('root\n')       # were nothing else wrong, it would be this
    return str(path)


@pytest.mark.parametrize('words, sentence', [
    (['--door', '0'], 'Port 0 cannot be used'), (['--door', '70000'], 'Port 70000 cannot be used'),
    (['--idle', '0'], '--idle is a number of minutes above 0'), (['--idle', 'nan'], '--idle is a number'),
    (['--certificate', 'c.pem'], 'give both --certificate and --key'),
    (['--certificate', 'missing.pem', '--key', 'missing.key'], 'both files must be there'),
])
def test_options_that_no_class_can_have(names, words, sentence):
    assert sentence in main([names, *words])


def test_a_door_that_another_program_uses(names):
    with socket.socket() as other:
        other.bind(('127.0.0.1', 0))
        other.listen()
        assert 'it is taken' in main([names, '--door', str(other.getsockname()[1])])


def test_a_list_that_is_not_there():
    assert 'cannot be read' in main(['nowhere.txt', '--door', '65432'])


def test_without_root_nothing_is_begun(names, monkeypatch):
    monkeypatch.setattr(os, 'geteuid', lambda: 1000)
    for words in [names], ['collect', 'x'], ['measure']:
        assert 'which takes root' in main(words)


@pytest.mark.parametrize('words', [['collect'], ['collect', 'a', 'b'], ['measure', 'many'], ['measure', '0'], []])
def test_words_that_are_missing_or_none(words, capsys):
    with pytest.raises(SystemExit):
        main(words)
    assert 'usage' in capsys.readouterr().err
