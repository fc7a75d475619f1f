"""A single number as readers type it: ７９，５２０, 2.2元, 1.5×10⁻³, or arithmetic such as 2*1.1."""
import math
import re

import numpy as np

from common.expression.signs import ExpressionError, short, tokens
from common.expression.tree import FUNCTIONS, Expression
from common.language import say

QUOTES = '"\'“”‘’「」 '
NUMBER = re.compile(r'[-−]?[0-9０-９]+(?:[.．][0-9０-９]+)?(?:[eE][-+−]?[0-9]+)?')
WORDS = re.compile(r'[^\W\d_](?:[^\W\d_]|[\s/.,，。])+|[\u4e00-\u9fff]')        # more than an x
CHINESE = re.compile('[\u4e00-\u9fff]')
WITHIN = re.compile('(?<=[0-9])_(?=[0-9])')           # 79_520, as Python writes it
END = re.compile(r'(?<=[^.\s])[。.；;，,、\s]+$')
CURRENCIES = '¥￥$＄€£ '
UNITS = set('元 块 圆 角 分 円 轮 日元 日圆 人民币 美元 欧元 个 只 件 份 次 倍 人 岁 度 步 '
            '秒 分钟 小时 天 米 厘米 毫米 公里 克 千克 公斤 '
            'yuan yen rmb cny jpy usd eur dollar dollars euro euros cent cents kg cm mm km ms min times epoch epochs'.split())
TIMES = {'万': 10 ** 4, '亿': 10 ** 8}


def number(text):
    """The number that a reader typed, also as arithmetic and with a unit behind it: '2*1.1', '2.2元', '79,520'.

    Of x = 6.5 the last side counts. ExpressionError names what cannot be read. A per cent sign and a comma that may be
    a decimal point are asked back.
    """
    text = str(text)
    written = re.split('[=＝≈]|^[^0-9０-９]*[:：]', text.strip('=＝≈ \u3000'))[-1].strip(QUOTES)
    written = WITHIN.sub('', END.sub('', written).strip(CURRENCIES))
    try:
        expression = Expression(text, _without_unit(tokens(written)))
    except ExpressionError:
        _without_words(written)
        raise
    if expression.names:
        if CHINESE.search(expression.names[0]):
            _without_words(written)
        raise ExpressionError(say('{name} 不是数：这里要一个用数字写的数，把它的值代进去再算。',
                                  '{name} is not a number; a number is needed here, in digits: put in its value.',
                                  name=short(expression.names[0])))
    try:
        with np.errstate(all='ignore'):
            value = float(expression())
    except (ArithmeticError, ValueError, TypeError):
        value = math.nan
    if not math.isfinite(value):
        raise ExpressionError(say('{text} 算不出一个有限的数来。', '{text} has no finite value.', text=short(text.strip())))
    return value


def _without_words(text):
    """ExpressionError where a single number stands among words: 约6.5, about 6.5."""
    digits = NUMBER.findall(text)
    words = NUMBER.sub('', text).strip('()（） ')
    if len(digits) == 1 and WORDS.fullmatch(words) and words not in {*FUNCTIONS, 'ln', 'lg'}:
        raise ExpressionError(say('只写数，别的字不用写：{number}。', 'write the number alone, without words: {number}.',
                                  number=digits[0]))


def _without_unit(found):
    """The tokens without a unit at the end; 万 and 亿 multiply."""
    kind, word = found[-1]
    if len(found) < 2 or kind != 'name' or found[-2][0] != 'number' and found[-2][1] != ')':
        return found
    if word[0] in TIMES and word[1:] in {'', *UNITS}:
        return [*found[:-1], ('sign', '*'), ('number', str(TIMES[word[0]]))]
    return found[:-1] if word.lower() in UNITS else found
