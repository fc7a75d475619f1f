"""The local derivative of a node as text, in numbers or in names: 1/0.2 or 1/x, 2 × 5 or 2 × (x + y)."""
from common import layers
from common.drawing.labels import number
from common.drawing.matrices import signed
from common.drawing.symbols import symbol
from common.graph.paths import local_derivatives
from common.layers.protocol import shares

DEEP, LONG, SHORT = 3, 40, 18       # nodes one behind the other, letters of an expression, and of one in a formula


def in_numbers(node):
    return bracketed(number(node.value))


def in_names(node):
    """The name of a node, its number where it is a constant, else the arithmetic behind it in brackets."""
    text = expression(node, SHORT)
    return f'({text})' if _joined(text, ' ^/') or text[0] in '(−' else text


def expression(node, most=LONG):
    """The arithmetic that leads to a node, as far as it stays short: x + y, exp(x), (… + …) × tax."""
    deep = DEEP
    while len(text := _written(node, deep)) > most and deep:
        deep -= 1
    return text


def _written(node, deep):
    if node.name:
        return node.name
    if node.layer is None:
        return number(node.value) if getattr(node.value, 'ndim', 0) == 0 else '□'
    if deep < 0:
        return '…'
    sign, inputs = symbol(node.layer), [_written(x, deep - 1) for x in node.inputs]
    if '□' in sign or len(inputs) > 1 and len(sign) == 1:
        signs = ' ^/' if '□' in sign or sign == '^' else ' '
        inputs = [f'({text})' if _joined(text, signs) or text.startswith('−') else text for text in inputs]
    if '□' in sign:
        return sign.replace('□', inputs[0])
    if len(inputs) > 1 and len(sign) == 1:
        return '^'.join(inputs) if sign == '^' else f' {sign} '.join(inputs)
    return f'{sign}({", ".join(inputs)})'


def _joined(text, signs):
    """Whether one of the signs stands outside all brackets: in x + y there is a space, in exp(x + y) none."""
    deep = 0
    for letter in text:
        deep += (letter == '(') - (letter == ')')
        if deep == 0 and letter in signs:
            return True
    return False


def local_derivative(node, position, written=in_numbers):
    """The local derivative of a node of numbers with respect to one input, as the formula where there is one."""
    kind = type(node.layer).__name__ if _as_ours(node) else ''
    if kind in ('AddLayer', 'SubLayer') and written is in_names:
        return '(−1)' if kind == 'SubLayer' and position else '1'
    x, y = (written(v) for v in (node.inputs[0], node.inputs[-1]))
    if kind == 'PowLayer' and position == 0:
        return _of_power(node, x, y, written)
    out = written(node) if kind in ('TanhLayer', 'Sigmoid') else ''
    formulas = {
        'MulLayer': (y, x), 'DivLayer': (f'1/{y}', f'(−{x}/{y}²)'),
        'PowLayer': ('', f'{x}^{y} × log {x}'),
        'ExpLayer': (f'e^{x}',), 'LogLayer': (f'1/{x}',), 'ReciprocalLayer': (f'(−1/{x}²)',),
        'SinLayer': (f'cos {x}',), 'CosLayer': (f'(−sin {x})',),
        'TanhLayer': (f'(1 − {out}²)',),
        'Sigmoid': (f'{out} × (1 − {out})',)}
    if kind in formulas:
        return formulas[kind][position]
    if written is in_names:
        return f'∂{symbol(node.layer)}/∂{node.inputs[position].name or position + 1}'
    local = local_derivatives(node)[position]
    return '0' if local is None else signed(local)


def _as_ours(node):
    """Whether a layer computes what ours of that name does, so that its formula may stand for it."""
    ours = getattr(layers, type(node.layer).__name__, None)
    if ours is type(node.layer):
        return True
    try:
        if ours is layers.AddLayer:         # of any number of inputs
            return set(local_derivatives(node)) == {1}
        twin = ours()
        twin.forward(*(x.value for x in node.inputs))
        return shares(twin, 1.0) == local_derivatives(node)
    except Exception:       # a layer of the reader's own kind
        return False


def _of_power(node, x, y, written):
    exponent = node.inputs[1]
    if written is in_names and (exponent.name or exponent.layer is not None):
        return f'{y} × {x}^({y} − 1)'
    power = number(exponent.value - 1)
    return f'{y} × {x}' + ('' if power == '1' else f'^{bracketed(power)}')


def bracketed(text):
    return f'({text})' if text.startswith('−') else text
