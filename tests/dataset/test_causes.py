"""Whatever goes wrong with a file or an address is told in a few words, in both languages."""
import errno
import http.client
import os
import socket
import ssl
from urllib.error import HTTPError, URLError

import pytest

from common import language
from dataset.causes import cause, clean

NUMBERED = {
    'no permission': (errno.EACCES, errno.EPERM), 'there is no such file': (errno.ENOENT,), 'it is a folder': (errno.EISDIR,),
    'a file is where a folder should be': (errno.ENOTDIR, errno.EEXIST), 'the disk is full': (errno.ENOSPC,),
    'the disk is read-only': (errno.EROFS,), 'the server refuses connections': (errno.ECONNREFUSED,),
    'the connection broke': (errno.ECONNRESET, errno.EPIPE), 'there is no network': (errno.ENETUNREACH, errno.EHOSTUNREACH),
}
KNOWN = [(OSError(number, os.strerror(number)), words) for words, numbers in NUMBERED.items() for number in numbers] + [
    (socket.gaierror(-2, 'Name or service not known'), 'this server cannot be found'),
    (ssl.SSLCertVerificationError(1, 'certificate verify failed'), 'the connection is not secure'),
    (ssl.SSLError(1, 'wrong version number'), 'the connection is not secure'),
    (ConnectionError(), 'the connection broke'),
    (http.client.BadStatusLine('\x01junk'), 'the answer of the server cannot be read: '),
    (OSError('odd'), 'odd'), (TimeoutError(), 'TimeoutError'),
]


@pytest.mark.parametrize('wrapped', [False, True], ids=['itself', 'as urllib wraps it'])
@pytest.mark.parametrize('error, words', KNOWN, ids=[f'{type(error).__name__} {words}' for error, words in KNOWN])
def test_the_cause_is_told_whether_or_not_urllib_wrapped_it(error, words, wrapped):
    error = URLError(error) if wrapped else error
    assert cause(error).startswith(words) and cause(error).isprintable()
    if words not in ('odd', 'TimeoutError'):
        language.use('zh')
        assert not cause(error).isascii()


def test_a_server_that_answered_is_quoted():
    assert cause(HTTPError('http://x', 404, 'Not\x1b[31m Found', {}, None)) == 'the server answered 404 Not [31m Found'
    assert cause(URLError('no host given')) == '<urlopen error no host given>'


@pytest.mark.parametrize('words, short', [
    ('a' * 80, 'a' * 80), ('a' * 81, 'a' * 80 + ' …'), (' a\n\tb\0c  ', 'a b c'), ('', ''), (b'\xff', r"b'\xff'")])
def test_what_a_server_wrote_becomes_one_short_line(words, short):
    assert clean(words) == short
