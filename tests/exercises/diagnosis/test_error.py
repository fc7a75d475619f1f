"""Whatever a reader's code raises comes out as one sentence that says what to do, in the reader's language."""
import re

import numpy as np
import pytest

from common import language
from common.exercises import check_function, check_layer
from common.layers import MulLayer
from tests.exercises.test_answers_of_readers import RAW

A = np.ones((2, 3))


def unfinished():
    raise NotImplementedError


def own_kind():
    raise type('Odd', (Exception,), {})('odd')


WRONG = {
    'a layer that is not imported': (lambda x: AddLayer().forward(x, x), 'from common.layers import AddLayer'),     # noqa: F821
    'a function that is not imported': (lambda x: softmax(x), 'from common.functions import softmax'),               # noqa: F821
    'a name that is misspelt': (lambda x: xx + 1, 'Nothing is called xx'),                                           # noqa: F821
    'None in arithmetic': (lambda x: None + x, 'gave None'),
    'None asked for something': (lambda x: None.value, 'None has no value'),
    'a number asked for something': (lambda x: (3).value, 'plain number has no value'),
    'a method that is not there': (lambda x: np.ones(3).transposed(), 'has no transposed'),
    'too few arguments': (lambda x: (lambda a, b: a)(x), 'lacks b'),
    'too many arguments': (lambda x: (lambda a: a)(x, x), 'takes 1 and was given 2'),
    'an unknown keyword': (lambda x: (lambda a: a)(a=1, b=2), 'no input called b'),
    'an unknown keyword of sum': (lambda x: sum([x], axis=0), 'sum has no input called axis'),
    'an unknown keyword of int': (lambda x: int('1', base2=2), 'int has no input called base2'),
    'a keyword of len': (lambda x: len(obj=x), 'len takes values alone'),
    'brackets after a number': (lambda x: x(x), 'which is not a function'),
    'a number taken apart': (lambda x: [*x], 'cannot be unpacked'),
    'square brackets after a number': (lambda x: x[0], 'pick no element'),
    'a text among numbers': (lambda x: '3' + 3, 'without quotes'),
    'several numbers for one': (lambda x: float([1, 2]), 'One number is needed here, and this is a list'),
    'matrices that do not fit': (lambda x: A @ A, 'matrix product does not fit'),
    'np.dot that does not fit': (lambda x: np.dot(A, A), 'matrix product does not fit'),
    'arrays that do not fit': (lambda x: A + np.ones((3, 2)), 'shapes .* do not fit'),
    'too few to unpack': (lambda x: exec('a, b = [1]'), '2 values are to be unpacked'),
    'too many to unpack': (lambda x: exec('a, b = [1, 2, 3]'), 'there are more'),
    'ragged rows': (lambda x: np.array([[1, 2], [3]]), 'same length'),
    'an array in an if': (lambda x: 1 if A > 0 else 0, 'cannot decide on a whole array'),
    'an index outside': (lambda x: A[5], 'there are only 2'),
    'an index outside a list': (lambda x: [1][3], 'points outside'),
    'a fraction for an index': (lambda x: A[0.5], 'a whole number'),
    'labels that are fractions': (lambda x: A[np.ones(2)], 'a whole number'),
    'too many places': (lambda x: A[0, 0, 0], 'fewer dimensions'),
    'a text for an index': (lambda x: A['x'], 'a whole number'),
    'a missing key': (lambda x: {'W1': 1}['W2'], 'has no W2'),
    'division by 0': (lambda x: 1 / 0, 'divided by 0'),
    'something too large': (lambda x: 2.0 ** 5000, 'too large'),
    'no end': (lambda x: WRONG['no end'][0](x), 'calls itself'),
    'integers that become fractions': (lambda x: np.add(np.ones(2, int), 0.5, out=np.ones(2, int)), 'cannot hold fractions'),
    'an empty iterator': (lambda x: next(iter(())), 'next found nothing'),
    'a constructor that returns': (lambda x: type('A', (), {'__init__': lambda self: 3})(), 'leave its return out'),
    'a number in a matrix product': (lambda x: A @ np.float64(2), 'to multiply by a number write'),
    'unfinished': (lambda x: unfinished(), 'not finished'),
    'an assertion': (lambda x: exec('assert 1 > 2'), 'assert'),
    'a local name without a value': (lambda x: exec('def f():\n    y = y + 1\nf()'), 'before it has a value'),
    'something of its own': (lambda x: own_kind(), 'stopped half way'),
    'a number that is none': (lambda x: float('x'), 'does not fit|quotes'),
}


@pytest.mark.parametrize('spoken', language.LANGUAGES)
@pytest.mark.parametrize('wrong', WRONG)
def test_an_error_is_a_sentence(wrong, spoken):
    language.use(spoken)
    f, words = WRONG[wrong]
    result = check_function(f, lambda x: x, (2.0,))
    said = re.split('（停在|\\(It stopped', result.sentence)[0]
    assert result.passed is False and not RAW.search(said), result
    if spoken == 'en':
        assert re.search(words, said), result
    if spoken == 'zh':
        assert re.search('[\u4e00-\u9fff]', said)


def test_the_line_at_which_it_stopped_is_told():
    language.use('en')
    result = check_function(WRONG['division by 0'][0], lambda x: x, (2.0,))
    assert "It stopped at this line: 'division by 0': (lambda x: 1 / 0" in result.sentence


def test_what_a_layer_of_ours_says_is_passed_on():
    language.use('en')
    result = check_function(lambda x: MulLayer().forward('two', x), lambda x: x, (2.0,))
    assert 'a number or an array of numbers is needed here' in result.sentence


class Hostile:
    def __array__(self, *args, **options):
        raise RuntimeError('no')


def test_an_object_that_will_not_become_an_array_escapes_nowhere():
    class Layer:
        def forward(self, x, y):
            return Hostile()

        def backward(self, dout):
            return Hostile(), Hostile()

    assert check_function(lambda x: Hostile(), lambda x: x, (2.0,)).passed is False
    assert check_layer(Layer, 2.0, 3.0, like=MulLayer).passed is False
