"""A pupil without a shell hands in below the map of lesson 00: the download arrives, and a teacher's desk can read it."""
import shutil

from playwright.sync_api import expect

from common import handed, memory
from tests.helpers.browser import ROOT, jupyter_lab, open_lesson, run_all


def test_the_download_arrives_and_is_the_file_in_the_folder(browser, tmp_path, monkeypatch):
    with jupyter_lab(tmp_path) as address:
        my = tmp_path / 'project' / 'my'
        (my / 'en').mkdir(parents=True)
        shutil.copy(ROOT / 'notebooks' / 'en' / '00_start_here.ipynb', my / 'en')
        monkeypatch.setenv('LESSONS_KEPT', str(my))
        memory.keep('01-3', True, answers={'': '2.2'})
        page = browser.new_page(viewport={'width': 1280, 'height': 1000})
        open_lesson(page, address('my/en/00_start_here.ipynb'))
        run_all(page)
        arrived = handed_in(page, '王小明', 'hand-in-王小明.json')
        assert handed.unpack(arrived).name == '王小明' and handed.unpack(arrived).exercises['01-3'].passed
        assert (my / 'hand-in-王小明.json').read_bytes() == arrived
        page.close()


def handed_in(page, name, file):
    """The bytes that arrive in the browser as `file` when a pupil of this name hands in; lesson 00 has been run."""
    page.get_by_role('button', name='hand in').click()
    page.get_by_role('button', name='make the file').click()
    expect(page.get_by_text('A name is needed')).to_be_visible()
    page.get_by_label('name', exact=True).fill(name)
    page.get_by_role('button', name='make the file').click()
    with page.expect_download() as download:
        page.get_by_role('link', name=file).click()
    assert download.value.suggested_filename == file
    return download.value.path().read_bytes()
