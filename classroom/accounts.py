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
NAME = re.compile(r'[a-z][a-z0-9-]{0,29}')
LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'       # none that looks like another


def read(path):
    """The names in a file, one a line. Empty lines and lines that begin with # do not count."""
    try:
        lines = Path(path).read_text(encoding='utf-8-sig').splitlines()
    except (OSError, ValueError):
        raise Trouble(say('名单 {path} 读不出来：请写成文本文件（UTF-8），一行一个名字。',
                          'The list {path} cannot be read: make it a text file (UTF-8), one name a line.',
                          path=path)) from None
    names = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith('#')]
    if not names:
        raise Trouble(say('名单 {path} 里没有名字：请一行写一个。',
                          'There is no name in {path}: write one a line.', path=path))
    for name in names:
        if not NAME.fullmatch(name):
            raise Trouble(say('名单里的“{name}”不能当登录名：用小写英文字母开头，后面是小写字母、数字或 -，最多 30 个，'
                              '例如 li-na 或 s07。',
                              '“{name}” in the list cannot be a login: begin with a small letter a to z, then small '
                              'letters, digits or -, at most 30, such as li-na or s07.', name=name))
        if names.count(name) > 1:
            raise Trouble(say('“{name}”在名单里出现了两次：请给其中一个换个登录名。',
                              '“{name}” stands in the list twice: give one of them another login.', name=name))
    return names


def pupils():
    """The accounts of the class that are there."""
    try:
        return sorted(grp.getgrnam(GROUP).gr_mem)
    except KeyError:
        return []


def make(names, homes='/home'):
    """Make the accounts that are missing; returns {name: password} of the new ones. Others stay as they are."""
    there, taken = set(pupils()), {entry.pw_name for entry in pwd.getpwall()}
    for name in names:
        if name in taken - there:
            raise Trouble(say('这台机器上已经有一个叫 {name} 的用户，不是这个班的：请在名单里换个登录名。',
                              'This machine has a user {name} already, who is not of this class: choose another login '
                              'in the list.', name=name))
    run('groupadd', '--force', GROUP)
    new = {}
    for name in names:
        if name not in there:
            run('useradd', '--create-home', '--base-dir', homes, '--user-group', '--groups', GROUP, '--key', 'HOME_MODE=0700',
                '--shell', '/usr/sbin/nologin', name)
            new[name] = ''.join(secrets.choice(LETTERS) for _ in range(10))
            run('chpasswd', words=f'{name}:{new[name]}')
    return new


def run(*command, words=None):
    """A program of the system; Trouble with what it said where it failed."""
    try:
        done = subprocess.run(command, input=words, capture_output=True, text=True)
    except FileNotFoundError:
        raise Trouble(say('缺少 {program}：请在 Linux 上运行（Debian、Ubuntu 等）。',
                          '{program} is missing: run this on Linux, such as Debian or Ubuntu.', program=command[0])) from None
    if done.returncode:
        raise Trouble(say('{program} 没有成功：{words}', '{program} failed: {words}', program=command[0],
                          words=' '.join(done.stderr.split())))
    return done.stdout
