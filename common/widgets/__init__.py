"""Live figures. The only room that imports ipywidgets: hands and clocks, no calculus and no coordinates."""
from common.widgets.graphs.bring import bring
from common.widgets.graphs.bump import bump
from common.widgets.graphs.calculator import calculator
from common.widgets.graphs.explore import explore
from common.widgets.graphs.fill import fill
from common.widgets.graphs.modes import modes
from common.widgets.graphs.player import player
from common.widgets.graphs.proof import border
from common.widgets.graphs.side_by_side import twins
from common.widgets.layers.affine_plane import plane
from common.widgets.layers.batch import batch
from common.widgets.layers.edge_by_edge import edge_by_edge, elements
from common.widgets.layers.matrix_product import product
from common.widgets.layers.relu_switch import switch
from common.widgets.layers.softmax_scores import scores
from common.widgets.learning.digits import digits
from common.widgets.learning.inside import inside
from common.widgets.learning.training import training
from common.widgets.measures.cost import cost
from common.widgets.measures.race import race
from common.widgets.measures.step_size import laboratory
from common.widgets.measures.tangents import tangents
from common.widgets.measures.vanishing import depth
from common.widgets.page.glossary import glossary
from common.widgets.page.predict import predict
from common.widgets.page.quiz import quiz
from common.widgets.page.selfcheck import selfcheck
