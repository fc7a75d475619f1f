"""A question with a few choices, one of which is right; each choice is answered with a sentence of its own."""
from typing import NamedTuple


class Choice(NamedTuple):
    """What is on the button, and what is said to whoever presses it: why it is right, or what was mistaken."""
    zh: str
    en: str
    why_zh: str
    why_en: str
    right: bool = False


class Question:
    """Two to four choices. zh and en ask the question, where the prose of the lesson does not."""

    def __init__(self, *choices, zh='', en=''):
        self.choices, self.zh, self.en = choices, zh, en
