"""HandIn: whoever has no shell makes the file for the teacher with a button, and takes it along as a download."""
import base64
from datetime import datetime
from html import escape

import ipywidgets as w

from common import handed, keeping, memory
from common.language import say
from common.widgets.hands import button, row, toggle
from common.widgets.page.link import LOOK
from common.widgets.parts import Hint, Status


class HandIn(w.VBox):
    """Folded: a box for the name, and the button that makes the file of `python3 run.py hand-in`.

    attempt  of the figure around it: does what a hand has asked for
    """

    def __init__(self, attempt):
        self.fold = toggle(say('交作业', 'hand in'), 'paper-plane')
        self.fold.layout.align_self = 'flex-start'
        self.fold.observe(lambda change: self._unfold(), 'value')
        self.name = w.Text(description=say('姓名', 'name'), style={'description_width': 'initial'}, layout={'width': '18em'})
        self.make = button(say('做成文件', 'make the file'), 'file')
        self.make.on_click(lambda _: attempt(self._make))
        self.outcome = w.HTML()
        self.inside = [row(self.name, self.make), self.outcome]
        super().__init__([self.fold])

    def _unfold(self):
        self.children = [self.fold, *(self.inside if self.fold.value else [])]

    def _make(self):
        held, name = memory.everything(), handed.plain(self.name.value)
        if not memory.file():
            self.outcome.value = Hint(say('这里不记答案，没有可以交的：请打开 my/ 里你自己的一份。',
                                          'Nothing is kept here, so there is nothing to hand in: '
                                          'open your own copy, in my/.')).live()
        elif not held['exercises']:
            self.outcome.value = Hint(say('还没有可以交的：先在哪一课里做几道题，做过的都会记下来。',
                                          'There is nothing to hand in yet: answer something in a lesson first; '
                                          'it is kept.')).live()
        elif not name:
            self.outcome.value = Hint(say('还缺姓名：填上老师认得的姓名，再按一次。',
                                          'A name is needed: type yours as your teacher knows it, and press again.')).live()
        else:
            content = handed.pack(name, datetime.now().isoformat(timespec='seconds'), held)
            told = say('{name} 的答案做成文件了：点下面的链接下载，交给老师。里面只有填的姓名和做题的记录。',
                       'The answers of {name} are in a file: download it below and give it to your teacher. '
                       'It holds the name you typed and what you answered, nothing else.', name=name)
            file = handed.file_name(name)
            said = Status(told + _laid(file, content)).live() + _download(file, content)
            self.outcome.value = f'<div style="overflow-wrap:anywhere">{said}</div>'


def _laid(name, content):
    """Put the file beside the answers, and say so; where it cannot be written there is nothing to say."""
    path = memory.file().with_name(name)
    try:
        keeping.write(path, content)
    except OSError:
        return ''
    return say('文件夹 {folder}/ 里也有一份。', ' The folder {folder}/ holds a copy.', folder=path.parent.name)


def _download(name, content):
    """A link that holds the whole file: it needs no server."""
    data = base64.b64encode(content).decode()
    return (f'<p style="margin:.4em 0"><a download="{escape(name)}" href="data:application/json;base64,{data}" '
            f'style="{LOOK}">{escape(name)}</a></p>')
