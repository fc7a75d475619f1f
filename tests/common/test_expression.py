"""What may be typed, and what is answered to the rest."""
import math
import os
import random
import time
import tracemalloc

import numpy as np
import pytest

from common import language
from common.expression import Expression, ExpressionError, number
from common.graph import Graph

TYPED = {
    '2*1.1': 2.2, '2×1.1': 2.2, '2·1.1': 2.2, '（1＋2）÷4': 0.75,
    '-3 ** 2': -9, '-3^2': -9, 'exp(0) + log(1)': 1, 'max(2, 3)': 3,
    '2*pi': 2 * math.pi, '2π': 2 * math.pi, 'e': math.e, '−5': -5,
    '–5': -5, '＋５': 5, '２．２': 2.2, '７９，５２０': 79520,
    '79,520': 79520, '-1,234,567.5': -1234567.5, '(79,520 + 3) * 2': 159046, 'max(1,200)': 200,
    ' 1e3 ': 1000, '1E-3': 1e-3, '1.5×10^-3': 1.5e-3,
    '1.5·10⁻³': 1.5e-3, '2e+2': 200, '3²': 9, '2³ + 1': 9, '10²³': 1e23,
    '√2': math.sqrt(2), '√(1+3)': 2, '3√4': 6, '√4²': 4, '1/√4': 0.5, 'ln(e)': 1, 'lg(100)': 2, 'log10(100)': 2,
    '= 2.2': 2.2, '≈2.2': 2.2, '＝2.2': 2.2, '2.2 =': 2.2, '2.2元': 2.2,
    '2.2 元': 2.2, '220日元': 220, '¥220': 220, '￥220': 220,
    '$5': 5, '220 yen': 220, '2.2 Yuan': 2.2, '2万': 20000,
    '7.9万元': 79000, '1亿': 1e8, '(1+2)元': 3, '.5': 0.5, '5.': 5,
    '1/3': 1 / 3, '+2': 2, '--2': 2, '2 - -2': 4, '0': 0, '1,000元': 1000, 'tan(0)': 0,
    '007': 7, '００２．５': 2.5, '0.50': 0.5, '00': 0, '2\u200b.5\u200e': 2.5,
    '\ufeff3': 3, '1⁄2': 0.5, 'np.exp(0)': 1, 'math.pi * 2': 2 * math.pi,
    '2.2元。': 2.2, '30轮': 30, '30 epochs': 30, '3；': 3, '2.31,': 2.31,
    'x = 3': 3, '∂L/∂x＝3': 3, '2*1.1 = 2.2': 2.2, 'y ≈ 2.5': 2.5, '答：2.2 元': 2.2, 'answer: 3': 3, '"2"': 2, '“2.5”': 2.5,
    '2。2': 2.2, '2.5.': 2.5,
}


@pytest.mark.parametrize('text', TYPED)
def test_a_number_is_taken_as_it_is_typed(text):
    assert number(text) == pytest.approx(TYPED[text], rel=1e-15)


@pytest.mark.parametrize('signs, value', [('*×·⋅∙•∗✕✖', 12), ('/÷∕⁄', 3), ('-−–—‐﹣－', 4), ('+＋', 8), ('^＾', 36)], ids='*/-+^')
def test_a_sign_may_be_typed_in_any_of_its_forms(signs, value):
    assert [number(f'6{sign}2') for sign in signs] == [value] * len(signs)


@pytest.mark.parametrize('text, value', [('79_520', 79520), ('1_000_000.5', 1000000.5), ('1e-0_7', 1e-07)])
def test_a_number_may_be_written_with_the_low_lines_of_python(text, value):
    assert number(text) == value


@pytest.mark.parametrize('sign', '\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff', ids=ascii)
def test_what_cannot_be_seen_is_not_read(sign):
    assert number(f'1{sign}2{sign}') == 12


ASKED = {
    '2,2': ('comma in 2,2', '2,2 里的逗号'), '1,2345': ('comma in 1,2345', '逗号'), '2，2': ('comma in 2,2', '逗号'),
    '(1, 2)': ('comma in 1,2', '逗号'), '7.7 %': ('write 7.7/100 for the share', '写成 7.7/100'),
    '7.7％': ('"%" can', '“%”'),
    '[52]': ('"[" is not used here', '“[”'), '{1}': ('"{" is not used here', '“{”'),
    'W - lr*dW': ('W is not a number', 'W 不是数'),
    'a': ('a is not a number', 'a 不是数'), 'nan': ('nan is not a number', 'nan 不是数'),
    'inf': ('inf is not a number', 'inf 不是数'),
    '∞': ('"∞" is not a number', '“∞” 不是一个数'), '': ('nothing is written', '还是空的'),
    ' = ': ('nothing is written', '还是空的'),
    '¥': ('nothing is written', '还是空的'), '2 = x': ('x is not a number', 'x 不是数'),
    '3:4': ('":" cannot be read', '“:” 读不懂'),
    '2;3': ('";" cannot', '“;”'), '5!': ('"!" cannot be read', '“!” 读不懂'),
    '½': ('"½" cannot be read; write 1/2', '“½” 读不懂：写成 1/2'),
    '2½': ('write 2 + 1/2', '写成 2 + 1/2'), '2 1/2': ('write a mixed number as 2 + 1/', '带分数写成 2 + 1/'),
    '1 000': ('one number, write it without a space', '是同一个数'), '1.2.3': ('one decimal point', '一个小数点'),
    '1\u202f000': ('without a space', '不留空格'), '3x2': ('write 3 * 2', '写 3 * 2'),
    '1.5 X 10^3': ('write 1.5 * 10', '写 1.5 * 10'),
    '1.5x10^-3': ('x is a letter', 'x 在这里是字母'),
    'sqrt 2': ('write sqrt(2)', '写 sqrt(2)'), 'lg 100': ('write lg(100)', '写 lg(100)'),
    '答案是75': ('without words: 75', '别的字不用写：75'), '结果为-3.3': ('without words: -3.3', '别的字不用写：-3.3'),
    '约 5e-07': ('without words: 5e-07', '别的字不用写：5e-07'), '8e-05元/个': ('without words: 8e-05', '别的字不用写：8e-05'),
    '75（元）': ('without words: 75', '别的字不用写：75'), '价钱': ('价钱 is not a number', '价钱 不是数'),
    '答案是2.31': ('the number alone, without words: 2.31', '只写数，别的字不用写：2.31'),
    'about 2.5': ('without words: 2.5', '别的字不用写：2.5'), '−3左右': ('without words: −3', '别的字不用写：−3'),
    '2.5 元/个': ('without words: 2.5', '别的字不用写：2.5'), '2 or 3': ('between 2 and or', '之间少了'),
    'X.T @ Y': ('the "." after X', 'X 后面的“.”'),
    '3个苹果': ('without words: 3', '别的字不用写：3'), '三': ('in digits', '用数字写'),
    '2⅓': ('write 2 + 1/3', '写成 2 + 1/3'), '2x': ('a sign is missing between 2 and x', '2 和 x 之间少了一个符号'),
    '2(3)': ('write 2 * (…)', '写 2 * (…)'), '(2)(3)': ('write (…) * (…)', '写 (…) * (…)'),
    '3 apples': ('without words: 3', '别的字不用写：3'),
    '√√16': ('into brackets', '加上括号'),
    'max(1, 2, 3)': ('max takes 2 numbers, and there are 3 here', 'max 要 2 个数'),
    '√': ('after √ comes', '√ 后面写'), '√-1': ('after √ comes', '√ 后面写'),
    '√sin(1)': ('into brackets', '加上括号'),
    '2..2': ('between 2. and .2', '之间少了'), '.': ('no digit beside this decimal point', '小数点前后没有数字'),
    '1/0': ('1/0 has no finite value', '算不出一个有限的数'), '9^9^9^9': ('has no finite value', '有限的数'),
    'log(0)': ('no finite value', '有限的数'), '(-1)**0.5': ('no finite value', '有限的数'),
    '√(-1)': ('no finite value', '有限的数'),
    'exp(1000)': ('no finite value', '有限的数'),
    '2 +': ('cannot be read', '读不懂'), '(1': ('cannot be read', '读不懂'),
    '1' * 300: ('too long; at most 200', '太长了'),
    '(' * 60 + '1' + ')' * 60: ('nested too deeply', '套得太深'), '^' * 200: ('cannot be read', '读不懂'),
    '٣': ('"٣" cannot be read', '“٣” 读不懂'), 'True': ('True cannot be used', 'True 用不了'),
    'sin': ('sin is not a number', 'sin 不是数'),
}


@pytest.mark.parametrize('text', ASKED, ids=lambda text: text[:12])
def test_what_is_no_number_is_answered_by_naming_it(text):
    for name, words in zip(('en', 'zh'), ASKED[text]):
        language.use(name)
        with pytest.raises(ExpressionError) as answer:
            number(text)
        assert words in str(answer.value) and '\n' not in str(answer.value)


@pytest.mark.parametrize('longest, longer', [('1' * 200, '1' * 201), ('(' * 20 + '1' + ')' * 20, '(' * 21 + '1' + ')' * 21)],
                         ids=['signs', 'brackets'])
def test_a_text_and_its_brackets_have_their_limit(longest, longer):
    assert number(longest) > 0 and number(f' {longest} = ') > 0 and number('+'.join(['(1)'] * 40)) == 40
    with pytest.raises(ExpressionError, match='too long|too deeply'):
        number(longer)


@pytest.mark.parametrize('text, part', [('2 + f(1)', 'f'), ('1 + True * 2', 'True'), ('x + exp(f(2) + 1)', 'f')])
def test_only_the_part_that_cannot_be_used_is_named(text, part):
    with pytest.raises(ExpressionError, match=f'^{part} cannot be used here'):
        Expression(text)


def test_what_is_long_is_quoted_in_short():
    for length, quoted in ((40, 'a' * 40), (41, 'a' * 40 + ' …')):
        with pytest.raises(ExpressionError, match=f'^{quoted} is not a number'):
            number('a' * length)
    with pytest.raises(ExpressionError, match=f'^the comma in 1,{"2" * 20} can'):
        number('1,' + '2' * 50)


def test_a_number_that_is_one_already_is_a_number():
    assert number(2.5) == 2.5 and number(np.int64(3)) == 3


def test_variables_stand_in_the_order_in_which_they_are_written():
    assert Expression('z * (apple + x) - z').names == ['z', 'apple', 'x']
    assert Expression('苹果 × 个数 × √税').names == ['苹果', '个数', '税']


@pytest.mark.parametrize('text, value', [('(x + y) * x', 15), ('x² - y', 7), ('x^y', 9), ('√(x + 1) × y', 4), ('2 * x ÷ 4',
    1.5),
                                         ('max(x, 5)', 5), ('ln(x) − ln(x)', 0), ('2π - 2π + x', 3)])
def test_an_expression_of_nodes_writes_the_graph(text, value):
    g = Graph(x=3.0, y=2.0)
    Expression(text)(**{name: g[name] for name in Expression(text).names})
    assert g.output.value == pytest.approx(value)


def test_the_derivatives_of_an_expression_are_those_of_its_graph():
    g = Graph(x=3.0, y=2.0)
    Expression('(x + y) * x')(x=g['x'], y=g['y'])
    assert g.backward() == {'x': 8, 'y': 3}


@pytest.mark.parametrize('text', [
    '', '   ', '2 +', '(1', '__import__("os")', 'x.real', 'x[0]', 'lambda: 1', '"a"', 'True', 'open(1)', 'exp(x=1)',
    '[1, 2]', 'x if x else 1', 'x < 1', 'f(1)', '1 2', 'x := 3', '1' * 300, '((' * 90, '2j', 'not x',
    'x and y', 'x, y', '2x'])
def test_everything_else_is_answered_with_a_sentence(text):
    with pytest.raises(ExpressionError) as answer:
        Expression(text)
    assert str(answer.value) and '\n' not in str(answer.value)


SIGNS = list('0123456789') + ['.', ',', '，', '+', '-', '−', '*', '×', '/', '÷', '^', '**', '(', ')', '√', '²', '⁻¹', 'π', 'e',
                              'x', 'exp(', 'max(', 'ln(', '９', '元', '万', '%', '[', ' ', '=', '≈', '∞', '"', '_', '\\', 'é',
                              '😀', '\x00']


def typed(seed):
    """A text of up to 1,000 signs: a jumble, one sign many times, nested brackets, a tower of powers or a long product."""
    draw = random.Random(seed)
    length = draw.choice([draw.randint(1, 30), draw.randint(1, 200), draw.randint(1, 1000)])
    few = draw.sample(SIGNS, draw.randint(1, len(SIGNS)))
    kinds = [lambda: ''.join(draw.choice(SIGNS) for _ in range(length)),
    lambda: ''.join(draw.choice(few) for _ in range(length)),
             lambda: draw.choice(SIGNS) * length, lambda: '(' * (length // 2) + '1' + ')' * (length // 2),
             lambda: draw.choice(['^', '**', '*', '-', '+', ' ']).join(draw.choice(['9', '99', '0.1',
    'x']) for _ in range(length // 2)),
             lambda: draw.choice(['√', 'exp(', '-', '²']) * (length // 4) + '9']
    return draw.choice(kinds)()[:1000]


BY_HAND = int(os.environ.get('FUZZ', 0))        # FUZZ=100000 pytest … also holds each text to 0.2 s and 50 MB


@pytest.mark.parametrize('part', range(10))
def test_any_text_is_a_finite_number_or_one_sentence(part):
    each = (BY_HAND or 2000) // 10
    for seed in range(part * each, (part + 1) * each):
        text, start = typed(seed), time.thread_time()
        if BY_HAND:
            tracemalloc.start()
        try:
            assert math.isfinite(number(text)), text
        except ExpressionError as error:
            assert str(error) and '\n' not in str(error) and len(str(error)) < 300, text
        if BY_HAND:
            assert tracemalloc.get_traced_memory()[1] < 50e6, text
            tracemalloc.stop()
            assert time.thread_time() - start < 0.2, text
