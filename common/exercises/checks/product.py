"""Check of a product of matrices, typed as X.T @ dY: it is worked out, and its numbers are judged."""
import re

import numpy as np

from common.exercises.checks.array import judge_array
from common.exercises.kept import kept
from common.exercises.result import Result, not_yet, unanswered
from common.language import listing, say

FACTOR = re.compile(r"(\w+?)(\.[Tt]|ᵀ|⊤|'|\^\{?T\}?|的?转置)?$")
PART = r'([^,，()]+)'
CALLED = re.compile(rf'(?:np|numpy|torch)\.(?:dot|matmul)\({PART}[,，]{PART}\)|(\S+?)\.dot\({PART}\)')
SIDE_BY_SIDE = re.compile(r"(?<=[\wᵀ⊤'}])\s+(?=\w)")        # X^T dY, as on paper
BRACKETS_COUNT = re.compile(r'[*×]|\)\s*[^)@·\s]')          # where leaving them out would change the product
SIGNS = re.compile(r'\s*([@·*×])\s*')
ALIKE = str.maketrans('＠＊．', '@*.')


class NoProduct(ValueError):
    """The text is no product of these matrices; the message says what would be one."""


@kept()
def check_product(answer, expected, **matrices):
    """A product such as 'X.T @ dY' against the array that it should give; * multiplies element by element."""
    if unanswered(answer):
        return not_yet()
    try:
        found = _worked_out(_with_signs(str(answer)), matrices)
    except NoProduct as error:
        return Result(False, *error.args, tried=False)
    return judge_array(found, expected, named=matrices, why=lambda: say(
        '形状合得上，每个数也都对', 'the shapes fit, and every number is right'))


def _with_signs(text):
    """The product with an @ between its factors: np.dot(X.T, dY), X.T.dot(dY) and X^T dY are other ways to write it."""
    written = text.translate(ALIKE).rpartition('=')[2].strip(' ;；。$').replace('.transpose()', '.T')
    written = CALLED.sub(lambda found: ' @ '.join(part.strip() for part in found.groups() if part), written)
    if not BRACKETS_COUNT.search(written):
        written = written.translate(str.maketrans('', '', '()'))
    return SIDE_BY_SIDE.sub(' @ ', written)


def _worked_out(text, matrices):
    first, *others = SIGNS.split(text)
    found, written = _factor(first, matrices), first
    for sign, factor in zip(others[::2], others[1::2]):
        by = _factor(factor, matrices)
        if sign in '*×' and found.shape != by.shape:
            raise NoProduct(say('{sign} 逐个元素相乘，两边的形状要一样；矩阵相乘写成 {left} @ {right}。',
                                '{sign} multiplies element by element and needs two equal shapes; the matrix product is '
                                '{left} @ {right}.', sign=sign, left=written, right=factor))
        try:
            found = found * by if sign in '*×' else found @ by
        except ValueError:
            raise NoProduct(say('{left} 是 {shape}，{right} 是 {other}，乘不起来：左边有几列，右边就要有几行。',
                                '{left} is {shape} and {right} is {other}; that cannot be multiplied: as many columns on the '
                                'left as rows on the right.', left=written, shape=found.shape, right=factor,
                                other=by.shape)) from None
        written = f'{written} {sign} {factor}'
    return found


def _factor(text, matrices):
    match = FACTOR.match(text.strip())
    name, transposed = match.groups() if match else (text, None)
    if name not in matrices:
        name = next((known for known in matrices if known.lower() == name.lower()), name)
    example = ' @ '.join([f'{name}.T' for name in matrices][:2])
    if name not in matrices and match and name.isascii():
        raise NoProduct(say('这里要用 {names} 写一个乘积，比如 {example}；{name} 不在里面。',
                            'A product of {names} is needed here, such as {example}; {name} is none of them.',
                            names=listing(matrices), example=example, name=name))
    if name not in matrices:
        raise NoProduct(say('这里要用 {names} 写一个乘积，比如 {example}。',
                            'A product of {names} is needed here, such as {example}.', names=listing(matrices), example=example))
    return np.transpose(matrices[name]) if transposed else np.asarray(matrices[name])
