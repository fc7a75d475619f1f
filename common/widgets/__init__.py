"""Live figures. The only room that imports ipywidgets: hands and clocks, no calculus and no coordinates."""
from common.widgets.ask import ask, predict
from common.widgets.batch import batch
from common.widgets.border import border
from common.widgets.bump import bump
from common.widgets.calculator import calculator
from common.widgets.cost import cost
from common.widgets.depth import depth
from common.widgets.digits import digits
from common.widgets.edges import edge_by_edge, elements
from common.widgets.explore import explore
from common.widgets.fill import fill
from common.widgets.glossary import glossary
from common.widgets.laboratory import laboratory
from common.widgets.plane import plane
from common.widgets.player import player
from common.widgets.product import product
from common.widgets.race import race
from common.widgets.scores import scores
from common.widgets.selfcheck import selfcheck
from common.widgets.switch import switch
from common.widgets.tangents import tangents
from common.widgets.training import training
from common.widgets.twins import twins
