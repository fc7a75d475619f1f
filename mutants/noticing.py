"""Which tests can notice a change: those that import the changed file, the nearest first."""
import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
FAR = 3                                                    # steps from a test to the file that it is asked about
SLOW = ('tests/lab', 'tests/web', 'tests/benchmarks', 'tests/start/test_killed.py', 'tests/start/test_closed.py',
        'tests/start/test_run.py')


@cache
def imported(path):
    """The files of the project that a file imports."""
    package = path.relative_to(ROOT).parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.Import):
            names = [tuple(alias.name.split('.')) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[:len(package) - node.level + 1] if node.level else ()
            base += tuple(node.module.split('.')) if node.module else ()
            names = [base, *(base + (alias.name,) for alias in node.names)]
        else:
            continue
        for name in names:
            found |= {file for file in (ROOT.joinpath(*name, '__init__.py'), ROOT.joinpath(*name).with_suffix('.py'))
                      if name and file.is_file()}
    return found


@cache
def distances(test):
    """{file: how many imports lie between a test and it}."""
    found, step, edge = {}, 0, {test}
    while edge and step < FAR:
        step += 1
        edge = {file for path in edge for file in imported(path)} - found.keys()
        found.update(dict.fromkeys(edge, step))
    return found


def who_notices(path):
    """The tests that can notice a change in a file, nearest first; where none imports it, those of its room."""
    tests = [test for test in sorted((ROOT / 'tests').rglob('test_*.py'))
             if not test.relative_to(ROOT).as_posix().startswith(SLOW)]
    room = path.relative_to(ROOT).parts[:-1][-1]
    near = [test for test in tests if path in distances(test)] or [test for test in tests if test.parent.name == room]
    return sorted(near, key=lambda test: (path.stem not in test.stem, distances(test).get(path, FAR), test))
