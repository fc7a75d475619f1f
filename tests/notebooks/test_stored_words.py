"""Outputs that are not compared keep what they showed, but no sentence that the code no longer says."""
import ast
import re
from functools import cache
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parent.parent.parent
PRINTED = sorted(path for language in ('zh', 'en') for path in (ROOT / 'notebooks' / language).glob('*.ipynb'))
ENDS = re.compile(r'(?<=。)|(?<=\.) ')


def sentences(text):
    """Those that end with a full stop, without a mark in front of them."""
    parts = (part.strip(" →✓'") for line in re.split(r' \| |\n', text) for part in ENDS.split(line))
    return [part for part in parts if re.search(r'\w\W*[。.]$', part)]


@cache
def said():
    """A pattern for each sentence in the code: its fields may hold anything."""
    texts = (node.value for room in ('common', 'dataset') for path in (ROOT / room).rglob('*.py')
             for node in ast.walk(ast.parse(path.read_text(encoding='utf-8')))
             if isinstance(node, ast.Constant) and isinstance(node.value, str))
    templates = {sentence for text in texts for sentence in sentences(text)}
    return [re.compile('.*?'.join(map(re.escape, parts)), re.S) for parts in map(re.compile(r'{[^{}]*}').split, templates)
            if re.search(r'\w{2}', ''.join(parts))]


@pytest.mark.parametrize('path', PRINTED, ids=lambda path: f'{path.parent.name}/{path.stem}')
def test_what_a_stored_output_says_is_still_said(path):
    """If not: delete the notebook and build it again."""
    stored = [output.data['text/plain'] for cell in nbformat.read(path, 4).cells for output in cell.get('outputs', ())
              if 'nbval-ignore-output' in cell.metadata.get('tags', ()) and 'text/plain' in output.get('data', {})]
    assert [told for text in stored for told in sentences(text)
            if not any(pattern.fullmatch(told) for pattern in said())] == []
