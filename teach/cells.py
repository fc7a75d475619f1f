"""Cells of a lesson: what each binds and uses, and running those alone on which an answer depends."""
import ast
import builtins
import dis

from matplotlib import pyplot

from common.exercises import numbers


def bound(tree):
    """The names that a cell binds at its top."""
    names = {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    return names | {node.id for statement in tree.body if not isinstance(statement, (ast.FunctionDef, ast.ClassDef))
                    for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def used(text):
    """The names that a cell takes from others; what is local to its functions is not among them."""
    waiting, names = [compile(text, '<cell>', 'exec')], set()
    while waiting:
        code = waiting.pop()
        names |= {step.argval for step in dis.get_instructions(code) if step.opname in ('LOAD_NAME', 'LOAD_GLOBAL')}
        waiting += [part for part in code.co_consts if hasattr(part, 'co_code')]
    return names


def needed(cells, checks, reader, answer):
    """The earlier cells on which checks and answer depend, with all that imports; nothing is run for show."""
    wanted = used(answer).union(*(used(cells[at].text) for at in (reader, *checks)))
    found = []
    for at in reversed(range(reader)):
        tree = ast.parse(cells[at].text)
        if 'import ' in cells[at].text or bound(tree) & wanted or _on_graph(tree, wanted):
            found.append(at)
            wanted |= used(cells[at].text)
    return tuple(reversed(found))


def _on_graph(tree, wanted):
    """Does a line of the cell write on a graph that is wanted, as g['x'] * g['y'] does?"""
    return any(isinstance(line, ast.Expr) and isinstance(line.value, (ast.BinOp, ast.Call)) and any(
        isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in wanted
        for node in ast.walk(line)) for line in tree.body)


def run(cells, positions):
    """The names that these cells leave; whatever seed stands at the top of the lesson, the one in use stays."""
    names, seed = {'__builtins__': builtins}, numbers.seed
    for at in positions:
        exec(cells[at].text, names)
        numbers.seed = seed
    pyplot.close('all')
    return names


def evaluate(text, names):
    """The value of a cell's last line."""
    *before, last = ast.parse(text).body
    exec(compile(ast.Module(before, []), '<check>', 'exec'), names)
    return eval(compile(ast.Expression(last.value), '<check>', 'eval'), names)
