"""A folder of files is read as one class: each pupil once, and what cannot be used is named."""
import os
import sys
from pathlib import Path

import pytest

from common.handed import LARGEST
from desk import classroom, mistakes, page, table
from tests.helpers.pupils import Page, entry, file_of, lay, sheet_of, told


def test_every_file_is_read_wherever_a_learning_platform_put_it(tmp_path):
    lay(tmp_path, {'hand-in-Li.json': file_of('Li', **{'01-2': entry(True)}),
                   'Han Meimei_123_file_/hand-in (1).json': file_of('Han Meimei', **{'01-2': entry(True)}),
                   '.DS_Store': b'\0', '__MACOSX/._x.json': b'\0', 'class.html': b'old', 'class.csv': b'old'})
    read = classroom.read(tmp_path)
    assert [sheet.name for sheet in read.sheets] == ['Han Meimei', 'Li'] and not read.left_out


def test_what_cannot_be_used_is_named_and_left_out(tmp_path):
    good = file_of('Li', **{'01-2': entry(False)})
    lay(tmp_path, {'li.json': good, 'cut.json': good[:50], 'changed.json': good.replace(b'false', b'true'),
                   'homework.pdf': b'%PDF-1.7 \xff', 'sub/01_graphs.ipynb': b'{"cells": []}'})
    read = classroom.read(tmp_path)
    assert [sheet.name for sheet in read.sheets] == ['Li']
    assert read.left_out == {'changed.json': 'changed', 'cut.json': 'half', 'homework.pdf': 'half',
                             'sub/01_graphs.ipynb': 'other'}


def test_a_file_that_is_too_large_is_called_so(tmp_path):
    lay(tmp_path, {'film.json': b'{' * (LARGEST + 1), 'other.json': b'{' * LARGEST})
    assert classroom.read(tmp_path).left_out == {'film.json': 'large', 'other.json': 'half'}


@pytest.mark.skipif(not hasattr(os, 'mkfifo'), reason='there are no pipes here')
def test_what_is_no_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / 'pipe.json')
    os.symlink('nowhere.json', tmp_path / 'broken.json')
    assert classroom.read(tmp_path).left_out == {'pipe.json': 'other', 'broken.json': 'other'}


@pytest.mark.parametrize('again', ['Li Lei', ' li  LEI', 'Ｌｉ Lei'])
def test_of_two_files_of_one_pupil_the_newer_counts(tmp_path, again):
    lay(tmp_path, {'a.json': file_of(again, '2026-11-27T08:00:00', **{'01-2': entry(True)}),
                   'b.json': file_of('Li Lei', '2026-11-26T20:00:00', **{'01-2': entry(False)})})
    read = classroom.read(tmp_path)
    assert [sheet.exercises['01-2'].passed for sheet in read.sheets] == [True]
    assert list(read.doubles.items()) == [(read.sheets[0].name, ['a.json', 'b.json'])]


def calls(folder):
    """How many functions are called to read a folder and to write page and table."""
    count = 0

    def profile(frame, event, argument):
        nonlocal count
        count += event in ('call', 'c_call')

    sys.setprofile(profile)
    try:
        read = classroom.read(folder)
        page.page(read)
        table.table(read)
    finally:
        sys.setprofile(None)
    return count


def test_work_grows_with_the_class_and_no_faster(tmp_path):
    wrong = [told(f'mistake {i}: {{answer}}', '3') for i in range(5)]
    for size in (20, 80):
        lay(tmp_path / str(size), {f'{i}.json': file_of(f'pupil {i}', **{f'01-{n}': entry(i % 2 == 0, wrong[i % 5])
                                                                       for n in range(9)}) for i in range(size)})
    assert calls(tmp_path / '80') < 4.2 * calls(tmp_path / '20')


def test_exercises_come_in_the_order_of_the_lessons():
    names = ['01-quiz-1', '07b-Gate', '10-add', '01-10', '07-1', '01-2', '03-2b', '03-2a', '01-one-moves']
    assert sorted(names, key=mistakes.order) == ['01-2', '01-10', '01-one-moves', '01-quiz-1', '03-2a', '03-2b', '07-1',
                                                 '07b-Gate', '10-add']
    assert [mistakes.kind(name) for name in ('01-2', '07b-Gate', '10-add', '01-quiz-1', '01-one-moves')] == [
        'exercise', 'exercise', 'exercise', 'quiz', 'guess']


def test_what_names_no_mistake_comes_after_all_that_do():
    vague, named = told('{answer} is not the value here: go from left to right.', '7'), told('{answer} has the wrong sign.', '3')
    sheets = [sheet_of(f'{i}', {'01-1': entry(False, vague, *[named] * (i == 0))}) for i in range(3)]
    exercise, = mistakes.exercises(sheets)
    assert [(len(group.pupils), group.named) for group in exercise.groups] == [(1, True), (3, False)]
    first = Page(page.page(classroom.Classroom(sheets, {}, {})), 'en').first
    assert len(first) == 1 and '3 has the wrong sign.' in first[0]


def test_what_names_no_mistake_is_what_the_checks_say():
    checks = Path(__file__).parents[2] / 'common' / 'exercises'
    code = '\n'.join(path.read_text(encoding='utf-8') for path in checks.glob('**/*.py'))
    assert all(part in code for part in mistakes.GENERAL)
