"""Code of this project as a lesson shows it: taken from the file, so that it cannot differ from what runs."""
import ast
import inspect
from textwrap import dedent

LETTER = 0.6        # of its height a letter of code is wide


class Source:
    """Python text that a notebook shows as a code block, also untrusted."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text

    def _repr_markdown_(self):
        """A block in the colours of the page's theme; on a narrow page it scrolls and no line is broken."""
        wide = max(len(line) for line in self.text.split('\n'))
        style = f'min-width:{LETTER * wide + 1:.0f}em;font-family:monospace'
        return (f'<div style="overflow-x:auto"><div style="{style}">\n\n'
                f'```python\n{self.text}\n```\n\n</div></div>')


def source(*things):
    """The code of classes or functions without docstrings, comments, decorators and checks of bad input."""
    return Source('\n\n\n'.join(map(_plain, things)))


def _plain(thing):
    return '\n'.join(text for _, text in shown_lines(thing))


def shown_lines(thing):
    """[(number in its file, text)] of the lines that are shown of a class or a function."""
    found, first = inspect.getsourcelines(thing)
    text = dedent(''.join(found)).rstrip()
    tree = ast.parse(text).body[0]
    hidden = {line for node in _not_shown(tree) for line in range(node.lineno, node.end_lineno + 1)}
    lines = [(first + i, line) for i, line in enumerate(text.split('\n'))
             if i + 1 not in hidden and not line.lstrip().startswith('#')]
    opens_class = [False, *(line.startswith('class ') for _, line in lines)]
    return [(number, line) for (number, line), opened in zip(lines, opens_class) if line or not opened]


def _not_shown(tree):
    """Decorators, docstrings, and calls like guard.not_zero(y), which only speak when something is wrong."""
    yield from tree.decorator_list
    for line in ast.walk(tree):
        if isinstance(line, ast.Expr) and (
                isinstance(line.value, ast.Constant) or ast.unparse(line).startswith('guard.')):
            yield line
