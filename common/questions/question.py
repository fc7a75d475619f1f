"""A question of the lessons with its choices: short texts for the buttons, and what is said to each of them."""
from typing import NamedTuple


class Choice(NamedTuple):
    """One button, in both languages, and the sentences beside the figure once it was pressed."""

    zh: str
    en: str
    zh_said: str
    en_said: str
    right: bool = False


class Question:
    """Two to four choices, exactly one of them right. The text of a guess is the lesson's own prose."""

    def __init__(self, *choices, zh='', en=''):
        self.choices, self.zh, self.en = choices, zh, en
