"""A pupil who is a program: logs in, brings the lessons, opens one and runs its cells, over HTTP and a websocket."""
import json
import re
import time
import uuid
from urllib.parse import urlencode

import requests
import websocket

from classroom.links import FOLDER

PATIENCE = 600      # seconds for one cell, and for a server to start


class Refused(Exception):
    """What the hub or a server answered when it would not."""


class Pupil:
    """One pupil with their cookies. `address` is the hub's, such as http://127.0.0.1:8000."""

    def __init__(self, name, password, address):
        self.name, self.password, self.address = name, password, address
        self.browser = requests.Session()
        self.own = f'{address}/user/{name}/'

    def log_in(self):
        page = self.browser.get(f'{self.address}/hub/login', timeout=PATIENCE)
        answer = self.browser.post(f'{self.address}/hub/login', timeout=PATIENCE, data={
            'username': self.name, 'password': self.password, '_xsrf': self.browser.cookies.get('_xsrf', path='/hub/')})
        if answer.status_code != 200 or '/hub/login' in answer.url or page.status_code != 200:
            raise Refused(f'{answer.status_code} {answer.url}')

    def start(self):
        """Wait until the own server, which the hub starts for who asks for it, shows its first page."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = self.browser.get(self.own, timeout=PATIENCE)       # through the hub's page that says "starting"
            if answer.ok and answer.url.startswith(self.own):
                return
            time.sleep(0.5)
        raise Refused(f'{answer.status_code} {answer.url}')

    def call(self, method, path, **options):
        """The JSON that an address of the own server answers."""
        token = self.browser.cookies.get('_xsrf', path=f'/user/{self.name}/')
        answer = self.browser.request(method, self.own + path, headers={'X-XSRFToken': token}, timeout=PATIENCE, **options)
        if not answer.ok:
            raise Refused(f'{answer.status_code} {answer.text[:200]}')
        return answer.json() if answer.content else None

    def pull(self, repository, branch):
        """Bring the lessons as nbgitpuller's page does; returns what git printed."""
        query = urlencode({'repo': repository, 'branch': branch, 'targetpath': FOLDER})
        printed = []
        with self.browser.get(f'{self.own}git-pull/api?{query}', stream=True, timeout=PATIENCE) as answer:
            for line in answer.iter_lines(decode_unicode=True):
                if line.startswith('data:'):
                    event = json.loads(line.removeprefix('data:'))
                    printed.append(event.get('output', ''))
                    if event['phase'] == 'error':
                        raise Refused(event.get('message', '') + ''.join(printed))
        return ''.join(printed)

    def open(self, path):
        """The cells of a notebook, and a kernel for it that answers."""
        notebook = self.call('GET', f'api/contents/{path}?type=notebook')['content']
        session = self.call('POST', 'api/sessions', json={
            'path': path, 'name': path, 'type': 'notebook', 'kernel': {'name': 'python3'}})
        kernel = Kernel(self, session['kernel']['id'])
        kernel.run('')
        return [''.join(cell['source']) for cell in notebook['cells'] if cell['cell_type'] == 'code'], kernel


class Kernel:
    """The channels of one kernel, as JupyterLab opens them."""

    def __init__(self, pupil, number):
        cookies = '; '.join(f'{cookie.name}={cookie.value}' for cookie in pupil.browser.cookies
                            if cookie.path in ('/', f'/user/{pupil.name}/'))
        address = re.sub('^http', 'ws', pupil.own) + f'api/kernels/{number}/channels'
        self.number, self.name = number, uuid.uuid4().hex
        self.channel = websocket.create_connection(address, cookie=cookies, timeout=PATIENCE, origin=pupil.address)

    def run(self, code):
        """Run one cell to its end; returns what it printed and showed as text. Refused with its traceback."""
        header = {'msg_id': uuid.uuid4().hex, 'msg_type': 'execute_request', 'session': self.name, 'username': '',
                  'version': '5.3', 'date': ''}
        content = {'code': code, 'silent': False, 'store_history': True, 'user_expressions': {}, 'allow_stdin': False,
                   'stop_on_error': False}
        self.channel.send(json.dumps({'channel': 'shell', 'header': header, 'parent_header': {}, 'metadata': {},
                                      'content': content}))
        told, failed, waiting = [], [], {'execute_reply', 'idle'}
        while waiting:
            frame = self.channel.recv()
            if isinstance(frame, bytes):                   # pixels for a live figure
                continue
            message = json.loads(frame)
            if message['parent_header'].get('msg_id') != header['msg_id']:
                continue
            kind, content = message['msg_type'], message['content']
            waiting -= {kind, content.get('execution_state')}
            if kind == 'execute_reply' and content['status'] != 'ok':
                failed = content.get('traceback', [content['status']])
            told.append(content.get('text') or content.get('data', {}).get('text/plain', ''))
        if failed:
            raise Refused('\n'.join(failed))
        return ''.join(told)

    def close(self):
        self.channel.close()
