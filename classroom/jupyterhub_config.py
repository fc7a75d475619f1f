"""The hub of a class: who comes in, what is started for them, and when it is stopped. engine.py starts it.

Each pupil's server runs as that pupil's own account, so that it is the system which keeps pupils apart.
"""
import json
import os
import pwd
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from classroom.accounts import GROUP  # noqa: E402
from classroom.engine import PROXY, Settings, node  # noqa: E402
from classroom.ports import in_turn  # noqa: E402
from start.environment import THREADS  # noqa: E402

told = json.loads(os.environ.pop('CLASSROOM'))
hub_port, proxy_port = told.pop('inner')
settings = Settings(**told)
STATE = Path(settings.state)
PUPIL = ROOT / 'classroom' / 'pupil'
GB = 2 ** 30

c = get_config()  # noqa: F821  JupyterHub defines it

# The door: one port for all. What lies behind it can be reached on this machine alone.
c.JupyterHub.bind_url = f'{"https" if settings.certificate else "http"}://:{settings.port}'
c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = settings.certificate, settings.key
c.JupyterHub.hub_port = hub_port
c.ConfigurableHTTPProxy.api_url = f'http://127.0.0.1:{proxy_port}'
c.ConfigurableHTTPProxy.command = [node(), str(PROXY)]

# Who comes in: the accounts of the class, with the passwords of the system.
c.JupyterHub.authenticator_class = 'pam'
c.PAMAuthenticator.allowed_groups = {GROUP}
c.PAMAuthenticator.open_sessions = False

# What is started: a server that is the pupil, in the pupil's home, with bounds that no lesson comes near.
c.JupyterHub.spawner_class = 'localprocess'
c.Spawner.cmd = ['prlimit', f'--data={2 * GB}', '--nproc=400', '--core=0', sys.executable, '-m', 'jupyterhub.singleuser']
c.Spawner.notebook_dir = '~'
c.Spawner.default_url = settings.first
c.Spawner.args = ['--KernelManager.transport=ipc']         # two kernels that start at once might choose one port
c.Spawner.env_keep = ['LANG', 'LC_ALL', 'PATH', 'TZ']
c.Spawner.environment = {
    'JUPYTER_CONFIG_PATH': os.pathsep.join([str(PUPIL), str(ROOT / 'start')]),
    'GIT_CONFIG_SYSTEM': str(PUPIL / 'gitconfig'),
    'GIT_CONFIG_COUNT': '1',
    'GIT_CONFIG_KEY_0': 'core.attributesFile',
    'GIT_CONFIG_VALUE_0': str(PUPIL / 'gitattributes'),
    'MNIST_DIR': str(STATE / 'mnist'),
    'CLASSROOM_IDLE': str(settings.idle),
    'JUPYTER_RUNTIME_DIR': lambda spawner: f'{pwd.getpwnam(spawner.user.name).pw_dir}/.run',       # a socket's path is short
    **{name: '1' for name in THREADS},
}
c.Spawner.start_timeout = c.Spawner.http_timeout = 300     # a whole class comes in at the same moment
ports = in_turn()


def own_port(spawner):
    spawner.port = next(ports)


c.Spawner.pre_spawn_hook = own_port                         # two servers that start at once might choose one port, too

# When it is stopped: idle servers here, idle kernels by the pupil's own server.
c.JupyterHub.services = [{'name': 'idle', 'command': [
    sys.executable, '-m', 'jupyterhub_idle_culler', f'--timeout={round(120 * settings.idle)}',
    f'--cull-every={max(1, round(10 * settings.idle))}']}]
c.JupyterHub.load_roles = [{'name': 'idle', 'services': ['idle'], 'scopes': [
    'list:users', 'read:users:activity', 'read:servers', 'delete:servers']}]

# What is kept, where only root looks.
c.JupyterHub.db_url = f'sqlite:///{STATE}/hub/jupyterhub.sqlite'
c.JupyterHub.cookie_secret_file = str(STATE / 'hub' / 'cookie_secret')
c.ConfigurableHTTPProxy.pid_file = str(STATE / 'hub' / 'proxy.pid')
