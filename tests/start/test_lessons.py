"""The reader's own copies of the lessons: what the reader wrote is never lost."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from start import editions, lessons
from start.trouble import Trouble

ROOT = Path(__file__).parent.parent.parent


def book(text):
    """A notebook that says a text."""
    return json.dumps({'cells': [{'cell_type': 'markdown', 'source': text}]})


FIRST, MINE, SECOND = map(book, ('first edition', 'my answers', 'second edition'))


@pytest.fixture
def lesson(tmp_path):
    published = tmp_path / 'notebooks' / 'en' / '01_graphs.ipynb'
    published.parent.mkdir(parents=True)
    published.write_text(FIRST)
    return published


@pytest.fixture
def mine(lesson):
    """The reader's first copy, in which something was written."""
    prepare(lesson)
    lessons.newest(lesson).write_text(MINE)
    return lessons.newest(lesson)


def prepare(*published, newer=False):
    """All that is said, in one text."""
    return '\n'.join(lessons.prepare(published, newer))


def test_a_copy_lies_as_deep_as_its_lesson(lesson, tmp_path):
    assert prepare(lesson) == ''
    assert lessons.newest(lesson) == tmp_path / 'my' / 'en' / '01_graphs.ipynb'
    assert lessons.newest(lesson).read_text() == FIRST


def test_the_lessons_of_a_language_are_those_in_its_folder_in_their_order(lesson, tmp_path):
    first = lesson.with_name('00_start.ipynb')
    first.write_text(FIRST)
    (tmp_path / 'notebooks' / 'zh').mkdir()
    assert lessons.published('en', tmp_path) == [first, lesson] and lessons.published('zh', tmp_path) == []


def test_a_start_that_changes_nothing_writes_nothing(lesson, mine):
    note = mine.with_name('.editions.json')
    before = note.stat()
    prepare(lesson)
    assert note.stat().st_ino == before.st_ino and note.stat().st_mtime_ns == before.st_mtime_ns


def test_a_newer_edition_is_laid_beside_when_asked_and_a_copy_is_never_overwritten(lesson, mine):
    lesson.write_text(SECOND)
    assert prepare(lesson, newer=True) == 'The newer edition is next to yours: 01_graphs_2.ipynb'
    assert mine.read_text() == MINE
    assert lessons.newest(lesson).name == '01_graphs_2.ipynb' and lessons.newest(lesson).read_text() == SECOND


def test_what_the_reader_writes_does_not_make_a_copy_old(lesson, mine):
    assert prepare(lesson) == prepare(lesson, newer=True) == ''


def test_a_new_edition_is_named_until_it_is_copied(lesson, mine):
    lesson.write_text(SECOND)
    for _ in range(2):
        assert prepare(lesson) == ('There is a newer edition of 01_graphs. Use --newer to put it next to yours.')
    prepare(lesson, newer=True)
    assert prepare(lesson) == ''


def test_what_is_new_is_told_in_the_words_of_the_list_of_changes(lesson, mine, tmp_path):
    lesson.write_text(SECOND)
    (tmp_path / 'CHANGELOG.md').write_text('# Changes\n- 02_chain_rule: a table\n- 01_graphs: a player\n- 01_graphs: old\n')
    assert prepare(lesson).splitlines()[1:] == ['- 01_graphs: a player']


def test_a_deleted_copy_comes_back_fresh(lesson, mine):
    mine.unlink()
    prepare(lesson)
    assert mine.read_text() == FIRST


def test_a_copy_with_a_number_keeps_its_place(lesson, mine):
    lesson.write_text(SECOND)
    prepare(lesson, newer=True)
    lessons.newest(lesson).write_text(MINE)
    mine.unlink()
    lesson.write_text(FIRST)
    prepare(lesson, newer=True)
    assert lessons.newest(lesson).name == '01_graphs_3.ipynb'
    assert lessons.copies(lesson)[2].read_text() == MINE


NOTES = {'a list': b'["01_graphs.ipynb"]', 'null': b'null', 'half': b'{"01_graphs.ipynb": "12', 'garbage': b'\xff\0',
         'empty': b'', 'a folder': None}


@pytest.mark.parametrize('text', NOTES.values(), ids=NOTES)
def test_a_damaged_note_of_editions_is_set_aside_and_made_anew(lesson, mine, text):
    note = mine.with_name('.editions.json')
    note.unlink()
    note.mkdir() if text is None else note.write_bytes(text)
    said = prepare(lesson)
    assert said.startswith(f'The record of editions, {note}, was damaged and has been renamed .editions.json.invalid')
    assert mine.read_text() == MINE and note.with_name('.editions.json.invalid').exists()
    assert prepare(lesson) == ''
    lesson.write_text(SECOND)
    assert 'newer edition of 01_graphs' in prepare(lesson)


@pytest.mark.parametrize('text', ['{}', '{"01_graphs.ipynb": 7}', None])
def test_a_note_that_lost_a_lesson_claims_no_newer_edition_for_ever(lesson, mine, text):
    note = mine.with_name('.editions.json')
    note.unlink() if text is None else note.write_text(text)
    prepare(lesson, newer=True)
    assert prepare(lesson) == ''


def test_a_lesson_that_was_renamed_or_removed_is_told_while_its_copy_is_there(lesson, mine):
    renamed = lesson.rename(lesson.with_name('01_bill.ipynb'))
    assert prepare(renamed) == 'The lesson 01_graphs.ipynb is now called 01_bill; your copy has been left as it is.'
    other = lesson.with_name('02_chain_rule.ipynb')
    renamed.rename(other)
    said = prepare(other)
    assert 'no lesson 01_graphs.ipynb any more' in said and 'no lesson 01_bill.ipynb any more' in said
    mine.unlink()
    assert '01_graphs' not in prepare(other)


def test_the_readers_own_notebooks_are_none_of_our_business(lesson, mine):
    mine.with_name('my own.ipynb').write_text('')
    assert prepare(lesson) == ''


@pytest.mark.skipif(os.name == 'nt' or os.geteuid() == 0, reason='root and Windows may write everywhere')
def test_a_folder_that_may_not_be_written_is_named(lesson):
    lesson.parents[2].chmod(0o500)
    with pytest.raises(PermissionError, match='my'):
        prepare(lesson)


def test_a_full_disk_leaves_no_half_lesson(lesson, monkeypatch):
    def full(*arguments):
        raise OSError(28, 'No space left on device')

    with monkeypatch.context() as patch, pytest.raises(OSError):
        patch.setattr(os, 'fsync', full)
        prepare(lesson)
    assert not [*lessons.folder(lesson).glob('**/*.ipynb*')]
    prepare(lesson)
    assert lessons.newest(lesson).read_text() == FIRST


RACE = '''
import sys
from pathlib import Path
from start import lessons
published = [Path(path) for path in sys.argv[1:]]
sys.stdin.readline()
print(*lessons.prepare(published, False))
'''


def test_those_who_start_at_once_make_one_copy_of_each(lesson):
    """Fifty races of two; each starts from nothing, and the second waits for the first or finds its work."""
    published = [lesson.with_name(f'{number:02}_graphs.ipynb') for number in range(10)]
    for path in published:
        path.write_text(FIRST)
    for _ in range(50):
        racers = [subprocess.Popen([sys.executable, '-c', RACE, *published], cwd=ROOT, encoding='utf-8',
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        for racer in racers:
            racer.stdin.write('\n')
            racer.stdin.flush()
        assert [racer.communicate() for racer in racers] == [('\n', '')] * 2
        folder = lessons.folder(lesson)
        assert sorted(path.name for path in folder.glob('*.ipynb')) == [path.name for path in published]
        assert editions.read(folder) == ({path.name: editions.of(path) for path in published}, '')
        shutil.rmtree(folder)


@pytest.mark.parametrize('name, found', [('', '00_start'), ('01', '01_graphs'), ('chain', '02_chain_rule')])
def test_a_lesson_is_found_by_its_number_or_a_part_of_its_name(name, found):
    shelf = [Path(stem + '.ipynb') for stem in ('00_start', '01_graphs', '02_chain_rule')]
    assert lessons.find(name, shelf).stem == found
    with pytest.raises(Trouble, match='00_start, 01_graphs'):
        lessons.find('77', shelf)
