"""What every hint to a wrong answer must be."""
import re

from common import language


def in_both(check):
    """The hints of a check that is not passed, one in each language."""
    found = []
    for name in language.LANGUAGES:
        language.use(name)
        result = check()
        assert result.passed is False
        found.append(result.sentence)
    return found


def hinted(check, zh, en, never=None):
    """The check is not passed, its hint says this in both languages, and the right number stands in neither."""
    for name, words in (('zh', zh), ('en', en)):
        language.use(name)
        result = check()
        assert result.passed is False and re.search(words, result.sentence), result
        assert never is None or not re.search(rf'(?<![\d.]){re.escape(never)}(?![\d.])', result.sentence), result
