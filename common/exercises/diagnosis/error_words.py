"""What Python and numpy say of a wrong kind or a wrong value, and what readers are told in its place.

Each row has a pattern of their words, and of the match makes a sentence; the first that fits counts.
"""
import re

from common.language import say

NOT_SEVERAL = r"(?:non-iterable |must be an iterable, not |'(?=[\w.]+' object is not iterable))([\w.]+)"
KINDS = {       # what Python calls them, and what readers do
    'int': ('一个数', 'a number'), 'float': ('一个数', 'a number'), 'bool': ('True 或 False', 'True or False'),
    'str': ('一段文字', 'a text'), 'list': ('一个列表', 'a list'), 'tuple': ('几个值', 'several values'),
    'dict': ('一个字典', 'a dictionary'), 'function': ('一个函数', 'a function'), 'type': ('一个类', 'a class'),
    'ufunc': ('一个函数', 'a function'), 'generator': ('一个生成器', 'a generator'), 'complex': ('一个复数', 'a complex number'),
    'Node': ('图上的节点', 'a node of a graph'),
    'ndarray': ('一个数组', 'an array'), 'numpy.ndarray': ('一个数组', 'an array'),
    'builtin_function_or_method': ('一个函数', 'a function'), 'method': ('一个函数', 'a function'),
    'set': ('一个集合', 'a set'), 'map': ('一个 map', 'a map'), 'zip': ('一个 zip', 'a zip'), 'range': ('一个 range', 'a range'),
    'coroutine': ('还没有运行的 async 函数', 'an async function that has not run yet'), 'Graph': ('一张图', 'a graph'),
    'module': ('一个模块', 'a module'), 'bytes': ('一段文字', 'a text'),
    'float64': ('一个数', 'a number'), 'numpy.float64': ('一个数', 'a number'),
}


def kind(name):
    return say(*KINDS[name]) if name in KINDS else name


def _called(name):
    """A function by the name that the reader gave it."""
    *_, last = name.removesuffix('.__init__').split('.')
    return say('这个函数', 'the function') if last == '<lambda>' else last


def _without(name, what):
    return say('{name} 没有叫 {what} 的输入。', '{name} has no input called {what}.', name=_called(name), what=what)


WRONG_KIND = (
    ('NoneType', lambda found:
     say('有一步得到的是 None，算不下去：看看哪个函数少了 return。',
         'One step gave None, with which nothing can be computed: which function is missing its return?')),
    (r'([\w<>.]+)\(\) missing \d+ required (?:positional|keyword-only) arguments?: (.*)', lambda found:
     say('调用 {name} 的时候少给了 {what}。', 'The call of {name} lacks {what}.',
         name=_called(found[1]), what=found[2].replace("'", '').replace(' and ', ', '))),
    (r'^\w+\.(forward|backward)\(\) takes 1 positional argument but 2', lambda found:
     say('{name} 的括号里少了一个名字：第一个是 self，后面是交给它的东西。',
         'A name is missing in the brackets of {name}: self comes first, then what is given to it.', name=found[1])),
    (r'^\w+\.(forward|backward)\(\) takes (\d+) positional arguments? but (\d+)', lambda found:
     say('{name} 的括号里，self 后面应该有 {takes} 个，交给它的是 {given} 个。',
         'Besides self {name} takes {takes} and was given {given}: count what stands in its brackets.', name=found[1],
         takes=int(found[2]) - 1, given=int(found[3]) - 1)),
    (r'([\w<>.]+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+)', lambda found:
     say('{name} 的括号里应该有 {takes} 个，交给它的是 {given} 个。',
         '{name} takes {takes} and was given {given}: count what stands in its brackets.', name=_called(found[1]),
         takes=found[2], given=found[3])),
    (r'__init__\(\) should return None', lambda found:
     say('__init__ 只把东西记进 self，什么也不交出去：去掉里面的 return。',
         '__init__ only stores things in self and returns nothing: leave its return out.')),
    (r'(\w+)\(\) takes no arguments', lambda found:
     say('{name} 的括号里什么也不放。', 'Nothing goes into the brackets of {name}.', name=found[1])),
    (r"([\w<>.]+)\(\) got an unexpected keyword argument '(\w+)'", lambda found: _without(found[1], found[2])),
    (r"'(\w+)' is an invalid keyword argument for (\w+)\(\)", lambda found: _without(found[2], found[1])),
    (r'([\w.]+)\(\) takes no keyword arguments', lambda found:
     say('{name} 的括号里只写值，不写“名字=”。', '{name} takes values alone, without `name=`.', name=_called(found[1]))),
    (r"object of type '([\w.]+)' has no len", lambda found:
     say('{kind}没有长度：len 用在列表和数组上。', '{kind} has no length: len is for lists and arrays.', kind=kind(found[1]))),
    (r"'(\w+)' object is not callable", lambda found:
     say('{kind}后面跟了括号，可它不是函数：是不是少写了乘号？',
         'There are brackets after {kind}, which is not a function: is a * missing?', kind=kind(found[1]))),
    (NOT_SEVERAL, lambda found:
     say('{kind}不能拆成一个一个的：只有一个的时候，不用拆。',
         '{kind} cannot be unpacked: there is only one of it.', kind=kind(found[1]))),
    (r"'(?:builtin_function_or_method|method|function)' object (?:is not subscriptable|does not support)", lambda found:
     say('函数名后面少了括号：写成 copy() 这样，才是它的结果。',
         'Brackets are missing after the name of a function: its result is written like copy().')),
    ('boolean (?:negative|subtract)', lambda found:
     say('True 和 False 组成的掩码不能用减号：反过来写成 ~mask。',
         'A mask of True and False takes no minus: turned round it is ~mask.')),
    (r"'(\w+)' object is not subscriptable", lambda found:
     say('{kind}后面不能用方括号取元素。', 'Square brackets pick no element out of {kind}.', kind=kind(found[1]))),
    ('Cannot cast', lambda found:
     say('整数数组装不下小数：先写 x = x.astype(float)，或者算出一个新数组，不要就地改。',
         'An array of whole numbers cannot hold fractions: write x = x.astype(float) first, '
         'or make a new array instead of changing this one.')),
    (r'bitwise_xor| for \^', lambda found:
     say('^ 在 Python 里不是乘方：乘方写作 **，比如 x ** 2。',
         'In Python ^ is not a power: write **, as in x ** 2.')),
    ('can be converted to Python scalars|converted to a scalar', lambda found:
     say('math 里的函数一次只收一个数：对整个数组，用 np 里同名的函数。',
         'The functions of math take one number at a time: for a whole array use those of np.')),
    (r"(?:float|int|complex)\(\).* argument must be .*not '([\w.]+)'", lambda found:
     say('这里要一个数，交来的是{kind}。', 'One number is needed here, and this is {kind}.', kind=kind(found[1]))),
    (r'\bstr\b|<U', lambda found:
     say('这里混进了一段文字：数不要写在引号里。', 'There is text among the numbers: write numbers without quotes.')),
    ('return arrays must be', lambda found:
     say('交给 numpy 的函数的东西太多了：它只要一个输入。',
         'A function of numpy was given too much: it takes one input.')),
    ('ufunc', lambda found:
     say('numpy 的函数只认识数和数组，交给它的是别的东西。',
         'A function of numpy was given something that is neither a number nor an array.')),
    (r"unsupported operand type\(s\) for (\S+): '([\w.]+)' and '([\w.]+)'", lambda found:
     say('{one}和{other}之间不能用 {sign}：先取出里面的数。',
         '{sign} does not work between {one} and {other}: take the numbers out first.',
         sign=found[1].rstrip(':'), one=kind(found[2]), other=kind(found[3]))),
)

WRONG_VALUE = (
    ('does not have enough dimensions', lambda found:
     say('@ 是两个数组的矩阵乘法，这里有一边只是一个数：和一个数相乘写 *。',
         '@ is the product of two arrays, and one side here is a single number: to multiply by a number write *.')),
    (r'size (\d+) is different from (\d+)', lambda found:
     say('矩阵乘不起来：左边一行有 {left} 个数，右边一列有 {right} 个，要一样多。看看次序，或者哪一个要转置。',
         'The matrix product does not fit: a row on the left has {left} numbers, a column on the right '
         '{right}. The order may be wrong, or one of them must be transposed.', left=found[2], right=found[1])),
    (r'shapes (\([\d,]*\)) and (\([\d,]*\)) not aligned', lambda found:
     say('矩阵乘不起来：形状是 {one} 和 {other}。看看次序，或者哪一个要转置。',
         'The matrix product does not fit: the shapes are {one} and {other}. The order may be wrong, '
         'or one of them must be transposed.', one=found[1], other=found[2])),
    (r'broadcast.*?(\([\d,]+\))[^(]*(\([\d,]+\))?', lambda found:
     say('形状 {shapes} 配不到一起：把每个数组的形状写下来，看看多了或者少了哪一维。',
         'The shapes {shapes} do not fit: write down the shape of each array and see which '
         'must be transposed or summed.',
         shapes=say('和', ' and ').join(filter(None, found.groups())))),
    (r'not enough values to unpack \(expected (?:at least )?(\d+), got (\d+)\)', lambda found:
     say('要拆成 {wanted} 个，可是只有 {there} 个。',
         '{wanted} values are to be unpacked, but there are only {there}.', wanted=found[1], there=found[2])),
    (r'too many values to unpack \(expected (\d+)', lambda found:
     say('要拆成 {wanted} 个，可是不止这些：输入可以是任意多个。',
         '{wanted} values are to be unpacked, but there are more: there may be any number of inputs.',
         wanted=found[1])),
    ('setting an array element|inhomogeneous', lambda found:
     say('数组的每一行要一样长，里面只能是数。',
         'Every row of an array must have the same length and hold numbers only.')),
    ('truth value of an array', lambda found:
     say('一整个数组不能放在 if 里：用 np.where，或者掩码。',
         'An if cannot decide on a whole array: use np.where or a mask.')),
)


def in_its_place(error, table):
    """The sentence of a table for an error, or None."""
    for pattern, sentence in table:
        if found := re.search(pattern, str(error)):
            return sentence(found)
    return None
