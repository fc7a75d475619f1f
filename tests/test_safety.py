"""Nothing that a reader gets can run what somebody else put in: in the programs, the notebooks and the pictures."""
import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = sorted([*ROOT.glob('common/**/*.py'), *ROOT.glob('dataset/**/*.py'), *ROOT.glob('start/**/*.py'), ROOT / 'run.py'])
RUNS_PROGRAMS = {'run.py', 'start'}
FORBIDDEN_MODULES = {'pickle', 'marshal', 'shelve', 'dill', 'joblib', 'cloudpickle', 'code', 'codeop', 'pty', 'commands',
                     'http.server', 'socketserver', 'xmlrpc', 'ftplib', 'telnetlib', 'smtplib', 'ctypes'}
FORBIDDEN_CALLS = {'eval', 'exec', 'compile', '__import__', 'os.system', 'os.popen', 'os.startfile', 'tempfile.mktemp',
                   'subprocess.getoutput', 'subprocess.getstatusoutput', 'asyncio.create_subprocess_shell',
                   'yaml.load', 'importlib.import_module', 'ssl._create_unverified_context'}
FORBIDDEN_ATTRIBUTES = re.compile(r'os\.(exec|spawn)\w+|\w+\.(listen|bind)')
PRINTED = sorted(ROOT.glob('notebooks/*/*.ipynb'))
SHOWN = {'text/plain', 'text/html', 'text/markdown', 'text/latex', 'image/png', 'image/svg+xml'}
ACTIVE = re.compile(r'<\s*(script|iframe|object|embed|form|link|meta|base|frame|applet|foreignObject|animate|set)\b'
                    r'|\son\w+\s*=|javascript:|vbscript:|data:text/html|srcdoc|@import|expression\(', re.IGNORECASE)

RUNS_TEXT = re.compile(r'\beval\(|new Function|innerHTML|document\.write|fetch\(|XMLHttpRequest|WebSocket|import\('
                       r'|https?://(?!www\.w3\.org)')


def name_of(node):
    """'os.path.join' of an expression that is a name with dots, else ''."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f'{name_of(node.value)}.{node.attr}'
    return ''


def faults(text):
    """What a program may not use, each with its line."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            module = getattr(node, 'module', '') or ''
            names = [alias.name for alias in node.names]
            modules = {module, *names, *(f'{module}.{name}' for name in names)}
            found = {name for name in modules for bad in FORBIDDEN_MODULES if name == bad or name.startswith(bad + '.')}
            yield from ((node.lineno, name) for name in found)
        elif isinstance(node, ast.Call):
            name = name_of(node.func)
            if name in FORBIDDEN_CALLS or FORBIDDEN_ATTRIBUTES.fullmatch(name):
                yield node.lineno, name
            yield from ((node.lineno, option.arg) for option in node.keywords
                        if option.arg in ('shell', 'allow_pickle') and getattr(option.value, 'value', True) is not False)


@pytest.mark.parametrize('path', PACKAGE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_program_of_the_package_runs_text_or_listens(path):
    assert not [*faults(path.read_text(encoding='utf-8'))]


@pytest.mark.parametrize('path', PACKAGE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_the_start_runs_other_programs(path):
    top = path.relative_to(ROOT).parts[0]
    imported = [alias.name for node in ast.walk(ast.parse(path.read_text(encoding='utf-8')))
                if isinstance(node, ast.Import) for alias in node.names]
    assert top in RUNS_PROGRAMS or not {'subprocess', 'multiprocessing', 'socket', 'webbrowser'} & set(imported)


@pytest.mark.parametrize('text', [
    'import pickle', 'from pickle import loads', 'import os.path, marshal', 'from http import server', 'eval("1")',
    'exec(x)', 'compile(x, "", "eval")', 'os.system("ls")', 'os.execv("ls", [])', 'subprocess.run("ls", shell=True)',
    'subprocess.run("ls", shell=yes)', 'np.load(path, allow_pickle=True)', '__import__("os")', 'here.bind(("", 80))',
])
def test_the_search_finds_what_it_looks_for(text):
    assert [*faults(text)]
    assert not [*faults('import re\nre.compile("x")\nnp.load(path, allow_pickle=False)\ndone.evaluate(x)')]


def drawn(cell):
    """(kind, text) of all that a browser draws of a cell: its prose, or its outputs."""
    if cell['cell_type'] == 'markdown':
        yield 'text/markdown', ''.join(cell['source'])
    for output in cell.get('outputs', []):
        yield from ((kind, ''.join(text)) for kind, text in output.get('data', {}).items())


@pytest.mark.parametrize('path', PRINTED, ids=lambda path: f'{path.parent.name}/{path.stem}')
def test_nothing_active_is_stored_in_a_notebook(path):
    notebook = json.loads(path.read_text(encoding='utf-8'))
    assert 'widgets' not in notebook['metadata']
    for kind, text in (pair for cell in notebook['cells'] for pair in drawn(cell)):
        assert kind in SHOWN
        assert kind in ('text/plain', 'image/png') or not ACTIVE.search(text), ACTIVE.search(text)[0]


@pytest.mark.parametrize('path', sorted(ROOT.glob('image/*.svg')), ids=lambda path: path.name)
def test_nothing_active_is_stored_in_a_picture(path):
    assert not ACTIVE.search(path.read_text(encoding='utf-8'))


@pytest.mark.parametrize('path', sorted([*ROOT.glob('common/**/*.js'), *ROOT.glob('start/**/*.js')]), ids=lambda path: path.name)
def test_no_script_of_ours_runs_text_or_asks_anybody(path):
    assert not RUNS_TEXT.search(path.read_text(encoding='utf-8'))
