"""What lessons and exercises are called in the lessons' own text."""
import re
from functools import lru_cache

from common import language
from common.keeping import PROJECT
from common.language import say
from common.passages import passage
from desk.mistakes import kind

SOURCES = PROJECT / 'notebooks' / 'source'
TITLE = {'zh': re.compile(r'^\*\*练习 (\d+)　(.+?)。?\*\*', re.M),
         'en': re.compile(r'^\*\*Exercise (\d+)\. (.+?)\.?\*\*', re.M)}


def lesson(number):
    """'01 Computational graphs'; the number alone where the lessons have no such one."""
    opening = passage(number)
    return opening.heading if opening else number


def title(name):
    """'Exercise 3: A discount', for '01-3'."""
    words = titles(language.current()).get(name.rstrip('abcdefgh'), '')     # a part, such as '02-4b', has that of the whole
    return {
        'exercise': say('练习 {n}', 'Exercise {n}', n=short(name)),
        'quiz': say('小测第 {n} 题', 'Closing question {n}', n=short(name).replace('quiz-', '')),
        'guess': say('猜一猜：{n}', 'Guess: {n}', n=short(name)),
    }[kind(name)] + (say('：{title}', ': {title}', title=words) if words else '')


def full(name):
    """'Lesson 01, Exercise 3: A discount'"""
    return say('第 {lesson} 课，{title}', 'Lesson {lesson}, {title}', lesson=name.partition('-')[0], title=title(name))


def short(name):
    return name.partition('-')[2]


@lru_cache(maxsize=None)
def titles(language):
    """{'01-3': 'A discount', …}"""
    pattern = TITLE.get(language, TITLE['en'])
    return {f'{path.name.partition("_")[0]}-{number}': words for path in SOURCES.glob('[0-9]*.md')
            for number, words in pattern.findall(path.read_text(encoding='utf-8'))}
