"""The reader's work: kept in the browser, packed and laid back, never overwritten."""
import json
import re
import time
import zipfile
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.helpers.site import answered, new_page, open_lesson

LESSON = 'notebooks/en/03_add_and_multiply.ipynb'
ADD = '''async ([path, words, edition]) => {
    const { lay } = await import(new URL('../course/work.js', location));
    const cells = [{cell_type: 'markdown', metadata: {}, id: 'x', source: words}];
    const metadata = {edition, kernelspec: {name: 'python', display_name: 'Python'}};
    await lay(path, {cells, nbformat: 4, nbformat_minor: 5, metadata});
}'''
SAVED = '''async ([path, words]) => {
    const { read } = await import(new URL('../course/work.js', location));
    return JSON.stringify((await read(path))?.content ?? '').includes(words);
}'''
ALL = '''async () => Object.fromEntries((await (await import(new URL('../course/work.js', location))).all())
    .map(({path, content}) => [path.split('/').pop(), content.cells[0].source]))'''

SHELF = '''async () => {
    const { mine } = await import(new URL('../course/shelf.js', location));
    const text = content => new TextDecoder().decode(content);
    return Object.fromEntries(Object.entries(await mine()).map(([name, content]) => [name, text(content)]));
}'''


def edition(site):
    door = (site / 'en' / '03' / 'index.html').read_text(encoding='utf-8')
    return re.search('data-edition="(.+?)"', door)[1]


def write(page, words, edition):
    """The reader's version of lesson 03, begun from an edition."""
    page.evaluate(ADD, [LESSON, words, edition])
    page.reload()


def card(page):
    return page.locator(f'[data-path="{LESSON}"]')


def test_a_lesson_that_was_begun_is_named(front, site):
    expect(card(front).get_by_role('button')).to_be_hidden()
    write(front, 'mine', edition(site))
    expect(card(front)).to_contain_text('with your changes')


def test_start_afresh_keeps_the_readers_version_beside(front, site):
    write(front, 'mine', edition(site))
    card(front).get_by_role('button', name='start afresh').click()
    expect(front.locator('#told')).to_contain_text('03_add_and_multiply_mine_1.ipynb')
    expect(card(front).get_by_role('button')).to_be_hidden()
    write(front, 'mine too', edition(site))
    card(front).get_by_role('button', name='start afresh').click()
    expect(front.locator('#aside li')).to_have_count(2)
    assert front.evaluate(ALL) == {'03_add_and_multiply_mine_1.ipynb': 'mine',
                                   '03_add_and_multiply_mine_2.ipynb': 'mine too'}


def test_what_is_downloaded_can_be_laid_back_elsewhere(front, browser, server, site, tmp_path):
    write(front, '我的笔记', edition(site))
    with front.expect_download() as download:
        front.get_by_role('button', name='Download all').click()
    download.value.save_as(tmp_path / 'work.zip')
    elsewhere = browser.new_context()
    page = new_page(elsewhere, server.address)
    page.goto(f'{server.address}/en/')
    page.locator('#unpack').set_input_files(tmp_path / 'work.zip')
    expect(page.locator('#told')).to_contain_text('Files restored: 1')
    assert page.evaluate(ALL) == {'03_add_and_multiply.ipynb': '我的笔记'}
    elsewhere.close()


def test_python_reads_the_zip_and_the_site_reads_a_compressed_one(front, site, tmp_path):
    write(front, 'mine', edition(site))
    with front.expect_download() as download:
        front.get_by_role('button', name='Download all').click()
    with zipfile.ZipFile(download.value.path()) as packed:
        assert packed.testzip() is None
        notebook = json.loads(packed.read(LESSON))
    notebook['cells'][0]['source'] = 'changed elsewhere'
    with zipfile.ZipFile(tmp_path / 'work.zip', 'w', zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(LESSON, json.dumps(notebook))
        packed.writestr('else.txt', 'no notebook')
    front.locator('#unpack').set_input_files(tmp_path / 'work.zip')
    expect(front.locator('#told')).to_contain_text('Files restored: 1')
    assert front.evaluate(ALL) == {'03_add_and_multiply.ipynb': 'changed elsewhere',
                                   '03_add_and_multiply_mine_1.ipynb': 'mine'}


@pytest.mark.parametrize('content', [b'', b'no zip at all', b'PK\x05\x06' + bytes(18)])
def test_what_holds_no_notebook_is_told_in_a_sentence(front, tmp_path, content):
    (tmp_path / 'work.zip').write_bytes(content)
    front.locator('#unpack').set_input_files(tmp_path / 'work.zip')
    expect(front.locator('#told')).to_contain_text('It holds no notebook of this course')
    assert not front.complaints


def test_a_newer_edition_asks_once_and_mine_stays(front, server):
    write(front, 'mine', 'an older one')
    front.goto(f'{server.address}/en/03/')
    front.get_by_role('button', name='mine').click()
    expect(front.locator('.jp-RenderedMarkdown')).to_contain_text('mine')
    front.goto(f'{server.address}/en/03/')
    expect(front.locator('.jp-RenderedMarkdown')).to_contain_text('mine')


def test_a_newer_edition_opens_where_it_is_wanted_and_mine_lies_beside(front, server):
    write(front, 'mine', 'an older one')
    front.goto(f'{server.address}/en/03/')
    front.get_by_role('button', name='the new one').click()
    expect(front.locator('.jp-RenderedMarkdown h1').first).to_contain_text('03')
    assert front.evaluate(ALL) == {'03_add_and_multiply_mine_1.ipynb': 'mine'}


def test_what_is_written_in_a_lesson_survives_the_browser(browser, server, tmp_path):
    for words in ('first words', 'more words'):
        with reader(browser, tmp_path) as context:
            page = new_page(context, server.address)
            page.goto(f'{server.address}/en/03/')
            cell = page.locator('.jp-CodeCell .cm-content').first
            cell.wait_for()
            if words == 'more words':
                expect(cell).to_contain_text('first words')
            cell.click()
            page.keyboard.press('Control+Home')
            page.keyboard.type(f'# {words}\n')
            wait_until_it_is_saved(page, words)


def wait_until_it_is_saved(page, words):
    """JupyterLab waits ten times as long as its last save took."""
    end = time.monotonic() + 90
    while not page.evaluate(SAVED, [LESSON, words]):
        assert time.monotonic() < end
        time.sleep(0.2)


@contextmanager
def reader(browser, folder):
    """A browser that is started anew and finds what it kept in `folder`."""
    context = browser.browser_type.launch_persistent_context(folder, **browser.way)
    yield context
    context.close()


def test_what_python_writes_is_kept_and_goes_with_the_zip(front, browser, server, tmp_path):
    open_lesson(front, server.address, 'en/01')
    answered(front, "from common import memory; memory.keep('01-2', seed=7)")
    front.goto(f'{server.address}/en/')
    with front.expect_download() as download:
        front.get_by_role('button', name='Download all').click()
    elsewhere = browser.new_context(locale='en')
    page = new_page(elsewhere, server.address)
    page.goto(f'{server.address}/en/')
    page.locator('#unpack').set_input_files(download.value.path())
    expect(page.locator('#told')).to_contain_text('Files restored: ')
    open_lesson(page, server.address, 'en/02')
    assert answered(page, "from common import memory; print(memory.recall('01-2')['seed'])") == '7\n'
    elsewhere.close()


def test_an_answer_of_before_is_kept_beside_what_is_laid_back(front, tmp_path):
    for number in (1, 2, 3, 3):
        with zipfile.ZipFile(tmp_path / 'work.zip', 'w') as packed:
            packed.writestr('my/answers.json', str(number))
            packed.writestr('my/../else.json', 'no file of ours')
        front.locator('#unpack').set_input_files(tmp_path / 'work.zip')
        expect(front.locator('#told')).to_contain_text('Files restored: 1')
        front.reload()
    assert front.evaluate(SHELF) == {'my/answers.json': '3', 'my/answers_mine_1.json': '1',
                                     'my/answers_mine_2.json': '2'}
