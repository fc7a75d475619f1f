"""glossary: every term of the series in both languages, with a box to search in."""
import ipywidgets as w

from common.course import TERMS
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.parts import Code, Status, Table


class Glossary(Figure):
    """A table of terms that narrows to what is typed, in either language or in code."""

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
        head = ('中文', 'English', say('代码里', 'in code'), say('第几课', 'lesson'))
        return [Table(head, [(term.zh, term.en, Code(term.code), term.lesson) for term in found],
                      text=say('{count} 个词', '{count} terms', count=len(found)))]


@complains
def glossary():
    """The words of the series: Chinese, English, in code, and the lesson that introduces each."""
    return Glossary()
