"""What tests share: English unless a test asks for Chinese, lessons run from their source, and a browser."""
import os
from pathlib import Path

import pytest

from common import language

SOURCES = Path(__file__).parent.parent / 'notebooks' / 'source'


@pytest.fixture(autouse=True)
def english():
    language.use('en')


@pytest.fixture(scope='module')
def browser():
    """Without a browser a test is skipped; where $REQUIRE_BROWSER is set, it fails."""
    from tests.helpers.browser import NoBrowser, chromium
    try:
        with chromium() as browser:
            yield browser
    except NoBrowser as reason:
        if os.environ.get('REQUIRE_BROWSER'):
            raise
        pytest.skip(str(reason))


@pytest.fixture(scope='module')
def lesson(request):
    """For test_lesson_04.py: the names that lesson 04 leaves behind when all its cells have run."""
    from lesson import read
    language.use('en')
    source, = SOURCES.glob(request.path.stem.removeprefix('test_lesson_') + '_*.md')
    names = {}
    for block in read(source):
        if block.kind == 'code':
            exec(block.text, names)
    return names
