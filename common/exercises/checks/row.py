"""Check of a row of numbers, typed with commas or spaces between them."""
import re

import numpy as np

from common.exercises.answers import Unreadable, read
from common.exercises.checks.array import judge_array
from common.exercises.kept import kept
from common.exercises.result import Result, not_yet, unanswered, unreadable

SEPARATOR = re.compile('[,，、;；和]|and')
AROUND = re.compile(r'(?:np\.array)?\(([^()]*)\)$')      # (1, 2), np.array([1, 2])


@kept()
def check_row(answer, expected, **named):
    """A row such as '0.3, -0.8, 0.5' against the expected array (n,); each number may be arithmetic."""
    if unanswered(answer):
        return not_yet()
    written = answer.ravel().tolist() if isinstance(answer, np.ndarray) else answer
    inside = AROUND.sub(r'\1', str(written).strip()).strip('[]［］【】{},， ')
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
