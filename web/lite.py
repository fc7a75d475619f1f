"""JupyterLite around the lessons: its own builder and settings, and no file that nothing asks for."""
import json
import shutil
import subprocess
import sys

from common.language import say
from start.trouble import Trouble

APPS = 'notebooks', 'tree', 'lab'       # a page for each notebook; the list of files; the whole for a large screen
KERNEL = '@jupyterlite/pyodide-kernel-extension:kernel'
# a worker of our own keeps the site; without JupyterLite's, Python has no folder of it, and starts sooner
DISABLED = ('@jupyterlite/application-extension:service-worker-manager',
            '@jupyterlab/application-extension:faviconbusy')
OVERRIDES = {
    '@jupyterlab/apputils-extension:themes': {'adaptive-theme': True},      # light or dark, as the system
    '@jupyterlab/docmanager-extension:plugin': {'autosaveInterval': 2},         # seconds
    '@jupyterlab/notebook-extension:tracker': {'scrollPastEnd': False},
}
# where Python finds what the reader's browser keeps, as seen from the script that runs it
ENVIRONMENT = {'KEPT_AT': '../../../../kept/', 'LESSONS_KEPT': '/home/pyodide/my'}
UNUSED = ('**/*.map', 'extensions/@jupyterlite/*/static/pypi', 'build/fa-*.svg', 'build/fa-*.eot',
          'build/fa-*.ttf', 'build/third-party-licenses.json', 'doc', 'service-worker.js')


def settings(work, packages, extensions):
    """Write JupyterLite's configuration into `work`: packages come with the kernel, extensions are folders."""
    kernel = {'disablePyPIFallback': True, 'loadPyodideOptions': {'packages': packages, 'env': ENVIRONMENT}}
    page = {'appName': 'Backpropagation', 'appUrl': './notebooks', 'exposeAppInBrowser': True,
            'litePluginSettings': {KERNEL: kernel}, 'disabledExtensions': DISABLED}
    build = {'ignore_sys_prefix': ['federated_extensions'],
             'federated_extensions': [str(path) for path in extensions]}
    files = {'jupyter-lite.json': {'jupyter-lite-schema-version': 0, 'jupyter-config-data': page},
             'jupyter_lite_config.json': {'LiteBuildConfig': build}, 'overrides.json': OVERRIDES}
    for name, content in files.items():
        (work / name).write_text(json.dumps(content), encoding='utf-8')


def build(work, out):
    """Build from the folder `work` (settings, files/, static/pyodide/) into the folder `out`."""
    command = [sys.executable, '-m', 'jupyterlite_core.app', 'build', '--lite-dir', '.', '--contents', 'files',
               '--output-dir', str(out), '--no-sourcemaps', '--no-unused-shared-packages',
               *(word for app in APPS for word in ('--apps', app))]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(done.stdout + done.stderr + say('JupyterLite 没有建成，原因见上面几行。',
                                                      'JupyterLite was not built; the lines above say why.'))
    for pattern in UNUSED:
        for path in out.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
