"""Wheels for the browser: the same files give the same bytes, and the lock holds each to its sum."""
import hashlib
import json
import re
import zipfile

from web import ROOT, wheels

OWN = {'info': {'python': '3.13.2'}, 'packages': {
    'numpy': {'depends': [], 'imports': ['numpy']},
    'matplotlib': {'depends': ['numpy', 'cycler'], 'imports': ['matplotlib', 'pylab']},
    'cycler': {'depends': [], 'imports': ['cycler']}}}


def test_a_wheel_of_ours_has_the_same_bytes_when_made_again(tmp_path):
    made = []
    for folder in (tmp_path / 'one', tmp_path / 'two'):
        folder.mkdir()
        wheels.write(folder, 'ours', {'ours/a.py': b'1'})
        made.append((folder / 'ours-0-py3-none-any.whl').read_bytes())
    assert made[0] == made[1]


def test_the_project_is_shipped_whole(tmp_path):
    shipped = {path.relative_to(ROOT).as_posix() for path in wheels.sources()}
    files = [path for room in ('common', 'dataset') for path in (ROOT / room).rglob('*')]
    needed = {path.relative_to(ROOT).as_posix() for path in files
              if path.is_file() and '__pycache__' not in path.parts and path.suffix != '.md'}
    assert needed == shipped


def test_the_lock_names_every_wheel_with_its_sum(tmp_path):
    wheels.write(tmp_path, 'ours', {'ours/a.py': b'1'})
    assert wheels.lock(tmp_path, OWN) == ['ours']
    package = json.loads((tmp_path / 'pyodide-lock.json').read_text())['packages']['ours']
    assert package['sha256'] == hashlib.sha256((tmp_path / package['file_name']).read_bytes()).hexdigest()


def test_matplotlib_and_what_it_alone_needs_come_when_a_cell_imports_them(tmp_path):
    for name in ('numpy', 'matplotlib', 'cycler', 'ours'):
        wheels.write(tmp_path, name, {})
    assert sorted(wheels.lock(tmp_path, OWN)) == ['numpy', 'ours']
    packages = json.loads((tmp_path / 'pyodide-lock.json').read_text())['packages']
    assert packages['matplotlib']['imports'] == ['matplotlib', 'pylab']
    assert packages['matplotlib']['depends'] == ['numpy', 'cycler']


def test_what_wheels_bring_for_jupyterlab_is_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / 'w-1-py3-none-any.whl', 'w') as wheel:
        wheel.writestr('w-1.data/data/share/jupyter/labextensions/@w/manager/package.json', '{}')
        wheel.writestr('w/__init__.py', '')
    folders = wheels.extensions(tmp_path, tmp_path / 'into')
    assert folders[1:] == [tmp_path / 'into' / '@w' / 'manager']


def test_the_lock_of_the_wheels_names_hashes_and_no_address():
    text = wheels.LOCK.read_text(encoding='utf-8')
    assert '://' not in text
    for package in re.split(r'\n(?=\w)', text.strip()):
        assert re.search(r'--hash=sha256:[0-9a-f]{64}', package), package
