"""The lessons and the words of the series: which lesson needs which, and where each term is introduced."""
from typing import NamedTuple

from common.graph import Graph


class Lesson(NamedTuple):
    number: str
    minutes: int    # of a first reading
    needs: tuple = ()


LESSONS = [
    Lesson('01', 55),
    Lesson('02', 60, ('01',)),
    Lesson('03', 55, ('02',)),
    Lesson('04', 60, ('03',)),
    Lesson('05', 60, ('03',)),
    Lesson('06', 90, ('04', '05')),
    Lesson('07', 75, ('06',)),
    Lesson('07b', 60, ('07',)),
    Lesson('08', 75, ('06',)),
    Lesson('09', 70, ('07',)),
]


class Read:
    """Reading one lesson, as a layer: forward gives its own minutes, however long the lessons before it took."""

    def __init__(self, minutes):
        self.minutes = minutes

    def forward(self, *before):
        self.before = before
        return self.minutes

    def backward(self, dout):
        return (0 * dout,) * len(self.before)


def series():
    """The map of the series as a Graph: lessons are nodes, arrows say which lesson needs which."""
    graph, nodes = Graph(), {}
    for lesson in LESSONS:
        layer = type(lesson.number, (Read,), {})(lesson.minutes)        # a circle shows the name of its layer's class
        nodes[lesson.number] = graph.apply(layer, *[nodes[needed] for needed in lesson.needs])
    return graph


class Term(NamedTuple):
    zh: str
    en: str
    code: str       # the identifier, '' where there is none
    lesson: str     # the lesson that introduces it


TERMS = [Term(*row) for row in (
    ('计算图', 'computational graph', 'Graph', '01'),
    ('节点', 'node', 'Node', '01'),
    ('边 / 箭头', 'edge / arrow', 'node.inputs', '01'),
    ('正向传播', 'forward propagation, forward pass', 'forward', '01'),
    ('反向传播', 'backward propagation, backward pass', 'backward', '01'),
    ('局部计算', 'local computation', '', '01'),
    ('导数 / 偏导数', 'derivative / partial derivative', 'dx', '01'),
    ('局部导数', 'local derivative', '', '01'),
    ('上游', 'upstream', 'dout', '01'),
    ('下游', 'downstream', '', '01'),
    ('含税系数', 'tax factor', 'tax', '01'),
    ('误差反向传播法', 'backpropagation', '', '02'),
    ('链式法则', 'chain rule', '', '02'),
    ('复合函数', 'composite function', '', '02'),
    ('分支', 'branch', '', '02'),
    ('雅可比矩阵', 'Jacobian', '', '02'),
    ('数值微分', 'numerical differentiation', 'numerical_gradient', '02'),
    ('中心差分', 'central difference', 'h', '02'),
    ('梯度', 'gradient', 'grad, grads', '02'),
    ('推理', 'inference', 'predict', '02'),
    ('损失函数', 'loss function', 'loss', '02'),
    ('加法层 / 乘法层', 'add layer / multiply layer', 'AddLayer, MulLayer', '03'),
    ('原封不动', 'unchanged', '', '03'),
    ('另一个输入（翻转值）', 'the other input (swapped value)', 'self.y, self.x', '03'),
    ('激活函数', 'activation function', 'ReLU, Sigmoid', '04'),
    ('掩码', 'mask', 'mask', '04'),
    ('倒数节点', 'reciprocal node', 'ReciprocalLayer', '04'),
    ('折叠 / 展开', 'fold / unfold', 'fold', '04'),
    ('饱和', 'saturation', '', '04'),
    ('仿射变换', 'affine transformation', 'Affine', '05'),
    ('权重 / 偏置', 'weight / bias', 'W, b', '05'),
    ('转置', 'transpose', '.T', '05'),
    ('形状', 'shape', 'shape', '05'),
    ('广播', 'broadcasting', '', '05'),
    ('交叉熵误差', 'cross-entropy error', 'cross_entropy_error', '06'),
    ('标签', 'target, label', 't', '06'),
    ('one-hot 表示', 'one-hot encoding', 'one_hot_label', '06'),
    ('两层神经网络', 'two-layer network', 'TwoLayerNet', '06'),
    ('梯度检验', 'gradient check', 'gradient_check', '07'),
    ('解析求导', 'analytic differentiation', '', '07'),
    ('截断误差 / 舍入误差', 'truncation error / rounding error', 'h', '07'),
    ('小批量', 'mini-batch', 'x_batch, batch_size', '08'),
    ('参数 / 超参数', 'parameter / hyperparameter', 'params', '08'),
    ('学习率', 'learning rate', 'lr', '08'),
    ('随机梯度下降', 'stochastic gradient descent', 'SGD', '08'),
    ('优化器', 'optimizer', 'SGD, Momentum …', '08'),
    ('轮', 'epoch', 'epoch', '08'),
    ('准确率', 'accuracy', 'accuracy', '08'),
    ('训练数据 / 测试数据', 'training data / test data', 'x_train, x_test', '08'),
    ('归一化', 'normalisation', 'normalize', '08'),
    ('混淆矩阵', 'confusion matrix', '', '08'),
)]
