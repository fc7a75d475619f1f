"""Lesson 03: each exercise takes its right answer, names each likely mistake, and never tells the answer."""
import pytest
from lesson import lessons, read

from common.exercises import check_gradients, check_layer
from common.graph import Graph
from common.layers import AddLayer, DivLayer, MulLayer, SubLayer
from common.widgets import fill
from tests.helpers.hints import hinted

SOURCE, = lessons(begin='03_')


def remembering(base, backward):
    """The reader's class with inputs that are remembered and this backward."""
    def forward(self, x, y):
        self.x, self.y = x, y
        return base.forward(self, x, y)
    return type('Written', (base,), {'forward': forward, 'backward': backward})


def test_nothing_is_answered_as_printed(lesson):
    assert lesson['mine'] is False
    for name, inputs, init in (('AddLayer', (10.0, 5.0), ()), ('MulLayer', (7.0, 4.0), ()), ('SubLayer', (7.0, 3.0), ()),
                                ('DivLayer', (7.0, 2.0), ()), ('Power', (3.0,), (4,))):
        assert check_layer(lesson[name], *inputs, init=init).passed is None
    assert check_gradients(lesson['answers'], lesson['g']).passed is None


def test_the_layer_that_forgot_to_cross_over_is_found_out_by_unequal_inputs(lesson):
    hinted(lambda: check_layer(lesson['Forgetful'], 9.0, 4.0, like=MulLayer), '对面', 'opposite side')


def test_the_blanks_take_what_comes_in_at_the_right_end_into_account():
    figure = fill(lambda x, y, z: (x + y) * z, dout=1.3, x=(3, 9), y=(3, 9), z=(3, 9), seed=3)
    first = figure.blanks[0]
    first.box.value = str(figure.graph['z'].value)
    assert not first.passed and 'from the right' in first.feedback.value
    first.box.value = f"1.3 * {figure.graph['z'].value}"
    assert first.passed


def two_inputs(name, forward, backward):
    """A layer as a reader writes it for the lesson, by the name that the lesson gave it."""
    return type(name, (), {'forward': forward, 'backward': backward})


WRITTEN = '''
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout, dout


class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x
'''


def plus(self, x, y):
    return x + y


def times(self, x, y):
    self.x, self.y = x, y
    return x * y


def test_the_two_layers_that_the_reader_writes_pass():
    assert check_layer(two_inputs('AddLayer', plus, lambda self, dout: (dout, dout)), 10.0, 5.0).passed
    assert check_layer(two_inputs('MulLayer', times, lambda self, dout: (dout * self.y, dout * self.x)), 7.0, 4.0).passed


@pytest.mark.parametrize('name, forward, backward, zh, en', [
    ('AddLayer', plus, lambda self, dout: (1, 1), 'dout', 'dout'),
    ('AddLayer', plus, lambda self, dout: (dout / 2, dout / 2), '一半|分成', 'half|share'),
    ('AddLayer', plus, lambda self, dout: dout, '1 个', '1'),
    ('MulLayer', times, lambda self, dout: (dout * self.x, dout * self.y), '对面', 'opposite side|other side'),
    ('MulLayer', times, lambda self, dout: (self.y, self.x), 'dout', 'dout'),
    ('MulLayer', lambda self, x, y: x * y, lambda self, dout: (dout * self.y, dout * self.x), 'self.y', 'self.y'),
])
def test_each_mistake_in_the_two_layers_is_named(name, forward, backward, zh, en):
    inputs = (10.0, 5.0) if name == 'AddLayer' else (7.0, 4.0)
    hinted(lambda: check_layer(two_inputs(name, forward, backward), *inputs), zh, en)


def test_layers_of_the_course_stand_in_until_the_reader_has_written_both(lesson):
    assert (lesson['Add'], lesson['Mul']) == (AddLayer, MulLayer)


def test_the_bill_is_computed_by_the_readers_own_layers_once_they_are_right():
    names = {}
    for block in read(SOURCE):
        if block.kind == 'code':
            written = WRITTEN if 'reader' in block.tags and 'class MulLayer' in block.text else ''
            exec(written or block.text, names)
    assert names['mine'] is True
    assert type(names['mul_tax']).__module__ != 'common.layers.arithmetic' and type(names['add_fruit']) is names['AddLayer']
    assert names['dtax'] == 650 and names['bill'].value == pytest.approx(715)


def test_one_layer_for_two_multiplications_forgets_the_first(lesson):
    assert lesson['one_for_both']()[0] == pytest.approx(1.21)


@pytest.mark.parametrize('backward, zh, en', [
    (lambda self, dout: (dout, dout), '减号后面的那一边', 'after the minus'),
    (lambda self, dout: (-dout, dout), '减号后面的那一边', 'after the minus'),
    (lambda self, dout: (1, -1), '还要乘以 dout', 'multiply by dout'),
    (lambda self, dout: dout, '1 个', 'returns 1'),
    (lambda self, dout: [dout, -dout], '不要方括号', 'without brackets'),
    (lambda self, dout: (dout * self.y, -dout * self.x), '不看输入的大小', 'does not look at its inputs'),
])
def test_each_mistake_in_the_subtract_layer_is_named(lesson, backward, zh, en):
    made = remembering(lesson['SubLayer'], backward)
    hinted(lambda: check_layer(made, 7.0, 3.0, like=SubLayer), zh, en)


def test_a_subtract_layer_that_remembers_nothing_passes(lesson):
    made = type('SubLayer', (lesson['SubLayer'],), {'backward': lambda self, dout: (dout, -dout)})
    assert check_layer(made, 7.0, 3.0).passed


@pytest.mark.parametrize('backward, zh, en', [
    (lambda self, dout: (dout / self.y, dout * self.x / self.y ** 2), '除数越大', 'larger divisor'),
    (lambda self, dout: (dout / self.y, -dout * self.x / self.y), '要平方', 'is squared'),
    (lambda self, dout: (dout / self.y, -dout / self.y ** 2), '被除数也要乘上', 'dividend is still a factor'),
    (lambda self, dout: (dout / self.y, -self.x / self.y ** 2), '少了一个因子 dout', 'lacks the factor dout'),
    (lambda self, dout: (1 / self.y, -self.x / self.y ** 2), '还要乘以 dout', 'multiply by dout'),
    (lambda self, dout: (dout * self.y, dout * self.x), '乘以它的倒数', 'multiply by its reciprocal'),
    (lambda self, dout: (-dout * self.x / self.y ** 2, dout / self.y), '次序反了', 'wrong order'),
])
def test_each_mistake_in_the_divide_layer_is_named(lesson, backward, zh, en):
    made = remembering(lesson['DivLayer'], backward)
    hinted(lambda: check_layer(made, 7.0, 2.0, like=DivLayer), zh, en)


def test_a_divide_layer_that_remembers_nothing_is_told_what_it_needs(lesson):
    made = type('DivLayer', (lesson['DivLayer'],), {'backward': lambda self, dout: (dout / self.y, dout)})
    hinted(lambda: check_layer(made, 7.0, 2.0), 'self.y', 'self.y')


def power(lesson, backward):
    def forward(self, x):
        self.x = x
        return x ** self.n
    return type('Power', (lesson['Power'],), {'forward': forward, 'backward': backward})


def test_a_right_power_layer_passes(lesson):
    made = power(lesson, lambda self, dout: dout * self.n * self.x ** (self.n - 1))
    assert check_layer(made, 3.0, init=(4,), like=None).passed


@pytest.mark.parametrize('backward, zh, en', [
    (lambda self, dout: dout * self.n * self.x ** self.n, '多了一个因子 x', 'one factor x too many'),
    (lambda self, dout: dout * self.x ** (self.n - 1), '少了一个因子 n', 'lacks the factor n'),
    (lambda self, dout: self.n * self.x ** (self.n - 1), '还要乘以 dout', 'multiply by dout'),
    (lambda self, dout: dout * self.n * self.x ** (self.n - 2), '少了一个因子 x', 'lacks the factor x'),
    (lambda self, dout: dout * self.n * x ** (self.n - 1), 'self.x', 'self.x'),  # noqa: F821
])
def test_each_mistake_in_the_power_layer_is_named(lesson, backward, zh, en):
    hinted(lambda: check_layer(power(lesson, backward), 3.0, init=(4,), like=None), zh, en)


def new_prices():
    g = Graph(apple=80, apple_num=3, orange=120, orange_num=5, tax=1.2)
    (g['apple'] * g['apple_num'] + g['orange'] * g['orange_num']) * g['tax']
    return g


def test_the_new_prices_take_numbers_and_arithmetic():
    right = {'apple': '3 * 1.2', 'apple_num': 96, 'orange': 6, 'orange_num': '120 * 1.2', 'tax': 840}
    assert check_gradients(right, new_prices()).passed


@pytest.mark.parametrize('name, answer, zh, en', [
    ('apple', 96, '问 apple，就看 apple_num', 'for apple, look at apple_num'),
    ('apple', 3, '先要经过 … × tax', 'the signal passes … × tax first'),
    ('apple_num', 1.2, '从上游传来的数', 'arrives from upstream'),
    ('tax', 8.4, '百分点', 'percentage point'),
    ('tax', 1008, '正向传播的值', 'value of the forward pass'),
    ('tax', 240, '正向传播的值', 'value of the forward pass'),
    ('pear', 1, '没有叫 pear 的节点', 'no node called pear'),
])
def test_each_wrong_derivative_of_the_new_prices_is_named(name, answer, zh, en):
    hinted(lambda: dict(check_gradients({name: answer}, new_prices()))[name], zh, en)
