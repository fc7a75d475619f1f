"""How the lessons and their questions sound: slips that were hunted once do not come back, in either language."""
import re

import pytest
from lesson import lessons as sources
from lesson import read

from common.questions import of_lesson

SOURCES = sources()
ENGLISH = re.compile(r'dearer|\btill\b|\bmuddle|\basked is\b|\bneeded is\b|\bis none[.,;]|\bis not it yet\b'
                     r'|(?<!all )\bthe way back\b|\bthe way forward\b|\bhas still to\b|\bhands? back\b'
                     r'|\bstands? (?:under|below|above|over)\b', re.I)
HAN = '[\u4e00-\u9fff]'
CHINESE = re.compile(f'{HAN}[:,;?!]|{HAN} {HAN}|[「」]')
NOT_PROSE = re.compile(r'```.*?```|`[^`]*`|\]\([^)]*\)|\$\$.*?\$\$|\$[^$]*\$', re.S)


def prose(source, language):
    return '\n'.join(NOT_PROSE.sub('x', block.text) for block in read(source) if block.kind in (language, 'both'))


def asked(source, language):
    """The texts of a lesson's questions."""
    try:
        module = of_lesson(source.stem.split('_')[0])
    except ImportError:
        return ''
    position = ('zh', 'en').index(language)
    questions = (*module.GUESSES.values(), *module.QUIZ)
    choices = [text for question in questions for choice in question.choices for text in choice[position:4:2]]
    return '\n'.join([*choices, *(getattr(question, language) for question in questions)])


lessons = pytest.mark.parametrize('source', SOURCES, ids=lambda path: path.stem)


@lessons
def test_english_has_no_foreign_accent(source):
    assert ENGLISH.findall(prose(source, 'en') + asked(source, 'en')) == []


@lessons
def test_chinese_keeps_its_own_marks_and_no_stray_spaces(source):
    assert CHINESE.findall(prose(source, 'zh') + asked(source, 'zh')) == []


PRESSED = {'zh': re.compile('按“([^”]{1,10})”(?!从)'), 'en': re.compile('(?:[Pp]ress|button called) "([^"]{1,16})"')}
CODE = '\n'.join(path.read_text(encoding='utf-8') for room in ('common', 'web')
                 for path in (SOURCES[0].parents[2] / room).glob('**/*.py') if 'questions' not in path.parts)


@lessons
@pytest.mark.parametrize('language', ['zh', 'en'])
def test_a_button_that_the_text_names_is_there(source, language):
    named = PRESSED[language].findall(prose(source, language))
    assert all(re.search(rf"['› ‹]{re.escape(name)}[' ›：:]", CODE) for name in named), named


ROOT = SOURCES[0].parents[2]
PAGES = sorted([*ROOT.glob('*.md'), *ROOT.glob('[a-z]*/README*.md'), *ROOT.glob('notebooks/source/*.md')])
BOLD = re.compile(r'(?P<before>.?)\*\*(?P<words>[^*\n]+)\*\*(?P<after>.?)')
SIGN = re.compile(r'[^\w\s$`]')


@pytest.mark.parametrize('page', PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_markdown_sees_where_bold_begins_and_ends(page):
    """After a sign, `**` ends nothing if a word follows at once, nor does it begin anything between a word and a sign."""
    unseen = [bold[0] for bold in BOLD.finditer(page.read_text(encoding='utf-8'))
              if SIGN.match(bold['words'][-1]) and re.match(r'\w', bold['after'])
              or SIGN.match(bold['words'][0]) and re.match(r'\w', bold['before'])]
    assert unseen == []
