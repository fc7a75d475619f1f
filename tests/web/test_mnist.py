"""The real MNIST, given to the page: known by its content, kept in this browser, and used by lesson 08."""
import gzip
import os

import pytest
from playwright.sync_api import expect

from dataset import mnist
from tests.helpers.site import answered, new_page, open_lesson

DROP = '''files => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(files)) dataTransfer.items.add(new File([text], name));
    const drop = new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true});
    document.querySelector('h1').dispatchEvent(drop);
}'''
NOTE = '''from dataset.mnist import load_digits
data = load_digits()
print(data.name, data.x_train.shape, data.note)'''


@pytest.fixture(scope='module')
def files():
    """The paths of the four files on this machine."""
    if not mnist.available():
        if os.environ.get('REQUIRE_MNIST') == '1':
            pytest.fail(mnist.describe())
        pytest.skip(mnist.describe())
    return list(mnist.find().values())


def test_the_four_files_are_kept_as_they_come(front, files):
    front.locator('#mnist').set_input_files(files[0])
    expect(front.locator('#digits')).to_have_text('Kept; still missing: train-labels-idx1-ubyte, '
                                                  't10k-images-idx3-ubyte, t10k-labels-idx1-ubyte.')
    front.reload()
    front.locator('#mnist').set_input_files(files[1:])
    expect(front.locator('#digits')).to_contain_text('The real MNIST is in this browser now')


@pytest.mark.parametrize('content', [
    pytest.param(b'', id='empty'), pytest.param(b'a letter', id='no archive'),
    pytest.param(gzip.compress(b'another set'), id='another archive'),
    pytest.param(gzip.compress(b'half' * 99)[:-9], id='half an archive')])
def test_another_file_is_told_in_one_sentence(front, tmp_path, content):
    (tmp_path / '<b>train.gz').write_bytes(content)
    front.locator('#mnist').set_input_files(tmp_path / '<b>train.gz')
    told = '<b>train.gz is not a file of MNIST, or is damaged. The four are train-images'
    expect(front.locator('#digits')).to_contain_text(told)
    assert not front.complaints


@pytest.mark.parametrize('address, place', [('zh/', '#digits'), ('zh/08/', '#course output')])
def test_files_can_be_dropped_on_the_page_and_on_the_lesson(context, server, address, place):
    page = new_page(context, server.address)
    page.goto(f'{server.address}/{address}')
    page.wait_for_selector(place, state='attached')
    page.wait_for_selector('h1')
    page.evaluate(DROP, {'别的.txt': 'no digits', 'more.txt': 'none either'})
    expect(page.locator(place)).to_contain_text('别的.txt、more.txt 不是 MNIST 的文件')
    assert address.strip('/') in page.url or 'notebooks/zh/08' in page.url


def test_lesson_08_uses_what_was_given(context, server, files, numpy):
    page = new_page(context, server.address)
    open_lesson(page, server.address, 'en/08')
    assert 'drop its four files onto this page' in answered(page, NOTE)
    front = new_page(context, server.address)
    front.goto(f'{server.address}/en/')
    front.locator('#mnist').set_input_files(files)
    expect(front.locator('#digits')).to_contain_text('The real MNIST is in this browser now')
    assert answered(page, NOTE) == 'MNIST (60000, 784) Data: the real MNIST, digits written by people.\n'
    assert not page.complaints and not page.foreign
