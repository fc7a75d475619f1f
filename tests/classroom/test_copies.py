"""A pupil's own copy of a lesson appears when it is first asked for, and is never touched again."""
import asyncio

import pytest

from classroom.pupil.copies import Copies, lay


@pytest.fixture
def lessons(tmp_path):
    lesson = tmp_path / 'lessons' / 'notebooks' / 'zh' / '01_graphs.ipynb'
    lesson.parent.mkdir(parents=True)
    lesson.write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    return tmp_path / 'lessons'


def test_a_lesson_is_copied_when_it_is_opened(tmp_path, lessons):
    manager = Copies(root_dir=str(tmp_path))
    model = asyncio.run(manager.get('/lessons/my/zh/01_graphs.ipynb'))
    assert model['type'] == 'notebook' and (lessons / 'my/zh/01_graphs.ipynb').exists()


def test_what_a_pupil_wrote_stays(lessons):
    own = lessons / 'my' / 'zh' / '01_graphs.ipynb'
    lay(own)
    own.write_text('written')
    lay(own)
    assert own.read_text() == 'written' and [*own.parent.iterdir()] == [own]


@pytest.mark.parametrize('path', ['my/zh/02_missing.ipynb', 'my/zh', 'my/en/01_graphs.ipynb', 'your/zh/01_graphs.ipynb',
                                  'my/zh/01_graphs.txt', '', 'my/../my/zh/../../x/01_graphs.ipynb'])
def test_nothing_else_is_made(lessons, path):
    lay(lessons / path)
    assert [path.name for path in lessons.iterdir()] == ['notebooks']
