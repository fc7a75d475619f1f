"""Choices: one question with a button for each of its choices, and the sentence that answers the one pressed."""
from html import escape
from typing import NamedTuple

import ipywidgets as w

from common import memory
from common.language import say
from common.widgets.hands import row, toggle
from common.widgets.parts import Hint, Status

# a button as tall as its text needs, and large enough for a thumb
TALL = ('<style>.choice{height:auto;min-height:2.75em;white-space:normal;text-align:left;line-height:1.3;'
        'padding:.4em 1em;max-width:100%}</style>')


class Choices(w.VBox):
    """The question, its buttons and the answer. `pressed` holds the positions of the buttons in the order of pressing.

    name   under which the presses are kept, and found again by the next kernel
    told   is called with `pressed` after each press
    """

    def __init__(self, question, name, told):
        self.question, self.name, self.told, self.pressed = question, name, told, []
        self.buttons = [self._button(choice) for choice in question.choices]
        self.feedback = w.HTML()
        asked = [w.HTML(f'<p>{escape(words(question))}</p>')] if words(question) else []
        super().__init__([w.HTML(TALL), *asked, row(*self.buttons), self.feedback])
        for position in memory.recall(name).get('choices', ()):
            if position in range(len(self.buttons)):
                self._choose(position)

    def _button(self, choice):
        button = toggle(words(choice))
        button.add_class('choice')
        button.observe(self._press, 'value')
        return button

    def _press(self, change):
        position = self.buttons.index(change['owner'])
        if change['new'] and self.pressed[-1:] != [position]:
            choice = self.question.choices[position]
            self._choose(position)
            memory.keep(self.name, choice.right, choices=self.pressed, answers={'': words(choice)},
                        mistakes=[] if choice.right else [(say(choice.why_zh, choice.why_en), words(choice))])
            if memory.unkept():
                self.feedback.value += Hint(memory.unkept()).live()
            self.told(self.pressed)

    def _choose(self, position):
        self.pressed.append(position)
        for i, button in enumerate(self.buttons):
            button.value = i == position
        self.feedback.value = Status(answer(self.question.choices[position])).live()


def words(question_or_choice):
    """What a question asks, or what stands on the button of a choice."""
    return say(question_or_choice.zh, question_or_choice.en)


def answer(choice):
    """What is said to whoever chose it: a tick or an arrow, the choice once more, and why."""
    return say('{mark} 你选了“{chosen}”。{why}', '{mark} You chose “{chosen}”. {why}', mark='✓' if choice.right else '→',
               chosen=words(choice), why=say(choice.why_zh, choice.why_en))


class Printed(NamedTuple):
    """The part that shows a question and its choices where nothing can be pressed; live, the buttons do."""
    question: object
    lead: str = ''

    @property
    def text(self):
        return ' '.join(filter(None, (self.lead, words(self.question), ' / '.join(map(words, self.question.choices)))))

    def live(self):
        return ''

    def still(self):
        asked = ''.join(f'<p>{escape(text)}</p>' for text in (self.lead, words(self.question)) if text)
        return asked + '<ul>' + ''.join(f'<li>{escape(words(choice))}</li>' for choice in self.question.choices) + '</ul>'
