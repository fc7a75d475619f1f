"""What a function takes, and what it was given."""
from inspect import signature

from common.language import listing, say


def takes(function, inputs, called, **named):
    """A function takes the inputs it is given, by their place or by name; `called` is what a sentence calls it."""
    try:
        signature(function).bind(*inputs, **named)
    except TypeError:
        names = list(signature(function).parameters)
        raise TypeError(say('{called} 要的输入是 {names}，这里给了 {given} 个。',
                            '{called} takes {names}; the number of inputs given is {given}.',
                            called=called, names=listing(names), given=len(inputs) + len(named)) if names else
                        say('{called} 的括号里是空的，这里却给了 {given} 个输入：给每个输入一个名字，方法里 self 在最前面。',
                            'nothing stands in the brackets of {called}, and the number of inputs given is {given}; '
                            'give each a name, behind self in a method.', called=called,
                            given=len(inputs) + len(named))) from None
    except ValueError:
        pass                    # a function written in C does not tell
