"""The addresses that pupils are given."""
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from classroom import links
from start.trouble import Trouble

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize('language', ['zh', 'en'])
def test_each_lesson_has_a_link_that_brings_it_and_opens_the_pupils_own_copy(language):
    found = links.all_lessons('https://school:8000', 'https://example.org/a b.git', 'main', language)
    assert [*found] == [path.stem for path in sorted((ROOT / 'notebooks' / language).glob('*.ipynb'))]
    for name, link in found.items():
        parts = urlsplit(link)
        assert link.startswith('https://school:8000/hub/user-redirect/git-pull?')
        assert parse_qs(parts.query) == {'repo': ['https://example.org/a b.git'], 'branch': ['main'], 'targetpath': ['lessons'],
                                         'urlpath': [f'lab/tree/lessons/my/{language}/{name}.ipynb']}


def test_a_folder_that_is_no_clone_is_told_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(links, 'ROOT', tmp_path)
    with pytest.raises(Trouble, match='did not come from git clone'):
        links.of_this_folder()
