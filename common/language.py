"""The reader's language. Figures, buttons and errors say each sentence in Chinese or in English."""
import locale
import os

LANGUAGES = ('zh', 'en')


def of_the_system():
    """'zh' where the system speaks Chinese, else 'en'."""
    asked = os.environ.get('LESSONS_LANG') or os.environ.get('LC_ALL') or os.environ.get('LANG') or ''
    name = asked if asked not in ('', 'C', 'POSIX', 'C.UTF-8') else locale.getlocale()[0] or ''
    return 'zh' if name.lower().startswith(('zh', 'chinese')) else 'en'


def use(language):
    """Speak `language` ('zh' or 'en') from here on."""
    global _current
    if language not in LANGUAGES:
        raise ValueError(f'language is {language!r}: choose one of {LANGUAGES} / 语言请选 zh 或 en')
    _current = language


def current():
    """'zh' or 'en'."""
    return _current


def say(zh, en, **values):
    """The one of two sentences that the reader speaks, with the values at the places of their names."""
    sentence = zh if _current == 'zh' else en
    return sentence.format(**values) if values else sentence


_current = of_the_system()
