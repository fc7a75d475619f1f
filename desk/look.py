"""python3 run.py class FOLDER: a class by misconception, one page and one table."""
import argparse
import os
import time
from pathlib import Path

from common.language import say
from desk import classroom, page, table
from start import whole
from start.trouble import Trouble


def main(*words):
    parser = argparse.ArgumentParser(prog='run.py class', description=__doc__)
    parser.add_argument('folder', help='of the files that pupils handed in   学生交来的文件所在的文件夹')
    folder = Path(parser.parse_args(words).folder)
    if not folder.is_dir():
        raise Trouble(say('没有 {folder} 这个文件夹：请写出放着学生答案的文件夹。',
                          'There is no folder {folder}: name the one that holds what pupils handed in.', folder=folder))
    began = time.perf_counter()
    read = classroom.read(folder)
    for name, word in read.left_out.items():
        print(say('没有算进来：{name} {why}', 'Left out: {name} {why}', name=name, why=page.reason(word)))
    if not read.sheets:
        raise Trouble(say('{folder} 里没有一份能用的答案：学生用 python3 run.py hand-in 做出它们。',
                          'There is no file of answers in {folder} that can be used; pupils make them with python3 '
                          'run.py hand-in.', folder=folder))
    written = folder / classroom.OURS[0], folder / classroom.OURS[1]
    whole.write(written[0], page.page(read).encode('utf-8', 'replace'))
    whole.write(written[1], table.table(read))
    print(say('{n} 人的答案，用了 {seconds:.1f} 秒。\n    {page}\n    {table}',
              'Pupils: {n}, read in {seconds:.1f} s.\n    {page}\n    {table}', n=len(read.sheets),
              seconds=time.perf_counter() - began, page=os.path.abspath(str(written[0])), table=os.path.abspath(str(written[1]))))
    return 0
