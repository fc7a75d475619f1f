"""Colours go with the numbers: as many steps as there are, none turned round, the full colour at the limit."""
import base64
import struct
import zlib

import numpy as np
import pytest

from common.charts import LOSS, SCORE
from common.drawing.palette import LIGHT
from common.drawing.raster import GREY, INK, SIGNED, coloured, largest, png

SCALES = {'ink': INK, 'signed': SIGNED, 'loss': LOSS, 'score': SCORE}


@pytest.mark.parametrize('name', SCALES)
def test_the_ends_and_0_have_the_colours_of_the_scale(name):
    colours = SCALES[name]
    ends = [-2.0, 0.0, 2.0] if len(colours) == 3 else [0.0, 2.0]
    assert np.array_equal(coloured(np.array([ends]), colours)[0], colours)


@pytest.mark.parametrize('name', SCALES)
def test_colours_lie_between_their_neighbours_in_the_order_of_the_numbers(name):
    colours = SCALES[name]
    values = np.linspace(-1 if len(colours) == 3 else 0, 1, 41)
    steps = np.diff(coloured(values[None], colours)[0], axis=0)
    for part in np.split(steps, 2) if len(colours) == 3 else [steps]:
        assert np.allclose(part, part[0]), 'equal steps'
    assert np.abs(steps).max(axis=1).min() > 1


def test_a_limit_gives_the_full_colour_and_what_is_beyond_it_no_other():
    array = np.array([[0.0, 0.5, 1.0, 4.0]])
    rgb = coloured(array, INK, limit=1.0)[0]
    assert np.array_equal(rgb[2], INK[1]) and np.array_equal(rgb[3], INK[1])
    assert np.allclose(rgb[1], np.mean(INK, axis=0))


def test_without_a_limit_the_largest_size_has_the_full_colour_whatever_its_sign():
    assert np.array_equal(coloured(np.array([[-4.0, 2.0]]), SIGNED)[0, 0], SIGNED[0])
    assert np.allclose(coloured(np.array([[-4.0, 2.0]]), SIGNED)[0, 1], np.mean(SIGNED[1:], axis=0))


@pytest.mark.parametrize('values, most', [([1, -3, 2], 3), ([0, 0], 1), ([np.nan, np.inf, -2], 2), ([np.nan], 1),
                                          ([], 1)])
def test_the_largest_number_is_finite_and_never_0(values, most):
    assert largest(np.array(values, float)) == most


def test_where_there_is_no_number_it_is_grey():
    assert (coloured(np.array([[np.nan, 1.0]]), INK)[0, 0] == GREY).all()
    r, g, b = (coloured(np.linspace(0, 1, 9)[None], SIGNED)[0]).T
    assert not ((r == g) & (g == b) & (r == GREY)).any()


def test_the_colours_of_numbers_are_those_of_values_and_gradients_on_a_light_page():
    hex = {name: '#' + ''.join(f'{channel:02x}' for channel in colour)
           for name, colour in (('forward', SIGNED[0]), ('backward', SIGNED[2]), ('accent', SCORE[2]))}
    assert hex.items() <= LIGHT.items() and INK[1] == (0x22,) * 3 and INK[0] == SIGNED[1] == (255,) * 3
    assert SCORE[0][2] > SCORE[0][0] > SCORE[0][1], 'violet'


def test_a_picture_is_a_whole_png_file():
    """Written as its specification has it: chunks with their lengths and sums, of which the last ends the file."""
    rgb = np.arange(24.0).reshape(2, 4, 3)
    file, at, chunks = base64.b64decode(png(rgb).partition('base64,')[2]), 8, []
    while at < len(file):
        length, kind = struct.unpack('>I4s', file[at:at + 8])
        data, (crc,) = file[at + 8:at + 8 + length], struct.unpack('>I', file[at + 8 + length:at + 12 + length])
        assert crc == zlib.crc32(kind + data)
        chunks.append((kind, data))
        at += 12 + length
    assert [kind for kind, _ in chunks] == [b'IHDR', b'IDAT', b'IEND'] and chunks[2][1] == b''
    assert struct.unpack('>2I', chunks[0][1][:8]) == (4, 2)
    rows = np.frombuffer(zlib.decompress(chunks[1][1]), np.uint8).reshape(2, 13)
    assert not rows[:, 0].any() and np.array_equal(rows[:, 1:].reshape(rgb.shape), rgb)
