"""A small web server for the site on this computer; it compresses, as public hosts do, and counts what it sends."""
import functools
import gzip
import http.server
import threading
from contextlib import contextmanager

from common.language import say

COMPRESSED = '.html', '.js', '.mjs', '.json', '.css', '.svg', '.wasm', '.ipynb'


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, '.wasm': 'application/wasm',
                      '.mjs': 'text/javascript'}
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        path = self.translate_path(self.path)
        if not path.endswith(COMPRESSED) or 'gzip' not in self.headers.get('Accept-Encoding', ''):
            return super().do_GET()
        try:
            content = packed(path)
        except OSError:
            return self.send_error(404)
        self.send_response(200)
        self.send_header('Content-Type', self.guess_type(path))
        self.send_header('Content-Encoding', 'gzip')
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *words):
        pass


@functools.cache
def packed(path):
    with open(path, 'rb') as file:
        return gzip.compress(file.read(), 6, mtime=0)


@contextmanager
def serving(folder, port=0):
    """Serve the folder on loopback; yields its address, which ends without a slash."""
    server = http.server.ThreadingHTTPServer(('127.0.0.1', port), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f'http://127.0.0.1:{server.server_port}'
    finally:
        server.shutdown()
        server.server_close()


def forever(folder, port):
    """Serve until Ctrl+C."""
    with serving(folder, port) as address:
        print(say('在浏览器里打开 {address} ；按 Ctrl+C 结束。', 'Open {address} in a browser; Ctrl+C ends it.', address=address),
              flush=True)
        threading.Event().wait()
