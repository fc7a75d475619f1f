"""The self-check says what works here, and how to mend what does not."""
import re
from importlib import import_module
from pathlib import Path

import pytest

from common.widgets import selfcheck
from tests.helpers.figures import seen

ROOT = Path(__file__).resolve().parents[3]
room = import_module('common.widgets.page.selfcheck')


def test_where_all_is_well_every_line_has_a_tick_and_nothing_to_mend():
    figure = selfcheck()
    rows = figure.parts()[1].rows
    assert figure.passed and {row[0] for row in rows} == {'✓'} and {row[2] for row in rows} == {''}
    assert [row[1].split()[0] for row in rows[:3]] == ['Python', 'numpy', 'ipywidgets']


def test_the_button_answers():
    figure = selfcheck()
    assert 'Press the button' in seen(figure)
    figure.button.click()
    assert '✓ Widgets are alive' in seen(figure)


def test_a_missing_package_is_named_with_what_mends_it(monkeypatch):
    monkeypatch.setattr(room, 'PACKAGES', ('numpy', 'no-such-package'))
    figure = selfcheck()
    mark, what, mend = figure.parts()[1].rows[2]
    assert not figure.passed and mark == '→' and 'no-such-package' in what and 'run.py' in mend


def test_the_project_of_another_folder_is_told_with_where_it_lies(monkeypatch, tmp_path):
    assert f'common: {ROOT.name}' in seen(selfcheck())
    for other in tmp_path, ROOT.parent:
        monkeypatch.chdir(other)
        assert not selfcheck().passed and f'The common of {ROOT} was imported' in seen(selfcheck())
    monkeypatch.chdir(ROOT / 'notebooks' / 'en')
    assert selfcheck().passed


@pytest.mark.parametrize('there, words', [(True, 'MNIST is on this machine'), (False, 'drawn here')])
def test_it_says_where_the_digits_come_from(monkeypatch, there, words):
    monkeypatch.setattr(room.mnist, 'available', lambda: there)
    monkeypatch.setattr(room.mnist, 'describe', lambda: 'digits drawn here')
    assert words in seen(selfcheck()) and selfcheck().passed


def test_python_has_three_numbers_and_must_not_be_too_old(monkeypatch):
    assert re.fullmatch(r'Python 3\.\d+\.\d+', selfcheck().parts()[1].rows[0][1])
    for version, fine in (((3, 11, 0), True), ((3, 10, 9), False)):
        monkeypatch.setattr(room.sys, 'version_info', version)
        assert room._python()[0] == fine
