"""Live figures. The only room that imports ipywidgets: hands and clocks, no calculus and no coordinates."""
from common.widgets.ask import ask, predict
from common.widgets.bump import bump
from common.widgets.calculator import calculator
from common.widgets.explore import explore
from common.widgets.fill import fill
from common.widgets.player import player
