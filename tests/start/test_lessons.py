"""The reader's own copies of the lessons: what the reader wrote is never lost."""
from pathlib import Path

import pytest

from start import lessons
from start.trouble import Trouble


@pytest.fixture
def lesson(tmp_path):
    published = tmp_path / 'notebooks' / 'en' / '01_graphs.ipynb'
    published.parent.mkdir(parents=True)
    published.write_text('first edition')
    return published


def test_a_copy_lies_as_deep_as_its_lesson(lesson, tmp_path):
    assert lessons.newest(lesson) == tmp_path / 'my' / 'en' / '01_graphs.ipynb'
    assert lessons.newest(lesson).read_text() == 'first edition'


def test_a_copy_is_never_overwritten(lesson):
    lessons.newest(lesson).write_text('my answers')
    lesson.write_text('second edition')
    lessons.copy(lesson)
    assert lessons.copies(lesson)[1].read_text() == 'my answers'
    assert lessons.newest(lesson).name == '01_graphs_2.ipynb'
    assert lessons.newest(lesson).read_text() == 'second edition'


def test_what_the_reader_writes_does_not_make_a_copy_old(lesson):
    lessons.newest(lesson).write_text('my answers')
    assert not lessons.outdated(lesson)


def test_a_new_edition_is_noticed_until_it_is_copied(lesson):
    assert not lessons.outdated(lesson)
    lessons.newest(lesson)
    lesson.write_text('second edition')
    assert lessons.outdated(lesson)
    lessons.copy(lesson)
    assert not lessons.outdated(lesson)


def test_a_deleted_copy_comes_back_fresh(lesson):
    lessons.newest(lesson).write_text('a mess')
    lessons.newest(lesson).unlink()
    assert lessons.newest(lesson).read_text() == 'first edition'


def test_a_copy_with_a_number_keeps_its_place(lesson):
    lessons.newest(lesson)
    lessons.copy(lesson).write_text('my second copy')
    lessons.copies(lesson)[1].unlink()
    assert lessons.copy(lesson).name == '01_graphs_3.ipynb'
    assert lessons.copies(lesson)[2].read_text() == 'my second copy'


def test_a_damaged_note_of_editions_loses_nothing(lesson):
    lessons.newest(lesson).write_text('my answers')
    lessons.notes(lesson).write_text('{')
    assert lessons.outdated(lesson)
    assert lessons.newest(lesson).read_text() == 'my answers'


@pytest.mark.parametrize('name, found', [('', '00_start'), ('01', '01_graphs'), ('chain', '02_chain_rule')])
def test_a_lesson_is_found_by_its_number_or_a_part_of_its_name(name, found):
    shelf = [Path(stem + '.ipynb') for stem in ('00_start', '01_graphs', '02_chain_rule')]
    assert lessons.find(name, shelf).stem == found
    with pytest.raises(Trouble, match='00_start, 01_graphs'):
        lessons.find('77', shelf)
