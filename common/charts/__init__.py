"""Charts: curves, bars and pictures of arrays, as SVG text. Axes and colour maps live here; no calculus.

text ← axis ← curves ← learning, agreement; bars, pictures ← saliency. Each returns a Sheet, which shows itself.
Charts in figures are SVG and not matplotlib's, since a new picture takes 0.1 ms instead of 31, needs no fonts
for Chinese, follows the theme and leaves nothing behind; a reader's own plots are matplotlib's, as elsewhere.
"""
from common.charts.agreement import errors, scatter
from common.charts.axis import Axis
from common.charts.bars import bars, confusion, counted
from common.charts.curves import LARGE, Curve, curves
from common.charts.learning import Ghost, learning, spread
from common.charts.pictures import picture, taken_for, tiles
from common.charts.saliency import LOSS, SCORE, saliency
from common.charts.text import line
from common.drawing.raster import INK, SIGNED
from common.drawing.sheet import Sheet, below, beside, wrapped
