"""The environment in .venv, made from a lock with hashes: by uv where it is there, else by venv and pip."""
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from common.language import say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / '.venv'
PYTHON = VENV / ('Scripts/python.exe' if os.name == 'nt' else 'bin/python')
LESSONS, TESTS = 'requirements.lock', 'requirements-test.lock'
VERSIONS = '3.14', '3.13', '3.12', '3.11'                  # of Python: the lock has wheels for these
THIS = '%d.%d' % sys.version_info[:2]
NEEDED_MB = 700

THREADS = 'OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS', 'MKL_NUM_THREADS', 'VECLIB_MAXIMUM_THREADS'
NO_SPACE = r'no space left|not enough space|quota exceeded|os error (28|112)'
NO_NETWORK = (r'connection broken|from versions: none|failed to (fetch|download)|error sending request'
              r'|dns error|could not connect|timed out|proxyerror|sslerror')


class Trouble(Exception):
    """What is wrong and what mends it, in one sentence for the reader."""


def variables():
    """For all that is started here: this project's `common` comes first, and training has one BLAS thread."""
    return dict(os.environ, PYTHONPATH=str(ROOT), **{name: os.environ.get(name, '1') for name in THREADS})


def ready(lock):
    """The Python of .venv, after installing what `lock` names where that has not been done."""
    if not installed(lock):
        if free_mb() < NEEDED_MB:
            raise Trouble(no_space())
        uv = shutil.which('uv')
        make = [] if version('sys' if uv else 'pip') in VERSIONS else maker(uv)
        print(say('正在 .venv 里准备运行环境，只需这一次，大约一分钟……',
                  'Making the environment in .venv: only this once, about a minute …'), flush=True)
        install(lock, uv, make)
    return str(PYTHON)


def installed(lock):
    return stamp(lock).exists() and stamp(lock).read_text() == content(lock)


def stamp(lock):
    return VENV / (lock + '.stamp')


def content(lock):
    """What makes an environment: the lock and the version of its Python."""
    return f'{hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()} Python {version()}'


def version(module='sys'):
    """'3.11' where the Python of .venv runs and has `module`, else None."""
    ask = f'import sys, {module}; print("%d.%d" % sys.version_info[:2])'
    try:
        return subprocess.check_output([str(PYTHON), '-c', ask], stderr=subprocess.DEVNULL).decode().strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def free_mb():
    return shutil.disk_usage(str(ROOT)).free // 2 ** 20


def maker(uv):
    """The command that makes an empty .venv."""
    if uv:
        suits = sys.executable if THIS in VERSIONS else f'>={VERSIONS[-1]},<={VERSIONS[0]}.99'
        return [uv, 'venv', '--python', suits, str(VENV)]
    return [*base_python(), '-m', 'venv', str(VENV)]


def install(lock, uv, make):
    for old in filter(Path.exists, (stamp(LESSONS), stamp(TESTS))):
        old.unlink()
    if make:
        if VENV.exists():
            shutil.rmtree(str(VENV))
        run(make)
    pip = [uv, 'pip', 'install', '--python', str(PYTHON)] if uv else [
        str(PYTHON), '-m', 'pip', 'install', '--no-compile']
    run([*pip, '--require-hashes', '--only-binary', ':all:', '-r', str(ROOT / lock)])
    for done in (LESSONS, lock):                           # the lock for tests holds the other one
        stamp(done).write_text(content(done))


def base_python():
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
                          'This Python lacks ensurepip and cannot make an environment: run '
                          'sudo apt install python3-venv, then try again.'))
    raise Trouble(say(f'这里需要 Python {VERSIONS[-1]} 到 {VERSIONS[0]}，而这个是 {THIS}：'
                      f'请从 https://www.python.org/downloads/ 安装一个，再来一次。',
                      f'Python {VERSIONS[-1]} to {VERSIONS[0]} is needed and this is {THIS}: '
                      f'install one from https://www.python.org/downloads/, then try again.'))


def run(command):
    """Run an installer quietly, counting its packages on a screen; Trouble says why it failed."""
    lines, packages = [], 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=variables(),
                          encoding='utf-8', errors='replace') as process:
        for line in process.stdout:
            lines.append(line)
            if line.startswith('Collecting ') and sys.stdout.isatty():
                packages += 1
                print(f'\r{packages} ', end='', flush=True)
    if packages:
        print()
    if process.returncode:
        raise Trouble(reason(''.join(lines)))


def reason(output):
    """A sentence for what an installer printed before it gave up."""
    if re.search(NO_SPACE, output, re.IGNORECASE):
        return no_space()
    if re.search(NO_NETWORK, output, re.IGNORECASE):
        return say('软件包下载不了：请检查网络（以及代理、镜像的设置），再运行一次，会接着装完。',
                   'The packages cannot be downloaded: check the network (and proxy or mirror), then run this '
                   'again; it goes on from here.')
    return output + say('安装没有成功，原因见上面几行；删掉 .venv 再运行一次，就是从头再来。',
                        'Installing did not work and the lines above say why; delete .venv and run this '
                        'again to start afresh.')


def no_space():
    return say(f'磁盘空间不够：需要 {NEEDED_MB} MB，现在剩 {free_mb()} MB；请腾出一些，再来一次。',
               f'The disk is too full: {NEEDED_MB} MB are needed and {free_mb()} MB are free; make room, '
               f'then try again.')
