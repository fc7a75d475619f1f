"""The code beside the picture: a layer's own forward or backward, lit where it makes the numbers that just appeared."""
from functools import lru_cache
from html import escape
from typing import NamedTuple

from common.graph import Node
from common.language import say
from common.running import Run, written_function
from common.source import shown_lines
from common.widgets.parts import Status

MONO = 'font-family:monospace;font-size:13px;line-height:1.6;overflow-x:auto'


class Listing(NamedTuple):
    """lines [(text, is it lit)] of a method called `name`; made [(a lit line, the same with its numbers)]."""
    name: str
    lines: list
    made: list

    @property
    def text(self):
        return f'{self.name}: ' + '; '.join(f'{code} → {numbers}' for code, numbers in self.made)

    def live(self):
        code = ''.join(self._line(*line) for line in self.lines)
        numbers = ''.join(f'<div><span style="opacity:.75">{escape(code)}</span> → <b>{escape(numbers)}</b></div>'
                          for code, numbers in self.made)
        return (f'<div class="cg" style="padding:.2em .6em"><small>{escape(self.name)}</small>'
                f'<div style="{MONO};white-space:pre">{code}</div>'
                f'<div role="status" style="{MONO};white-space:nowrap;min-height:3.2em;margin-top:.4em">{numbers}</div></div>')

    still = live

    @staticmethod
    def _line(text, lit):
        """A lit line has an arrow, too, so that it is not told by colour alone."""
        mark = '▸ ' if lit else '  '
        return f'<div{" class=" + chr(34) + "lit" + chr(34) if lit else ""}>{mark}{escape(text) or " "}</div>'


def code_of(node, way, positions, written):
    """The part that shows `way` ('forward' or 'backward') of a node's layer, run with the node's own numbers.

    positions   which of the numbers that it returns have appeared
    written     text of a number or an array
    """
    given = [x.value for x in node.inputs] if way == 'forward' else [node.grad]
    return _watched(node.layer, way, given, written, lambda run: map(run.made, positions))


def code_of_sum(shares, written):
    """The part that shows how the graph itself adds the shares of several branches, where the last of them arrives."""
    node, *earlier, last = Node(None, None, (), '', None), *shares
    for share in earlier:
        node.receive(share)
    return _watched(node, 'receive', [last], written, lambda run: [run.stored('self.grad')])


def _watched(layer, way, given, written, find):
    """The method run once; find(run) gives the statements that are lit."""
    kind = type(layer).__name__
    try:
        lines = _lines(written_function(layer, way))
    except Exception:       # whatever the reader's class is made of, the walk goes on
        return Status(say('{kind} 的代码看不到：它不是用 Python 写在文件或格子里的。',
                          'The code of {kind} cannot be shown: it is not written in Python in a file or a cell.',
                          kind=kind))
    try:
        made = [found for found in find(Run(layer, way, given, written)) if found is not None]
    except Exception:       # it cannot be copied, or run once more: its code is shown as it stands
        made = []
    lit = {line for found in made for line in found.lines}
    return Listing(f'{kind}.{way}', [(text, number in lit) for number, text in lines],
                   list(dict.fromkeys((found.code, found.numbers) for found in made)))


@lru_cache(maxsize=128)
def _lines(function):
    """[(number in its file, text)] of the code of a method."""
    return shown_lines(function)
