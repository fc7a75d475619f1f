"""Who may use whom. The arrows of the design are kept here, and each room's own tools stay in it."""
import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LEAVES = {'language', 'guard'}
ROW = re.compile(r'^\| `(\w+)` \| .* \| (.*) \|$', re.M)


def the_map():
    """{room: the rooms that it may use}, as common/README.md tells it."""
    rows = dict(ROW.findall((ROOT / 'common' / 'README.md').read_text(encoding='utf-8')))
    uses = {room: LEAVES | {name.strip() for name in used.split(',') if name.strip() != '–'} for room, used in rows.items()}
    return {**uses, 'language': set(), 'guard': {'language'}}


USES = the_map()
TOOLS = {
    'ipywidgets': {'widgets'},
    'anywidget': {'widgets'},
    'urllib': {'dataset'},
    'hashlib': {'dataset', 'handed'},
}
FILES = sorted([*ROOT.glob('common/**/*.py'), *ROOT.glob('dataset/**/*.py')])


def room_of(path):
    top, *inside = path.relative_to(ROOT).with_suffix('').parts
    return 'dataset' if top == 'dataset' else inside[0]


def imported(path):
    """Each imported module as a tuple of names from the top, `from . import x` included."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split('.')) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[:len(package) - node.level + 1] if node.level else ()
            base += tuple(node.module.split('.')) if node.module else ()
            yield from (base + (alias.name,) for alias in node.names)


def rooms_used(path):
    for names in imported(path):
        if names[0] == 'common':
            yield names[1]
        elif names[0] == 'dataset':
            yield 'dataset'


@pytest.fixture(params=FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def path(request):
    return request.param


def test_every_file_stands_in_a_room(path):
    assert room_of(path) in {'__init__', *USES}


def test_imports_point_one_way(path):
    room = room_of(path)
    assert set(rooms_used(path)) <= USES.get(room, set()) | {room}


def test_what_is_made_of_the_course_is_known_to_no_room_of_it(path):
    assert not {names[0] for names in imported(path)} & {'classroom', 'teach', 'web'}


def test_a_tool_stays_in_its_room(path):
    for names in imported(path):
        assert room_of(path) in TOOLS.get(names[0], {room_of(path)}), f'{names[0]} belongs to {TOOLS[names[0]]}'


def test_the_map_names_the_rooms_that_are_there():
    assert set(USES) == {room_of(path) for path in FILES} - {'__init__'}
    assert all(used <= set(USES) for used in USES.values())


def test_no_two_rooms_use_each_other():
    waiting = dict(USES)
    while free := [room for room, used in waiting.items() if not used & waiting.keys()]:
        for room in free:
            del waiting[room]
    assert not waiting
