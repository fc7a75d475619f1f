"""What a reader's function is, read from its instructions: the source of what was typed is not always at hand."""
import dis
import inspect

from common.exercises.result import hint, not_yet

NO_WORK = {'RESUME', 'NOP', 'LOAD_CONST', 'RETURN_CONST', 'RETURN_VALUE'}


def _steps(function):
    return list(dis.get_instructions(function)) if hasattr(function, '__code__') else []


def does_nothing(function):
    """Its body is `return None`, `...` or `pass`, with or without a docstring, as it is printed."""
    steps = _steps(function)
    if not steps or not {step.opname for step in steps} <= NO_WORK:
        return False
    returned = steps[-2].argval if steps[-1].opname == 'RETURN_VALUE' else steps[-1].argval
    return returned in (None, ...)


def takes_from_outside(function):
    """The names that it looks for outside itself."""
    return {step.argval for step in _steps(function) if step.opname == 'LOAD_GLOBAL'}


def does_not_run(function):
    """The hint about a function whose call makes something else than its result: async, or yield in it; else None."""
    name = getattr(function, '__name__', '')
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        return hint('{name} 前面写了 async，调用它什么也不会算：去掉 async，只写 def。',
                    'With async in front of {name} a call of it computes nothing: leave async out, and write def alone.',
                    name=name)
    if inspect.isgeneratorfunction(function):
        return hint('{name} 里写了 yield，调用它什么也不会算：去掉 yield，结果用 return 交出来。',
                    'With yield in {name} a call of it computes nothing: leave yield out, and return the result.', name=name)


def prints(function):
    return 'print' in takes_from_outside(function)


def nothing_came_back(function, untouched=not_yet):
    """The Result for a function that returned None: not answered yet, printed, or without `return`."""
    if does_nothing(function):
        return untouched()
    name = getattr(function, '__name__', '')
    if prints(function):
        return hint('{name} 用 print 把结果显示了出来，可是没有交出来：把 print(…) 换成 return …。',
                    '{name} shows its result with print but does not return it: write return … in place of print(…).',
                    name=name)
    return hint('{name} 算完以后什么也没有交出来：最后一行写 return，后面跟着结果。',
                '{name} computes something but returns nothing: end it with return and the result.', name=name)
