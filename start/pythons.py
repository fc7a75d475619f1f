"""Which Python may make the environment, and which one lies in it."""
import shutil
import subprocess
import sys

from common.language import say
from start.trouble import Trouble

VERSIONS = '3.14', '3.13', '3.12', '3.11'                  # of Python: the lock has wheels for these
THIS = '%d.%d' % sys.version_info[:2]


def version(python, module='sys'):
    """'3.11' where a Python runs and has `module`, else None."""
    ask = f'import sys, {module}; print("%d.%d" % sys.version_info[:2])'
    try:
        return subprocess.check_output([str(python), '-c', ask], stderr=subprocess.DEVNULL).decode().strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def maker(uv, folder):
    """The command that makes an environment without packages."""
    if uv:
        suits = sys.executable if THIS in VERSIONS else f'>={VERSIONS[-1]},<={VERSIONS[0]}.99'
        return [uv, 'venv', '--python', suits, str(folder)]
    return [*base(), '-m', 'venv', str(folder)]


def base():
    """The command of a Python that is neither too old nor too new, and can make an environment."""
    probe = (f'import sys; "%d.%d" % sys.version_info[:2] in {VERSIONS} or sys.exit(1)\n'
             'try: import ensurepip, venv\nexcept ImportError: sys.exit(2)')
    commands = [[sys.executable], *([f'python{v}'] for v in VERSIONS), *(['py', f'-{v}'] for v in VERSIONS)]
    answers = []
    for command in commands:
        if shutil.which(command[0]):
            answers.append(subprocess.call([*command, '-c', probe], stderr=subprocess.DEVNULL))
            if answers[-1] == 0:
                return command
    if 2 in answers:
        raise Trouble(say('这个 Python 缺少 ensurepip，建不了环境：请先运行 sudo apt install python3-venv，再来一次。',
                          'This Python has no ensurepip, so it cannot create an environment: run sudo apt '
                          'install python3-venv, then try again.'))
    raise Trouble(say('这里需要 Python {oldest} 到 {newest}，而这个是 {this}：'
                      '请从 https://www.python.org/downloads/ 安装一个，再来一次。',
                      'Python {oldest} to {newest} is needed and this is {this}: '
                      'install one from https://www.python.org/downloads/, then try again.',
                      oldest=VERSIONS[-1], newest=VERSIONS[0], this=THIS))
