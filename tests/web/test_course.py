"""Lessons as the site hands them out: each text in one piece, pictures within, a kernel that is there."""
import json

import pytest

from web import ROOT, course


@pytest.fixture(scope='module')
def laid(tmp_path_factory):
    files = tmp_path_factory.mktemp('files')
    return files, course.lay(files)


def notebooks(files):
    return [json.loads(path.read_text(encoding='utf-8')) for path in files.rglob('*.ipynb')]


def test_every_published_lesson_is_laid_with_its_language_and_title(laid):
    files, pages = laid
    published = {path.relative_to(ROOT).as_posix() for path in (ROOT / 'notebooks').glob('??/*.ipynb')}
    assert {page.path for page in pages} == published
    assert all((files / page.path).is_file() and page.title and '#' not in page.title for page in pages)


def test_no_text_is_left_in_lines(laid):
    for notebook in notebooks(laid[0]):
        for cell in notebook['cells']:
            assert isinstance(cell['source'], str)
            for output in cell.get('outputs', ()):
                assert not [value for value in output.get('data', {}).values() if isinstance(value, list)]


def test_pictures_of_the_prose_lie_within_it(laid):
    prose = [cell['source'] for notebook in notebooks(laid[0]) for cell in notebook['cells']
             if cell['cell_type'] == 'markdown']
    assert any('](data:image/svg+xml;base64,' in text for text in prose)
    assert not any('](../../image/' in text for text in prose)


def test_the_edition_changes_with_the_lesson_and_is_written_into_it(laid, tmp_path, monkeypatch):
    files, pages = laid
    page = pages[0]
    assert json.loads((files / page.path).read_text(encoding='utf-8'))['metadata']['edition'] == page.edition
    changed = tmp_path / page.path
    changed.parent.mkdir(parents=True)
    changed.write_text((ROOT / page.path).read_text(encoding='utf-8') + '\n', encoding='utf-8')
    monkeypatch.setattr(course, 'ROOT', tmp_path)
    assert course.lay(tmp_path / 'files')[0].edition != page.edition
