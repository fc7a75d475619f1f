"""How a pupil's own server behaves: as run.py's JupyterLab does, on the pupil's own copies, and it stops what is idle."""
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from classroom.pupil.copies import Copies  # noqa: E402

IDLE = 60 * float(os.environ['CLASSROOM_IDLE'])

c = get_config()  # noqa: F821  JupyterLab defines it

c.ServerApp.root_dir = str(Path.home())
c.ServerApp.contents_manager_class = Copies
c.ServerApp.terminals_enabled = False
c.KernelManager.transport_encryption = 'required'          # else whoever is on this machine could listen to a kernel
c.MappingKernelManager.cull_idle_timeout = round(IDLE)
c.MappingKernelManager.cull_interval = max(1, round(IDLE / 6))
c.MappingKernelManager.cull_connected = True               # a page left open holds no memory
