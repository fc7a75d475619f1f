"""What readers hand in, exercise by exercise: right answers in several spellings, and wrong ones with what must be said.

A wrong answer stands with a few words of the English sentence that it must get; '' where a general hint will do.
"""
from typing import NamedTuple


class Answers(NamedTuple):
    """form has {} where the answers go; a wrong one is {answer: words of its sentence}."""
    form: str
    right: tuple
    wrong: dict
