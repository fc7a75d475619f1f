"""How run.py's JupyterLab behaves: on this machine only, no question, no outside request, no delay."""
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from start.stills import Stills  # noqa: E402

c = get_config()  # noqa: F821  JupyterLab defines it

c.ServerApp.ip = '127.0.0.1'
c.ServerApp.root_dir = str(ROOT)
c.ServerApp.contents_manager_class = Stills                # figures as stills in the file
c.ServerApp.answer_yes = True                              # one Ctrl+C ends it
c.Application.log_level = 'ERROR'                          # and the address, which is critical
c.LabApp.extra_labextensions_path = [str(ROOT / 'start' / 'labextensions')]      # figures that came too late
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = 'jupyterlab.NeverCheckForUpdate'
c.LanguageServerManager.autodetect = False                 # it would look for npm
c.KernelManager.transport_encryption = 'auto'              # else a kernel warns that others could listen

# Each slider step would come back to the browser as an echo, which only several browsers on one kernel need.
os.environ.setdefault('JUPYTER_WIDGETS_ECHO', '0')

# A kernel's messages are small. Held back by Nagle's algorithm, only 17 pictures a second reach the browser.
try:
    from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
    open_websocket = KernelWebsocketHandler.open
except (ImportError, AttributeError):                      # inside jupyter_server, where it may move
    pass
else:
    async def open_without_delay(self, *arguments, **options):
        self.set_nodelay(True)
        return await open_websocket(self, *arguments, **options)

    KernelWebsocketHandler.open = open_without_delay

# What tests the pupils' edition installs extensions for JupyterLab that look for a course, and say so; what builds the
# site installs JupyterLite's kernel, which cannot be loaded outside of JupyterLite.
c.ServerApp.jpserver_extensions = {'notebook': False, **{f'nbgrader.server_extensions.{name}': False for name in (
    'assignment_list', 'course_list', 'formgrader', 'validate_assignment')}}
UNUSED = '@jupyter/nbgrader', '@jupyter-notebook/', '@jupyterlite/'
try:
    from jupyterlab_server import config
    find_extensions = config.get_federated_extensions
except (ImportError, AttributeError):                      # inside jupyterlab_server, where it may move
    pass
else:
    def extensions_of_a_server(paths):
        return {name: found for name, found in find_extensions(paths).items() if not name.startswith(UNUSED)}

    config.get_federated_extensions = extensions_of_a_server
