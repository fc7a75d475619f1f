"""Charts: curves, bars and pictures of arrays, as SVG text. Axes and colour maps live here; no calculus.

text ← axis ← curves ← learning, bars, pictures ← saliency; each returns a Sheet, which a notebook shows.
Charts in figures are SVG and not matplotlib's, since a new picture takes 0.1 ms instead of 31, needs no fonts for
Chinese, follows the theme and leaves nothing behind; a reader's own plots are matplotlib's, as anywhere else.
"""
from common.charts.axis import Axis
from common.charts.bars import bars, confusion
from common.charts.curves import LARGE, Curve, curves
from common.charts.learning import Ghost, learning
from common.charts.pictures import picture, taken_for, tiles
from common.charts.saliency import LOSS, SCORE, saliency
from common.charts.text import line
from common.drawing.raster import INK, SIGNED
from common.drawing.sheet import Sheet, below, beside, wrapped
