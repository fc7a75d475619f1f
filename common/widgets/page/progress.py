"""progress: the map of the series with what this reader has done, and the mistakes that were made more than once."""
import ipywidgets as w

from common import memory
from common.course import LESSONS, series
from common.drawing import roadmap
from common.exercises import numbers
from common.language import listing, say
from common.passages import ROWS, passage
from common.widgets.complaint import complains
from common.widgets.figure import Figure, Linked
from common.widgets.hands import row
from common.widgets.page.hand_in import HandIn
from common.widgets.page.link import link
from common.widgets.parts import Hint, Status, Table, sheet
from common.widgets.slider import NumberBox

MOST = 12               # mistakes that are shown
WITHOUT_END = '10'      # practice is never done


class Progress(Figure):
    """Where nothing is kept it is the plain map. Other lessons run in other kernels: a button looks again."""

    holder = Linked

    def __init__(self):
        super().__init__()
        self.again = self.push_button(say('再看一遍', 'look again'), self._look, 'refresh')
        self.seed = NumberBox(say('我的题号', 'my numbers'), 0, 99999, memory.seed(), counts=True)
        self.at_change(self.seed, lambda: numbers.remember(self.seed.value))
        self.choice = w.Dropdown(options=[('', '')], layout={'width': '14em'})
        self.choice.observe(lambda change: self._ask(), 'value')
        self.forget = self.push_button('', self._forget, 'eraser')
        controls = row(self.again, self.seed, self.choice, self.forget, gap='0 1em')
        self.hand_in = HandIn(self.attempt)
        self.arrange(self.shown, *([controls] if memory.file() else []), self.hand_in)
        self._look()

    def _look(self):
        """Read the file anew."""
        self.kept = memory.everything()['exercises']
        names = sorted({part for name in self.kept for part in (name.partition('-')[0], name)})
        self.choice.options = [(say('选一课或一题', 'a lesson or exercise'), ''), *((name, name) for name in names)]
        self.choice.value = ''
        self._ask()
        self.redraw()

    def _ask(self):
        """The button says what it forgets, and asks once more before it does."""
        self.sure = False
        self.forget.disabled = not self.choice.value
        self.forget.description = say('忘掉作答', 'forget the answers')

    def _forget(self):
        if not self.sure:
            self.sure = True
            self.forget.description = say('再按一次，{name} 就忘掉了', 'press again to forget {name}', name=self.choice.value)
            return
        memory.forget(self.choice.value)
        self._look()

    def parts(self):
        begun = {lesson.number: self._done(lesson.number) for lesson in LESSONS if self._begun(lesson.number)}
        begun = {number: each for number, each in begun.items() if each}            # where there is something to do
        marks = {number: f'{number} {_share(each)}' for number, each in begun.items()}
        return [sheet(roadmap(series(), marks)), Hint(memory.trouble()) if memory.trouble() else Status(''),
                self._lessons(begun), self._mistakes()]

    def _begun(self, number):
        return number != WITHOUT_END and any(name.startswith(number + '-') for name in self.kept)

    def _done(self, number):
        """{exercise of the lesson: whether it is right}, in the order of the lesson's text."""
        names = [name for row in ROWS for name in row.exercises.split() if name.startswith(number + '-')]
        return {name: self._right(name) for name in sorted(names, key=_order)}

    def _right(self, name):
        """Of an exercise in two parts both count."""
        entries = [self.kept.get(part) for part in ((name,) if name in self.kept else (name + 'a', name + 'b'))]
        return all(entry and entry.get('passed') for entry in entries)

    def _lessons(self, begun):
        if not begun:
            return Status('')
        rows = [(link(passage(number)), _names(each, True), _names(each, False)) for number, each in begun.items()]
        return Table((say('课', 'lesson'), say('做对了', 'right'), say('还没有', 'open')), rows,
                     text='; '.join(f'{number} {_share(each)}' for number, each in begun.items()))

    def _mistakes(self):
        """Those made more than once, in whatever exercise, the most frequent first."""
        found = {}
        for name, entry in self.kept.items():
            for template, told in entry.get('mistakes', {}).items():
                times, _, last = found.get(template, (0, '', {'at': ''}))
                latest = (name, told) if told['at'] >= last['at'] else found[template][1:]
                found[template] = (times + told['times'], *latest)
        often = sorted(((times, template, *latest) for template, (times, *latest) in found.items() if times > 1),
                       key=lambda one: -one[0])[:MOST]
        if not often:
            return Status('')
        rows = [(say(told['zh'], told['en']), str(times), link(passage(name, template)))
                for times, template, name, told in often]
        head = say('不止一次的错', 'mistakes made more than once'), say('次数', 'times'), say('回去看', 'go back to')
        return Table(head, rows, text='; '.join(f'{sentence} ×{times}' for sentence, times, _ in rows))


def _order(name):
    """Numbered exercises in their order, those with names before them."""
    last = name.partition('-')[2]
    return int(last) if last.isdigit() else 0


def _share(each):
    """✓ for all, else how many of how many."""
    return '✓' if all(each.values()) else f'{sum(each.values())}/{len(each)}'


def _names(each, right):
    return listing(name.partition('-')[2] for name, passed in each.items() if passed == right) or '–'


@complains
def progress():
    """The map of the series, what you have done of it, and where to go back to; other numbers, and a fresh start."""
    return Progress()
