"""The addresses that pupils are given: each brings the lessons, or what is new in them, and opens one."""
import subprocess
from urllib.parse import urlencode

from common.language import current, say
from start.environment import ROOT
from start.lessons import published
from start.trouble import Trouble

FOLDER = 'lessons'      # in a pupil's home


def of_this_folder():
    """(address, branch) of the repository in which this stands, for pupils on the same machine."""
    try:
        branch = subprocess.check_output(
            ['git', '-c', f'safe.directory={ROOT}', '-C', str(ROOT), 'symbolic-ref', '--short', 'HEAD'],
            stderr=subprocess.DEVNULL, text=True).strip()
    except (OSError, subprocess.CalledProcessError):
        raise Trouble(say('{folder} 不是 git clone 得来的，学生取不到课程：请用 git clone 取得它，'
                          '或者用 --repository 给出课程的公开地址。',
                          '{folder} did not come from git clone, so pupils cannot fetch the lessons from it: get it with git '
                          'clone, or name their public address with --repository.', folder=ROOT)) from None
    return ROOT.as_uri(), branch


def pull(repository, branch, lesson):
    """The path in a pupil's server that brings the lessons and opens the pupil's own copy of one."""
    own = f'lab/tree/{FOLDER}/my/{lesson.parent.name}/{lesson.name}'
    return '/git-pull?' + urlencode({'repo': repository, 'branch': branch, 'targetpath': FOLDER, 'urlpath': own})


def all_lessons(address, repository, branch, language=None):
    """{'01_computational_graphs': the link for a class} for the lessons of a language."""
    return {lesson.stem: f'{address}/hub/user-redirect{pull(repository, branch, lesson)}'
            for lesson in published(language or current())}
