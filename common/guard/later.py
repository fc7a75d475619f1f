"""Names of the book's later chapters, which this project has not."""
from common.language import say

LATER = {'Dropout': 6, 'BatchNormalization': 6, 'Convolution': 7, 'Pooling': 7}


def not_of_later_chapters(name):
    """`from common.layers import Convolution` is answered with one sentence."""
    if name in LATER:
        raise ImportError(say('{name} 是书里第 {chapter} 章的层，这里没有：本项目到第 5 章为止。'
                              '可以自己写一个有 forward 和 backward 的类，用 layer_check 检查，再用 g.apply 放到图上。',
                              '{name} is a layer of chapter {chapter} of the book and is not here: '
                              'this project ends with chapter 5. You can write a class with forward '
                              'and backward yourself, check it with layer_check, and put it on a graph '
                              'with g.apply.', name=name, chapter=LATER[name]))
