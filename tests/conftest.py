"""What tests share: English unless a test asks for Chinese, lessons run from their source, and a browser."""
import os
import sys

import pytest
from hypothesis import HealthCheck, settings

from common import language

# the same examples on every machine, however slow it is
settings.register_profile('steady', derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile('steady')


@pytest.fixture(autouse=True)
def english():
    language.use('en')


@pytest.fixture
def untraced():
    """For code that watches the lines of a reader's program, and steps aside where a debugger or `run.py mutants` does."""
    others = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(others)


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """The file of answers of a reader who has a folder of their own, in which nothing is kept yet."""
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    return tmp_path / 'answers.json'


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
    from lesson import lessons, read
    language.use('en')
    source, = lessons(begin=request.path.stem.removeprefix('test_lesson_') + '_')
    names = {}
    for block in read(source):
        if block.kind == 'code':
            exec(block.text, names)
    return names
