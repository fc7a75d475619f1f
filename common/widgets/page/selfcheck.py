"""selfcheck: does everything that the lessons need work here? For each thing that does not, the line that mends it."""
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.parts import Status, Table
from dataset import mnist

PACKAGES = ('numpy', 'ipywidgets', 'anywidget', 'tqdm', 'threadpoolctl')


class SelfCheck(Figure):
    """A list of findings, and a button that answers when widgets are alive."""

    def __init__(self):
        super().__init__()
        self.findings = [_python(), *map(_package, PACKAGES), _project(), _data()]
        self.button = self.push_button(say('按我一下', 'press me'), self._press)
        self.pressed = False
        self.arrange(self.button, self.shown)

    @property
    def passed(self):
        return all(fine for fine, _, _ in self.findings)

    def _press(self):
        self.pressed = True
        self.redraw()

    def parts(self):
        rows = [('✓' if fine else '→', what, '' if fine else mend) for fine, what, mend in self.findings]
        alive = say('✓ 控件是活的。可以开始了。', '✓ Widgets are alive. You can begin.') if self.pressed \
            else say('按一下上面的按钮：这一行变了，控件就正常。', 'Press the button: if this line changes, widgets are alive.')
        return [Status(alive), Table(('', '', ''), rows)]


@complains
def selfcheck():
    """Look at this machine: Python, packages, whose `common` is imported, where the digits come from, widgets."""
    return SelfCheck()


def _python():
    found = '.'.join(map(str, sys.version_info[:3]))
    return sys.version_info >= (3, 11), f'Python {found}', say('请用 Python 3.11 或更新的版本：python3 run.py 会替你找。',
                                                              'Use Python 3.11 or newer; python3 run.py looks for one.')


def _package(name):
    mend = say('运行 python3 run.py，它会装好缺的东西。', 'Run python3 run.py, which installs what is missing.')
    try:
        return True, f'{name} {version(name)}', mend
    except PackageNotFoundError:
        return False, f'{name} –', mend


def _project():
    ours = Path(__file__).resolve().parents[3]
    here = Path.cwd().resolve()
    return ours in (here, *here.parents), f'common: {ours.name}', say(
        '导入的是 {ours} 里的 common，不是这一课旁边的：重启内核，从本课的第一个格子开始运行。',
        'The common of {ours} was imported, not the one beside this lesson; restart the kernel and run its first cell.',
        ours=ours)


def _data():
    found = say('MNIST 在这台机器上', 'MNIST is on this machine') if mnist.available() else mnist.describe()
    return True, found, ''
