"""What is in the SVG of a chart: words, points of lines, pixels of small pictures."""
import base64
import io
import xml.etree.ElementTree as ET

import numpy as np
from PIL import Image

from tests.helpers.pictures import SVG


def parsed(sheet):
    return ET.fromstring(sheet.svg(still=True))


def words(sheet):
    return [element.text for element in parsed(sheet).iter(f'{SVG}text')]


def points(sheet, tag='polyline'):
    return [np.array([point.split(',') for point in element.get('points').split()], float)
            for element in parsed(sheet).iter(f'{SVG}{tag}')]


def pixels(sheet):
    """The RGB arrays of the small pictures in a sheet."""
    data = [element.get('href').split(',')[1] for element in parsed(sheet).iter(f'{SVG}image')]
    return [np.asarray(Image.open(io.BytesIO(base64.b64decode(text)))).astype(int) for text in data]
