"""What a reader sees open: no test of ours, and no answer, in any cell that is not folded."""
import re

import pytest
from lesson import lessons, read

from common.language import WRITTEN
from common.questions import of_lesson

SOURCES = pytest.mark.parametrize('source', lessons(), ids=lambda path: path.stem)
GUESS = re.compile(r"predict\('(\d\w+-[\w-]+)'")


def after_guesses(blocks, language):
    """(name, prose before, prose behind) of each guess: what stands open from one heading to the next."""
    for i, block in enumerate(blocks):
        for name in GUESS.findall(block.text if block.kind == 'code' else ''):
            before, behind = (''.join(part.text + '\n' for part in parts if part.kind == language and '<details' not in part.text)
                              for parts in (blocks[:i], blocks[i + 1:]))
            yield name, re.split(r'^#+ ', before, flags=re.M)[-1], re.split(r'^#+ ', behind, flags=re.M)[0]


@SOURCES
def test_only_solutions_assert(source):
    open_cells = [block.text for block in read(source) if block.kind == 'code' and 'solution' not in block.tags]
    assert not [text for text in open_cells if any(line.lstrip().startswith('assert') for line in text.split('\n'))]


@SOURCES
@pytest.mark.parametrize('language', WRITTEN)
def test_no_open_prose_behind_a_guess_says_what_the_right_button_says(source, language):
    for name, before, behind in after_guesses(read(source), language):
        right, = (getattr(choice, language) for choice in of_lesson(name.split('-')[0]).GUESSES[name].choices if choice.right)
        said = re.search(rf'(?<![\w.]){re.escape(right)}(?!\w)', behind.replace('`', ''), re.A) and right not in before
        assert not said, f'{name}: “{right}” stands open below the question'
