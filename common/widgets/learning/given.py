"""What the figures of a network that reads digits are given: a network, and images with their labels."""
import numpy as np

from common import guard
from common.language import say
from common.network import TwoLayerNet


def network_and_images(network, x, t):
    """(network, images, labels as whole numbers), or one sentence about what does not fit."""
    if not isinstance(network, TwoLayerNet):
        raise TypeError(say('这里要一个学会了认数字的网络，比如 panel.network。',
                            'A network that has learned to read digits is needed here, such as panel.network.'))
    guard.same_rows(x, t)
    return network, np.asarray(x), np.asarray(t).astype(int)
