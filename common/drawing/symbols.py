"""What stands in a circle: the symbol of a layer, with a constant or a short name beside it."""
from typing import NamedTuple

from common.drawing.labels import RADIUS, number, width

SHORT = 3       # letters of a name that can stand in a circle

SYMBOLS = {
    'AddLayer': '+', 'SubLayer': '−', 'MulLayer': '×', 'DivLayer': '÷', 'PowLayer': '^',
    'ExpLayer': 'exp', 'LogLayer': 'log', 'SinLayer': 'sin', 'CosLayer': 'cos', 'TanhLayer': 'tanh',
    'AbsLayer': '|□|', 'ReciprocalLayer': '1/□', 'MaximumLayer': 'max', 'MinimumLayer': 'min',
    'SumLayer': 'Σ', 'MeanLayer': 'mean', 'DotLayer': 'dot', 'TransposeLayer': 'ᵀ', 'TakeLayer': '[ ]',
    'Log1pLayer': 'log1p', 'SinhLayer': 'sinh', 'CoshLayer': 'cosh', 'ArctanLayer': 'arctan', 'ArcsinLayer': 'arcsin',
    'MaxLayer': 'max', 'MinLayer': 'min', 'ProdLayer': 'Π', 'ReshapeLayer': 'reshape', 'StackLayer': 'stack',
    'ConcatenateLayer': 'concat', 'Sigmoid': 'sigmoid', 'SoftmaxWithLoss': 'Softmax-with-Loss',
}
SUPERSCRIPTS = str.maketrans('0123456789−', '⁰¹²³⁴⁵⁶⁷⁸⁹⁻')


def symbol(layer):
    """What stands in the circle, □ for the input: the layer's `symbol`, × for a `MulLayer`, or its class's name."""
    kind = type(layer).__name__
    return getattr(layer, 'symbol', None) or SYMBOLS.get(kind, kind)


class Circle(NamedTuple):
    """text; constants: those of the inputs that stand in it; fits: whether a circle is wide enough for the text."""
    text: str
    constants: list
    fits: bool


def circle(node):
    """What stands in the circle of a node: ×, ×2 with a constant, x² with the short name of the only other input."""
    sign, constants = symbol(node.layer), [x for x in node.inputs if _is_constant(x)]
    if len(node.inputs) != 2 or len(sign) > 1:
        constants = []
    if constants:
        left = constants[0] is node.inputs[0]
        other = node.inputs[1 if left else 0]
        sign = _with_constant(sign, number(constants[0].value), left, _short(other))
    elif '□' in sign:
        sign = sign.replace('□', _short(node.inputs[0]))
    return Circle(sign, constants, width(sign) < 2 * RADIUS - 4)


def _short(node):
    return node.name if 0 < len(node.name) <= SHORT else '□'


def _is_constant(node):
    return node.layer is None and not node.name and getattr(node.value, 'ndim', 0) == 0


def _with_constant(sign, constant, left, other):
    """The circle of an operation with a constant, left or right of the other input: ×2, 1−t, ÷2, t², √t, 2^t."""
    if sign in '×+':
        return sign + constant
    if left:
        return constant + sign.replace('÷', '/') + other
    if sign != '^':
        return sign + constant
    if constant == '0.5':
        return '√' + other
    whole = set(constant) <= set('0123456789−')
    return other + constant.translate(SUPERSCRIPTS) if whole else f'{other}^{constant}'
