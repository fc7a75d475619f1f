"""What the pupils of a class have answered, as the files that `run.py class` reads: nobody has to hand anything in.

A pupil's folder belongs to the pupil, who may put anything there. So it is read with the pupil's own rights, never
with those of root, and what is read is looked at as what comes from strangers.
"""
import json
import os
import pwd
import subprocess
from datetime import datetime
from pathlib import Path

from classroom import accounts
from classroom.links import FOLDER
from common import handed
from common.language import say
from start import whole

PATIENCE = 10       # seconds


def collect(folder):
    """Put one file for each pupil into the folder, which root and who called sudo alone can read; yields sentences."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    owner = int(os.environ.get('SUDO_UID', 0)), int(os.environ.get('SUDO_GID', 0))
    os.chown(folder, *owner)
    for login, name in accounts.pupils().items():
        held = answers(login)
        if held is None:
            yield say('{name} 还没有做过题。', '{name} has answered nothing yet.', name=name or login)
            continue
        try:
            content = handed.pack(name or login, datetime.now().isoformat(timespec='seconds'), json.loads(held))
            handed.unpack(content)
        except (KeyError, TypeError, AttributeError, ValueError, RecursionError, handed.Damaged):
            yield say('{name} 的 my/answers.json 读不懂，没有收。',
                      'The my/answers.json of {name} cannot be read and was left out.', name=name or login)
            continue
        path = folder / f'hand-in-{login}.json'
        whole.write(path, content)
        os.chown(path, *owner)


def answers(login):
    """The bytes of what a pupil has answered, or None where there is nothing."""
    account = pwd.getpwnam(login)
    path = Path(account.pw_dir) / FOLDER / 'my' / 'answers.json'
    try:
        found = subprocess.run(['head', '--bytes', str(handed.LARGEST), str(path)], user=account.pw_uid,
                               group=account.pw_gid, extra_groups=[], cwd='/', timeout=PATIENCE, capture_output=True)
    except subprocess.TimeoutExpired:                      # a pipe that nobody writes into
        return None
    return found.stdout or None
