"""What run.py is made of: the environment, the reader's copies, the settings of JupyterLab, the doctor."""
import ast
import asyncio
import os
import shutil
import socket
import sys
from pathlib import Path

import pytest
from jupyter_server.services.kernels import websocket
from traitlets.config.loader import PyFileConfigLoader

from start import doctor, environment, lessons

ROOT = Path(__file__).parent.parent.parent
SERVER = 'jupyter_server_config.py'
BEFORE_PACKAGES = [path for path in [ROOT / 'run.py', *(ROOT / 'start').glob('*.py'),
                                     ROOT / 'common' / '__init__.py', ROOT / 'common' / 'language.py']
                   if path.name != SERVER]


@pytest.mark.parametrize('path', BEFORE_PACKAGES, ids=lambda path: path.name)
def test_what_runs_before_packages_are_there_suits_an_old_python(path):
    tree = ast.parse(path.read_text(encoding='utf-8'), feature_version=(3, 8))
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) else []
        assert {name.partition('.')[0] for name in names} <= {*sys.stdlib_module_names, 'common', 'start'}


@pytest.fixture
def lesson(tmp_path):
    published = tmp_path / 'notebooks' / 'en' / '01_graphs.ipynb'
    published.parent.mkdir(parents=True)
    published.write_text('first edition')
    return published


def test_a_copy_lies_as_deep_as_its_lesson(lesson, tmp_path):
    assert lessons.newest(lesson) == tmp_path / 'my' / 'en' / '01_graphs.ipynb'
    assert lessons.newest(lesson).read_text() == 'first edition'


def test_a_copy_is_never_overwritten(lesson):
    lessons.newest(lesson).write_text('my answers')
    lesson.write_text('second edition')
    lessons.copy(lesson)
    assert lessons.copies(lesson)[1].read_text() == 'my answers'
    assert lessons.newest(lesson).name == '01_graphs_2.ipynb'
    assert lessons.newest(lesson).read_text() == 'second edition'


def test_what_the_reader_writes_does_not_make_a_copy_old(lesson):
    lessons.newest(lesson).write_text('my answers')
    assert not lessons.outdated(lesson)


def test_a_new_edition_is_noticed_until_it_is_copied(lesson):
    assert not lessons.outdated(lesson)
    lessons.newest(lesson)
    lesson.write_text('second edition')
    assert lessons.outdated(lesson)
    lessons.copy(lesson)
    assert not lessons.outdated(lesson)


def test_a_deleted_copy_comes_back_fresh(lesson):
    lessons.newest(lesson).write_text('a mess')
    lessons.newest(lesson).unlink()
    assert lessons.newest(lesson).read_text() == 'first edition'


def test_a_copy_with_a_number_keeps_its_place(lesson):
    lessons.newest(lesson)
    lessons.copy(lesson).write_text('my second copy')
    lessons.copies(lesson)[1].unlink()
    assert lessons.copy(lesson).name == '01_graphs_3.ipynb'
    assert lessons.copies(lesson)[2].read_text() == 'my second copy'


def test_a_damaged_note_of_editions_loses_nothing(lesson):
    lessons.newest(lesson).write_text('my answers')
    lessons.notes(lesson).write_text('{')
    assert lessons.outdated(lesson)
    assert lessons.newest(lesson).read_text() == 'my answers'


@pytest.mark.parametrize('name, found', [('', '00_start'), ('01', '01_graphs'), ('chain', '02_chain_rule')])
def test_a_lesson_is_found_by_its_number_or_a_part_of_its_name(name, found):
    shelf = [Path(stem + '.ipynb') for stem in ('00_start', '01_graphs', '02_chain_rule')]
    assert lessons.find(name, shelf).stem == found
    with pytest.raises(environment.Trouble, match='00_start, 01_graphs'):
        lessons.find('77', shelf)


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """A project without an environment, on a machine where no other Python can be found."""
    monkeypatch.setattr(environment, 'VENV', tmp_path / '.venv')
    monkeypatch.setattr(environment, 'PYTHON', tmp_path / '.venv' / 'bin' / 'python')
    monkeypatch.setenv('PATH', str(tmp_path))


def test_a_python_that_does_not_suit_is_answered_with_those_that_do(nowhere, monkeypatch):
    monkeypatch.setattr(environment, 'VERSIONS', ('3.99', '3.98'))
    with pytest.raises(environment.Trouble, match='Python 3.98 to 3.99 is needed and this is 3.*python.org'):
        environment.base_python()


@pytest.mark.skipif(os.name == 'nt', reason='there the py launcher finds other Pythons')
def test_another_python_on_the_path_is_found(nowhere, monkeypatch, tmp_path):
    monkeypatch.setattr(environment, 'VERSIONS', ('%d.%d' % sys.version_info[:2],))
    monkeypatch.setattr(sys, 'executable', shutil.which('false', path='/bin:/usr/bin'))
    name = f'python{environment.VERSIONS[0]}'
    (tmp_path / name).symlink_to(Path(sys._base_executable))
    assert environment.base_python() == [name]


def test_a_python_without_ensurepip_is_answered_with_the_package_that_has_it(nowhere, monkeypatch, tmp_path):
    (tmp_path / 'ensurepip.py').write_text('raise ImportError')
    monkeypatch.setenv('PYTHONPATH', str(tmp_path))
    with pytest.raises(environment.Trouble, match='sudo apt install python3-venv'):
        environment.base_python()


def test_a_full_disk_is_said_before_anything_is_made(nowhere, monkeypatch):
    monkeypatch.setattr(environment, 'free_mb', lambda: 12)
    with pytest.raises(environment.Trouble, match='700 MB are needed and 12 MB are free'):
        environment.ready(environment.LESSONS)
    assert not environment.VENV.exists()


@pytest.mark.parametrize('output, sentence', [
    ('ERROR: Could not install packages: [Errno 28] No space left on device', 'The disk is too full'),
    ('error: failed to copy: There is not enough space on the disk. (os error 112)', 'The disk is too full'),
    ('WARNING: Retrying after connection broken by NewConnectionError', 'check the network'),
    ('ERROR: Could not find a version that satisfies six (from versions: none)', 'check the network'),
    ('error: Failed to fetch: `x`\n  Caused by: dns error', 'check the network'),
    ('ERROR: these packages do not match the hashes', 'do not match the hashes\nInstalling did not work'),
])
def test_a_failed_installation_is_told_in_a_sentence(output, sentence):
    assert sentence in environment.reason(output + '\n')


def test_programs_start_with_one_blas_thread_unless_the_reader_chose(monkeypatch):
    for name in environment.THREADS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv('OMP_NUM_THREADS', '4')
    assert [environment.variables()[name] for name in environment.THREADS] == ['1', '4', '1', '1']


@pytest.fixture
def settings(monkeypatch):
    handler = websocket.KernelWebsocketHandler
    monkeypatch.setattr(handler, 'open', handler.open)     # put back afterwards
    return PyFileConfigLoader(SERVER, path=str(ROOT / 'start')).load_config


def test_jupyterlab_stays_on_this_machine_and_asks_nobody(settings):
    c = settings()
    assert c.ServerApp.ip == '127.0.0.1' and Path(c.ServerApp.root_dir) == ROOT
    assert c.LabApp.news_url is None and c.LabApp.check_for_updates_class == 'jupyterlab.NeverCheckForUpdate'
    assert 'token' not in c.IdentityProvider and 'allow_root' not in c.ServerApp


def test_kernel_messages_are_sent_without_delay(settings, monkeypatch):
    done = []

    class Handler:
        def set_nodelay(self, value):
            done.append(('nodelay', value))

        async def open(self, kernel):
            done.append(('open', kernel))

    monkeypatch.setattr(websocket, 'KernelWebsocketHandler', Handler)
    settings()
    asyncio.run(Handler().open('kernel 1'))
    assert done == [('nodelay', True), ('open', 'kernel 1')]


def test_the_handler_that_is_changed_is_the_one_that_jupyter_uses(settings):
    handler = websocket.KernelWebsocketHandler
    before = handler.open
    settings()
    assert handler.open is not before and callable(handler.set_nodelay)


def test_jupyterlab_starts_also_where_that_handler_has_moved(settings, monkeypatch):
    monkeypatch.delattr(websocket, 'KernelWebsocketHandler')
    assert settings().ServerApp.ip == '127.0.0.1'


def test_the_doctor_names_what_mends_a_missing_environment(nowhere, monkeypatch, capsys):
    monkeypatch.setattr(environment, 'VERSIONS', ('3.99', '3.98'))
    assert doctor.report() >= 2
    said = capsys.readouterr().out
    assert 'Python 3.98 to 3.99 is needed' in said and '-> run python3 run.py' in said


def test_a_port_in_use_is_seen():
    with socket.socket() as other:
        other.bind(('127.0.0.1', 0))
        assert not doctor.taken(other.getsockname()[1])
        other.listen()
        assert doctor.taken(other.getsockname()[1])
