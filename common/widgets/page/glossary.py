"""glossary: every term of the series with its sentence, and a box to search in."""
from html import escape

import ipywidgets as w

from common.language import say
from common.terms import FILES, TERMS
from common.widgets.figure import Figure

CELL = 'style="text-align:left;vertical-align:top;padding:.2em 1.2em .2em 0"'


class Glossary(Figure):
    """A table of terms that narrows to what is typed: a word in either language or in code, or one of its sentence."""

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
    """The words of the series: Chinese, English, in code, what each means, and the lesson that explains it."""
    return Glossary()


def _table(terms):
    head = ('中文', 'English', say('代码里', 'in code'), say('是什么', 'what it is'), say('第几课', 'lesson'))
    rows = [(escape(term.zh), escape(term.en), _code(term.code), escape(say(term.says_zh, term.says_en)), _lesson(term))
            for term in terms]
    return '<table>' + _row('th', map(escape, head)) + ''.join(_row('td', row) for row in rows) + '</table>'


def _row(tag, cells):
    return '<tr>' + ''.join(f'<{tag} {CELL}>{cell}</{tag}>' for cell in cells) + '</tr>'


def _code(names):
    return ', '.join(f'<code>{escape(name)}</code>' for name in names.split(', ')) if names else ''


def _lesson(term):
    """A link to the lesson that explains the term, and the number of an earlier one that uses it."""
    link = f'<a href="{FILES[term.lesson]}.ipynb">{term.lesson}</a>'
    return link + say('（{first} 已用到）', ' (used in {first})', first=term.first) if term.first else link
