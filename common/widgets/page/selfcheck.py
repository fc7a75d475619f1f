"""selfcheck: does everything that the lessons need work here? For each thing that does not, the line that mends it."""
import sys
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import ipywidgets as w

from common.language import say
from common.widgets.figure import Figure
from dataset import mnist

PACKAGES = ('numpy', 'ipywidgets', 'anywidget', 'tqdm', 'threadpoolctl')


class SelfCheck(Figure):
    """A list of findings, and a button that answers when widgets are alive."""

    def __init__(self):
        self.findings = [_python(), *map(_package, PACKAGES), _project(), _data()]
        self.button = w.Button(description=say('按我一下', 'press me'))
        self.answer = w.HTML(escape(say('按一下上面的按钮：控件活着，这里就会变。',
                                        'Press the button: if widgets are alive, this line changes.')))
        self.button.on_click(lambda _: setattr(self.answer, 'value', '✓ ' + escape(say(
            '控件是活的。可以开始了。', 'Widgets are alive. You can begin.'))))
        super().__init__([w.HTML(self._list()), self.button, self.answer])

    @property
    def passed(self):
        return all(fine for fine, _, _ in self.findings)

    def _list(self):
        lines = [('✓ ' if fine else '→ ') + escape(what) + ('' if fine else f'<br>&nbsp;&nbsp;{escape(mend)}')
                 for fine, what, mend in self.findings]
        return '<br>'.join(lines)

    def __repr__(self):
        return '; '.join(('✓ ' if fine else '→ ') + what for fine, what, _ in self.findings)

    def _repr_mimebundle_(self, **options):
        bundle = super(Figure, self)._repr_mimebundle_(**options)
        still = say('这是存下来的样子。运行这个格子，按钮才会出现。',
                    'This is how it was stored. Run the cell, and a button appears.')
        return {**bundle, 'text/html': f'{self._list()}<br>{escape(still)}', 'text/plain': repr(self)}


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
