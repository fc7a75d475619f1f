"""glossary: every term of the series in both languages, with a box to search in."""
from html import escape

import ipywidgets as w

from common.course import TERMS
from common.language import say
from common.widgets.figure import Figure

LEFT = 'style="text-align:left;padding:.1em 1.5em .1em 0"'


class Glossary(Figure):
    """A table of terms that narrows to what is typed, in either language or in code."""

    def __init__(self):
        self.box = w.Text(description=say('查找', 'search'), continuous_update=True, layout={'width': '24em'})
        self.table = w.HTML()
        super().__init__([self.box, self.table])
        self.box.observe(lambda change: self._write(), 'value')
        self._write()

    def found(self):
        typed = self.box.value.strip().lower()
        return [term for term in TERMS if any(typed in part.lower() for part in term)]

    def _write(self):
        found = self.found()
        self.table.value = _table(found) if found else escape(
            say('没有找到。少打几个字试试。', 'Nothing found; try fewer letters.'))

    def _repr_mimebundle_(self, **options):
        bundle = super(Figure, self)._repr_mimebundle_(**options)
        return {**bundle, 'text/html': _table(TERMS), 'text/plain': repr(self)}

    def __repr__(self):
        return say('{count} 个词', '{count} terms', count=len(TERMS))


def glossary():
    """The words of the series: Chinese, English, in code, and the lesson that introduces each."""
    return Glossary()


def _table(terms):
    head = ('中文', 'English', say('代码里', 'in code'), say('第几课', 'lesson'))
    rows = [''.join(f'<td {LEFT}>{_code(part) if i == 2 else escape(part)}</td>' for i, part in enumerate(term))
            for term in terms]
    return ('<table><tr>' + ''.join(f'<th {LEFT}>{escape(text)}</th>' for text in head) + '</tr>'
            + ''.join(f'<tr>{row}</tr>' for row in rows) + '</table>')


def _code(names):
    return ', '.join(f'<code>{escape(name)}</code>' for name in names.split(', ')) if names else ''
