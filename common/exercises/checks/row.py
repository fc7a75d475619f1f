"""Check of a row of numbers, typed with commas or spaces between them."""
import re

import numpy as np

from common.exercises.answers import Unreadable, as_array, read
from common.exercises.checks.array import judge_array
from common.exercises.kept import kept
from common.exercises.result import Result, not_yet, unanswered, unreadable

SEPARATOR = re.compile('[,，、;；和]|and')
AROUND = re.compile(r'(?:(?:np|numpy|torch)\.)?(?:array|tensor)?\(([^()]*)\)$')      # (1, 2), np.array([1, 2])
END = re.compile(r'[。\s]+$|(?<=[)\]])\.\s*$')
NAME = re.compile(r'^\w+\s*=\s*(?=[\[(［【{]|np\.)')          # y = [1, 2]


@kept()
def check_row(answer, expected, **named):
    """A row such as '0.3, -0.8, 0.5' against the expected array (n,); each number may be arithmetic."""
    if unanswered(answer):
        return not_yet()
    parts = _parts(answer)
    if parts and all(map(unanswered, parts)):
        return not_yet()
    if len(parts) != len(expected):
        return unreadable('这里要 {count} 个数，中间用逗号隔开；读到的是 {found} 个。',
                          '{count} numbers are needed here, with commas between them; {found} could be read.',
                          count=len(expected), found=len(parts))
    try:
        found = np.array([read(part) for part in parts])
    except Unreadable as error:
        return Result(False, *error.args, tried=False)
    return judge_array(found, expected, named=named)


def _parts(answer):
    """What stands for each number, as far as one can tell."""
    if not isinstance(answer, str):
        if (array := as_array(answer)) is not None:
            return array.ravel().tolist()
        return list(answer) if isinstance(answer, (list, tuple, np.ndarray)) else []
    inside = AROUND.sub(r'\1', NAME.sub('', END.sub('', answer).strip())).strip('[]［］【】{},， ')
    return SEPARATOR.split(inside) if SEPARATOR.search(inside) else inside.split()
