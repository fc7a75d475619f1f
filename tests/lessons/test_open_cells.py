"""What a reader sees open: no test of ours, and no answer, in any cell that is not folded."""
import pytest
from lesson import lessons, read


@pytest.mark.parametrize('source', lessons(), ids=lambda path: path.stem)
def test_only_solutions_assert(source):
    open_cells = [block.text for block in read(source) if block.kind == 'code' and 'solution' not in block.tags]
    assert not [text for text in open_cells if any(line.lstrip().startswith('assert') for line in text.split('\n'))]
