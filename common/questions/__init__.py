"""The guesses and the closing quiz of each lesson: lesson_01.py holds GUESSES (by name) and QUIZ."""
from importlib import import_module


def of_lesson(number):
    """The module of a lesson, such as '01'."""
    return import_module(f'common.questions.lesson_{number}')
