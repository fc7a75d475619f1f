"""What a reader's function is, read from its instructions: the source of what was typed is not always at hand."""
import dis

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


def nothing_came_back(function, untouched=not_yet):
    """The Result for a function that returned None: not answered yet, printed, or without `return`."""
    if does_nothing(function):
        return untouched()
    name = getattr(function, '__name__', '')
    if 'print' in takes_from_outside(function):
        return hint('{name} 用 print 把结果显示了出来，可是没有交出来：把 print(…) 换成 return …。',
                    '{name} shows its result with print but does not return it: write return … in place of print(…).',
                    name=name)
    return hint('{name} 算完以后什么也没有交出来：最后一行写 return，后面跟着结果。',
                '{name} computes something but returns nothing: end it with return and the result.', name=name)
