"""What tests share: sentences are in English unless a test asks for Chinese, and lessons are run from their source."""
from pathlib import Path

import pytest

from common import language

SOURCES = Path(__file__).parent.parent / 'notebooks' / 'source'


@pytest.fixture(autouse=True)
def english():
    language.use('en')


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
