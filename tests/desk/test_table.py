"""The table that gradebooks import: a row for each pupil, and no text that a spreadsheet would run."""
import csv
import io

import pytest

from desk import classroom, table
from tests.helpers.pupils import entry, file_of, lay, sheet_of, told


def rows(folder):
    data = table.table(classroom.read(folder))
    return list(csv.reader(io.StringIO(data.decode('utf-8-sig'), newline='')))


def test_each_exercise_is_one_column_of_ones_and_zeros(tmp_path):
    lay(tmp_path, {'a.json': file_of('王小明', **{'01-2': entry(True), '01-quiz-1': entry(False, told('No {answer}.', '3')),
                                              '01-one-moves': entry(False)}),
                   'b.json': file_of('Li', **{'01-1': entry(True)})})
    assert rows(tmp_path) == [['Name', 'Right', '01-1', '01-2', '01-quiz-1', 'Feedback'],
                              ['Li', '1', '1', '', '', ''],
                              ['王小明', '1', '', '1', '0', '01-quiz-1: No 3.']]


def test_excel_is_told_that_the_letters_are_utf_8(tmp_path):
    lay(tmp_path, {'a.json': file_of('王小明', **{'01-2': entry(True)})})
    assert table.table(classroom.read(tmp_path)).startswith(b'\xef\xbb\xbf')


@pytest.mark.parametrize('name', ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '=cmd|"/c calc"!A0', '==1'])
def test_a_name_is_no_formula(tmp_path, name):
    lay(tmp_path, {'a.json': file_of(name, **{'01-2': entry(True)})})
    assert rows(tmp_path)[1][0] == "'" + name


@pytest.mark.parametrize('name', ['a,b', 'a"b', 'a;b', "O'Neill", '\ud800x'])
def test_a_name_stays_in_its_cell(name):
    data = table.table(classroom.Classroom([sheet_of(name, {'01-2': entry(True)})], {}, {}))
    table_rows = list(csv.reader(io.StringIO(data.decode('utf-8-sig'), newline='')))
    assert table_rows[1] == [name.replace('\ud800', '?'), '1', '1', '']


def test_an_exercise_is_no_formula_either():
    data = table.table(classroom.Classroom([sheet_of('Li', {'=1-2': entry(True)})], {}, {}))
    assert b'"\'=1-2"' in data
