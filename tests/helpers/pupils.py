"""Pupils with known mistakes, and what a page says about them."""
from html.parser import HTMLParser

from common import handed

NOON = '2026-11-26T12:00:00'


def told(template, answer, at=NOON):
    """A mistake as common.memory keeps it: here the Chinese sentence is the English one with a mark."""
    en = template.format(answer=answer)
    return template, {'times': 1, 'answer': answer, 'zh': '中文：' + en, 'en': en, 'at': at}


def entry(passed, *mistakes):
    return {'answers': {'': '1'}, 'passed': passed, 'tries': 1, 'seed': 0, 'at': NOON, 'mistakes': dict(mistakes)}


def file_of(name, at=NOON, **exercises):
    """The bytes that a pupil hands in; exercises as file_of('Li Lei', **{'01-2': entry(True)})."""
    return handed.pack(name, at, {'seed': 0, 'exercises': exercises})


def sheet_of(name, exercises):
    """What is read of a file that anybody may have made."""
    return handed.Sheet(name, NOON, {exercise: handed.entry(held) for exercise, held in exercises.items()})


def lay(folder, files):
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


class Page(HTMLParser):
    """The texts of a page in one language. exercises: {'01-2': [heading, mistake, …]}; rows: those of the pupils."""

    def __init__(self, html, language):
        super().__init__()
        self.language, self.here, self.open = language, None, []
        self.exercises, self.first, self.rows, self.texts = {}, [], [], []
        self.written = set()        # every tag and every attribute of the page
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.written |= {tag, *attributes}
        if tag == 'main':
            self.here = attributes['lang']
        if self.here != self.language:
            return
        if 'data-exercise' in attributes:
            self.open = self.exercises.setdefault(attributes['data-exercise'], [])
        if 'data-first' in attributes:
            self.open = self.first
        if tag in ('h3', 'li'):
            self.open.append('')
        if tag in ('section', 'table'):
            self.open = []
        if tag == 'tr':
            self.rows.append([])
        if tag in ('th', 'td') and self.rows:
            self.rows[-1].append('')

    def handle_data(self, text):
        if self.here == self.language and text.strip():
            self.texts.append(text)
            if self.open:
                self.open[-1] += text
            if self.rows:
                self.rows[-1][-1:] = [''.join(self.rows[-1][-1:]) + text]
