"""Give every wheel in /wheels, and the standard library beside them, bytecode: the kernel starts in three
quarters of the time. Runs in Pyodide's Python, since bytecode is good for one version only; compile.mjs
starts it.

Libraries keep their bytecode alone; the project keeps its source beside it, since the lessons show it.
"""
import importlib.util
import io
import re
import warnings
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path, PurePosixPath

WHEELS = Path('/wheels')
SHOWN = 'backpropagation_on_graphs'
EXPLAINED = SHOWN, 'numpy-', 'matplotlib-'  # these keep their docstrings; a reader may ask for them
# what no lesson asks for: tests, headers, types, bundles that JupyterLite brings itself, a terminal, lexers
UNUSED = re.compile(r'''(^|/)tests/|_tests\.cpython|_simd\.cpython|\.data/data/|\.(pyi|h|pxd|a|c|map)$
    |/(nb|lab)extension/|^numpy/(f2py|distutils)/|^IPython/sphinxext/|^tqdm/contrib/
    |^IPython/terminal/(?!(pt_inputhooks/)?__init__)|^pygments/lexers/(?!(__init__|_mapping|python|special|_builtin_types)\.py)
    |^pygments/styles/(?!(__init__|_mapping|default)\.py)''', re.X)
# {file: (what stands in it, what takes its place)}: IPython has completions of its own, and a browser no terminal
CHANGED = {
    'pyodide_kernel/interpreter.py': (b'use_jedi = True', b'use_jedi = False'),
    'IPython/__init__.py': (b'from .terminal.embed import embed\n', b''),
}
# of the standard library, what a browser cannot do: processes and sockets
IMPOSSIBLE = re.compile(r'(multiprocessing|xmlrpc|wsgiref)/|(imaplib|smtplib|ftplib|poplib|mailbox)\.py')


def compiled(path):
    """Put bytecode into one wheel or zip, and leave out what is unused."""
    unused = IMPOSSIBLE.match if path.suffix == '.zip' else UNUSED.search
    optimize = 0 if path.name.startswith(EXPLAINED) else 2
    packed = io.BytesIO()
    smallest = {'compression': zipfile.ZIP_DEFLATED, 'compresslevel': 9}
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, 'w', **smallest) as new:
        for name in old.namelist():
            if not name.endswith('/') and not unused(name):
                content = b'' if name.endswith('.dist-info/RECORD') else old.read(name)
                if name in CHANGED:
                    content = changed(content, *CHANGED[name])
                for target, data in files(name, content, path.name.startswith(SHOWN), optimize):
                    new.writestr(zipfile.ZipInfo(target), data, zipfile.ZIP_DEFLATED)
    path.write_bytes(packed.getvalue())


def changed(content, old, new):
    """The text of a file with its one `old` replaced."""
    assert content.count(old) == 1, old
    return content.replace(old, new)


def files(name, content, with_source, optimize):
    """(path, bytes) of what one file becomes; optimize=2 leaves out docstrings."""
    try:
        code = name.endswith('.py') and compile(content, name, 'exec', dont_inherit=True, optimize=optimize)
    except SyntaxError:
        code = None
    if not code:
        return [(name, content)]
    bytecode = _code_to_hash_pyc(code, importlib.util.source_hash(content), False)
    path = PurePosixPath(name)
    beside = path.parent / '__pycache__' / f'{path.stem}.cpython-313.pyc'
    return [(name, content), (str(beside), bytecode)] if with_source else [(name + 'c', bytecode)]


warnings.simplefilter('ignore')
for path in (*WHEELS.glob('*.whl'), WHEELS / 'python_stdlib.zip'):
    compiled(path)
