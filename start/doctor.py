"""One screen: each thing that the lessons need, what is wrong with it, and the line that mends it.

A check returns its name, what it found, and what mends it: '' where nothing is wrong.
"""
import os
import shutil
import socket
import subprocess
import webbrowser

from common.language import listing, say
from start import environment as env
from start import pythons, rescue
from start.installer import NEEDED_MB, no_space
from start.trouble import Trouble, free_mb

PORT = 8888
PACKAGES = '''
import importlib, re, tomllib
from importlib.metadata import packages_distributions
plain = lambda name: re.sub('[-_.]+', '-', name).lower()
needed = {plain(re.split('[<>=]', line)[0])
          for line in tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies']}
for module, packages in packages_distributions().items():
    if needed & set(map(plain, packages)) and module.isidentifier():
        importlib.import_module(module)
import jupyterlab, numpy
print('numpy', numpy.__version__, 'jupyterlab', jupyterlab.__version__)
'''
KERNEL = '''
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name='python3')
print('python3', client.execute('1 + 1', reply=True, timeout=30)['content']['status'])
manager.shutdown_kernel(now=True)
'''
DATA = '''
import sys
from dataset import mnist
try:
    if mnist.available():
        mnist.load_mnist(normalize=False)
    print(mnist.describe())
except mnist.DatasetError as error:
    print(error)
    sys.exit(2 if mnist.available() == mnist.cache() else 3)
'''


def report():
    """Print every check; returns how many found something to mend."""
    wrong = failed(folder) + failed(disk) + failed(python)
    if failed(environment):
        wrong += 1
    else:
        wrong += failed(packages) + failed(kernel) + failed(data)
    return wrong + failed(copies) + failed(port) + failed(browser)


def failed(check):
    """Print what a check found; True if there is something to mend."""
    name, found, mend = check()
    print(('!!  ' if mend else 'ok  ') + f'{name}: {found}' + (f'\n    -> {mend}' if mend else ''), flush=True)
    return bool(mend)


def folder():
    mend = ''
    if not os.access(str(env.ROOT), os.W_OK):
        mend = say('这里不能写入：请把整个文件夹移到自己的目录下。',
                   'This folder is not writable: move the project to a folder of your own.')
    elif os.name == 'nt' and len(str(env.ROOT)) > 90:
        mend = say('路径太长，Windows 可能打不开里面的文件：请移到短一些的地方，例如 C:\\lessons。',
                   'The path is so long that Windows may fail to open files in it: move the folder, for '
                   'example to C:\\lessons.')
    return say('文件夹', 'folder'), env.ROOT, mend


def disk():
    free = free_mb(env.ROOT)
    enough = free >= NEEDED_MB or env.installed(env.LESSONS)
    return say('磁盘', 'disk'), f'{free} MB', '' if enough else no_space(env.ROOT)


def python():
    inside = pythons.version(env.PYTHON)
    if inside in pythons.VERSIONS:
        return 'Python', f'{inside} (.venv)', ''
    if shutil.which('uv'):
        return 'Python', 'uv', ''
    try:
        return 'Python', ' '.join(pythons.base()), ''
    except Trouble as trouble:
        return 'Python', '-', str(trouble)


def environment():
    """Each file is read. Where one is damaged the stamp is taken back, and the next start makes all anew."""
    name, found = say('运行环境', 'environment'), '-'
    lost = env.damage(env.LESSONS, deep=True)
    if lost:
        found = say('{names} 缺了文件，或者文件坏了', 'files of {names} are missing or damaged',
                    names=listing(lost[:3]))
        env.withdraw()
    elif env.installed(env.LESSONS):
        return name, '.venv', ''
    return name, found, say('运行 python3 run.py，它会准备好', 'run python3 run.py to create it')


def packages():
    return asked(say('软件包', 'packages'), PACKAGES)


def kernel():
    return asked(say('内核', 'kernel'), KERNEL)


def asked(name, program):
    last, code = ask(program)
    mend = say('删掉 .venv，再运行 python3 run.py', 'delete .venv, then run python3 run.py')
    return name, last, mend if code else ''


def data():
    """MNIST is read, and its content checked."""
    last, code = ask(DATA)
    mend = say('把 MNIST_DIR 设成放着 MNIST 四个文件的文件夹，或者不设它',
               'set MNIST_DIR to the folder with the four MNIST files, or unset it')
    if code == 2:
        mend = say('运行 python3 run.py data，重新下载坏掉的文件', 'run python3 run.py data to download it again')
    return say('数据', 'data'), last, mend if code else ''


def ask(program):
    """(the last line that a small program says in .venv, or else complains of; its exit code)

    What libraries complain of while a program ends is no answer.
    """
    answer = subprocess.run([str(env.PYTHON), '-c', program], cwd=str(env.ROOT), encoding='utf-8',
                            env=dict(env.variables(), PYTHONIOENCODING='utf-8'),
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return (answer.stdout.strip() or answer.stderr.strip() or '-').splitlines()[-1], answer.returncode


def copies():
    name, mine = say('我的课程', 'my lessons'), env.ROOT / 'my'
    if os.path.lexists(str(mine)) and not mine.is_dir():
        return name, '-', say('my 是一个文件，这里要放文件夹：请给它改个名字',
                              'my is a file, but a folder is needed here: rename it')
    notebooks = sorted(mine.glob('*/*.ipynb'))
    half = [path for path in notebooks if not rescue.readable(path)]
    if not half:
        return name, len(notebooks), ''
    mend = say('运行 python3 run.py，能找到的备份会换回来', 'run python3 run.py to restore the backup')
    if not any(map(rescue.kept, half)):
        mend = say('没有找到备份；运行 python3 run.py，会放一份新的，坏的留在旁边',
                   'no backup was found; run python3 run.py to get a fresh copy (the damaged one stays '
                   'next to it)')
    names = listing(path.name for path in half)
    return name, say('{names} 只写了一半', '{names}: only partly written', names=names), mend


def port():
    found = PORT
    if taken(PORT):
        found = say('{port} 已被占用，会用下一个空着的', '{port} is in use; the next free port will be used', port=PORT)
    return say('端口', 'port'), found, ''


def free_port(text):
    """The number of a port that the reader asks for, free to be used."""
    if not (text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535):
        raise Trouble(say('--port {text} 用不了：端口是 1024 到 65535 之间的整数；也可以不写，让它自己找。',
                          '--port {text} is not valid: a port is a whole number from 1024 to 65535. '
                          'Without --port a free one is found.', text=text))
    if taken(int(text)):
        raise Trouble(say('端口 {port} 已被占用：请换一个 --port，或者不写，让它自己找。',
                          'Port {port} is in use: choose another --port, or leave it out and a free one is '
                          'found.', port=text))
    return int(text)


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
            'No browser was found: start with --no-browser and open the address that it shows.')
