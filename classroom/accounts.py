"""The names of a class as accounts of the system: a password and a home that nobody else can look into."""
import grp
import pwd
import re
import secrets
import subprocess
from pathlib import Path

from common.language import say
from start.trouble import Trouble

GROUP = 'backprop-pupils'       # who is in it may log in to the hub, and nobody else
LOGIN = re.compile(r'[a-z][a-z0-9-]{0,29}')
UNFIT = re.compile(r'[:,=\x00-\x1f\x7f]')       # what the list of accounts cannot hold in a name
LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'       # none that looks like another


def read(path):
    """{login: real name, or ''} of a file with one pupil a line: a login, then the name as people write it.

    Empty lines and lines that begin with # do not count.
    """
    try:
        lines = Path(path).read_text(encoding='utf-8-sig').splitlines()
    except (OSError, ValueError):
        raise Trouble(say('名单 {path} 读不出来：请存成文本文件（UTF-8），一行一个学生。',
                          'The list {path} cannot be read: make it a text file (UTF-8), one pupil a line.',
                          path=path)) from None
    found = {}
    for line in lines:
        login, _, name = ' '.join(line.split()).partition(' ')
        if not login or login.startswith('#'):
            continue
        if not LOGIN.fullmatch(login):
            raise Trouble(say('名单里的“{login}”不能当登录名：要以小写英文字母开头，后面是小写字母、数字或 -，最多 30 个，'
                              '例如 li-na 或 s07；真实姓名写在登录名后面，空一格。',
                              '“{login}” in the list cannot be a login: it takes a lower-case letter a to z, then '
                              'such letters, digits or -, at most 30, as in li-na or s07; a real name may follow it, after '
                              'a blank.', login=login))
        if login in found:
            raise Trouble(say('“{login}”在名单里出现了两次：请给其中一个换个登录名。',
                              '“{login}” is in the list twice: give one of them another login.', login=login))
        found[login] = UNFIT.sub(' ', name).strip()
    if not found:
        raise Trouble(say('名单 {path} 里没有学生：请一行写一个。', 'There is no pupil in {path}: write one a line.', path=path))
    return found


def pupils():
    """{login: real name} of the accounts of the class that are there."""
    try:
        return {login: pwd.getpwnam(login).pw_gecos for login in sorted(grp.getgrnam(GROUP).gr_mem)}
    except KeyError:
        return {}


def make(names, homes='/home'):
    """Make the accounts that are missing of {login: real name}; returns {login: password} of these. Others stay."""
    there, taken = pupils(), {entry.pw_name for entry in pwd.getpwall()}
    for login in names:
        if login in taken - there.keys():
            raise Trouble(say('这台机器上已经有一个叫 {login} 的用户，不是这个班的：请在名单里换个登录名。',
                              'This machine has a user {login} already, who is not in this class: choose another login '
                              'in the list.', login=login))
    run('groupadd', '--force', GROUP)
    new = {login: ''.join(secrets.choice(LETTERS) for _ in range(10)) for login in names if login not in there}
    for login, password in new.items():
        run('useradd', '--create-home', '--base-dir', homes, '--key', 'HOME_MODE=0700', '--user-group', '--groups', GROUP,
            '--comment', names[login], '--shell', '/usr/sbin/nologin', login)
        run('chpasswd', words=f'{login}:{password}')
    return new


def run(*command, words=None):
    """Run a program of the system; Trouble tells what it said where it failed."""
    try:
        done = subprocess.run(command, input=words, capture_output=True, text=True)
    except FileNotFoundError:
        raise Trouble(say('缺少 {program}：请在 Linux 上运行（Debian、Ubuntu 等）。',
                          '{program} is missing: run this on Linux, such as Debian or Ubuntu.', program=command[0])) from None
    if done.returncode:
        raise Trouble(say('{program} 没有成功：{words}', '{program} failed: {words}', program=command[0],
                          words=' '.join(done.stderr.split())))
