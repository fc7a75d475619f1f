"""A class at once, on this computer, for pupils who have nothing but a browser. classroom/README.md tells all.

    sudo python3 run.py classroom names.txt          accounts for these pupils, then the hub; Ctrl+C ends it
    sudo python3 run.py classroom collect FOLDER     what they answered, for run.py class FOLDER
    sudo python3 run.py classroom measure            how much time and memory a class takes here
"""
import argparse
import os
import signal
import socket
import sys

from classroom import accounts, engine, links, ready
from classroom.collect import collect
from common.language import current, say
from start import doctor
from start.lessons import published
from start.trouble import Trouble, carried_out


def arguments(words):
    parser = argparse.ArgumentParser(prog='run.py classroom', description=__doc__, allow_abbrev=False,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('what', help='the list of names, collect, or measure   名单、collect 或 measure')
    parser.add_argument('more', nargs='*', help='a folder for collect; numbers of pupils for measure')
    parser.add_argument('--door', type=int, default=8000, help='the port where pupils come in   学生连接的端口')
    parser.add_argument('--idle', type=float, default=30,
                        help='minutes until an idle kernel is stopped   空闲几分钟后停掉内核')
    parser.add_argument('--repository',
                        help='public address of the lessons, if not this folder   课程的公开地址')
    parser.add_argument('--branch', default='main', help='of --repository')
    parser.add_argument('--certificate', default='', help='for https   证书文件')
    parser.add_argument('--key', default='', help='of the certificate   证书的私钥')
    options = parser.parse_args(words)
    if options.what == 'collect' and len(options.more) != 1:
        parser.error(say('请写出要放到哪个文件夹：classroom collect 文件夹',
                         'name the folder: classroom collect FOLDER'))
    if options.what == 'measure' and not all(count.isdigit() and int(count) for count in options.more):
        parser.error(say('人数写成整数，例如 classroom measure 1 5',
                         'numbers of pupils are whole, such as classroom measure 1 5'))
    return options


def looked_at(options):
    """Trouble where a class could not be held with these options."""
    if not 0 < options.door < 65536 or doctor.taken(options.door):
        raise Trouble(say('端口 {door} 用不了：它已被占用，或者不是 1 到 65535 之间的整数。请换一个 --door。',
                          'Port {door} cannot be used: it is taken, or not a whole number from 1 to 65535. Give another '
                          '--door.', door=options.door))
    if not options.idle > 0:
        raise Trouble(say('--idle 是分钟数，要大于 0。', '--idle is a number of minutes above 0.'))
    files = options.certificate, options.key
    if any(files) and not all(map(os.path.isfile, files)):
        raise Trouble(say('要用 https，--certificate 和 --key 都要写，而且这两个文件都要在。',
                          'For https give both --certificate and --key; both files must be there.'))


def hold(options):
    """The class, until Ctrl+C."""
    looked_at(options)
    names = accounts.read(options.what)
    source = (options.repository, options.branch) if options.repository else links.of_this_folder()
    ready.prepare(engine.STATE)
    no_digits = ready.share_mnist(engine.STATE)
    tell(accounts.make(names), names)
    settings = engine.Settings(options.door, links.pull(*source, published(current())[0]), idle=options.idle,
                               certificate=options.certificate, key=options.key)
    with open(engine.LOG, 'a') as log, engine.running(settings, log) as hub:
        outside = settings.here.replace('127.0.0.1', own_address())
        if no_digits:
            print(no_digits)
        print(say('学生打开 {address} 并登录。每一课也有自己的链接：',
                  'Pupils open {address} and log in. Each lesson has a link of its own, too:', address=outside))
        for name, link in links.all_lessons(outside, *source).items():
            print(f'    {name}\n        {link}')
        print(say('按 Ctrl+C 下课；学生的文件都留着。', 'Ctrl+C ends the class; what pupils wrote stays.'), flush=True)
        hub.wait()
    raise Trouble(say('JupyterHub 自己停了；原因在 {log} 的最后几行。',
                      'JupyterHub has ended by itself; the last lines of {log} say why.', log=engine.LOG))


def tell(passwords, names):
    """Print the passwords of new accounts, and keep them where only root looks."""
    if not passwords:
        return
    lines = [f'{login}  {password}  {names[login]}'.rstrip() for login, password in passwords.items()]
    kept = engine.STATE / 'hub' / 'passwords.txt'
    with open(kept, 'a', encoding='utf-8') as file:
        print(*lines, sep='\n', file=file)
    print(say('新的账户和密码，也写进了只有 root 能看的 {path}：',
              'New accounts and their passwords, kept in {path} as well, which only root can read:', path=kept))
    print('    ' + '\n    '.join(lines))


def own_address():
    """This machine's address in its network. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(('192.0.2.1', 9))                # an address that belongs to nobody
            return probe.getsockname()[0]
        except OSError:
            return socket.gethostname()


def gather(folder):
    for sentence in collect(folder):
        print(sentence)
    print(say('收好了。看全班：python3 run.py class {folder}', 'Collected. To see the class: python3 run.py class {folder}',
              folder=folder))


def do(options):
    """What was asked for; the class lasts until Ctrl+C."""
    ready.need_root()
    if options.what == 'collect':
        return gather(options.more[0])
    if options.what == 'measure':
        from classroom import measure
        return measure.report([int(count) for count in options.more] or measure.COUNTS)
    return hold(options)


def main(words=None):
    options = arguments(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))     # and end what was started, too
    return carried_out(lambda: do(options), say('下课了。', 'The class has ended.'))


if __name__ == '__main__':
    sys.exit(main())
