"""Whoever has no shell hands in below the map: the same file as the command makes, as a download and beside the answers."""
import base64
import json
import re

import pytest

from common import handed, keeping, language, memory
from common.widgets import progress
from desk import hand_in


@pytest.fixture
def mine(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path / 'my'))
    return tmp_path / 'my'


def answer():
    for answer in '23':
        memory.keep('01-2', False, answers={'①': answer}, mistakes=[(language.say('数', 'A number.'), answer)])


def made(name):
    """What the part says once the name is typed and the button pressed."""
    part = progress().hand_in
    part.fold.value = True
    part.name.value = name
    part.make.click()
    return part.outcome.value


def link(html):
    """(name of the file, its bytes) as a browser takes them from the link."""
    name, data = re.search('<a download="(.+?)" href="data:application/json;base64,(.+?)"', html).groups()
    return name, base64.b64decode(data, validate=True)


def test_it_is_folded_until_it_is_asked_for(mine):
    part = progress().hand_in
    assert part.children == (part.fold,)
    part.fold.value = True
    assert part.name in part.children[1].children
    part.fold.value = False
    assert part.children == (part.fold,)


@pytest.mark.parametrize('name', ['王小明', ' Li\tLei ', '<b>"Q"</b>', '../../etc', '🙂', 'x' * 500])
def test_the_link_holds_the_sheet_and_so_does_the_folder(mine, name):
    answer()
    html = made(name)
    file, content = link(html)
    sheet = handed.unpack(content)
    assert sheet.name == handed.plain(name) and [told.answer for told in sheet.exercises['01-2'].mistakes] == ['3']
    assert (mine / file).read_bytes() == content and 'my/ holds a copy' in html and '<b>' not in html


def test_it_is_the_file_that_the_command_makes(mine):
    answer()
    file, content = link(made('Li Lei'))
    hand_in.main('--name', 'Li Lei')
    by_button, by_command = json.loads(content), json.loads((mine / file).read_bytes())
    for changing in ('at', 'checksum'):
        assert by_button.pop(changing) and by_command.pop(changing)
    assert by_button == by_command and len(list(mine.glob('hand-in*'))) == 1


@pytest.mark.parametrize('spoken, nothing, nameless', [('zh', '还没有可以交的', '还缺姓名'),
                                                       ('en', 'nothing to hand in yet', 'A name is needed')])
def test_without_answers_or_without_a_name_one_sentence_says_so(mine, spoken, nothing, nameless):
    language.use(spoken)
    assert nothing in made('Li Lei') and not mine.exists()
    answer()
    for name in ('', ' \t', '\u200b'):
        html = made(name)
        assert nameless in html and '<a' not in html
    assert not list(mine.glob('hand-in*'))


def test_where_nothing_is_kept_it_says_so():
    assert 'open your own copy' in made('Li Lei')


def test_where_the_file_cannot_be_written_the_download_is_still_there(mine, monkeypatch):
    def full(path, content):
        raise OSError('no space left')
    answer()
    monkeypatch.setattr(keeping, 'write', full)
    html = made('Li Lei')
    assert handed.unpack(link(html)[1]).name == 'Li Lei' and 'holds a copy' not in html
