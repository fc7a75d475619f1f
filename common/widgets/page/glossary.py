"""glossary: every term of the series with its sentence, and a box to search in."""
from html import escape

import ipywidgets as w

from common.language import say
from common.terms import FILES, TERMS
from common.widgets.complaint import complains
from common.widgets.figure import Figure, Linked
from common.widgets.page.link import LOOK
from common.widgets.parts import Html, Status, Table


class Glossary(Figure):
    """A table of terms that narrows to what is typed: a word in either language or in code, or one of its sentence."""

    holder = Linked

    def __init__(self):
        super().__init__()
        self.box = w.Text(description=say('查找', 'search'), continuous_update=True, layout={'width': '24em'})
        self.redraw_with(self.box)
        self.arrange(self.box, self.shown)

    def found(self):
        typed = self.box.value.strip().lower()
        return [term for term in TERMS if any(typed in part.lower() for part in term)]

    def parts(self):
        found = self.found()
        if not found:
            return [Status(say('没有找到。少打几个字试试。', 'Nothing found; try fewer letters.'))]
        head = ('中文', 'English', say('代码里', 'in code'), say('是什么', 'what it is'), say('第几课', 'lesson'))
        rows = [(term.zh, term.en, _code(term.code), say(term.says_zh, term.says_en), _lesson(term)) for term in found]
        return [Table(head, rows, text=say('{count} 个词', '{count} terms', count=len(found)))]


def _code(names):
    return Html(', '.join(f'<code>{escape(name)}</code>' for name in names.split(', ')) if names else '')


def _lesson(term):
    """A link to the lesson that explains the term, and the number of an earlier one that uses it."""
    link = f'<a href="{FILES[term.lesson]}.ipynb" style="{LOOK}">{term.lesson}</a>'
    return Html(link + (say('（{first} 已用到）', ' (used in {first})', first=term.first) if term.first else ''))


@complains
def glossary():
    """The words of the series: Chinese, English, in code, what each means, and the lesson that explains it."""
    return Glossary()
