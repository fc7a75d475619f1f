"""From an error that the reader's code raised to a sentence that says what to do."""
import linecache
import re
import traceback
from pathlib import Path

from common import functions, layers
from common.exercises.diagnosis.error_words import WRONG_KIND, WRONG_VALUE, in_its_place, kind
from common.exercises.result import Result
from common.language import Sentence, say

OURS = str(Path(layers.__file__).parent.parent)


def stopped(error):
    """The Result for code of the reader's that raised this error."""
    known = next((sentence for kind, look in LOOKS if isinstance(error, kind) and (sentence := look(error))), None)
    return Result(False, (_said_by_us(error) or known or something_else(error)) + _line(error))


def of_ours(filename):
    """Is it a file of this project, or of a package, and not of the reader's?"""
    return filename.startswith(OURS) or 'site-packages' in filename


def understood(error):
    """The sentence for an error of Python's or numpy's wherever it comes from, or None where its own words say more."""
    if isinstance(error, (TypeError, ValueError)):
        return in_its_place(error, WRONG_KIND if isinstance(error, TypeError) else WRONG_VALUE)
    if isinstance(error, (NameError, AttributeError)):
        return next(look(error) for kind, look in LOOKS if isinstance(error, kind)) if error.name else None
    return next((look(error) for kind, look in LOOKS if kind in EVERYWHERE and isinstance(error, kind)), None)


def _said_by_us(error):
    """A layer or a graph of this project refused what it was given: its sentence says what to do."""
    told = error.args[0] if error.args else None
    return told if isinstance(told, Sentence) and type(error) in (TypeError, ValueError, AttributeError) else None


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
               kind=getattr(error.obj, '__name__', None) or kind(type(error.obj).__name__), name=error.name)


def wrong_kind(error):
    return in_its_place(error, WRONG_KIND)


def wrong_value(error):
    return in_its_place(error, WRONG_VALUE) or say(
        '有一个值不合适：把每一步的结果打印出来看看，它的形状和类型对不对。',
        'One of the values does not fit: print each step and look at its shape and type.')


def wrong_place(error):
    if 'shape mismatch' in str(error):
        return say('用来挑选元素的几个数组形状不一样：每一行挑一个，要的是一行类别编号，不是 one-hot。',
                   'The arrays that pick elements differ in shape: to pick one from each row, '
                   'a row of class numbers is needed, not one-hot.')
    if re.search('of integer|valid indices', str(error)):
        return say('取元素的位置要用整数：放进方括号的不是整数。',
                   'A place in an array is a whole number, and what stands in the square brackets is none.')
    if 'too many indices' in str(error):
        return say('方括号里的位置太多了：数组没有那么多维，看看它的形状。',
                   'There are too many places in the square brackets: the array has fewer dimensions; look at its shape.')
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
    (KeyboardInterrupt, lambda error: say('算了很久也没有算完，停下来了：多半有一个循环没有尽头，看看它的条件会不会变。',
                                          'It was stopped because it did not come to an end: most likely a loop goes on '
                                          'forever. Does its condition ever change?')),
    (SystemExit, lambda error: say('exit 会让 Python 整个停下：去掉它，用 return 交出结果。',
                                   'exit would end Python: leave it out, and use return for the result.')),
    (MemoryError, lambda error: say('要的数组太大，内存装不下：看看它的形状。',
                                    'An array would be too large for the memory: look at its shape.')),
    (ImportError, lambda error: say('没有 {name} 可以导入：看看名字，是不是拼错了。',
                                    'There is no {name} to be imported: is it misspelt?', name=error.name)),
    (KeyError, no_such_key),
    (IndexError, wrong_place),
    (StopIteration, lambda error: say('next 什么也没有找到：已经没有下一个了。', 'next found nothing: there is no next one.')),
    (TypeError, wrong_kind),
    (NotImplementedError, lambda error: say('这里还没有写完。', 'This is not finished yet.')),
    (ValueError, wrong_value),
    (AssertionError, lambda error: say('一个 assert 没有通过：看看它要的是什么。',
                                       'An assert failed: see what it asks for.')),
)
EVERYWHERE = {RecursionError, ZeroDivisionError, OverflowError, IndexError, MemoryError, KeyboardInterrupt, SystemExit}


def something_else(error):
    return say('运行到一半停下了：一行一行地看，哪一步得到的不是你想的东西。',
               'It stopped half way: go through it line by line; which step gives something unexpected?')


def _line(error):
    """The line of the reader's code at which it stopped, where Python knows it."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not of_ours(frame.filename)]
    line = linecache.getline(frames[0].filename, frames[0].lineno).strip() if frames else ''
    return say('（停在这一行：{line}）', ' (It stopped at this line: {line})', line=line) if line else ''
