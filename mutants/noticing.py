"""Which tests can notice a change: those that run the changed line, or else import its file, the nearest first."""
import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = 'common', 'dataset', 'start', 'desk'               # what is changed
FAR = 3                                                    # steps from a test to the file that it is asked about
FIRST = 3                                                  # files that are asked before the others
SLOW = ('tests/lab', 'tests/web', 'tests/benchmarks', 'tests/classroom',
        'tests/start/test_killed.py', 'tests/start/test_closed.py', 'tests/start/test_run.py')


@cache
def imported(path):
    """The files of the project that a file imports, or loads when it is asked for a name."""
    package = path.relative_to(ROOT).parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.Import):
            names = [tuple(alias.name.split('.')) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[:len(package) - node.level + 1] if node.level else ()
            base += tuple(node.module.split('.')) if node.module else ()
            names = [base, *(base + (alias.name,) for alias in node.names)]
        elif isinstance(node, ast.Call) and getattr(node.func, 'id', '') == 'exports':
            names = [package + tuple(home.value.split('.')) for home in node.args[1].values]
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


@cache
def who_notices(path):
    """The tests that can notice a change in a file, nearest first; where none imports it, those of its room."""
    tests = [test for test in sorted((ROOT / 'tests').rglob('test_*.py'))
             if not test.relative_to(ROOT).as_posix().startswith(SLOW)]
    near = [test for test in tests if path in distances(test)] or [test for test in tests if of_room(test, path)]
    return sorted(near, key=lambda test: (path.stem not in test.stem, distances(test).get(path, FAR), test))


def of_room(test, path):
    return test.parent.name == path.parent.name


def starts_others(test):
    """True if a test starts other programs, itself or through a helper."""
    helpers = {file for file in imported(test) if 'helpers' in file.parts}
    return any('subprocess' in file.read_text(encoding='utf-8') for file in {test, *helpers})


def in_rounds(path, ran):
    """[(files, the tests in them that are asked)]: first the nearest files, then the others.

    `ran` are the tests that ran the changed line. Those of the room that start other programs are asked, too,
    since nobody sees which lines run there.
    """
    near = [test.relative_to(ROOT).as_posix() for test in who_notices(path)]
    unseen = {name for test, name in zip(who_notices(path), near) if of_room(test, path) and starts_others(test)}
    asked = ran | unseen if ran else set(near)
    files = sorted({name.partition('::')[0] for name in asked},
                   key=lambda file: (near.index(file) if file in near else len(near), file))
    for part in (files[:FIRST], files[FIRST:]):
        if part:
            yield part, {name for name in asked if name.partition('::')[0] in part}
