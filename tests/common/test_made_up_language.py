"""A made-up language: every English sentence in brackets. What figures, feedback and errors say comes out in it."""
import ast
import re
from pathlib import Path

import pytest
from lesson import lessons, read

from common import language
from common.exercises.result import Result
from common.widgets.figure import Figure

ROOT = Path(__file__).parent.parent.parent
LESSONS = lessons()
FILES = sorted([*ROOT.glob('common/**/*.py'), *ROOT.glob('dataset/**/*.py')])
INNERMOST = re.compile('⟦[^⟦⟧]*⟧')
SENTENCE = re.compile(r"(?<![\w'])[A-Za-z]+ [a-z]{2,} [a-z]{2,}(?![\w'])|[\u4e00-\u9fff]")
FOR_AUTHORS = 'AttributeError', 'AssertionError', 'NotImplementedError'     # no reader sees them
SPOKEN_BY_NO_ONE = 'language.py', 'lesson_'         # the sentence about languages; data, said by the widgets


class Bracketed(dict):
    """A translation of everything."""

    def get(self, sentence, default=None):
        return f'⟦{sentence}⟧'


@pytest.fixture
def made_up(monkeypatch):
    monkeypatch.setattr(language, 'LANGUAGES', ('zh', 'en', 'xx'))
    monkeypatch.setattr(language, 'translations', lambda name: Bracketed())
    language.use('xx')


def untranslated(text):
    """What stands outside the brackets and is a sentence, or Chinese."""
    while INNERMOST.search(text):
        text = INNERMOST.sub(' ', text)
    return SENTENCE.findall(text)


@pytest.mark.parametrize('path', LESSONS, ids=lambda path: path.stem)
def test_every_figure_and_every_verdict_of_a_lesson_speaks_it(path, made_up, monkeypatch):
    figures, results = [], []
    arrange, result = Figure.arrange, Result.__init__
    monkeypatch.setattr(Figure, 'arrange', lambda self, *given: (figures.append(self), arrange(self, *given))[1])
    monkeypatch.setattr(Result, '__init__', lambda self, *given, **more: (results.append(self), result(self, *given, **more))[1])
    names = {}
    for block in read(path):
        if block.kind == 'code':
            exec(block.text, names)
    told = [(type(figure).__name__, figure.still()[1]) for figure in figures]
    told += [('result', result.sentence) for result in results]
    assert not [(who, found) for who, text in told if (found := untranslated(text))]
    assert any('⟦' in text for _, text in told)


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_error_is_raised_with_words_of_one_language(path):
    if path.name.startswith(SPOKEN_BY_NO_ONE):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and ast.unparse(node.exc.func) not in FOR_AUTHORS:
            for part in node.exc.args:
                assert not isinstance(part, ast.JoinedStr) or not re.search('[A-Za-z]{2,} [a-z]', ast.unparse(part)), node.lineno
                assert not isinstance(part, ast.Constant) or not re.search('[A-Za-z]{2,} [a-z]', str(part.value)), node.lineno
