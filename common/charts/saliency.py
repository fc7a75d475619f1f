"""Saliency: what each pixel of a picture does to a number, painted over it."""
from common.charts import guard
from common.charts.pictures import wall
from common.drawing.raster import GREEN, PAPER, PURPLE, SIGNED, coloured
from common.language import say

LOSS = SIGNED                   # blue: more ink lowers the loss, orange: raises it
SCORE = PURPLE, PAPER, GREEN    # lowers the score, raises it: another question, so other colours


def saliency(x, dx, captions=None, columns=5, size=112, colours=LOSS):
    """Digits x (N, pixels) with gradients dx painted over them.

    colours is LOSS where dx are derivatives of a loss and orange is bad, SCORE where they are derivatives of a
    score and green is good.
    """
    x, dx = guard.pictures(x, 'x'), guard.pictures(dx, 'dx')
    if x.shape != dx.shape:
        raise ValueError(say('x 的形状是 {x}，dx 的形状是 {dx}：梯度和它的变量形状相同。',
                             'x has the shape {x} and dx the shape {dx}; a gradient has the shape of its variable.',
                             x=x.shape, dx=dx.shape))
    pictures = []
    for image, gradient in zip(x, dx):
        ink = 1 - 0.35 * image[..., None] / (image.max() or 1)
        pictures.append(coloured(gradient, colours) * ink)
    return wall(pictures, captions, columns, size)
