"""The list of the site's files, files.json, and the worker that keeps them in the reader's browser."""
import hashlib
import json

from web import HERE

LIST, WORKER = 'files.json', 'service-worker.js'


def write(out):
    """Put files.json and the worker into the built site `out`. The list names neither itself nor the worker."""
    files = {}
    for path in sorted(path for path in out.rglob('*') if path.is_file() and path.name not in (LIST, WORKER)):
        content = path.read_bytes()
        files[path.relative_to(out).as_posix()] = {'hash': hashlib.sha256(content).hexdigest()[:20], 'size': len(content)}
    text = json.dumps(files)
    (out / LIST).write_text(text, encoding='utf-8')
    worker = (HERE / 'pages' / WORKER).read_text(encoding='utf-8')
    version = hashlib.sha256(text.encode()).hexdigest()[:20]
    (out / WORKER).write_text(worker.replace('{version}', version), encoding='utf-8')
