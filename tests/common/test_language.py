"""The reader's language."""
import ast
import copy
from pathlib import Path
from string import Formatter

import pytest

from common import language
from common.language import current, listing, of_the_system, paragraph, say, speaking, use

ROOT = Path(__file__).parent.parent.parent


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


def test_a_language_is_spoken_for_a_while_and_then_the_one_before_whatever_happens():
    use('zh')
    with pytest.raises(ZeroDivisionError), speaking('en'):
        assert current() == 'en'
        raise ZeroDivisionError
    assert current() == 'zh'


def test_a_paragraph_has_spaces_between_its_sentences_where_the_language_has_them():
    pairs = [('{n} 个苹果。', '{n} apples.'), ('又 {n} 个。', 'Another {n}.')]
    use('zh')
    told = paragraph(pairs, n=2)
    assert (told, told.en, told.template) == ('2 个苹果。又 2 个。', '2 apples. Another 2.', '{n} apples. Another {n}.')
    use('en')
    assert paragraph(pairs, n=2) == told.en


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


FILES = sorted([*ROOT.glob('common/**/*.py'), *ROOT.glob('dataset/**/*.py')])


def sentences(path):
    """Each call that says a sentence: (line, Chinese, English, the names of its values)."""
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.Call) and getattr(node.func, 'id', '') in ('say', 'hint') and len(node.args) > 1:
            yield node.lineno, *node.args[:2], {word.arg for word in node.keywords}


def fields(template):
    return {name.split('.')[0] for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_sentence_stands_as_a_template_whose_fields_are_given(path):
    for line, zh, en, given in sentences(path):
        assert not {type(node) for part in (zh, en) for node in ast.walk(part)} & {ast.JoinedStr}, \
            f'line {line}: a template, no f-string'
        if given and None not in given and all(isinstance(part, ast.Constant) for part in (zh, en)):
            assert fields(zh.value) | fields(en.value) == given, f'line {line}'
        if not given and all(isinstance(part, ast.Constant) for part in (zh, en)):
            assert not {'{{', '}}'} & {text[i:i + 2] for text in (zh.value, en.value) for i in range(len(text))}, \
                f'line {line}: without values a brace stands for itself'


def test_a_further_language_is_one_file(tmp_path, monkeypatch):
    (tmp_path / 'ja.json').write_text('{"{n} apples": "りんご{n}個"}', encoding='utf-8')
    monkeypatch.setattr(language, 'TRANSLATIONS', tmp_path)
    monkeypatch.setattr(language, 'LANGUAGES', ('zh', 'en', 'ja'))
    use('ja')
    assert say('{n} 个苹果', '{n} apples', n=3) == 'りんご3個'
    assert say('苹果', 'apple') == 'apple', 'what is not translated is said in English'


@pytest.mark.parametrize('spoken', ['zh', 'en'])
def test_a_sentence_knows_its_template_and_both_languages_whatever_it_is_put_together_from(spoken):
    use(spoken)
    told = 'dx' + say('：', ': ') + say('用在 {places}', 'used in {places}',
                                       places=listing(['×', say('另一处', 'another place')]))
    assert told == {'zh': 'dx：用在 ×、另一处', 'en': 'dx: used in ×, another place'}[spoken]
    assert (told.template, told.zh, told.en) == ('dx: used in {places}', 'dx：用在 ×、另一处', 'dx: used in ×, another place')
    assert copy.deepcopy(told).en == told.en
