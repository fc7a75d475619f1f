"""The reader's language. Figures, buttons and errors say each sentence in it.

Chinese and English stand in the code, side by side. A further language is one file, translations/ja.json: each
English sentence as it stands in the code, with its fields in braces, and beside it the same in that language.
Standard library only, and it parses under Python 3.8: run.py speaks before anything is installed.
"""
import json
import locale
import os
from contextlib import contextmanager
from pathlib import Path

WRITTEN = ('zh', 'en')      # the languages that stand in the code
OWN_NAMES = {'zh': '中文', 'en': 'English'}
TRANSLATIONS = Path(__file__).with_name('translations')
LANGUAGES = WRITTEN + tuple(sorted(path.stem for path in TRANSLATIONS.glob('*.json')))


def of_the_system():
    """The system's language where it is one of ours, else 'en'."""
    asked = os.environ.get('LESSONS_LANG') or os.environ.get('LC_ALL') or os.environ.get('LANG') or ''
    name = asked if asked not in ('', 'C', 'POSIX', 'C.UTF-8') else locale.getlocale()[0] or ''
    if name.lower().startswith('chinese'):      # as Windows calls it
        return 'zh'
    return name[:2].lower() if name[:2].lower() in LANGUAGES else 'en'


def use(language):
    """Speak `language`, one of LANGUAGES, from here on."""
    global _current, _sentences
    if language not in LANGUAGES:
        raise ValueError(f'language is {language!r}: choose one of {LANGUAGES} / 语言请选 zh 或 en')
    _sentences = {} if language in WRITTEN else translations(language)
    _current = language


@contextmanager
def speaking(language):
    """Speak `language` inside, and afterwards what was spoken before."""
    before = _current
    use(language)
    try:
        yield
    finally:
        use(before)


def translations(language):
    """{English sentence: the same in `language`}."""
    return json.loads((TRANSLATIONS / (language + '.json')).read_text(encoding='utf-8'))


class Sentence(str):
    """What `say` says: a text in the reader's language that is still known by its template, and in both languages.

    template  the English sentence as it stands in the code, with its fields in braces
    zh, en    the sentence as it is told in Chinese and in English
    """

    def __new__(cls, text, template='', zh='', en=''):
        sentence = super().__new__(cls, text)
        sentence.template, sentence.zh, sentence.en = template, zh, en
        return sentence

    def __add__(self, other):
        return Sentence(str(self) + other, *(getattr(self, form) + _form(other, form) for form in FORMS))

    def __radd__(self, other):
        return Sentence(other + str(self), *(_form(other, form) + getattr(self, form) for form in FORMS))

    def join(self, texts):
        texts = list(texts)
        return Sentence(super().join(texts), *(getattr(self, form).join(_form(text, form) for text in texts) for form in FORMS))


FORMS = ('template', 'zh', 'en')


def _form(text, form):
    return getattr(text, form) if isinstance(text, Sentence) else text


def current():
    """The language that is spoken, one of LANGUAGES."""
    return _current


def say(zh, en, **values):
    """A sentence in the reader's language, its {fields} filled in with the values. Returns a Sentence.

    What has no translation yet is said in English.
    """
    told = zh if _current == 'zh' else _sentences.get(en, en)
    if not values:
        return Sentence(told, en, zh, en)
    return Sentence(told.format(**values), en, *(
        sentence.format(**{name: _form(value, form) for name, value in values.items()})
        for sentence, form in ((zh, 'zh'), (en, 'en'))))


def paragraph(sentences, /, **values):
    """Sentences one behind the other: pairs (zh, en), filled in with the same values."""
    return say('', ' ').join([say(*sentence, **values) for sentence in sentences])


def listing(words):
    """Words in a row, as the reader's language separates them."""
    return say('、', ', ').join(words)


use(of_the_system())
