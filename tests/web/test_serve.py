"""The site shown on this computer, until Ctrl+C."""
import os
import re
import signal
import subprocess
import sys
import urllib.request

import pytest

from web import ROOT

SHOW = 'import sys; from web import serve; serve.forever(sys.argv[1], 0)'


@pytest.mark.skipif(os.name == 'nt', reason='Windows cannot press Ctrl+C for one program')
def test_it_answers_until_ctrl_c_which_ends_it_without_a_complaint(tmp_path):
    (tmp_path / 'index.html').write_text('here')
    with subprocess.Popen([sys.executable, '-c', SHOW, tmp_path], cwd=ROOT, encoding='utf-8', stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env={**os.environ, 'LESSONS_LANG': 'en'}) as shown:
        address = re.search(r'http://\S+', shown.stdout.readline())[0]
        assert urllib.request.urlopen(address).read() == b'here'
        shown.send_signal(signal.SIGINT)
        assert shown.communicate() == ('', '') and shown.returncode == 0
