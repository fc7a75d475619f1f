"""The teacher's command: a folder in, a page and a table out, and a sentence for what is in the way."""
import pytest

from desk import look
from start.trouble import Trouble
from tests.helpers.pupils import entry, file_of, lay


def test_page_and_table_lie_in_the_folder(tmp_path, capsys):
    lay(tmp_path, {'a.json': file_of('Li', **{'01-2': entry(True)}), 'cut.json': b'{'})
    look.main(str(tmp_path))
    told = capsys.readouterr().out
    assert 'Left out: cut.json cannot be read' in told and 'Pupils: 1, read in' in told
    assert str(tmp_path / 'class.html') in told and '<!doctype html>' in (tmp_path / 'class.html').read_text('utf-8')
    look.main(str(tmp_path))
    assert 'class.html is no' not in capsys.readouterr().out


def test_a_folder_that_is_not_there_or_empty_is_told(tmp_path):
    with pytest.raises(Trouble, match='There is no folder'):
        look.main(str(tmp_path / 'nowhere'))
    with pytest.raises(Trouble, match='no file of answers'):
        look.main(str(tmp_path))
