"""The settings of run.py's JupyterLab."""
import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jupyter_server.services.kernels import websocket
from jupyterlab_server import config
from traitlets.config.loader import PyFileConfigLoader

ROOT = Path(__file__).parent.parent.parent
SERVER = 'jupyter_server_config.py'


@pytest.fixture
def settings(monkeypatch):
    handler = websocket.KernelWebsocketHandler
    monkeypatch.setattr(handler, 'open', handler.open)     # put back afterwards
    monkeypatch.setattr(config, 'get_federated_extensions', config.get_federated_extensions)
    return PyFileConfigLoader(SERVER, path=str(ROOT / 'start')).load_config


def test_jupyterlab_stays_on_this_machine_and_asks_nobody(settings):
    c = settings()
    assert c.ServerApp.ip == '127.0.0.1' and Path(c.ServerApp.root_dir) == ROOT
    assert c.LabApp.news_url is None and c.LabApp.check_for_updates_class == 'jupyterlab.NeverCheckForUpdate'
    assert 'token' not in c.IdentityProvider and 'allow_root' not in c.ServerApp


def test_it_asks_no_question_looks_for_no_npm_and_says_little(settings):
    c = settings()
    assert c.ServerApp.answer_yes is True and c.LanguageServerManager.autodetect is False
    assert c.Application.log_level == 'ERROR'


def test_it_brings_its_own_extension_and_shows_none_of_other_programs(settings, monkeypatch):
    found = {'@jupyter-widgets/jupyterlab-manager': 1, '@jupyter/nbgrader': 2, '@jupyterlite/kernel': 3}
    monkeypatch.setattr(config, 'get_federated_extensions', lambda paths: found)
    c = settings()
    folder, = map(Path, c.LabApp.extra_labextensions_path)
    assert folder == ROOT / 'start' / 'labextensions' and [*folder.glob('*/package.json')]
    assert config.get_federated_extensions([]) == {'@jupyter-widgets/jupyterlab-manager': 1}
    assert set(c.ServerApp.jpserver_extensions.values()) == {False}


def test_they_are_found_from_whatever_folder_jupyterlab_runs_in(tmp_path):
    program = ('import sys; from traitlets.config.loader import PyFileConfigLoader\n'
               f'print(PyFileConfigLoader({SERVER!r}, path={str(ROOT / "start")!r}).load_config().ServerApp.ip)')
    said = subprocess.run([sys.executable, '-c', program], cwd=tmp_path, env={**os.environ, 'PYTHONPATH': ''},
                          capture_output=True, encoding='utf-8')
    assert said.stdout == '127.0.0.1\n', said.stderr


def test_a_step_of_a_slider_is_not_echoed_unless_the_reader_wants_it(settings, monkeypatch):
    monkeypatch.setenv('JUPYTER_WIDGETS_ECHO', '1')
    settings()
    assert os.environ['JUPYTER_WIDGETS_ECHO'] == '1'
    monkeypatch.delenv('JUPYTER_WIDGETS_ECHO')
    settings()
    assert os.environ['JUPYTER_WIDGETS_ECHO'] == '0'


def test_figures_are_kept_as_stills(settings):
    assert settings().ServerApp.contents_manager_class.__name__ == 'Stills'


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
