"""The glossary's words are those of the code and the lessons, and it tells truly where each is used first."""
import re
from pathlib import Path

import pytest
from lesson import read

from common.terms import FILES, TERMS

ROOT = Path(__file__).parent.parent.parent
SOURCES = ROOT / 'notebooks' / 'source'
CODE = '\n'.join(path.read_text(encoding='utf-8') for path in [*ROOT.glob('common/**/*.py'), *ROOT.glob('dataset/*.py')])
NOT_PROSE = re.compile(r'\[[^\]]*\]\([^)]*\)|`[^`]*`|\*\*')      # links, code, and the marks of bold words


def prose(number, language):
    blocks = read(SOURCES / f'{FILES[number]}.md')
    return NOT_PROSE.sub('', '\n'.join(block.text for block in blocks if block.kind == language))


PROSE = {number: {language: prose(number, language) for language in ('zh', 'en')} for number in FILES}
every_term = pytest.mark.parametrize('term', TERMS, ids=lambda term: term.en)


def stands_in(term, number):
    """Whether the Chinese word, and whether the English word, is in the prose of a lesson."""
    chinese = [word.split('（')[0] for word in term.zh.split('，')]
    english = [word.split(' (')[0] for word in term.en.split(', ')]
    return (any(word in PROSE[number]['zh'] for word in chinese),
            any(re.search(rf'\b{re.escape(word)}', PROSE[number]['en'], re.I) for word in english))


@every_term
def test_a_term_stands_in_the_lesson_that_explains_it(term):
    assert stands_in(term, term.lesson) == (True, True)


@every_term
def test_a_term_is_first_used_where_the_glossary_says(term):
    assert next(number for number in FILES if any(stands_in(term, number))) == (term.first or term.lesson)


@every_term
def test_a_term_is_explained_in_one_sentence_of_each_language(term):
    assert term.says_zh.endswith('。') and term.says_zh.count('。') == 1
    assert term.says_en.endswith('.') and not re.search(r'\. [A-Z]', term.says_en)
    assert not re.search('[\u4e00-\u9fff]', term.says_en)


@pytest.mark.parametrize('name', sorted({name for term in TERMS for name in term.code.split(', ') if name}))
def test_an_identifier_of_the_glossary_is_in_the_code(name):
    assert re.search(re.escape(name) + r'\b', CODE)


def test_a_term_is_listed_once():
    assert len({term.zh for term in TERMS}) == len({term.en for term in TERMS}) == len(TERMS)


@pytest.mark.parametrize('number', FILES)
def test_the_glossary_links_to_lessons_that_are_there(number):
    assert (SOURCES / f'{FILES[number]}.md').is_file() and FILES[number].startswith(number)
