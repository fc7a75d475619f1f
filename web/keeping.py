"""The list of the site's files, files.json, and the worker that keeps them in the reader's browser."""
import hashlib
import json

from web import HERE

LIST, WORKER = 'files.json', 'service-worker.js'


def write(out):
    """Put files.json and the worker into the built site `out`; the list names neither of them."""
    for ours in (LIST, WORKER):
        (out / ours).unlink(missing_ok=True)
    files = {}
    for path in sorted(path for path in out.rglob('*') if path.is_file()):
        content = path.read_bytes()
        hash = hashlib.sha256(content).hexdigest()[:20]
        files[path.relative_to(out).as_posix()] = {'hash': hash, 'size': len(content)}
    text = json.dumps(files)
    (out / LIST).write_text(text, encoding='utf-8')
    worker = (HERE / 'pages' / WORKER).read_text(encoding='utf-8')
    version = hashlib.sha256(text.encode()).hexdigest()[:20]
    (out / WORKER).write_text(worker.replace('{version}', version), encoding='utf-8')
