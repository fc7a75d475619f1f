"""From an error that the reader's code raised to a sentence that says what to do."""
import linecache
import re
import traceback
from pathlib import Path

from common import functions, layers
from common.exercises.result import Result
from common.language import say

OURS = str(Path(layers.__file__).parent.parent)


def stopped(error):
    """The Result for code of the reader's that raised this error."""
    known = next((sentence for kind, look in LOOKS if isinstance(error, kind) and (sentence := look(error))), None)
    return Result(False, (_said_by_us(error) or known or something_else(error)) + _line(error))


def _said_by_us(error):
    """A layer or a graph of this project refused what it was given: its sentence says what to do."""
    raised_in = traceback.extract_tb(error.__traceback__)[-1].filename if error.__traceback__ else ''
    by_a_guard = raised_in.startswith(OURS) and 'guard' in Path(raised_in).with_suffix('').parts
    return error.args[0] if by_a_guard and type(error) in (TypeError, ValueError) else None


def not_defined(error):
    name = error.name or str(error).split("'")[1]
    if name in ('np', 'numpy'):
        return say('还没有导入 numpy：先运行 import numpy as np。', 'numpy has not been imported: run import numpy as np first.')
    for room in (functions, layers):
        if hasattr(room, name):
            return say('用到的 {name} 还没有导入：先运行 from {room} import {name}。',
                       '{name} has not been imported: run from {room} import {name} first.', name=name, room=room.__name__)
    if isinstance(error, UnboundLocalError):
        return say('{name} 在得到值以前就用到了：先给它一个值。',
                   '{name} is used before it has a value: give it one first.', name=name)
    return say('没有叫 {name} 的东西：是拼错了，还是前面少了 self.？',
               'Nothing is called {name}: is it misspelt, or is self. missing in front of it?', name=name)


def lacks_attribute(error):
    if error.obj is None:
        return say('None 没有 {name}：有一步没有交出结果，或者这个节点没有层。',
                   'None has no {name}: some step returned nothing, or this node has no layer.', name=error.name)
    if isinstance(error.obj, (int, float)):
        return say('普通的数没有 {name}：看看这里该是节点还是数组。',
                   'A plain number has no {name}: should this be a node or an array?', name=error.name)
    return say('{kind}没有 {name}：看看名字，是不是拼错了，或者还没有记下来。',
               '{kind} has no {name}: is it misspelt, or has it not been stored yet?',
               kind=getattr(error.obj, '__name__', None) or _kind(type(error.obj).__name__), name=error.name)


def wrong_kind(error):
    text = str(error)
    if 'NoneType' in text:
        return say('有一步得到的是 None，算不下去：看看哪个函数少了 return。',
                   'One step gave None, with which nothing can be computed: which function is missing its return?')
    if found := re.search(r'([\w<>.]+)\(\) missing \d+ required (?:positional|keyword-only) arguments?: (.*)', text):
        return say('调用 {name} 的时候少给了 {what}。', 'The call of {name} lacks {what}.',
                   name=_called(found[1]), what=found[2].replace("'", '').replace(' and ', ', '))
    if found := re.search(r'([\w<>.]+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+)', text):
        return say('{name} 的括号里应该有 {takes} 个，交给它的是 {given} 个。',
                   '{name} takes {takes} values and was given {given}.', name=_called(found[1]), takes=found[2], given=found[3])
    if found := re.search(r'(\w+)\(\) takes no arguments', text):
        return say('{name} 的括号里什么也不放。', 'Nothing goes into the brackets of {name}.', name=found[1])
    if found := re.search(r"([\w<>.]+)\(\) got an unexpected keyword argument '(\w+)'", text):
        return say('{name} 没有叫 {what} 的输入。', '{name} has no input called {what}.', name=_called(found[1]), what=found[2])
    if found := re.search(r"'(\w+)' object is not callable", text):
        return say('{kind}后面跟了括号，可它不是函数：是不是少写了乘号？',
                   'There are brackets after {kind}, which is not a function: is a * missing?', kind=_kind(found[1]))
    if found := re.search(NOT_SEVERAL, text):
        return say('{kind}不能拆成一个一个的：只有一个的时候，不用拆。',
                   '{kind} cannot be unpacked: there is only one of it.', kind=_kind(found[1]))
    if found := re.search(r"'(\w+)' object is not subscriptable", text):
        return say('{kind}后面不能用方括号取元素。', 'Square brackets pick no element out of {kind}.', kind=_kind(found[1]))
    if 'Cannot cast' in text:
        return say('整数数组装不下小数：先写 x = x.astype(float)，或者算出一个新数组，不要就地改。',
                   'An array of whole numbers cannot hold fractions: write x = x.astype(float) first, '
                   'or make a new array instead of changing this one.')
    if 'bitwise_xor' in text or ' for ^' in text:
        return say('^ 在 Python 里不是乘方：乘方写作 **，比如 x ** 2。',
                   'In Python ^ is not a power: write **, as in x ** 2.')
    if 'can be converted to Python scalars' in text or 'converted to a scalar' in text:
        return say('math 里的函数一次只收一个数：对整个数组，用 np 里同名的函数。',
                   'The functions of math take one number at a time: for a whole array use those of np.')
    if 'str' in text:
        return say('这里混进了一段文字：数不要写在引号里。', 'There is text among the numbers: write numbers without quotes.')
    if 'return arrays must be' in text:
        return say('交给 numpy 的函数的东西太多了：它只要一个输入。',
                   'A function of numpy was given too much: it takes one input.')
    if 'ufunc' in text:
        return say('numpy 的函数只认识数和数组，交给它的是别的东西。',
                   'A function of numpy was given something that is neither a number nor an array.')
    if found := re.search(r"unsupported operand type\(s\) for (\S+): '([\w.]+)' and '([\w.]+)'", text):
        return say('{one}和{other}之间不能用 {sign}：先取出里面的数。',
                   '{sign} does not work between {one} and {other}: take the numbers out first.',
                   sign=found[1].rstrip(':'), one=_kind(found[2]), other=_kind(found[3]))
    return None


NOT_SEVERAL = r"(?:non-iterable |must be an iterable, not |'(?=\w+' object is not iterable))(\w+)"
KINDS = {       # what Python calls them, and what readers do
    'int': ('一个数', 'a number'), 'float': ('一个数', 'a number'), 'bool': ('True 或 False', 'True or False'),
    'str': ('一段文字', 'a text'), 'list': ('一个列表', 'a list'), 'tuple': ('几个值', 'several values'),
    'dict': ('一个字典', 'a dictionary'), 'function': ('一个函数', 'a function'), 'type': ('一个类', 'a class'),
    'ndarray': ('一个数组', 'an array'), 'numpy.ndarray': ('一个数组', 'an array'),
    'float64': ('一个数', 'a number'), 'numpy.float64': ('一个数', 'a number'),
}


def _kind(name):
    return say(*KINDS[name]) if name in KINDS else name


def _called(name):
    """A function by the name that the reader gave it."""
    *_, last = name.removesuffix('.__init__').split('.')
    return say('这个函数', 'the function') if last == '<lambda>' else last


def wrong_value(error):
    text = str(error)
    if found := re.search(r'size (\d+) is different from (\d+)', text):
        return say('矩阵乘不起来：左边一行有 {left} 个数，右边一列有 {right} 个，要一样多。看看次序，或者哪一个要转置。',
                   'The matrix product does not fit: a row on the left has {left} numbers, a column on the right '
                   '{right}. The order may be wrong, or one of them must be transposed.', left=found[2], right=found[1])
    if found := re.search(r'shapes (\([\d,]*\)) and (\([\d,]*\)) not aligned', text):
        return say('矩阵乘不起来：形状是 {one} 和 {other}。看看次序，或者哪一个要转置。',
                   'The matrix product does not fit: the shapes are {one} and {other}. The order may be wrong, '
                   'or one of them must be transposed.', one=found[1], other=found[2])
    if 'broadcast' in text and (shapes := re.findall(r'\([\d,]+\)', text)):
        return say('形状 {shapes} 配不到一起：把每个数组的形状写下来，看看多了或者少了哪一维。',
                   'The shapes {shapes} do not fit: write down the shape of each array and see which '
                   'must be transposed or summed.',
                   shapes=say('和', ' and ').join(shapes[:2]))
    if found := re.search(r'not enough values to unpack \(expected (?:at least )?(\d+), got (\d+)\)', text):
        return say('要拆成 {wanted} 个，可是只有 {there} 个。',
                   '{wanted} values are to be unpacked, but there are only {there}.', wanted=found[1], there=found[2])
    if found := re.search(r'too many values to unpack \(expected (\d+)', text):
        return say('要拆成 {wanted} 个，可是不止这些：输入可以是任意多个。',
                   '{wanted} values are to be unpacked, but there are more: there may be any number of inputs.',
                   wanted=found[1])
    if 'setting an array element' in text or 'inhomogeneous' in text:
        return say('数组的每一行要一样长，里面只能是数。',
                   'Every row of an array must have the same length and hold numbers only.')
    if 'truth value of an array' in text:
        return say('一整个数组不能放在 if 里：用 np.where，或者掩码。',
                   'An if cannot decide on a whole array: use np.where or a mask.')
    return say('有一个值不合适：把每一步的结果打印出来看看，它的形状和类型对不对。',
               'One of the values does not fit: print each step and look at its shape and type.')


def wrong_place(error):
    if 'shape mismatch' in str(error):
        return say('用来挑选元素的几个数组形状不一样：每一行挑一个，要的是一行类别编号，不是 one-hot。',
                   'The arrays that pick elements differ in shape: to pick one from each row, '
                   'a row of class numbers is needed, not one-hot.')
    if found := re.search(r'index (-?\d+) is out of bounds for axis (\d+) with size (\d+)', str(error)):
        return say('要取编号 {index}，可是那里只有 {size} 个，编号从 0 数到 {last}。',
                   'Element {index} is to be picked, but there are only {size}, counted from 0 to {last}.',
                   index=found[1], size=found[3], last=int(found[3]) - 1)
    return say('取元素的位置不在里面：看看有几个，编号从 0 数起。',
               'An index points outside: see how many there are, counted from 0.')


def no_such_key(error):
    return say('字典里没有 {key}：不要写死名字，用 for name in … 把里面的名字一个一个走到。',
               'The dictionary has no {key}: do not write fixed names; go through the names it has with for name '
               'in ….',
               key=error.args[0] if error.args else '')


LOOKS = (
    (NameError, not_defined),
    (AttributeError, lacks_attribute),
    (RecursionError, lambda error: say('函数不停地调用它自己：要叫的是里面的那个层，或者上一级的 super()。',
                                       'The function calls itself forever: call the layer inside it, or super().')),
    (ZeroDivisionError, lambda error: say('这里除以了 0：看看除数是从哪里来的。',
                                          'Something is divided by 0: see where the divisor comes from.')),
    (OverflowError, lambda error: say('算出的数太大了，装不下：多半是 exp 的输入太大。',
                                      'A number became too large for the computer to hold: most likely in exp.')),
    (KeyError, no_such_key),
    (IndexError, wrong_place),
    (StopIteration, lambda error: say('输入里一个节点也没找到：把它们一个一个交出去，不要包在一起。',
                                      'There is no node among the inputs: pass them one by one, not in a tuple.')),
    (TypeError, wrong_kind),
    (NotImplementedError, lambda error: say('这里还没有写完。', 'This is not finished yet.')),
    (ValueError, wrong_value),
    (AssertionError, lambda error: say('一个 assert 没有通过：看看它要的是什么。',
                                       'An assert failed: see what it asks for.')),
)


def something_else(error):
    return say('运行到一半停下了：一行一行地看，哪一步得到的不是你想的东西。',
               'It stopped half way: go through it line by line; which step gives something unexpected?')


def _line(error):
    """The line of the reader's code at which it stopped, where Python knows it."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__)
              if not frame.filename.startswith(OURS) and 'site-packages' not in frame.filename]
    line = linecache.getline(frames[0].filename, frames[0].lineno).strip() if frames else ''
    return say('（停在这一行：{line}）', ' (It stopped at this line: {line})', line=line) if line else ''
