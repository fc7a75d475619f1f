"""The pen: one glyph becomes many handwritten digits, no two alike.

Coordinates are (x to the right, y down). Every function works on `count` digits at once: points and dots
have the shape (count, points, 2). First the glyph's own points move, then the curve through them bends
and leans, then the whole digit finds its place, and only at the end does ink meet paper.
"""
import numpy as np

SIDE = 28            # pixels of an image, both ways
BOX = 20             # MNIST fits each digit into a box of 20 pixels …
SHIFT = 1.75         # … and centres it exactly; a little less care makes a net read strangers better
EDGE = 1.0           # pixels from full ink to bare paper
TIP = 0.7            # pixels; how far a dot of ink runs, so that dots a pixel apart become a line
FAR = np.float32(-40)    # the exponent where a dot leaves no trace any more
LINE = TIP * np.sqrt(2 * np.pi).astype(np.float32)      # what the dots of a straight line add up to in `ink`


def write(glyph, count, random):
    """`count` images of one glyph, (count, 28, 28) uint8; `random` is a numpy RandomState."""
    points, strokes = parse(glyph)
    points = tremble(points, count, random)
    curves = [curve(points[:, stroke]) for stroke in strokes]
    lifts = np.cumsum([curve.shape[1] for curve in curves])[:-1] - 1
    dots = lean(bend(np.concatenate(curves, axis=1), random), random)
    width = pen(count, random)
    dots = fit(dots, width, random)
    length = lengths(dots, lifts)
    return ink(centre(dots, length, random), length, width)


def normal(random, *shape):
    """Normally distributed numbers, in single precision as all numbers here."""
    return random.standard_normal(shape).astype(np.float32)


def parse(glyph):
    """The glyph's points, (points, 2) within -0.5..0.5, and for each stroke the indices of its points."""
    strokes = [stroke.split() for stroke in glyph.split('|')]
    names = sorted({name for stroke in strokes for name in stroke})
    points = np.array([[int(x), int(y)] for x, y in names], np.float32) / 9 - 0.5
    return points, [[names.index(name) for name in stroke] for stroke in strokes]


def tremble(points, count, random):
    """Move each point a little: no hand makes the same shape twice."""
    return points + 0.09 * normal(random, count, *points.shape)


def curve(points):
    """Dots along a smooth curve through the points (Catmull-Rom), about a pixel apart."""
    steps = BOX * np.diff(points, axis=1)
    dots = np.ceil(np.hypot(steps[..., 0], steps[..., 1]).mean(axis=0)).astype(int)
    piece = np.repeat(np.arange(len(dots)), dots)
    t = np.concatenate([np.arange(n) / n for n in dots]).astype(np.float32)[:, None]
    before, after = 2 * points[:, :1] - points[:, 1:2], 2 * points[:, -1:] - points[:, -2:-1]
    a, b, c, d = (np.concatenate([before, points, after], axis=1)[:, piece + i] for i in range(4))
    path = b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
    return np.concatenate([path, points[:, -1:]], axis=1)


def bend(dots, random):
    """Send a slow wave through the paper: straight lines bow, and one half grows larger than the other."""
    direction = 3.5 * normal(random, len(dots), 2, 1)
    phase = 2 * np.pi * normal(random, len(dots), 1, 1)
    return dots + 0.06 * normal(random, len(dots), 1, 2) * np.sin(dots @ direction + phase)


def lean(dots, random):
    """Stretch, slant and turn: in these, hands differ more than in anything else."""
    aspect = 0.78 * np.exp(0.22 * normal(random, len(dots)))
    slant = 0.12 + 0.27 * normal(random, len(dots))
    angle = 0.08 * normal(random, len(dots))
    x, y = aspect[:, None] * dots[..., 0] - slant[:, None] * dots[..., 1], dots[..., 1]
    cos, sin = np.cos(angle)[:, None], np.sin(angle)[:, None]
    return np.stack([cos * x - sin * y, sin * x + cos * y], axis=2)


def pen(count, random):
    """The pen's width in pixels, (count,): from a fine pencil to a felt pen."""
    return 2.4 * np.exp(0.3 * normal(random, count))


def fit(dots, width, random):
    """To pixels: the digit, with the pen's width, fills the box; some hands write smaller."""
    size = np.minimum(BOX * np.exp(0.1 * normal(random, len(dots))), BOX)
    extent = np.max(dots.max(axis=1) - dots.min(axis=1), axis=1)
    return dots * ((size - width) / extent)[:, None, None]


def lengths(dots, lifts):
    """The pixels of line that each dot stands for, (count, dots); there is no line where the pen lifts."""
    steps = np.diff(dots, axis=1)
    steps = np.hypot(steps[..., 0], steps[..., 1])
    steps[:, lifts] = 0
    length = np.zeros(dots.shape[:2], np.float32)
    length[:, :-1] += steps / 2
    length[:, 1:] += steps / 2
    return length


def centre(dots, length, random):
    """Put the centre of mass into the middle of the image, or not far from it."""
    mass = length / length.sum(axis=1, keepdims=True)
    middle = SIDE / 2 + random.uniform(-SHIFT, SHIFT, (len(dots), 1, 2)).astype(np.float32)
    return dots - mass[:, None] @ dots + middle


def ink(dots, length, width):
    """Paint the dots, (count, 28, 28) uint8: how dark a pixel is depends on its distance from the line.

    The distance is a soft minimum over the dots, -2 TIP² log Σ exp(-distance² / 2 TIP²): the sum is one
    product of matrices, because the exp of x² + y² is a product of a column and a row.
    The steps write into one array: fresh memory for each would take longer than the arithmetic.
    """
    row, column = nearness(dots[..., 0]), nearness(dots[..., 1])
    column *= (length / LINE)[..., None]
    image = column.transpose(0, 2, 1) @ row
    image += 1e-20
    np.log(image, out=image)
    image *= 2 * TIP ** 2                       # minus the distance, squared
    radius = width[:, None, None] / 2
    image += radius ** 2                        # above 0 within the line, below outside
    image *= 255 / (2 * radius * EDGE)
    image += 255 / 2
    return np.clip(image, 0, 255, out=image).astype(np.uint8)


def nearness(places):
    """How much of a dot's ink each pixel of a row or column gets, (count, dots, 28)."""
    near = places[..., None] - (np.arange(SIDE, dtype=np.float32) + 0.5)
    near *= near
    near /= -2 * TIP ** 2
    np.maximum(near, FAR, out=near)             # exp of less is a denormal number: many times slower, and no darker
    return np.exp(near, out=near)
