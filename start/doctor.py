"""One screen: each thing that the lessons need, what is wrong with it, and the line that mends it.

A check returns its name, what it found, and what mends it: '' where nothing is wrong.
"""
import os
import shutil
import socket
import subprocess
import webbrowser

from common.language import say
from start import environment as env

PORT = 8888
PACKAGES = '''
import importlib, re, tomllib
for needed in tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies']:
    importlib.import_module(re.split('[<>=]', needed)[0].replace('-', '_'))
import jupyterlab, numpy
print('numpy', numpy.__version__, 'jupyterlab', jupyterlab.__version__)
'''
KERNEL = '''
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name='python3')
print('python3', client.execute('1 + 1', reply=True, timeout=30)['content']['status'])
manager.shutdown_kernel(now=True)
'''


def report():
    """Print every check; returns how many found something to mend."""
    checks = [folder, disk, python, environment, port, browser]
    if env.installed(env.LESSONS):
        checks[4:4] = [packages, kernel, data]
    wrong = 0
    for check in checks:
        name, found, mend = check()
        wrong += bool(mend)
        print(('!!  ' if mend else 'ok  ') + f'{name}: {found}' + (f'\n    -> {mend}' if mend else ''))
    return wrong


def folder():
    mend = ''
    if not os.access(str(env.ROOT), os.W_OK):
        mend = say('这里不能写入：请把整个文件夹移到自己的目录下。',
                   'This cannot be written: move the whole folder among your own files.')
    elif os.name == 'nt' and len(str(env.ROOT)) > 90:
        mend = say('路径太长，Windows 可能打不开里面的文件：请移到短一些的地方，例如 C:\\lessons。',
                   'Windows may fail to open files under so long a path: move it, say to C:\\lessons.')
    return say('文件夹', 'folder'), env.ROOT, mend


def disk():
    enough = env.installed(env.LESSONS) or env.free_mb() >= env.NEEDED_MB
    return say('磁盘', 'disk'), f'{env.free_mb()} MB', '' if enough else env.no_space()


def python():
    if env.version() in env.VERSIONS:
        return 'Python', f'{env.version()} (.venv)', ''
    if shutil.which('uv'):
        return 'Python', 'uv', ''
    try:
        return 'Python', ' '.join(env.base_python()), ''
    except env.Trouble as trouble:
        return 'Python', '-', str(trouble)


def environment():
    if env.installed(env.LESSONS):
        return say('运行环境', 'environment'), '.venv', ''
    return say('运行环境', 'environment'), '-', say('运行 python3 run.py', 'run python3 run.py')


def packages():
    return ask(say('软件包', 'packages'), PACKAGES)


def kernel():
    return ask(say('内核', 'kernel'), KERNEL)


def data():
    return ask(say('数据', 'data'), 'from dataset import mnist; print(mnist.describe())')


def ask(name, program):
    """What a small program says in .venv; where it fails, making .venv again is what helps."""
    answer = subprocess.run([str(env.PYTHON), '-c', program], cwd=str(env.ROOT), encoding='utf-8',
                            env=dict(env.variables(), PYTHONIOENCODING='utf-8'),
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    last = (answer.stdout.strip().splitlines() or ['-'])[-1]
    mend = say('删掉 .venv，再运行 python3 run.py', 'delete .venv, then run python3 run.py')
    return name, last, mend if answer.returncode else ''


def port():
    found = PORT
    if taken(PORT):
        found = say(f'{PORT} 已被占用，会用下一个空着的', f'{PORT} is taken; the next free one will be used')
    return say('端口', 'port'), found, ''


def taken(number):
    """True if another program listens on this port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(('127.0.0.1', number)) == 0


def browser():
    try:
        return say('浏览器', 'browser'), getattr(webbrowser.get(), 'name', '') or 'ok', ''
    except webbrowser.Error:
        return say('浏览器', 'browser'), '-', say(
            '找不到浏览器：用 --no-browser 启动，再自己打开它显示的地址。',
            'None was found: start with --no-browser and open the address it shows yourself.')
