"""What tests in a JupyterLab share: its folder and its address, one for each file of tests."""
import os

import pytest

from tests.helpers.absent import Absent

try:
    import playwright  # noqa: F401
except ImportError:
    if os.environ.get('REQUIRE_BROWSER'):
        raise
    playwright = None


def pytest_pycollect_makemodule(module_path, parent):
    why = 'a browser needs playwright, which is not installed'
    return None if playwright else Absent.from_parent(parent, path=module_path, why=why)


@pytest.fixture(scope='module')
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp('lab')


@pytest.fixture(scope='module')
def address(browser, folder):
    """address(path) is that of a file in the JupyterLab which run.py would start on this folder."""
    from tests.helpers.browser import jupyter_lab  # only where a browser is
    with jupyter_lab(folder) as address:
        yield address


@pytest.fixture(scope='module')
def page(browser, folder, address, request):
    """A tall page with a notebook of the CELLS of the file of tests, which have run."""
    from tests.helpers.browser import open_cells
    page = browser.new_page(viewport={'width': 1200, 'height': 1800})
    open_cells(page, folder, address, request.module.CELLS)
    return page
