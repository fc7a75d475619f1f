"""A folded result shows nothing before the click, and everything after it."""
from common import language
from common.charts import line
from common.exercises import after_guess


def test_a_number_stands_inside_the_fold():
    html = after_guess(0.0964)._repr_html_()
    assert html.startswith('<details><summary>') and ' open' not in html[:html.index('<summary>')]
    assert '0.0964' in html and repr(after_guess(0.0964)) == '0.0964'


def test_a_picture_stays_a_picture():
    assert '<img' in after_guess(line('words'))._repr_html_()


def test_text_is_escaped_and_the_handle_speaks_the_readers_language():
    html = after_guess('<b>')._repr_html_()
    assert '&lt;b&gt;' in html and 'guessed' in html
    language.use('zh')
    assert '猜好了' in after_guess(1)._repr_html_()
