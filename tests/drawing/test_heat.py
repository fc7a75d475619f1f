"""A picture of an array: as wide as high for a square, centred, and in ink where nothing is below 0."""
import base64
import io
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from common.drawing import Drawing
from common.drawing.heat import heat, is_large, size
from common.graph import Graph
from common.layers import Affine
from tests.helpers.pictures import SVG, middle, place


def drawn(array, x=100, top=20):
    """(image, its RGB)"""
    svg = ET.fromstring(f'<svg xmlns="{SVG[1:-1]}">{heat(array, x, top)}</svg>')
    image, = svg.iter(SVG + 'image')
    data = base64.b64decode(image.get('href').split(',')[1])
    return image, np.asarray(Image.open(io.BytesIO(data))).astype(int)


@pytest.mark.parametrize('shape, large', [((), False), ((3, 3), False), ((9,), False), ((10,), True), ((2, 5), True)])
def test_what_is_never_written_out_is_large(shape, large):
    assert is_large(np.zeros(shape)) == large


@pytest.mark.parametrize('shape', [(1, 784), (784,), (28, 28), (5, 5), (1, 50), (50,), (3, 10), (2, 40), (100, 10),
                                   (1, 11)])
def test_a_picture_is_square_where_its_array_is_and_never_too_large_or_too_small(shape):
    wide, high = size(np.zeros(shape))
    rows, columns, _ = drawn(np.zeros(shape))[1].shape
    assert (wide == high) == (rows == columns or rows > columns)
    assert 40 <= wide <= 120 and 10 <= high <= 60
    assert wide >= high


def test_more_columns_are_wider_and_more_rows_higher():
    wide = [size(np.zeros((2, n)))[0] for n in (10, 20, 25)]
    high = [size(np.zeros((n, 20)))[1] for n in (1, 2, 3)]
    assert wide[0] < wide[1] < wide[2] and high == [high[0], 2 * high[0], 3 * high[0]]


def test_a_picture_stands_in_the_middle_below_its_top():
    image, _ = drawn(np.zeros((2, 20)))
    assert middle(place(image))[0] == 100 and float(image.get('y')) == 20
    assert (float(image.get('width')), float(image.get('height'))) == size(np.zeros((2, 20)))


@pytest.mark.parametrize('least', [0.0, 0.5])
def test_where_nothing_is_below_0_it_is_ink_on_paper(least):
    _, rgb = drawn(np.linspace(least, 1, 10).reshape(2, 5))
    assert rgb[1, 4].max() < 60 and (least or rgb[0, 0].min() == 255)


def test_signs_have_colours():
    _, rgb = drawn(np.linspace(-1, 1, 11).reshape(1, 11))
    assert rgb[0, 0, 2] > rgb[0, 0, 0] and rgb[0, -1, 0] > rgb[0, -1, 2] and rgb[0, 5].min() == 255


def test_pictures_stand_above_and_below_their_arrow_as_far_as_each_other():
    rs = np.random.RandomState(0)
    g = Graph(x=rs.rand(1, 100))
    g.apply(Affine(rs.randn(100, 50), np.zeros(50)), g['x'])
    g.backward()
    drawing = Drawing(g, maps=True)
    images = [place(image) for image in ET.fromstring(drawing.svg()).iter(SVG + 'image')]
    for arrow, above, below in zip(drawing.view.arrows, images[::2], images[1::2]):
        lane = drawing.layout.label_slot[arrow]
        assert middle(above)[0] == pytest.approx(lane.x, abs=0.01) == middle(below)[0]
        assert lane.start < above[0] and above[2] < lane.end
        assert 5 < lane.y - above[3] < 15 and 1 < below[1] - (lane.y + 6) < 15, 'clear of the line and of the dashes'
        assert lane.y - above[3] == pytest.approx(below[1] - (lane.y + 6), abs=2.1)
