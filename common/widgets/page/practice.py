"""practice: task after task, of the skill whose turn it is or of one that the reader chooses."""
import ipywidgets as w

from common.drawing import Drawing
from common.drawing.matrices import Matrix, written
from common.language import listing, say
from common.passages import passage
from common.practice import SKILLS, Schedule, task
from common.widgets.complaint import complains
from common.widgets.figure import Figure, Linked, put
from common.widgets.graphs.blanks import KINDS, Asks, on_graph
from common.widgets.hands import row, toggle
from common.widgets.page.link import link
from common.widgets.parts import Status, Table, drawn, sheet


class Practice(Asks, Figure):
    """A task with its boxes, a button for the next one, and a table that says when each skill comes back.

    skill  that of the task at hand
    """

    def __init__(self, skill):
        super().__init__()
        self.schedule = Schedule()
        skills = [(f'{skill.lesson} {skill.called}', name) for name, skill in SKILLS.items()]
        self.choice = w.Dropdown(options=[(say('自动选', 'chosen for you'), ''), *skills],
                                 description=say('练什么', 'practise'), layout={'width': '26em', 'max_width': '100%'})
        self.another = self.push_button(say('下一题', 'next'), self._next, 'arrow-right')
        self.table = toggle(say('什么时候再来', 'what comes back when'), 'table')
        self.boxes, self.outcome, self.days = w.VBox(), w.HTML(), Linked()
        self._begin(skill)
        self.at_change(self.choice, self._next)
        self.redraw_with(self.table)
        self.arrange(self.choice, self.shown, self.boxes, self.score, self.outcome, row(self.another, self.table), self.days)

    def _begin(self, skill):
        """Go on with the task at hand, unless another skill is asked for; else pose one."""
        left = self.schedule.at_hand()
        if left and skill in ('', left):
            entry = self.schedule.entries[left]
            self.choice.value = left if entry['chosen'] else ''
            self._show(left, entry['set'], entry['answers'], say('接着上次的题。', 'You left off at this task.'))
        else:
            self.choice.value = skill
            self._pose(skill or self.schedule.next())

    def _next(self):
        self._pose(self.choice.value or self.schedule.next(self.skill))
        self.redraw()

    def _pose(self, skill):
        why = '' if self.choice.value else _why(self.schedule, skill)
        self._show(skill, self.schedule.pose(skill, bool(self.choice.value)), {}, why)

    def _show(self, skill, number, answers, why):
        self.skill, self.why, self.task = skill, why, task(skill, number)
        graph = self.task.graph
        self.drawing = None if graph is None else Drawing(graph, shapes=self.task.shapes)
        self.ask(self._asked(), answers)
        put(self.boxes, *(blank.row for blank in self.blanks))

    def _asked(self):
        if not self.task.questions:
            return on_graph(self.drawing, KINDS['grads'], self.task.only, self.task.dout)
        return [(asked.name, self._places(asked.places), asked.check, asked.name, asked.example)
                for asked in self.task.questions]

    def _places(self, places):
        return [(i, kind) for node, kind in places for i, arrow in enumerate(self.drawing.view.arrows) if arrow.node is node]

    def judged(self, blank, result):
        self.schedule.answered(self.skill, self.answers, result, blank.box.value, self.all_right())

    def parts(self):
        self.count()
        self.outcome.value = Status(self._outcome()).live()
        self.days.value = _table(self.schedule).live() if self.table.value else ''
        return [Status(SKILLS[self.skill].called + say('。', '. ') + self.why), Status(self.task.words),
                Status(self.task.given), self._picture()]

    def _picture(self):
        if self.drawing:
            return drawn(self.drawing, self.unfilled())
        if not self.task.matrices:
            return Status('')
        shown = [Matrix(name, values, 'g' if name[0] == 'd' else 'v') for name, values in self.task.matrices.items()]
        said = '; '.join(f'{name} = {values.tolist()}' for name, values in self.task.matrices.items())
        return sheet(written([shown], listing(self.task.matrices), said))

    def _outcome(self):
        if not self.schedule.entries[self.skill]['done']:
            return ''
        return say('做完了。{skill}：{when}再来。', 'Done. {skill}: back {when}.', skill=SKILLS[self.skill].called,
                   when=_when(self.schedule.days_left(self.skill)))


def _why(schedule, skill):
    """Why it is this skill's turn."""
    left, missed = schedule.days_left(skill), schedule.missed[skill]
    if left is not None and left > 0:
        return say('今天没有该练的了，{when}才轮到它；先练也行，日子不变。',
                   'Nothing is due today, and this one only {when}; practise it now if you like, its date stays.',
                   when=_when(left))
    if left is not None:
        return say('该再练一次了。', 'It is due again.')
    if missed:
        return say('和它有关的题，错过 {missed} 次。', 'Mistakes with it so far: {missed}.', missed=missed)
    return say('还没有练过。', 'Not practised yet.')


def _when(days):
    if days <= 0:
        return say('今天', 'today')
    return say('明天', 'tomorrow') if days == 1 else say('{days} 天后', 'in {days} days', days=days)


def _table(schedule):
    def of_skill(name, skill):
        left = schedule.days_left(name)
        return skill.called, link(passage(f'10-{name}')), say('还没练过', 'not practised yet') if left is None else _when(left)

    head = say('练什么', 'skill'), say('在哪里讲', 'explained in'), say('再来', 'comes back')
    return Table(head, [of_skill(*each) for each in SKILLS.items()])


@complains
def practice(skill=''):
    """Tasks without end, one at a time; where nothing is asked for, of the skill that is due: `practice()`.

    skill  one of 'add', 'multiply', 'branches' …
    """
    if skill not in ('', *SKILLS):
        raise ValueError(say('没有叫 {skill!r} 的练习：有 {known}。', 'There is no skill {skill!r}; there are {known}.',
                             skill=skill, known=listing(SKILLS)))
    return Practice(skill)
