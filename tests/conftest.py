"""What all tests share: sentences are in English unless a test asks for Chinese."""
import pytest

from common import language


@pytest.fixture(autouse=True)
def english():
    language.use('en')
