"""ReLU twice: the bent line with the slope at one point, and the switch in a circuit."""
from common.drawing.labels import RADIUS, number
from common.drawing.sheet import Sheet
from common.drawing.texts import text

REACH, UNIT = 3, 28                 # the line is drawn from -REACH to REACH; pixels for 1
LEFT, ZERO = 16, 124                # the left end of the axis, and where y = 0
IN, OUT, WIRE = 222, 422, 90        # the two ends of the wire, and its height
HINGE, CONTACT, LEVER = 302, 350, 32
WIDTH, HEIGHT = 436, 160


def switch(x, y, dout, dx, on, title, alt):
    """x > y forward, dout > dx back; `on` says whether the switch is closed."""
    return Sheet(WIDTH, HEIGHT, _bend(x, y, dx / dout) + _circuit(x, y, dout, dx, on), alt, title)


def _bend(x, y, slope):
    """y over x, the point, and through it a dashed line as steep as the derivative."""
    middle, end = LEFT + REACH * UNIT, LEFT + 2 * REACH * UNIT
    px, py = middle + UNIT * x, ZERO - UNIT * y
    run, rise = 24, 24 * slope
    top = ZERO - REACH * UNIT
    axes = f'M{LEFT} {ZERO}H{end}M{middle} {ZERO + 20}V{top - 8}'
    return (f'<path class="o" style="fill:none;opacity:.4" d="{axes}"/>'
            f'<path class="w" d="M{LEFT} {ZERO}H{middle}L{end} {top}"/>'
            '<path class="d" style="stroke-width:3" '
            f'd="M{px - run:g} {py + rise:g}L{px + run:g} {py - rise:g}"/>'
            f'<circle class="wh" cx="{px:g}" cy="{py:g}" r="5"/>'
            f'<text class="t" x="{end + 6}" y="{ZERO + 5}">x</text>'
            f'<text class="t" x="{middle + 6}" y="{top}">y</text>')


def _circuit(x, y, dout, dx, on):
    tip = (CONTACT, WIRE) if on else (HINGE + LEVER, WIRE - LEVER)
    parts = [f'<path class="w" d="M{IN} {WIRE}H{HINGE}M{CONTACT} {WIRE}H{OUT - 8}"/>'
             f'<path class="wh" d="M{OUT - 8} {WIRE - 4}l8 4l-8 4z"/>'
             f'<path class="w" style="stroke-width:4" d="M{HINGE} {WIRE}L{tip[0]} {tip[1]}"/>',
             *(f'<circle class="o" cx="{at}" cy="{WIRE}" r="5"/>' for at in (HINGE, CONTACT)),
             f'<path class="d" d="M{IN + 8} {WIRE + 6}H{HINGE}M{CONTACT} {WIRE + 6}H{OUT}"/>'
             f'<path class="dh" d="M{IN + 8} {WIRE + 2}l-8 4l8 4z"/>']
    middles = (IN + HINGE) / 2, (CONTACT + OUT) / 2
    for at, value, grad in zip(middles, (x, y), (dx, dout)):
        parts.append(text('v', at, WIRE - 8, number(value)) + text('g', at, WIRE + RADIUS + 2, number(grad)))
    return ''.join(parts)
