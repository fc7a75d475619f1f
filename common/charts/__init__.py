"""Charts: curves, bars and pictures of arrays, as SVG text. Axes and colour maps live here; no calculus.

sheet (what a notebook shows) ← curves, bars, pictures
"""
from common.charts.bars import bars, confusion
from common.charts.curves import Axis, Curve, curves, learning
from common.charts.pictures import INK, SIGNED, blame, picture, taken_for, tiles
from common.charts.sheet import Sheet, below, beside, line, wrapped
