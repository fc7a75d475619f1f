"""All that Python loads in the browser: numpy, what the widgets need, the kernel, and the project itself.

A wheel of ours is made by hand, so that two builds of one course have the same bytes.
"""
import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from common.language import say
from start.trouble import Trouble
from web import HERE, ROOT, runtime

PROJECT = 'backpropagation_on_graphs'
ROOMS = 'common', 'dataset'
SUFFIXES = '.py', '.js', '.css', '.json', '.mplstyle'
LOCK = HERE / 'wheels.lock'
KERNEL = Path(sys.prefix, 'share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension')
EXTENSION = re.compile(r'[^/]+\.data/data/share/jupyter/labextensions/(.+)')
ABSENT = HERE / 'without_matplotlib.py'
UNUSED = 'sqlite3', 'jedi'              # the kernel asks for them and does without


def gather(folder, pyodide):
    """Lay all wheels into `folder`. Where `pyodide` has no numpy, the kernel boots, and no lesson runs."""
    pip = subprocess.run(
        [sys.executable, '-m', 'pip', '--quiet', '--disable-pip-version-check', 'download', '--no-deps',
         '--require-hashes', '--only-binary=:all:', '--platform=any', '--implementation=py', '--abi=none',
         '--python-version=3.13',
         '--dest', folder, '--requirement', LOCK], capture_output=True, text=True)
    if pip.returncode:
        raise Trouble(pip.stderr + say('上面这些软件包下载不了：请检查网络（以及代理、镜像的设置），再来一次。',
                                       'The packages above cannot be downloaded: check the network (and proxy or '
                                       'mirror), then try again.'))
    own = KERNEL / 'static' / 'pypi'
    for wheel in (*own.glob('pyodide_kernel-*.whl'), *own.glob('ipykernel-*.whl'), *own.glob('piplite-*.whl'),
                  *runtime.at_hand(pyodide)):
        shutil.copy(wheel, folder)
    if not list(folder.glob('matplotlib-*.whl')):
        pyplot = ABSENT.read_bytes()
        write(folder, 'matplotlib', {'matplotlib/__init__.py': b'', 'matplotlib/pyplot.py': pyplot})
    write(folder, PROJECT, {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in sources()})
    for name in UNUSED:
        write(folder, name, {})


def extensions(folder, into):
    """Unpack what the wheels in `folder` bring for JupyterLab, so that widgets and Python are of one release.

    Returns the folders of all extensions, the kernel's too.
    """
    for wheel in folder.glob('*.whl'):
        with zipfile.ZipFile(wheel) as files:
            for name in files.namelist():
                if found := EXTENSION.fullmatch(name):
                    target = into / found[1]
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(files.read(name))
    return [KERNEL, *(path.parent for path in into.rglob('package.json'))]


def sources():
    """The files of the project that a lesson can use."""
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob('*') if path.suffix in SUFFIXES)


def write(folder, name, files):
    """A wheel of these files, {path within it: bytes}; the same files give the same bytes."""
    about = {'METADATA': f'Metadata-Version: 2.1\nName: {name}\nVersion: 0\n', 'RECORD': '',
             'WHEEL': 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n'}
    files = {**files, **{f'{name}-0.dist-info/{file}': text for file, text in about.items()}}
    with zipfile.ZipFile(folder / f'{name}-0-py3-none-any.whl', 'w') as wheel:
        for path, content in files.items():
            wheel.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)


def lock(folder, own):
    """Write pyodide-lock.json for the wheels in `folder`; returns the names of those that come with the kernel.

    `own` is Pyodide's own lock. The kernel looks into a cell for imports, but not into `common`: what that needs is
    there from the start. Only matplotlib, and what nothing else needs, comes when a cell imports it.
    """
    packages, late = {}, runtime.packages(own)
    for name in ('numpy', 'six', 'packaging'):
        late.pop(name, None)
    there = {re.sub('[-_.]+', '-', wheel.name.split('-')[0]).lower(): wheel
             for wheel in sorted(folder.glob('*.whl'))}
    for name, wheel in there.items():
        packages[name] = {
            'name': name, 'version': wheel.name.split('-')[1], 'file_name': wheel.name, 'install_dir': 'site',
            'package_type': 'package', 'unvendored_tests': False,
            'sha256': hashlib.sha256(wheel.read_bytes()).hexdigest(),
            'imports': late[name]['imports'] if name in late else [],
            'depends': [need for need in late[name]['depends'] if need in there] if name in late else []}
    text = json.dumps({'info': own['info'], 'packages': packages})
    (folder / runtime.LOCK).write_text(text, encoding='utf-8')
    return [name for name in packages if name not in late]
