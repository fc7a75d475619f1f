"""What CONTRIBUTING.md sends a contributor to is there."""
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / 'CONTRIBUTING.md').read_text(encoding='utf-8')
MADE = {'common/translations/ja.json'}      # by whoever adds a language
FILES = sorted({path for path in re.findall(r'[\w.]+(?:/[\w.]+)+\.\w+', TEXT) if 'NN' not in path} - MADE)
RECIPES = TEXT.partition('## A layer')[2].partition('## A package')[0]
TABLES = sorted(set(re.findall(r'`([A-Z][A-Z_]{3,})`', RECIPES)))


@pytest.mark.parametrize('path', FILES)
def test_a_file_that_is_named_is_there(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize('name', TABLES)
def test_a_table_stands_in_a_file_that_is_named_beside_it(name):
    line = next(line for line in TEXT.splitlines() if f'`{name}`' in line)
    files = [file for path in re.findall(r'[\w./]+\.py', line) for file in ROOT.rglob(path)]
    assert any(re.search(rf'^{name} = ', file.read_text(encoding='utf-8'), re.M) for file in files)
