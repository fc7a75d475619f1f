"""What tests of pictures share."""
import pytest

from tests.helpers import graphs
from tests.helpers.pictures import Drawn


@pytest.fixture(scope='module', params=graphs.ALL)
def drawn(request):
    """Each of the graphs that the lessons draw, with its picture."""
    return Drawn(graphs.ALL[request.param]())
