"""Two pupils at once, with accounts, servers and kernels of their own: they learn, and neither gets at the other's work."""
import json
import pwd
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
import requests

from classroom import engine, ready
from classroom.accounts import GROUP
from classroom.client import Pupil, Refused
from classroom.collect import collect
from classroom.ports import OWN, free_ports
from desk import classroom as desk
from tests.classroom.conftest import a_hub

LESSON = 'lessons/my/en/01_computational_graphs.ipynb'


def together(pupils, work):
    with ThreadPoolExecutor(len(pupils)) as crowd:
        return list(crowd.map(work, pupils))


@pytest.fixture(scope='module')
def kernels(pupils, repository):
    """Both have logged in at once, brought the lessons and run lesson 01; their kernels live."""
    def learn(pupil):
        pupil.log_in()
        pupil.start()
        pupil.pull(repository.address, 'main')
        cells, kernel = pupil.open(LESSON)
        for cell in cells:
            kernel.run(cell)                               # Refused where a cell fails
        return kernel
    return together(pupils, learn)


def home(pupil):
    return Path(pwd.getpwnam(pupil.name).pw_dir)


def ask(kernel, expression):
    return kernel.run(f'print({expression})').strip()


def test_two_learn_at_once_each_in_a_home_of_their_own(pupils, kernels):
    for pupil, kernel in zip(pupils, kernels):
        assert ask(kernel, '__import__("os").getuid()') == str(pwd.getpwnam(pupil.name).pw_uid)
        assert ask(kernel, '__import__("os").getcwd()') == str(home(pupil) / 'lessons' / 'my' / 'en')
        assert home(pupil).stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize('login, password', [('pupil-of-test-a', 'guessed'), ('root', ''), ('nobody', 'nobody')])
def test_nobody_else_comes_in(settings, passwords, login, password):
    with pytest.raises(Refused):
        Pupil(login, password, settings.here).log_in()


def test_an_account_of_the_machine_that_is_not_of_the_class_stays_outside(settings, passwords, kernels):
    login = 'pupil-of-test-b'
    subprocess.run(['gpasswd', '--delete', login, GROUP], check=True, stdout=subprocess.DEVNULL)
    try:
        with pytest.raises(Refused):
            Pupil(login, passwords[login], settings.here).log_in()
    finally:
        subprocess.run(['gpasswd', '--add', login, GROUP], check=True, stdout=subprocess.DEVNULL)
    Pupil(login, passwords[login], settings.here).log_in()


def test_a_pupil_cannot_read_the_files_of_another(pupils, kernels):
    for path in LESSON, 'lessons/my/answers.json', '.local/share/jupyter/runtime', '':
        with pytest.raises(Refused, match='PermissionError'):
            kernels[0].run(f'import os; os.listdir({str(home(pupils[1]))!r}); open({str(home(pupils[1]) / path)!r})')


def test_a_pupil_cannot_read_what_the_hub_keeps(place, kernels):
    for name in 'jupyterhub.sqlite', 'cookie_secret':
        assert (place / 'state' / 'hub' / name).exists()
        with pytest.raises(Refused, match='PermissionError'):
            kernels[0].run(f'open({str(place / "state" / "hub" / name)!r})')


@pytest.mark.parametrize('path', ['api/kernels', 'api/contents/' + LESSON, 'api/sessions', 'lab', 'git-pull/api?repo=x'])
def test_a_pupil_cannot_use_the_server_of_another(pupils, kernels, path):
    answer = pupils[0].browser.get(pupils[1].own + path)
    assert answer.status_code in (403, 404, 500) or not answer.url.startswith(pupils[1].own)
    assert 'Computational graphs' not in answer.text and kernels[1].number not in answer.text


def test_a_pupil_cannot_speak_with_the_kernel_of_another(pupils, kernels):
    channel = f'{pupils[1].own}api/kernels/{kernels[1].number}/channels'
    assert pupils[0].browser.get(channel, headers={'Connection': 'Upgrade', 'Upgrade': 'websocket'}).status_code != 101


def test_behind_the_proxy_a_server_knows_its_pupil_as_well(pupils, kernels):
    """Whoever is on this machine can reach its port, but not without the pupil's cookie."""
    port, = {place.laddr.port for place in process_of(pupils[1], 'jupyterhub.singleuser').net_connections()
             if place.status == 'LISTEN' and place.laddr.ip == '127.0.0.1'
             and requests.get(f'http://127.0.0.1:{place.laddr.port}/user/{pupils[1].name}/api/status').status_code == 403} or {0}
    assert port
    own = f'http://127.0.0.1:{port}/user/{pupils[1].name}/'
    assert pupils[0].browser.get(own + 'api/kernels').status_code == 403


def test_each_server_listens_at_a_port_of_its_turn(pupils, kernels):
    """Ports that the system gives away may be given to the next server before the first has opened its own."""
    heard = [{place.laddr.port for place in process_of(pupil, 'jupyterhub.singleuser').net_connections('inet')
              if place.status == 'LISTEN'} & {*OWN} for pupil in pupils]
    assert [len(ports) for ports in heard] == [1, 1] and heard[0] != heard[1]


def test_a_pupil_cannot_listen_to_the_kernel_of_another(pupils, kernels):
    """Its five channels are files in a home that is closed; of ports, two kernels that start at once might choose the same."""
    channels = [place.laddr for place in process_of(pupils[1], 'ipykernel_launcher').net_connections('unix') if place.laddr]
    assert len(channels) >= 5
    for channel in channels:
        assert len(channel.replace(pupils[1].name, 30 * 'a')) < 108, 'the system takes no longer path of a socket'
        with pytest.raises(Refused, match='PermissionError'):
            kernels[0].run(f'import socket; socket.socket(socket.AF_UNIX).connect({channel!r})')


def process_of(pupil, program):
    """The pupil's newest process that runs a program."""
    mine = [one for one in psutil.process_iter(['uids', 'cmdline', 'create_time'])
            if one.info['uids'].real == pwd.getpwnam(pupil.name).pw_uid and program in one.info['cmdline']]
    return max(mine, key=lambda one: one.info['create_time'])


def test_what_asks_for_too_much_memory_fails_alone(kernels):
    with pytest.raises(Refused, match='MemoryError'):
        kernels[0].run('full = bytearray(3 * 2 ** 30)')
    assert ask(kernels[0], '1 + 1') == '2' == ask(kernels[1], '1 + 1')


def test_all_share_one_mnist(place, pupils, kernels):
    if not (place / 'state' / 'mnist').exists():
        pytest.skip('MNIST is not here')
    together(kernels, lambda kernel: kernel.run('from dataset.mnist import load_digits\ndata = load_digits()'))
    for pupil in pupils:
        images, = [mapped for mapped in process_of(pupil, 'ipykernel_launcher').memory_maps()
                   if mapped.path == str(place / 'state' / 'mnist' / 'train-images-idx3-ubyte')]
        assert images.rss > 40e6 and images.pss <= 0.51 * images.rss


def test_a_link_brings_what_is_new_and_leaves_what_is_written(pupils, kernels, repository):
    own = pupils[0].call('GET', f'api/contents/{LESSON}')
    own['content']['cells'][0]['source'] = 'written by a pupil'
    pupils[0].call('PUT', f'api/contents/{LESSON}', json=own)
    kernels[0].run('open("notes.txt", "w").write("mine")')
    written = (home(pupils[0]) / LESSON).read_bytes()
    for name in '01_computational_graphs', '02_chain_rule':
        lesson, = (repository.folder / 'notebooks' / 'en').glob(f'{name[:2]}_*.ipynb')
        changed = json.loads(lesson.read_text(encoding='utf-8'))
        changed['cells'][0]['source'] = ['a newer edition']
        lesson.write_text(json.dumps(changed), encoding='utf-8')
    repository.git('commit', '--all', '--message=newer')
    pupils[0].pull(repository.address, 'main')
    assert (home(pupils[0]) / LESSON).read_bytes() == written
    assert (home(pupils[0]) / 'lessons/my/en/notes.txt').read_text() == 'mine'
    cells = pupils[0].call('GET', f'api/contents/lessons/my/en/{lesson.name}')['content']['cells']
    assert cells[0]['source'] == 'a newer edition'


def test_a_published_lesson_that_both_changed_stays_the_pupils_as_a_whole(pupils, kernels, repository):
    lesson, = (repository.folder / 'notebooks' / 'en').glob('03_*.ipynb')
    here = home(pupils[0]) / 'lessons/notebooks/en' / lesson.name
    for path, place in (lesson, 0), (here, -1):
        changed = json.loads(path.read_text(encoding='utf-8'))
        changed['cells'][place]['source'] = ['changed']
        text = json.dumps(changed, indent=1)
        if path == here:
            kernels[0].run(f'open({str(here)!r}, "w").write({text!r})')
        else:
            path.write_text(text, encoding='utf-8')
    repository.git('commit', '--all', '--message=newer')
    pupils[0].pull(repository.address, 'main')
    assert here.read_text(encoding='utf-8') == text


def test_what_pupils_answered_is_collected_for_the_desk(pupils, kernels, tmp_path):
    together(kernels, lambda kernel: kernel.run('from common import memory\nmemory.keep("01-2", passed=True)'))
    handed_in = tmp_path / 'handed in'
    assert [*collect(handed_in)] == []
    assert handed_in.stat().st_mode & 0o777 == 0o700
    sheets = {sheet.name: sheet.exercises for sheet in desk.read(handed_in).sheets}
    assert sheets['李娜']['01-2'].passed is sheets['pupil-of-test-b']['01-2'].passed is True


@pytest.mark.parametrize('trap', [
    'os.symlink("/etc/shadow", path)', 'os.mkfifo(path)', 'open(path, "w").write("[1, 2")', 'os.mkdir(path)',
    'open(path, "w").write(\'{"exercises": [], "seed": 0}\')'])
def test_no_trap_of_a_pupil_gets_anything_out_of_root(pupils, kernels, tmp_path, trap, monkeypatch):
    monkeypatch.setattr('classroom.collect.PATIENCE', 1)
    mine = home(pupils[1]) / 'lessons' / 'my' / 'answers.json'
    kernels[1].run(f'import os; path = {str(mine)!r}')
    kernels[1].run(f'os.path.lexists(path) and os.rename(path, path + ".kept")\n{trap}')
    try:
        assert any('pupil-of-test-b' in sentence for sentence in collect(tmp_path))
        assert not (tmp_path / 'hand-in-pupil-of-test-b.json').exists()
    finally:
        kernels[1].run('os.rmdir(path) if os.path.isdir(path) else os.remove(path)')


def test_a_browser_comes_in_by_one_address_and_finds_the_lesson_open(settings, passwords, kernels, browser):
    from playwright.sync_api import expect

    page = browser.new_page()
    page.goto(settings.here)
    page.fill('#username_input', 'pupil-of-test-a')
    page.fill('#password_input', passwords['pupil-of-test-a'])
    page.click('#login_submit')
    expect(page.locator('.jp-Notebook')).to_contain_text('written by a pupil')
    page.close()


def test_no_hub_outlives_who_started_it(place):
    """The teacher's window is closed, or the program killed."""
    settings = engine.Settings(free_ports(1)[0], '/lab', str(place / 'killed'))
    ready.prepare(settings.state)
    program = ('import sys, time; from classroom import engine\n'
               f'with engine.running(engine.{settings}, open("/dev/null", "w")) as hub:\n'
               '    print(hub.pid, flush=True)\n    time.sleep(300)')
    with subprocess.Popen([sys.executable, '-c', program], stdout=subprocess.PIPE) as starter:
        hub = psutil.Process(int(starter.stdout.readline()))
        family = [hub, *hub.children(recursive=True)]
        starter.kill()
    assert len(family) >= 3 and len(psutil.wait_procs(family, 300)[0]) == len(family)


def test_what_is_idle_is_stopped(place, repository, passwords):
    """Kernels first, then servers: here after fifteen and thirty seconds."""
    with a_hub(place / 'idle', repository, idle=0.25) as settings:
        pupil = Pupil('pupil-of-test-b', passwords['pupil-of-test-b'], settings.here)
        pupil.log_in()
        pupil.start()
        pupil.open(LESSON)
        kernel = process_of(pupil, 'ipykernel_launcher')
        server = process_of(pupil, 'jupyterhub.singleuser')
        assert psutil.wait_procs([kernel], 300)[0] and psutil.wait_procs([server], 300)[0]
