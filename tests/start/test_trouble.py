"""What the system says in its own words becomes a sentence of ours, in the reader's language."""
import errno
import os

import pytest

from common import language
from start.trouble import Trouble, carried_out, told


def error(number, where='/lessons/my/en/01.ipynb'):
    return OSError(number, os.strerror(number), where)


@pytest.mark.parametrize('number, sentence', [
    (errno.ENOSPC, 'The disk is full, so /lessons/my/en/01.ipynb cannot be written'),
    (errno.EDQUOT, 'The disk is full'),
    (errno.EACCES, 'move the whole folder to a place of your own'),
    (errno.EROFS, 'move the whole folder to a place of your own'),
    (errno.ENOTDIR, 'is in the way'),
    (errno.EIO, 'cannot be read or written (EIO): check the disk'),
])
def test_the_sentence_names_the_file_and_what_to_do(number, sentence):
    assert sentence in told(error(number))


@pytest.mark.parametrize('number', errno.errorcode)
def test_no_word_of_the_system_stands_in_a_chinese_sentence(number):
    language.use('zh')
    said = told(error(number))
    assert '01.ipynb' in said and os.strerror(number) not in said and '请' in said


@pytest.mark.parametrize('number', [errno.ENOSPC, errno.EACCES, errno.ENOTDIR, errno.EIO])
def test_an_error_that_names_no_file_is_told_too(number):
    assert 'None' not in told(OSError(number, os.strerror(number)))


def test_the_file_that_is_in_the_way_is_named(tmp_path):
    (tmp_path / 'my').write_text('')
    with pytest.raises(OSError) as raised:
        (tmp_path / 'my' / 'en').mkdir(parents=True, exist_ok=True)
    assert told(raised.value).startswith(f'{tmp_path / "my"} is in the way')


@pytest.mark.parametrize('error, sentence', [
    (Trouble('There is no lesson 99.'), 'There is no lesson 99.'),
    (OSError(errno.ENOSPC, '', 'site'), 'The disk is full, so site cannot be written'),
    (KeyboardInterrupt(), 'Stopped.'),
])
def test_whatever_ends_a_command_is_told_in_a_sentence(error, sentence):
    def work():
        raise error

    assert carried_out(work).startswith(sentence)
    assert carried_out(lambda: 0) == 0


def test_a_command_may_say_in_its_own_words_that_it_was_stopped():
    def work():
        raise KeyboardInterrupt

    assert carried_out(work, 'The class has ended.') == 'The class has ended.'
