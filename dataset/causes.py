"""Why a file or an address gave nothing, in the reader's language and in one line."""
import errno

from common import keeping
from common.language import say


def cause(error):
    """A few words for an error of the system, of the network or of a server."""
    from http.client import HTTPException  # only where something went wrong: it takes time to import

    reason = getattr(error, 'reason', '')               # urllib wraps what happened
    reason = reason if isinstance(reason, Exception) else error
    kinds = {kind.__name__ for kind in type(reason).__mro__}        # by name: ssl takes time to import, too
    number = getattr(reason, 'errno', None)
    if 'gaierror' in kinds:
        return say('找不到这台服务器', 'this server cannot be found')
    if 'SSLError' in kinds:                             # before its number, which is not one of the system
        return say('连接不安全（证书、代理，或者电脑的日期不对）',
                   'the connection is not secure (its certificate, a proxy or the date of this computer)')
    if isinstance(reason, ConnectionRefusedError):
        return say('服务器拒绝连接', 'the server refuses connections')
    if isinstance(reason, ConnectionError):
        return say('连接断了', 'the connection broke')
    if number in (errno.ENETUNREACH, errno.EHOSTUNREACH):
        return say('没有网络', 'there is no network')
    if words := keeping.words_of(number):
        return words
    if isinstance(reason, HTTPException):
        return say('服务器的回答读不懂：{words}', 'the answer of the server cannot be read: {words}', words=clean(reason))
    if hasattr(error, 'code'):
        return say('服务器回答 {code} {words}', 'the server answered {code} {words}', code=error.code, words=clean(error.reason))
    return clean(reason) or type(reason).__name__


def clean(words):
    """What a server wrote, without control characters and in one short line."""
    line = ' '.join(''.join(c if c.isprintable() else ' ' for c in str(words)).split())
    return line if len(line) <= 80 else line[:80] + ' …'
