"""When a skill comes back: after a right answer in 1, 3, 7, 16, 35 days, after a mistake still today (Leitner's boxes).

Kept as the exercise '10-SKILL' of common.memory: `days` is the interval that runs, `due` the date at its end; of the
last task `set` is the number, `slips` counts the wrong answers; `open` is it at hand, `done` was all of it right once.
"""
from collections import Counter
from datetime import date, timedelta

from common import memory
from common.exercises import numbers
from common.practice.skills import SKILLS, skill_of

INTERVALS = 1, 3, 7, 16, 35     # days
clock = date.today              # tests set another
FRESH = {'seed': 0, 'set': -1, 'open': False, 'chosen': False, 'slips': 0, 'done': False, 'answers': {}, 'days': 0, 'due': ''}


class Schedule:
    """What this reader practised, and what comes next. Where nothing is kept it lasts as long as the kernel.

    entries  {skill: what is kept of it}
    missed   {skill: how many mistakes were made in it, in lessons and here}
    """

    def __init__(self):
        exercises = memory.everything()['exercises']
        self.entries = {name: _entry(exercises.get(f'10-{name}', {})) for name in SKILLS}
        self.missed = Counter()
        for exercise, entry in exercises.items():
            for mistake, told in entry.get('mistakes', {}).items():
                self.missed[skill_of(exercise, mistake)] += told['times']
        self.begun = {exercise[:2] for exercise in exercises} - {'00', '10'}

    def due(self, name):
        """The date from which a skill is to be practised again; None if it never was."""
        try:
            return date.fromisoformat(self.entries[name]['due'])
        except ValueError:      # never, or written by a hand
            return None

    def days_left(self, name):
        """Until it is due: 0 today, less if it is overdue; None if it never was practised."""
        due = self.due(name)
        return due and (due - clock()).days

    def at_hand(self):
        """The skill whose task was left open, or None. With another seed of the reader's it would be another task."""
        return next((name for name, entry in self.entries.items()
                     if entry['open'] and entry['seed'] == numbers.current()), None)

    def next(self, last=None):
        """The skill to practise now: the longest overdue first, then the one with most mistakes, then the one posed least.

        What was not practised yet is due today, if its lesson was begun. The same skill comes twice only where no other
        is due; where none is, the one comes that would be the first.
        """
        due = [name for name in SKILLS if self.is_due(name)]
        known = [name for name in SKILLS if self.due(name)]
        found = [name for name in due if name != last] or due or known or SKILLS
        return min(found, key=lambda name: (self.due(name) or clock(), -self.missed[name], self.entries[name]['set']))

    def is_due(self, name):
        if self.due(name) is None:
            return not self.begun or SKILLS[name].lesson in self.begun
        return self.days_left(name) <= 0

    def pose(self, name, chosen):
        """The number of a skill's next task, at hand from now on. chosen: did the reader choose the skill?"""
        for left in [left for left, entry in self.entries.items() if entry['open']]:
            self._keep(left, open=False)
        number = self.entries[name]['set'] + 1
        self._keep(name, set=number, open=True, chosen=chosen, slips=0, done=False, answers={})
        return number

    def answered(self, name, answers, result, typed, done):
        """One answer to the task at hand. done: are all its answers right now?

        A mistake makes the skill due today. Where all came right without one the next interval begins, unless it was
        practised before its time; then the date stays.
        """
        entry, wrong = self.entries[name], result.tried and not result.passed
        mistakes = [(result.mistake, typed)] if wrong and result.mistake else []
        self.missed.update(skill_of(f'10-{name}', mistake.template) for mistake, _ in mistakes)
        what = {'answers': answers}
        if not entry['done'] and wrong:
            what.update(slips=entry['slips'] + 1, **_in(0))
        elif not entry['done'] and done:
            what['done'] = True
            if not entry['slips'] and (self.days_left(name) or 0) <= 0:
                what.update(_in(next((days for days in INTERVALS if days > entry['days']), INTERVALS[-1])))
        self._keep(name, done if result.tried else None, mistakes, **what)

    def _keep(self, name, passed=None, mistakes=(), **what):
        what['seed'] = numbers.current()
        self.entries[name] = {**self.entries[name], **what}
        memory.keep(f'10-{name}', passed, mistakes, **what)


def _entry(kept):
    """What is kept of a skill; what is missing, or was spoilt by a hand, is as on the first day."""
    return {key: kept[key] if isinstance(kept.get(key), type(fresh)) else fresh for key, fresh in FRESH.items()}


def _in(days):
    return {'days': days, 'due': (clock() + timedelta(days)).isoformat()}
