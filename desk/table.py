"""A class as a table that gradebooks import: one row for each pupil, 1 and 0 for each exercise, CSV."""
import csv
import io

from common.language import say
from desk import mistakes

COMMANDS = tuple('=+-@＝＋－＠\t\r\n')      # with which a spreadsheet takes a text for a formula


def table(classroom):
    """The bytes of the file. Excel knows by the mark at its head that it is UTF-8."""
    names = [exercise.name for exercise in mistakes.exercises(classroom.sheets) if mistakes.kind(exercise.name) != 'guess']
    text = io.StringIO(newline='')
    rows = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    rows.writerow([say('姓名', 'Name'), say('做对的题数', 'Right'), *map(cell, names), say('评语', 'Feedback')])
    for sheet in classroom.sheets:
        right, _ = mistakes.solved(sheet, names)
        rows.writerow([cell(sheet.name), right, *(verdict(sheet, name) for name in names), cell(feedback(sheet))])
    return text.getvalue().encode('utf-8-sig', 'replace')


def verdict(sheet, name):
    """1, 0, or nothing where it was not tried."""
    passed = sheet.exercises[name].passed if name in sheet.exercises else None
    return '' if passed is None else int(passed)


def feedback(sheet):
    """What was told last in each exercise that is not right yet."""
    return '\n'.join(f'{name}: {mistakes.sentence(mistake)}' for name, mistake in mistakes.unsolved(sheet))


def cell(text):
    """A text that stays a text in a spreadsheet."""
    return "'" + text if text.startswith(COMMANDS) else text
