"""The settings of the hub and of a pupil's server, as Jupyter reads them."""
import json
import os
from pathlib import Path

import pytest
from traitlets.config.loader import PyFileConfigLoader

from classroom.engine import PROXY

CLASSROOM = Path(__file__).parent.parent.parent / 'classroom'


def test_every_setting_of_the_hub_is_one_that_jupyterhub_knows(hub):
    """A name that is mistyped would be ignored in silence."""
    app = pytest.importorskip('jupyterhub.app', reason='JupyterHub is for Linux and macOS')
    from jupyterhub.auth import PAMAuthenticator
    from jupyterhub.proxy import ConfigurableHTTPProxy
    from jupyterhub.spawner import LocalProcessSpawner
    known = {'JupyterHub': app.JupyterHub, 'PAMAuthenticator': PAMAuthenticator, 'Spawner': LocalProcessSpawner,
             'ConfigurableHTTPProxy': ConfigurableHTTPProxy}
    config = hub()
    assert set(config) <= set(known)
    for name, settings in config.items():
        assert set(settings) <= set(known[name].class_trait_names(config=True)), name


def test_only_the_proxys_door_is_open_to_the_network(hub):
    config = hub()
    assert config.JupyterHub.bind_url == 'http://:8000' and 'hub_ip' not in config.JupyterHub
    assert config.ConfigurableHTTPProxy.api_url == 'http://127.0.0.1:8002' and config.JupyterHub.hub_port == 8001
    assert config.ConfigurableHTTPProxy.command[1] == str(PROXY)


def test_with_a_certificate_the_door_speaks_https(hub):
    config = hub(certificate='/c.pem', key='/k.pem')
    assert config.JupyterHub.bind_url == 'https://:8000' and config.JupyterHub.ssl_key == '/k.pem'


def test_a_pupil_gets_nothing_of_the_teachers_environment(hub):
    config = hub()
    assert not {'PYTHONPATH', 'CLASSROOM', 'HOME'} & {*config.Spawner.env_keep, *config.Spawner.environment}
    assert 'CLASSROOM' not in os.environ


def test_servers_are_stopped_after_twice_the_time_of_kernels(hub, monkeypatch):
    culler = hub(idle=10)['JupyterHub']['services'][0]['command']
    assert '--timeout=1200' in culler
    monkeypatch.setenv('CLASSROOM_IDLE', '10')
    pupil = PyFileConfigLoader('jupyter_server_config.py', str(CLASSROOM / 'pupil')).load_config()
    assert pupil.MappingKernelManager.cull_idle_timeout == 600 and pupil.MappingKernelManager.cull_connected
    assert pupil.KernelManager.transport_encryption == 'required'


def test_the_lock_of_the_proxy_names_sums_and_no_address():
    packages = json.loads((CLASSROOM / 'proxy' / 'package-lock.json').read_text(encoding='utf-8'))['packages']
    wanted = {name: held for name, held in packages.items() if name}
    assert wanted and all(held['integrity'].startswith('sha512-') and 'resolved' not in held for held in wanted.values())
