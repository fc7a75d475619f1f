"""What cannot be drawn is answered with one sentence of ours, in both languages."""
import re

import numpy as np
import pytest

from common import language
from common.charts import Axis, Curve, bars, confusion, curves, errors, picture, saliency, scatter, tiles
from common.drawing import draw, roadmap
from common.graph import Graph

UNIT = Axis(0, 1)
NONSENSE = {
    'no square': (lambda: tiles(np.zeros((3, 10))), r'shape \(3, 10\)'),
    'one picture flattened': (lambda: tiles(np.zeros(784)), r'\[None\]'),
    'no picture': (lambda: tiles(np.zeros((0, 784))), 'shape'),
    'a number': (lambda: tiles(3), 'shape'),
    'words': (lambda: tiles('abc'), 'must be numbers'),
    'a row as a picture': (lambda: picture(np.zeros(5)), 'shape'),
    'captions': (lambda: tiles(np.zeros((3, 4)), ['a']), '1 given, 3 expected'),
    'another gradient': (lambda: saliency(np.zeros((2, 4)), np.zeros((1, 4))), 'shape of its variable'),
    'more labels': (lambda: confusion([0, 1], [0]), '1 given, 2 expected'),
    'a class too many': (lambda: confusion([0, 10], [0, 1]), 'from 0 to 9'),
    'half a class': (lambda: confusion([0.5], [1]), 'from 0 to 9'),
    'one-hot of others': (lambda: confusion(np.eye(3), np.eye(3)), 'from 0 to 9'),
    'NaN for a class': (lambda: confusion([np.nan], [1]), 'from 0 to 9'),
    'names': (lambda: bars('abc', [1]), '3 given, 1 expected'),
    'words for lengths': (lambda: bars('a', ['x']), 'must be numbers'),
    'y for x': (lambda: curves(UNIT, UNIT, Curve('a', [0, 1], [1])), '2 values of x and 1 of y'),
    'a style': (lambda: curves(UNIT, UNIT, Curve('a', [0], [1], 'wavy')), 'wavy'),
    'a list as a curve': (lambda: curves(UNIT, UNIT, [1, 2]), r'Curve\(name, x, y\)'),
    'a number as the upright axis': (lambda: curves(UNIT, 4), r'Axis\(low, high\)'),
    'a number as an axis': (lambda: curves(3, 4), r'Axis\(low, high\)'),
    'an axis without length': (lambda: curves(Axis(1, 1), UNIT), 'less than'),
    '0 on a log axis': (lambda: curves(Axis(0, 1, log=True), UNIT), 'more than 0'),
    'one side only': (lambda: scatter([1, 2], [1]), '1 given, 2 expected'),
    'one error too many': (lambda: errors(['a'], [1, 2]), '1 given, 2 expected'),
    'no graph': (lambda: draw(5), 'not int'),
    'a node': (lambda: draw(Graph(x=1.0)['x']), 'not Node'),
    'an empty graph': (lambda: draw(Graph()), 'empty'),
    'a map of nothing': (lambda: roadmap(None), 'not NoneType'),
}


@pytest.mark.parametrize('draws', [lambda: tiles(['word'] * 500), lambda: curves('word ' * 500, UNIT),
                                   lambda: bars('a', [object] * 500)])
def test_what_is_long_is_cut_short_in_the_sentence(draws):
    with pytest.raises((TypeError, ValueError)) as found:
        draws()
    assert len(str(found.value)) < 200 and '…' in str(found.value)


@pytest.mark.parametrize('draws, sentence', NONSENSE.values(), ids=NONSENSE)
def test_nonsense_gets_one_sentence(draws, sentence):
    for name in ('zh', 'en'):
        language.use(name)
        with pytest.raises((TypeError, ValueError)) as found:
            draws()
        said = str(found.value)
        assert '\n' not in said and (name == 'en' or re.search('[一-鿿]', said)), said
    assert re.search(sentence, said), said


def test_what_has_room_is_not_cut():
    with pytest.raises(TypeError, match='x' * 38 + "'"):
        tiles('x' * 38)
