#!/usr/bin/env python3
"""Open the lessons, and do all else that this project can do.
打开课程；这个项目能做的其他事情也都从这里开始。

    python3 run.py            the first lesson in JupyterLab             在 JupyterLab 里打开第一课
    python3 run.py 03         lesson 03                                  打开第 03 课
    python3 run.py test       all tests; pytest's options may follow     运行全部测试，后面可接 pytest 的选项
    python3 run.py build      lessons and pictures from their source     从源文件重新生成课程和图片
    python3 run.py data       fetch MNIST                                下载 MNIST
    python3 run.py bench      measure speed                              测量速度
    python3 run.py site       the web edition, a folder of files         网页版，一个文件夹
    python3 run.py teach      notebooks, sheets, plans for a class       给老师：教案、学生版笔记、练习纸
    python3 run.py mutants    do the tests notice a change?              测试能不能发现改动
    python3 run.py hand-in    my answers as one file for the teacher     把自己的答案做成一个文件，交给老师
    python3 run.py class DIR  a class by its mistakes, from such files   从这些文件看全班错在哪里
    python3 run.py classroom  JupyterHub for a class, on this computer   在这台电脑上给全班开 JupyterHub
    python3 run.py doctor     what is wrong here, and what mends it      哪里有问题，怎样修好
"""
import argparse
import os
import signal
import subprocess
import sys
from urllib.parse import quote

try:
    from common.language import LANGUAGES, current, say, use
    from desk import hand_in, look
    from start import doctor, lessons
    from start.environment import CLASS, LESSONS, ROOT, SITE, TESTS, ready, variables
    from start.trouble import carried_out
except ImportError:
    sys.exit('run.py needs the whole project around it: get it with git clone and run it there.\n'
             'run.py 要和整个项目放在一起：请用 git clone 取得全部文件，在那里运行。')


def lab(options):
    """JupyterLab on the reader's copy of a lesson. The reader's other Jupyter settings are left alone."""
    port = doctor.free_port(options.port) if options.port else None
    lesson = my_copy(options.what, options.newer)
    address = quote(lesson.relative_to(ROOT).as_posix())
    command = ['-m', 'jupyterlab', f'--LabApp.default_url=/lab/tree/{address}']
    if port:
        command += [f'--ServerApp.port={port}', '--ServerApp.port_retries=0']
    if options.no_browser:
        command += ['--no-browser']
    if hasattr(os, 'geteuid') and os.geteuid() == 0:
        command += ['--allow-root']
    os.environ['JUPYTER_CONFIG_PATH'] = str(ROOT / 'start')
    os.environ['JUPYTER_CONFIG_DIR'] = str(ROOT / 'my' / '.jupyter')
    python = ready(LESSONS)
    print(doctor.folder()[2] or say('正在打开 JupyterLab；按 Ctrl+C 结束。', 'Opening JupyterLab; Ctrl+C ends it.'),
          flush=True)
    return program(python, *command)


def my_copy(name, lay_newer):
    """The reader's latest copy of a lesson, after mending and making what is needed, and telling what is new."""
    published = lessons.published(current()) or lessons.published('en')
    asked = lessons.find(name, published)
    for sentence in lessons.prepare(published, lay_newer):
        print(sentence)
    return lessons.newest(asked)


def test(*options):
    return program(ready(TESTS), '-m', 'pytest', '--nbval', *options)


def build(*names):
    python = ready(TESTS)
    return program(python, 'notebooks/build.py', *names) or (0 if names else program(python, 'image/make.py'))


def data(*options):
    return program(ready(LESSONS), '-m', 'dataset.mnist', *options)


def bench(*options):
    return program(ready(TESTS), '-m', 'benchmarks', *options)


def site(*options):
    return program(ready(TESTS if '--measure' in options else SITE), '-m', 'web', *options)


def teach(*options):
    return program(ready(LESSONS), '-m', 'teach', *options)


def mutants(*options):
    return program(ready(TESTS), '-m', 'mutants', *options)


def classroom(*options):
    return program(ready(CLASS), '-m', 'classroom', *options)


TOOLS = {'test': test, 'build': build, 'data': data, 'bench': bench, 'site': site, 'teach': teach, 'mutants': mutants,
         'hand-in': hand_in.main, 'class': look.main, 'classroom': classroom,
         'doctor': doctor.report}


def program(python, *words):
    """Run a program; Ctrl+C is its own business, and it ends when this is ended."""
    process = subprocess.Popen([python, *words], cwd=str(ROOT), env=variables())
    try:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                pass
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def arguments(words):
    parser = argparse.ArgumentParser(prog='run.py', description=__doc__, allow_abbrev=False,
                                     formatter_class=argparse.RawDescriptionHelpFormatter, add_help=False)
    parser.add_argument('what', nargs='?', default='', help='a lesson, or one of: ' + ' '.join(TOOLS))
    parser.add_argument('-h', '--help', action='store_true',
                        help='this; after a word such as teach, what it takes   写在 teach 等词后面，就说那个命令的用法')
    parser.add_argument('--lang', choices=LANGUAGES, help="language; else the system's   语言，默认随系统")
    parser.add_argument('--newer', action='store_true',
                        help='lay newer editions beside my copies   把新版放在旧的旁边')
    parser.add_argument('--port', help='of JupyterLab   JupyterLab 的端口')
    parser.add_argument('--no-browser', action='store_true',
                        help='only show the address   只显示地址，不打开浏览器')
    options, rest = parser.parse_known_args(words)
    if options.lang:
        use(options.lang)
        os.environ['LESSONS_LANG'] = options.lang
    takes_words = options.what in {*TOOLS} - {'data', 'doctor'}
    if options.help and not takes_words:
        parser.print_help()
        sys.exit()
    if rest and not takes_words:
        parser.error(say('不认识 {words}', 'unknown: {words}', words=' '.join(rest)))
    return options, rest + ['--help'] * options.help


def main(words=None):
    for stream in (sys.stdout, sys.stderr):                # a console without Chinese shows ? and goes on
        if hasattr(stream, 'reconfigure'):
            stream.reconfigure(errors='replace')
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))     # and end what was started, too
    options, rest = arguments(words)
    return carried_out(lambda: TOOLS[options.what](*rest) if options.what in TOOLS else lab(options),
                       say('停下了；再运行一次会接着做。', 'Stopped. Run it again to continue from here.'))


if __name__ == '__main__':
    sys.exit(main())
