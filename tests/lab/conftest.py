"""What tests in a JupyterLab share: its folder and its address, one for each file of tests."""
import pytest


@pytest.fixture(scope='module')
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp('lab')


@pytest.fixture(scope='module')
def address(browser, folder):
    """address(path) is that of a file in the JupyterLab which run.py would start on this folder."""
    from tests.helpers.browser import jupyter_lab  # only where a browser is
    with jupyter_lab(folder) as address:
        yield address
