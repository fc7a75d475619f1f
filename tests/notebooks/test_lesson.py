"""Sources are read into blocks; what cannot be printed is refused with file and line."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lesson import SourceError, first_cell, notebook, read

ROOT = Path(__file__).parent.parent.parent

SOURCE = '''\
<!-- zh -->
# 01 计算图
两个苹果。
<!-- en -->
# 01 Computational graphs
Two apples.

```python
apple = 100
```

```python tags=nbval-ignore-output,reader
apple * 2
```
<!-- both -->
![apples](../../image/apples.svg)

```text
apple * 2
```
<!-- zh -->
就这样。
<!-- en -->
That is all.
```python tags=solution
answer = 220
```
'''


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / '01_apples.md'
        path.write_text(text, encoding='utf-8')
        return read(path)
    return write


def test_each_language_gets_its_own_prose_and_the_same_code(written):
    blocks = written(SOURCE)
    zh, en = (notebook(blocks, language).cells for language in ('zh', 'en'))
    assert zh[0].source == '# 01 计算图\n两个苹果。'
    assert en[0].source == '# 01 Computational graphs\nTwo apples.'
    zh, en = ([cell.source for cell in cells[2:] if cell.cell_type == 'code'] for cells in (zh, en))
    assert zh == ['apple = 100', 'apple * 2', '# 答案\nanswer = 220']
    assert en == ['apple = 100', 'apple * 2', '# solution\nanswer = 220']


def test_the_setup_cell_follows_the_opening_and_names_the_language(written):
    blocks = written(SOURCE)
    for language in ('zh', 'en'):
        setup = notebook(blocks, language).cells[1].source
        assert f"language.use('{language}')" in setup and len(setup.splitlines()) <= 7


def run_alone(cell, folder):
    """What the first cell says when only the notebook lies in a folder: the last line of its output."""
    run = subprocess.run([sys.executable, '-I', '-c', cell + '\nprint(language.current())'], cwd=folder,
                         capture_output=True, encoding='utf-8', env={**os.environ, 'PYTHONIOENCODING': 'utf-8'})
    return (run.stdout or run.stderr).splitlines()[-1]


def test_without_the_project_the_first_cell_says_what_to_do(tmp_path):
    assert 'get the whole project' in run_alone(first_cell('en', None), tmp_path)


def test_without_the_project_the_first_cell_brings_a_published_one(tmp_path):
    published = tmp_path / 'published'
    (published / 'common').mkdir(parents=True)
    for name in ('__init__.py', 'language.py'):
        shutil.copy(ROOT / 'common' / name, published / 'common')
    git = ['git', '-c', 'user.name=a', '-c', 'user.email=a@b', '-C', str(published)]
    for words in (['init', '-q'], ['add', '.'], ['commit', '-qm', 'a copy']):
        subprocess.run([*git, *words], check=True)
    (tmp_path / 'alone').mkdir()
    assert run_alone(first_cell('zh', published.as_uri()), tmp_path / 'alone') == 'zh'


def test_a_block_for_both_keeps_its_fences(written):
    cells = notebook(written(SOURCE), 'zh').cells
    assert cells[4].source == '![apples](../../image/apples.svg)\n\n```text\napple * 2\n```'


def test_partners_have_the_same_id(written):
    blocks = written(SOURCE)
    zh, en = ([cell.id for cell in notebook(blocks, language).cells] for language in ('zh', 'en'))
    assert zh == en and len(set(zh)) == len(zh)


def test_a_paragraph_put_in_renames_no_cell_below_the_next_code(written):
    before = [cell.id for cell in notebook(written(SOURCE), 'en').cells]
    more = SOURCE.replace('```python tags=nbval', '<!-- zh -->\n再看。\n<!-- en -->\nLook again.\n\n```python tags=nbval')
    after = [cell.id for cell in notebook(written(more), 'en').cells]
    assert [name for name in after if name in before] == before


def test_an_answer_is_folded_behind_its_summary(written):
    source = SOURCE + '<!-- zh answer -->\n变了。\n<!-- en answer: Why -->\nIt did.\n'
    zh, en = (notebook(written(source), language).cells[-1].source for language in ('zh', 'en'))
    assert zh == '<details><summary>发生了什么</summary>\n\n变了。\n\n</details>'
    assert en == '<details><summary>Why</summary>\n\nIt did.\n\n</details>'


def test_a_further_language_needs_its_partners_only_where_it_is_written(written, monkeypatch):
    monkeypatch.setattr('lesson.LANGUAGES', ('zh', 'en', 'ja'))
    written(SOURCE)
    whole = SOURCE.replace('<!-- zh -->', '<!-- ja -->\nりんご\n<!-- zh -->')
    assert notebook(written(whole), 'ja').cells[0].source == 'りんご'
    with pytest.raises(SourceError, match='0 of ja'):
        written(whole.replace('<!-- ja -->\nりんご\n', '', 1))


def test_tags_reach_the_cell_and_a_solution_is_folded(written):
    cells = notebook(written(SOURCE), 'en').cells
    assert cells[3].metadata == {'tags': ['nbval-ignore-output', 'reader']}
    assert cells[6].metadata == {'tags': ['solution'], 'jupyter': {'source_hidden': True}}


@pytest.mark.parametrize('source, sentence', [
    ('Two apples.', 'line 1: put <!-- zh -->'),
    ('```python\n1\n```', 'opens with prose'),
    ('', 'opens with prose'),
    (SOURCE + 'And no language.', 'line 28: put <!-- zh -->'),
    (SOURCE + '<!-- en -->\nAlone.', 'line 28: .* 0 of zh and 1 of en'),
    (SOURCE + '<!-- fr -->\nVoilà.', 'line 28: fr is no language of the lessons; there are zh, en'),
    (SOURCE + '```python tags=solutoin\n1\n```', 'the tag solutoin is unknown'),
    (SOURCE + '```python tags=reader solution\n1\n```', 'line 28: .*as it should be'),
    (SOURCE + '```python\n1\n<!-- zh -->\n```', 'line 28: .*never closed'),
    (SOURCE + '```python\n\n```', 'line 28: .*empty'),
    (SOURCE + '<!-- both -->\n```python3\n1\n```', 'line 29: .*as it should be'),
    (SOURCE + '<!-- both -->\n<!-- zh->\n', 'line 29: .*as it should be'),
])
def test_what_cannot_be_printed_is_refused_with_its_line(written, source, sentence):
    with pytest.raises(SourceError, match=f'01_apples.md, .*{sentence}'):
        written(source)


def test_what_follows_a_folded_answer_stands_in_a_cell_of_its_own(written):
    answer = '<details><summary>?</summary>\n\nYes.\n\n</details>'
    cells = notebook(written(SOURCE + f'<!-- both -->\nBefore.\n\n{answer}\n\nAfter.\n\n{answer}'), 'en').cells
    assert [cell.source for cell in cells[-2:]] == [f'Before.\n\n{answer}', f'After.\n\n{answer}']
