"""The reader's language."""
import pytest

from common import language
from common.language import current, of_the_system, say, use


def test_a_sentence_is_said_in_the_language_in_use():
    use('zh')
    assert (current(), say('苹果', 'apple')) == ('zh', '苹果')
    use('en')
    assert (current(), say('苹果', 'apple')) == ('en', 'apple')


def test_an_unknown_language_is_refused_and_the_old_one_stays():
    use('zh')
    with pytest.raises(ValueError, match='choose one of.*请选 zh 或 en'):
        use('fr')
    assert current() == 'zh'


@pytest.mark.parametrize('variables, expected', [
    ({'LANG': 'zh_CN.UTF-8'}, 'zh'),
    ({'LANG': 'zh_TW'}, 'zh'),
    ({'LANG': 'en_GB.UTF-8'}, 'en'),
    ({'LANG': 'de_DE.UTF-8'}, 'en'),
    ({'LANG': 'en_GB.UTF-8', 'LC_ALL': 'zh_CN.UTF-8'}, 'zh'),
    ({'LANG': 'zh_CN.UTF-8', 'LESSONS_LANG': 'en'}, 'en'),
    ({'LANG': 'en_GB.UTF-8', 'LESSONS_LANG': 'zh'}, 'zh'),
], ids=str)
def test_the_system_proposes_and_the_reader_disposes(monkeypatch, variables, expected):
    for name in ('LESSONS_LANG', 'LC_ALL', 'LANG'):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert of_the_system() == expected


@pytest.mark.parametrize('name, expected', [('Chinese (Simplified)_China', 'zh'), ('English_United States', 'en'),
                                            (None, 'en')])
def test_where_no_variable_says_it_the_locale_is_asked(monkeypatch, name, expected):
    monkeypatch.delenv('LESSONS_LANG', raising=False)
    monkeypatch.delenv('LC_ALL', raising=False)
    monkeypatch.setenv('LANG', 'C.UTF-8')
    monkeypatch.setattr(language.locale, 'getlocale', lambda: (name, 'cp1252'))
    assert of_the_system() == expected
