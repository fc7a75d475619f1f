"""Signs as people type them, √2 × 3² − ½ … on any keyboard, become Python's; a sign that is not known is named."""
import re
import unicodedata

from common.language import say

LONGEST = 200           # signs
DEEPEST = 20            # brackets inside one another
FULL_WIDTH = {code: code - 0xfee0 for code in range(0xff01, 0xff5f)} | {0x3000: ' ', 0xa0: ' '}
UNSEEN = dict.fromkeys([0xad, *range(0x200b, 0x2010), 0x2060, 0xfeff])      # they come with what was copied from a page
ALIKE = str.maketrans({**dict.fromkeys('×·⋅∙•∗✕✖', '*'), **dict.fromkeys('÷∕⁄', '/'), **dict.fromkeys('−–—‐﹣', '-'),
                       '［': '[', '］': ']', '﹐': ',', '．': '.', '。': '.'})
SUPERSCRIPTS = str.maketrans('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻', '0123456789+-')
CALLED = {'ln': 'log', 'lg': 'log10', 'π': 'pi'}
MODULE = re.compile(r'\b(?:np|numpy|math)\.(?=[a-z])')        # np.exp(x) is exp(x)
TOKEN = re.compile(r'''
    (?P<thousands> [0-9]{1,3} (?:,[0-9]{3})+ (?![0-9,]) (?:\.[0-9]*)? )
  | (?P<number>    (?:[0-9]+\.?[0-9]*|\.[0-9]+) (?:[eE][+-]?[0-9]+)? )
  | (?P<power>     [⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+ )
  | (?P<name>      (?:[^\W\d⁰¹²³⁴⁵⁶⁷⁸⁹]|_) [^\W⁰¹²³⁴⁵⁶⁷⁸⁹]* )
  | (?P<sign>      \*\*|[-+*/(),^√] )
  | (?P<unknown>   \S )
''', re.VERBOSE)


class ExpressionError(ValueError):
    """The text is no expression; the message says which part, and what would be."""


def short(text):
    """What a sentence quotes of a text."""
    return text if len(text) <= 40 else text[:40] + ' …'


def tokens(text):
    """[(kind, text)] of what was typed: number, name, power (a superscript) or sign, in Python's spelling."""
    text = MODULE.sub('', text.translate(FULL_WIDTH | UNSEEN).translate(ALIKE)).strip().strip('=≈≃≅').strip()
    if not text:
        raise ExpressionError(say('这里还是空的：写一个数或者一个算式，比如 2 * x + 1。',
                                  'nothing is written here yet; write a number, or an expression such as 2 * x + 1.'))
    if len(text) > LONGEST:
        raise ExpressionError(say('这太长了：最多 {LONGEST} 个字符。', 'this is too long; at most {LONGEST} characters.',
                                  LONGEST=LONGEST))
    found, calls, place = [], [], 0         # calls: for each open bracket, whether it is that of a function
    while match := TOKEN.search(text, place):
        kind, token = match.lastgroup, match.group().strip()
        if kind == 'thousands' and any(calls):          # max(1,200): two numbers
            kind, token = 'number', token.split(',')[0]
        place = match.start() + len(token)
        if token == '(':
            calls.append(bool(found) and found[-1][0] == 'name')
            if len(calls) > DEEPEST:
                raise ExpressionError(say('括号套得太深了：最多 {DEEPEST} 层。',
                                          'the brackets are nested too deeply; at most {DEEPEST} levels.', DEEPEST=DEEPEST))
        elif token == ')' and calls:
            calls.pop()
        elif token == ',' and not any(calls):
            raise _comma(found, text[place:])
        elif kind == 'unknown' or kind == 'name' and not token.isidentifier():     # ½ is no letter
            raise _unknown(token, *(found[-1] if found else ('', '')))
        found.append(('number' if kind == 'thousands' else kind, token.replace(',', '') if kind == 'thousands' else token))
    return found


def python(found):
    """The tokens as Python's arithmetic."""
    parts = []
    for (kind, token), (before, last), (_, after) in zip(found, [('sign', ''), *found], [*found[1:], ('sign', '')]):
        ends = before in ('number', 'name', 'power') or last == ')'
        if ends and (kind == 'number' or kind == 'name' and token != 'π' or token == '(' and before != 'name'):
            raise _no_sign_between(before, last, kind, token, after)
        if ends and token in 'π√' and before != 'name':
            parts.append('*')                   # 2π, 3√2
        if kind == 'number':
            token = re.sub('^0+(?=[0-9])', '', token)       # 007
        parts.append(f'**({token.translate(SUPERSCRIPTS)})' if kind == 'power' else CALLED.get(token, token))
    return _roots(' '.join('**' if part == '^' else part for part in parts))


def _roots(text):
    """√ in front of a number, a name or brackets as sqrt(…)."""
    before = None
    while text != before:
        before, text = text, re.sub(r'√ ([\w.]+(?: \()?|\()', _root, text)
    if '√' in text:
        raise ExpressionError(say('√ 后面写一个数或者括号，比如 √2、√(x + 1)。',
                                  'after √ comes a number or brackets, as in √2 or √(x + 1).'))
    return text


def _root(match):
    of = match.group(1)
    if of == '(':
        return 'sqrt ('
    if of.endswith('('):
        raise ExpressionError(say('函数的根号加上括号：√(…)。', 'put the function under the root into brackets: √(…).'))
    return f'sqrt ( {of} )'


def _comma(found, rest):
    before = found[-1][1] if found else ''
    after = re.match(r'\s*([0-9]{0,20})', rest).group(1)
    return ExpressionError(say('{before},{after} 里的逗号有两种读法：小数点请写成“.”，千位的逗号后面要有三位数字。',
                               'the comma in {before},{after} can be read in two ways; write a decimal point as ".", '
                               'and three digits after a comma for thousands.', before=before, after=after))


def _unknown(sign, before, last):
    if sign == '%':
        return ExpressionError(say('“%” 有两种读法：7.7 % 当作比例写成 7.7/100，当作几个百分点写成 7.7。',
                                   '"%" can be read in two ways; write 7.7/100 for the share, 7.7 for the points.'))
    if sign in '[]{}':
        return ExpressionError(say('这里不用“{sign}”：去掉方括号和花括号，只写里面的数。',
                                   '"{sign}" is not used here; leave out square and curly brackets and '
                                   'write what is inside.', sign=sign))
    if sign == '.' and before == 'name':
        return ExpressionError(say('{name} 后面的“.”用不了：只写数，或者没有点的名字。',
                                   'the "." after {name} cannot be used; write numbers, or names without a dot.',
                                   name=short(last)))
    if sign == '.':
        return ExpressionError(say('这里的小数点前后没有数字：写成 0.5 这样。',
                                   'there is no digit beside this decimal point; write it as in 0.5.'))
    if sign == '=':
        return ExpressionError(say('“=” 不用写：只写一边，一个数或者一个算式。',
                                   '"=" is not needed; write one side only, a number or an expression.'))
    if '⁄' in (written := unicodedata.normalize('NFKC', sign)):
        more = last + ' + ' if before == 'number' else ''
        return ExpressionError(say('“{sign}” 读不懂：写成 {written}。', '"{sign}" cannot be read; write {written}.',
                                   sign=sign, written=more + written.replace('⁄', '/')))
    if sign == '∞':
        return ExpressionError(say('“∞” 不是一个数：这里要有限的数。', '"∞" is not a number; a finite one is needed.'))
    return ExpressionError(say('“{sign}” 读不懂：这里认识数、字母、括号和 + - * / ^ √。',
                               '"{sign}" cannot be read; use numbers, letters, brackets and '
                               '+ - * / ^ √.', sign=sign))


def _no_sign_between(before, left, kind, right, after):
    left, right = '(…)' if left == ')' else short(left), '(…)' if right == '(' else short(right)
    if before == kind == 'number' and after == '/':
        return ExpressionError(say('{left} 和 {right}/… 之间少了一个符号：带分数写成 {left} + {right}/…。',
                                   'a sign is missing between {left} and {right}/…; write a mixed number as '
                                   '{left} + {right}/….', left=left, right=right))
    if before == kind == 'number':
        return ExpressionError(say('{left} 和 {right} 之间少了一个符号；是同一个数，中间就不留空格，也只有一个小数点。',
                                   'a sign is missing between {left} and {right}; if they are one number, write it without '
                                   'a space and with one decimal point.', left=left, right=right))
    if times := re.fullmatch(r'[xX]([0-9]*)', right) if before == 'number' else None:
        if second := times.group(1) or re.match('[0-9.]*', after).group():
            return ExpressionError(say('x 在这里是字母：要相乘就写 {left} * {second}。',
                                       'x is a letter here; to multiply write {left} * {second}.', left=left, second=second))
    if before == 'name' and left.isascii():
        return ExpressionError(say('{left} 和 {right} 之间少了一个符号；{left} 是函数，就写 {left}({right})。',
                                   'a sign is missing between {left} and {right}; if {left} is a function, write '
                                   '{left}({right}).', left=left, right=right))
    if 'name' in (before, kind):
        return ExpressionError(say('{left} 和 {right} 之间少了一个符号：要相乘就写 {left} * {right}；文字和单位不用写。',
                                   'a sign is missing between {left} and {right}; to multiply them write {left} * {right}, '
                                   'and leave out words and units.', left=left, right=right))
    return ExpressionError(say('{left} 和 {right} 之间少了一个符号：要相乘就写 {left} * {right}。',
                               'a sign is missing between {left} and {right}; to multiply them write {left} * {right}.',
                               left=left, right=right))
