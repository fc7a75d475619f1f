"""The list of names: what is read from it, and what is said where it cannot be used."""
import os

import pytest

from classroom import accounts
from start.trouble import Trouble


def listed(tmp_path, text, encoding='utf-8'):
    path = tmp_path / 'names.txt'
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize('encoding', ['utf-8', 'utf-8-sig'])
def test_a_login_and_a_real_name_stand_in_a_line(tmp_path, encoding):
    path = listed(tmp_path, '# class 3\nli-na  李娜\n\ns07\r\n tom  Tom: the, =elder \n', encoding)
    assert accounts.read(path) == {'li-na': '李娜', 's07': '', 'tom': 'Tom  the   elder'}


@pytest.mark.parametrize('text, sentence', [
    ('', 'There is no pupil in'), ('# nobody\n\n', 'There is no pupil in'), ('李娜\n', '“李娜” in the list cannot be a login'),
    ('Tom\n', '“Tom” in the list cannot'), ('a\nb\na\n', '“a” is in the list twice'), ('-rf\n', '“-rf” in the list'),
    ('a:b\n', '“a:b” in the list'), ('x' * 31, 'at most 30'), ('../root\n', '“../root” in the list'),
])
def test_a_list_that_cannot_be_used_is_told_in_a_sentence(tmp_path, text, sentence):
    with pytest.raises(Trouble, match=sentence):
        accounts.read(listed(tmp_path, text))


def test_a_list_that_is_no_text_is_told_in_a_sentence(tmp_path):
    for path in tmp_path, tmp_path / 'missing', listed(tmp_path, '李娜', 'gb18030'):
        with pytest.raises(Trouble, match='cannot be read'):
            accounts.read(path)


def test_a_user_of_the_machine_is_never_made_a_pupil():
    """It is told before anything is done: this needs no root."""
    with pytest.raises(Trouble, match='has a user root already'):
        accounts.make({'root': ''})


@pytest.mark.skipif(not hasattr(os, 'geteuid') or os.geteuid() == 0, reason='root may make accounts')
def test_a_program_that_fails_is_told_with_its_words():
    with pytest.raises(Trouble, match='groupadd'):
        accounts.make({'pupil-of-test-c': ''})
