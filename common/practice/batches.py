"""Exercises on batches, where rows are samples: shapes, the products of an Affine layer, the sum for its bias."""
from itertools import combinations, permutations

import numpy as np

from common.exercises import check_product, check_row, check_shape, element_of_dW, numbers
from common.exercises.answers import same
from common.exercises.problems.problem import Posed
from common.exercises.result import with_further
from common.graph import Graph
from common.language import say
from common.practice.task import Question, Task, of_problem

LIKE_ITS_VARIABLE = ('梯度和它的变量形状相同', 'a gradient has the shape of its variable')
ROWS_AND_COLUMNS = ('行数来自左边的矩阵，列数来自右边的', 'its rows come from the left matrix, its columns from the right one')


def shapes(number):
    """The shapes on the graph of X · W + b."""
    N, D, M = map(int, 2 + numbers.source(number).permutation(6)[:3])
    graph = Graph(X=np.ones((N, D)), W=np.ones((D, M)), b=np.ones(M))
    graph['X'] @ graph['W'] + graph['b']
    graph.backward(np.ones((N, M)))
    product, output = graph.nodes[-2:]
    known = {'X': (N, D), 'W': (D, M), 'b': (M,)}

    def question(name, shape, why, *places):
        def check(text):
            return with_further(check_shape(text, shape, say(*why), **known),
                                '看图：X 的一行是一个样本，W 的一列是一个输出。样本有几个，输出有几个？',
                                'Look at the graph: a row of X is a sample, a column of W an output. How many samples, how '
                                'many outputs are there?')
        return Question(name, check, str(shape), places, '(3, 2)')

    return Task(say('图上写的是形状。空着的各是什么？同一个号，形状也相同。写成 (3, 2) 这样。',
                    'The graph shows shapes. Which are missing? The same mark stands for the same shape. Write them like '
                    '(3, 2).'),
                graph=graph, shapes=True, questions=(
                    question('X · W', (N, M), ROWS_AND_COLUMNS,
                             *((node, kind) for node in (product, output) for kind in ('value', 'grad'))),
                    *(question(f'd{name}', known[name], LIKE_ITS_VARIABLE, (graph[name], 'grad')) for name in ('b', 'X', 'W'))))


def transposes(number):
    """Which product is dX, which dW? X, W and dY are square, so that shapes do not tell."""
    def make(random):
        return {name: random.permutation(np.arange(1, 10))[:4].reshape(2, 2) for name in ('X', 'W', 'dY')}

    def sound(matrices):
        pairs = permutations([array for matrix in matrices.values() for array in (matrix, matrix.T)], 2)
        return not any(same(a, b) for a, b in combinations([a @ b for a, b in pairs], 2))

    matrices = numbers.drawn(number, make, sound)
    X, W, dY = matrices.values()

    def question(name, right, expected):
        def check(text):
            return with_further(check_product(text, expected, **matrices),
                                '换成不是方的想一遍：X 是 (N, D)，W 是 (D, M)，dY 是 (N, M)；乘积要和 {variable} 形状相同。',
                                'Think of shapes that are not square: X is (N, D), W is (D, M), dY is (N, M); the product '
                                'must have the shape of {variable}.', variable=name[1:])
        return Question(name, check, right, example='A @ B.T')

    return Task(say('Y = X · W，传回来的是 dY。dX 和 dW 各是哪两个矩阵的乘积？写成 A @ B.T 这样，.T 是转置。',
                    'Y = X · W, and dY comes back. Of which two matrices are dX and dW the product? Write it like A @ B.T, '
                    'where .T transposes.'),
                matrices=matrices, questions=(question('dX', 'dY @ W.T', dY @ W.T), question('dW', 'X.T @ dY', X.T @ dY)))


def element(number):
    """One element of dW, which is a sum over the samples."""
    def make(random):
        drawn = random.permutation(np.arange(2, 30))[:21]
        return {'X': drawn[:6].reshape(3, 2), 'W': drawn[6:12].reshape(2, 3), 'dY': drawn[12:].reshape(3, 3),
                'i': int(random.randint(2)), 'j': int(random.randint(3))}

    given = numbers.drawn(number, make, element_of_dW.tells_apart)
    name = f'dW[{given["i"]}, {given["j"]}]'
    return of_problem(say('Y = X · W，三个样本，传回来的是 dY。{name} 是多少？从 0 数起，可以写算式。',
                          'Y = X · W with three samples, and dY comes back. What is {name}, counted from 0? You may write '
                          'arithmetic.', name=name), Posed(element_of_dW, given), name,
                      matrices={name: given[name] for name in ('X', 'W', 'dY')})


def bias(number):
    """db of a whole batch."""
    def make(random):
        N, M = 2 + random.randint(3), 2 + random.randint(2)
        return random.permutation([n for n in range(-9, 10) if abs(n) > 1])[:N * M].reshape(N, M)

    def sound(dY):
        answers = [dY.sum(axis=0), -dY.sum(axis=0), dY.mean(axis=0), *dY, dY.sum(axis=1), dY.mean(axis=1)]
        return not any(same(a, b) for a, b in combinations(answers, 2)) and np.all(dY.sum(axis=0))

    def check(text):
        return with_further(check_row(text, dY.sum(axis=0), dY=dY),
                            'b 的每个数加在自己那一列的每一行上：有几个样本，就用了几次，往回就有几份，要合在一起。',
                            'Each number of b is added to every row of its column: it is used once for each sample, and as '
                            'many shares come back, to be put together.')

    dY = numbers.drawn(number, make, sound)
    return Task(say('Y = X · W + b，传回来的是 dY，一行是一个样本。db 是什么？几个数用逗号隔开。',
                    'Y = X · W + b, and dY comes back, a row for each sample. What is db? Put commas between its numbers.'),
                matrices={'dY': dY}, questions=(Question('db', check, ', '.join(map(str, dY.sum(axis=0))), example='1, 2, 3'),))
