"""The lessons as the site hands them out, and what the front page says about them."""
import hashlib
import json
import re
from base64 import b64decode
from typing import NamedTuple

from common.course import LESSONS
from common.language import LANGUAGES
from notebooks.lesson import with_pictures
from web import ROOT

STILL = re.compile(r'src=\\?"data:image/svg\+xml;base64,([^"\\]+)\\?"')
MINUTES = re.compile(r'(\d+) (?:分钟|minutes)')
PLANNED = {lesson.number: lesson.minutes for lesson in LESSONS}


class Page(NamedTuple):
    """One lesson in one language."""
    language: str
    key: str            # how its short address ends: '03', 'glossary'
    path: str           # of its notebook within the site's files
    title: str
    minutes: int        # 0 where nothing is to be worked through
    picture: bytes      # the first still picture in it, SVG; empty where there is none
    edition: str        # changes when the lesson does


def lay(files):
    """Write the lessons into the folder `files`, each notebook as a server would hand it out."""
    return [_page(path, files) for language in LANGUAGES
            for path in sorted((ROOT / 'notebooks' / language).glob('*.ipynb'))]


def _page(path, files):
    """Write one notebook into `files`; returns what is known of it."""
    text = path.read_text(encoding='utf-8')
    notebook, edition = json.loads(text), hashlib.sha256(text.encode()).hexdigest()[:12]
    for cell in notebook['cells']:
        cell['source'] = with_pictures(''.join(cell['source']))     # JupyterLite would look beside its own page
        for output in cell.get('outputs', ()):
            for holder in (output, output.get('data', {})):
                holder.update({key: ''.join(value) for key, value in holder.items()
                               if isinstance(value, list) and key != 'traceback'})
    kernel = {'name': 'python', 'display_name': 'Python (Pyodide)', 'language': 'python'}
    notebook['metadata']['kernelspec'] = kernel
    notebook['metadata']['edition'] = edition
    target = files / path.relative_to(ROOT)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(notebook, ensure_ascii=False), encoding='utf-8')
    opening = notebook['cells'][0]['source']
    key, said, picture = path.stem.split('_')[0], MINUTES.search(opening), STILL.search(text)
    minutes = PLANNED.get(key, int(said[1]) if said else 0)
    return Page(path.parent.name, key, target.relative_to(files).as_posix(),
                re.match(r'# (?:\d\d\w? )?(.+)', opening)[1], minutes,
                b64decode(picture[1]) if picture else b'', edition)
