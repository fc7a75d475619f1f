"""An environment holds what its lock names: nothing that is lost or changed in it stays unseen."""
import base64
import hashlib

import pytest

from start import proof

FILES = {'apple/__init__.py': b'price = 100', 'apple/tax.py': b'', 'apple/data.bin': b'\0' * 1000}


def lay(site, name, version, files=FILES):
    """Lay a package as an installer does, its record last."""
    folder = site / f'{name}-{version}.dist-info'
    folder.mkdir(parents=True)
    rows = []
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
        seal = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip('=')
        rows.append(f'{path},sha256={seal},{len(content)}')
    rows += [f'{folder.name}/RECORD,,', 'apple/__pycache__/tax.pyc,,']
    (folder / 'RECORD').write_text('\n'.join(rows) + '\n')
    return folder


@pytest.fixture(params=['lib/python3.11/site-packages', 'Lib/site-packages'], ids=['elsewhere', 'Windows'])
def site(request, tmp_path):
    return tmp_path / request.param


@pytest.fixture
def record(site):
    return lay(site, 'An_apple', '1.0') / 'RECORD'


WANTED = {'an-apple': '1.0'}


def test_a_package_that_is_whole_is_not_damaged(record, tmp_path):
    assert proof.damaged(tmp_path, WANTED) == proof.damaged(tmp_path, WANTED, deep=True) == []


@pytest.mark.parametrize('path', FILES)
def test_each_missing_file_is_seen(record, site, tmp_path, path):
    (site / path).unlink()
    assert proof.damaged(tmp_path, WANTED) == ['an-apple']


@pytest.mark.parametrize('path', FILES)
def test_each_file_that_was_cut_or_grew_is_seen(record, site, tmp_path, path):
    (site / path).write_bytes(FILES[path] + b'#')
    assert proof.damaged(tmp_path, WANTED) == ['an-apple']


def test_a_file_of_the_same_size_is_seen_when_it_is_read(record, site, tmp_path):
    (site / 'apple' / '__init__.py').write_bytes(b'price = 200')
    assert proof.damaged(tmp_path, WANTED) == []
    assert proof.damaged(tmp_path, WANTED, deep=True) == ['an-apple']


def test_a_record_that_is_cut_anywhere_proves_nothing(record, tmp_path):
    text = record.read_text()
    for length in range(text.index('RECORD')):             # what follows proves nothing more
        record.write_text(text[:length])
        assert proof.damaged(tmp_path, WANTED, deep=True) == ['an-apple'], text[:length]


def test_a_missing_package_and_another_version_are_seen(record, tmp_path):
    assert proof.damaged(tmp_path, {'an-apple': '1.0', 'tax': '1.1'}) == ['tax']
    assert proof.damaged(tmp_path, {'an-apple': '1.1'}) == ['an-apple']


def test_a_lock_names_what_is_needed_here():
    lock = ("an.apple==1.0 \\\n    --hash=sha256:12\nTax[vat]==1.1 \\\n"
            "only-windows==2 ; sys_platform == 'win32' \\\nonly_here==3 ; os_name == 'posix' \\\n")
    assert proof.needed(lock, {'only-here': ('3', None)}) == {'an-apple': '1.0', 'tax': '1.1', 'only-here': '3'}
