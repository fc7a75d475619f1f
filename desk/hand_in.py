"""python3 run.py hand-in: one small file of what a pupil answered, for the teacher."""
import argparse
import os
from datetime import datetime

from common import handed, keeping, memory
from common.language import say
from desk.mistakes import kind
from start import whole
from start.trouble import Trouble


def main(*words):
    parser = argparse.ArgumentParser(prog='run.py hand-in', description=__doc__)
    parser.add_argument('--name', help='your name, as your teacher knows it   你的姓名')
    options = parser.parse_args(words)
    os.environ.setdefault('LESSONS_KEPT', str(keeping.PROJECT / 'my'))
    held = memory.everything()
    damaged = memory.trouble()
    if not held['exercises']:
        raise Trouble(damaged or say(
            '还没有可以交的：先用 python3 run.py 打开一课，做几道题。做过的都会记下来。',
            'There is nothing to hand in yet: open a lesson with python3 run.py and answer something; it is kept.'))
    name = handed.plain(asked() if options.name is None else options.name)
    if not name:
        raise Trouble(say('要有姓名才能交：python3 run.py hand-in --name 你的姓名',
                          'A name is needed: python3 run.py hand-in --name "Your Name"'))
    path = memory.file().with_name(handed.file_name(name))
    whole.write(path, handed.pack(name, datetime.now().isoformat(timespec='seconds'), held))
    verdicts = [entry.get('passed') for exercise, entry in held['exercises'].items() if kind(exercise) != 'guess']
    print(*filter(None, [damaged]), say(
        '{name} 的答案在这个文件里，请交给老师：\n    {path}\n判过的 {all} 题里对了 {right} 题。'
        '文件里只有你填的姓名和做题的记录，没有别的个人信息。',
        'The answers of {name} are in this file; send it to your teacher:\n    {path}\n{right} of the {all} that '
        'were judged are right. It holds the name you typed and what you answered, and nothing else about you.',
        name=name, path=path, right=verdicts.count(True), all=len(verdicts) - verdicts.count(None)), sep='\n')
    return 0


def asked():
    try:
        return input(say('你的姓名：', 'Your name: '))
    except EOFError:                                        # nobody is there to answer
        return ''
