"""The built site: complete in itself, and its kernel computes."""
import json
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from common.language import LANGUAGES
from tests.helpers.site import answered, new_page, open_lesson
from web import ROOT

OURS = '*.html', 'zh/**/*.html', 'en/**/*.html', 'course/*'
NAMESPACE = 'http://www.w3.org/2000/svg'
COMPLETE = '''async code => {
    const notebook = [...jupyterapp.shell.widgets('main')].find(widget => widget.sessionContext);
    const { kernel } = notebook.sessionContext.session;
    const [before, begun] = code.split('; ');
    await kernel.requestExecute({code: before}).done;
    const answer = await kernel.requestComplete({code: begun, cursor_pos: begun.length});
    return answer.content.matches.join(' ');
}'''


class Links(HTMLParser):
    """The addresses that a page names."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if name in ('href', 'src')]


def config(site):
    return json.loads((site / 'jupyter-lite.json').read_text(encoding='utf-8'))['jupyter-config-data']


def test_every_lesson_has_its_door_in_every_language(site):
    for language in LANGUAGES:
        lessons = {path.stem.split('_')[0] for path in (ROOT / 'notebooks' / language).glob('*.ipynb')}
        assert lessons and lessons == {door.parent.name for door in (site / language).glob('*/index.html')}


def test_every_file_that_our_pages_name_is_there(site):
    for page in site.glob('[ez][nh]/**/*.html'):
        for link in Links(page.read_text(encoding='utf-8')).found:
            target = page.parent / urlsplit(link).path
            assert target.is_file() or (target / 'index.html').is_file(), f'{page}: {link}'


def test_every_file_that_the_scripts_import_is_there(site):
    for script in (site / 'course').glob('*.js'):
        for name in re.findall(r'from "\./(.+)"', script.read_text(encoding='utf-8')):
            assert (site / 'course' / name).is_file()


def test_every_file_that_jupyterlite_is_told_of_is_there(site):
    for extension in config(site)['federated_extensions']:
        assert (site / 'extensions' / extension['name'] / extension['load']).is_file()
    python = site / 'static' / 'pyodide'
    packages = json.loads((python / 'pyodide-lock.json').read_text(encoding='utf-8'))['packages']
    named = {package['file_name'] for package in packages.values()}
    assert named == {path.name for path in python.glob('*.whl')}
    listed = json.loads((site / 'api' / 'contents' / 'all.json').read_text(encoding='utf-8'))['content']
    assert listed and all((site / 'files' / entry['path']).exists() for entry in listed)


def test_the_list_names_every_file_but_itself_and_the_worker(site):
    files = {path.relative_to(site).as_posix() for path in site.rglob('*') if path.is_file()}
    assert files - set(json.loads((site / 'files.json').read_text())) == {'files.json', 'service-worker.js'}


def test_our_files_name_no_other_host(site):
    for path in {path for pattern in OURS for path in site.glob(pattern)}:
        text = path.read_text(encoding='utf-8').replace(NAMESPACE, '')
        assert '://' not in text, path
    kernel = config(site)['litePluginSettings']['@jupyterlite/pyodide-kernel-extension:kernel']
    assert kernel['pyodideUrl'].startswith('./') and kernel['disablePyPIFallback']


def test_nothing_is_shipped_that_nobody_asks_for(site):
    assert not [path for pattern in ('**/*.map', '**/jedi', '**/static/pypi') for path in site.glob(pattern)]


def test_the_kernel_boots_and_computes(context, server):
    page = new_page(context, server.address)
    open_lesson(page, server.address, 'en/01')
    program = 'from common.language import say; print(sum(range(10)), say("一", "one"))'
    assert answered(page, program) == '45 one\n'
    assert page.evaluate(COMPLETE, 'import math; math.sq') == '.sqrt'
    assert not page.complaints and not page.foreign
