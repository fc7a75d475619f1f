"""The teacher's command: a folder in, a page and a table out, and a sentence for what is in the way."""
import json

import pytest

from desk import look
from start.trouble import Trouble
from tests.helpers import clone
from tests.helpers.pupils import entry, file_of, lay


def test_page_and_table_lie_in_the_folder(tmp_path, capsys):
    lay(tmp_path, {'a.json': file_of('Li', **{'01-2': entry(True)}), 'cut.json': b'{'})
    assert look.main(str(tmp_path)) == 0
    told = capsys.readouterr().out
    assert 'Left out: cut.json cannot be read' in told and 'Pupils: 1, read in' in told
    assert str(tmp_path / 'class.html') in told and '<!doctype html>' in (tmp_path / 'class.html').read_text('utf-8')
    assert (tmp_path / 'class.csv').read_text('utf-8-sig').splitlines()[1].startswith('"Li",1')
    look.main(str(tmp_path))
    assert 'class.html is no' not in capsys.readouterr().out


def test_a_folder_that_is_not_there_or_empty_is_told(tmp_path):
    with pytest.raises(Trouble, match='There is no folder'):
        look.main(str(tmp_path / 'nowhere'))
    with pytest.raises(Trouble, match='no file of answers'):
        look.main(str(tmp_path))


def test_pupil_and_teacher_need_nothing_but_python(tmp_path):
    project = clone.make(tmp_path / 'a project')
    kept = {'version': 1, 'seed': 0, 'exercises': {'01-2': entry(True)}}
    lay(project / 'my', {'answers.json': json.dumps(kept).encode()})
    for name in ('王小明', 'Li Lei'):
        handed = clone.start(project, 'hand-in', '--name', name)
        assert handed.returncode == 0 and f'The answers of {name} are in this file' in handed.stdout, handed.stderr
    lay(tmp_path / 'handed in', {path.name: path.read_bytes() for path in (project / 'my').glob('hand-in-*')})
    looked = clone.start(project, '--lang', 'zh', 'class', tmp_path / 'handed in')
    assert looked.returncode == 0 and '2 人的答案' in looked.stdout, looked.stderr
    assert not (project / '.venv').exists()


def test_what_is_in_the_way_is_told_without_a_traceback(tmp_path):
    project = clone.make(tmp_path / 'project')
    for words, sentence in ((('hand-in',), 'There is nothing to hand in yet'), (('class',), 'required: folder'),
                            (('class', 'nowhere'), 'There is no folder nowhere')):
        ended = clone.start(project, *words)
        assert ended.returncode and sentence in ended.stderr and 'Traceback' not in ended.stderr
