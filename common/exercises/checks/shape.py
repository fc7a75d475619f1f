"""Check of a shape, typed as (3, 2) or 3×2."""
import re

from common.exercises.kept import kept
from common.exercises.result import hint, not_yet, right, unanswered, unreadable

WORDS = re.compile(r'行|列|乘以?|rows?|columns?|by|and|和|(?:the )?shape(?: is)?|形状[是为]?|matrix|矩阵|torch\.Size|[=:：。"]')
SEPARATORS = re.compile(r'[\s,，、;；×xX*]+')
COLUMNS_FIRST = re.compile(r'(?:(\d+)\s*(?:columns?|列)|columns?\s*=\s*(\d+))\D*(\d+)')
FULL_WIDTH = str.maketrans('０１２３４５６７８９（）＊', '0123456789()*')
IN_CHINESE = str.maketrans('一二两三四五六七八九', '1223456789')


@kept()
def check_shape(answer, expected, why='', **shapes):
    """A shape, a tuple, against the expected one; `why` tells what makes it right.

    Shapes by name, X=(4, 2), W=(2, 3), let one that belongs elsewhere be recognised.
    """
    if unanswered(answer):
        return not_yet()
    found = read_shape(answer)
    if found is None:
        return unreadable('这里要一个形状，比如 (3, 2)：先是几行，再是几列。',
                          'A shape is needed here, such as (3, 2): first the rows, then the columns.')
    if found == expected:
        return right(why)
    if found == expected[::-1]:
        return hint('两个数都对，次序反了：先写行数，再写列数。',
                    'Both numbers are right, but in the wrong order: rows come first, then columns.')
    for name, shape in shapes.items():
        if found == shape:
            return hint('{found} 是 {name} 的形状。', '{found} is the shape of {name}.', found=found, name=name)
    if len(found) != len(expected):
        return hint('{found} 里的个数不对：矩阵的形状有行和列两个数，排成一行的偏置只有一个。',
                    '{found} does not have as many numbers as are needed: the shape of a matrix has two, rows and columns, '
                    'that of a bias, which is a single row, has one.', found=found)
    return hint('{found} 还不是这里的形状：乘积的行数看左边的矩阵，列数看右边的；梯度看它的变量。',
                '{found} is not the shape here: a product takes its rows from the left matrix and its columns from the right '
                'one; a gradient has the shape of its variable.', found=found)


def read_shape(text):
    """The shape in a text, as a tuple of whole numbers, or None."""
    written = str(text).translate(FULL_WIDTH).translate(IN_CHINESE)
    if columns := COLUMNS_FIRST.match(written.strip()):
        return int(columns[3]), int(columns[1] or columns[2])
    parts = SEPARATORS.split(WORDS.sub(' ', written).strip(' ()[]').strip(' ,，'))
    return tuple(map(int, parts)) if all(part.isascii() and part.isdigit() for part in parts) else None
