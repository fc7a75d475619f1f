"""Every figure of every lesson, as the lesson makes it, is operated: it stays alive and says nothing of our inside."""
import ast

import pytest
from lesson import lessons

from common import language
from common.widgets.complaint import Complaint
from common.widgets.figure import Figure
from tests.helpers.figures import seen
from tests.helpers.hands import operate, tree

INSIDE = ('stopped half way', '运行到一半', 'Error:', 'Traceback', 'nan')


def figures(path):
    """What the code cells of a lesson show, as far as it is figures."""
    from lesson import read
    names = {}
    for block in read(path):
        if block.kind != 'code':
            continue
        *body, last = ast.parse(block.text).body
        shows = isinstance(last, ast.Expr)
        exec(compile(ast.Module(body if shows else [*body, last], []), path.name, 'exec'), names)
        shown = eval(compile(ast.Expression(last.value), path.name, 'eval'), names) if shows else None
        if isinstance(shown, Figure):
            yield shown


@pytest.mark.parametrize('name', language.LANGUAGES)
@pytest.mark.parametrize('path', lessons(), ids=lambda path: path.stem)
def test_every_figure_of_a_lesson_can_be_operated(path, name):
    language.use(name)
    for figure in figures(path):
        for touched, act in operate(figure):
            said = touched.message.value
            assert not any(words in said for words in INSIDE), (type(touched).__name__, act, said)
        assert seen(figure) or figure.children and repr(figure)
        for one in tree(figure):        # where an exercise is not written yet a figure may say so, in its own words
            assert not isinstance(one, Complaint) or not any(words in repr(one) for words in INSIDE), repr(one)
