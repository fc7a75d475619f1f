"""A small web server for the site on this computer; it compresses, as public hosts do, and counts its bytes."""
import functools
import gzip
import http.server
import os
import threading
from contextlib import contextmanager, suppress

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
            content = packed(path, os.stat(path).st_mtime_ns)
        except OSError:
            return self.send_error(404)
        self.send_response(200)
        self.send_header('Content-Type', self.guess_type(path))
        self.send_header('Content-Encoding', 'gzip')
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.server.sent += len(content)

    def copyfile(self, source, target):
        super().copyfile(source, target)
        self.server.sent += source.tell()

    def handle(self):
        with suppress(ConnectionError):     # a page that is left breaks off what it asked for
            super().handle()

    def log_message(self, *words):
        pass


@functools.cache
def packed(path, changed):
    with open(path, 'rb') as file:
        return gzip.compress(file.read(), 6, mtime=0)


@contextmanager
def serving(folder, port=0):
    """Serve the folder on loopback; yields the server: `address`, without a last slash, and bytes `sent`."""
    handler = functools.partial(Handler, directory=folder)
    server = http.server.ThreadingHTTPServer(('127.0.0.1', port), handler)
    server.address, server.sent = f'http://127.0.0.1:{server.server_port}', 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def forever(folder, port):
    """Serve until Ctrl+C."""
    with serving(folder, port) as server, suppress(KeyboardInterrupt):
        print(say('在浏览器里打开 {address} ；按 Ctrl+C 结束。', 'Open {address} in a browser; Ctrl+C ends it.',
                  address=server.address),
              flush=True)
        threading.Event().wait()
