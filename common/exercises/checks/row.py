"""Check of a row of numbers, typed with commas or spaces between them."""
import re

import numpy as np

from common.exercises.answers import Unreadable, read
from common.exercises.checks.array import judge_array
from common.exercises.kept import kept
from common.exercises.result import Result, not_yet, unanswered, unreadable

SEPARATOR = re.compile(r'[,，、;；]')


@kept()
def check_row(answer, expected, **named):
    """A row such as '0.3, -0.8, 0.5' against the expected array (n,); each number may be arithmetic."""
    if unanswered(answer):
        return not_yet()
    inside = str(answer).strip().strip('[]［］【】')
    parts = SEPARATOR.split(inside) if SEPARATOR.search(inside) else inside.split()
    if len(parts) != len(expected):
        return unreadable('这里要 {count} 个数，中间用逗号隔开；读到的是 {found} 个。',
                          '{count} numbers are needed here, with commas between them; {found} could be read.',
                          count=len(expected), found=len(parts))
    try:
        found = np.array([read(part) for part in parts])
    except Unreadable as error:
        return Result(False, *error.args, tried=False)
    return judge_array(found, expected, named=named)
