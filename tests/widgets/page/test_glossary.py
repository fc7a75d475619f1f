"""The glossary: searched in both languages, in code and in its sentences; each term has a link."""
from common import language
from common.terms import TERMS
from common.widgets import glossary
from tests.helpers.figures import seen


def test_it_is_searched_in_either_language_and_in_code():
    figure = glossary()
    for typed, expected in [('链式', 'chain rule'), ('CHAIN', 'chain rule'), ('MulLayer', 'multiply layer')]:
        figure.box.value = typed
        assert expected in [term.en for term in figure.found()] and len(figure.found()) < 5
        assert expected in seen(figure)


def test_a_word_of_the_sentence_finds_the_term():
    figure = glossary()
    figure.box.value = 'keeps rolling'
    assert [term.en for term in figure.found()] == ['Momentum']


def test_what_is_not_found_gets_a_sentence():
    figure = glossary()
    figure.box.value = 'zzz'
    assert figure.found() == [] and 'fewer' in seen(figure)


def test_the_stored_glossary_holds_every_term_its_sentence_and_its_link():
    for code in ('zh', 'en'):
        language.use(code)
        html = glossary()._repr_mimebundle_()['text/html']
        assert all(term.zh in html and (term.says_zh if code == 'zh' else term.says_en) in html for term in TERMS)
        assert html.count('.ipynb"') == len(TERMS)
