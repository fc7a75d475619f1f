"""Our pages around JupyterLite: the root, a front page for each language, and a door for each lesson."""
import json
import shutil
from html import escape
from string import Template

from common.drawing.palette import DARK, FONT, LIGHT, forced, of_page
from common.language import LANGUAGES, OWN_NAMES, current, say, speaking
from dataset.idx import FILES
from web import HERE, apples

PAGES = HERE / 'pages'
COPIED = ('apples.js', 'door.js', 'front.js', 'icon.svg', 'keep.js', 'lesson.css', 'lesson.js', 'mnist.js',
          'say.js', 'shelf.js', 'work.js', 'zip.js')


def write(out, pages):
    """Write our pages into the built site `out`; `pages` are those of `course.lay`."""
    course = out / 'course'
    course.mkdir()
    for name in COPIED:
        shutil.copy(PAGES / name, course)
    style = colours() + (PAGES / 'style.css').read_text(encoding='utf-8')
    (course / 'style.css').write_text(style, encoding='utf-8')
    known = {file.sha256: file.name for file in FILES.values()}
    (course / 'mnist.json').write_text(json.dumps(known), encoding='utf-8')
    for page in pages:
        if page.picture:
            (course / f'{page.language}-{page.key}.svg').write_bytes(page.picture)
    for name in LANGUAGES:
        mine = [page for page in pages if page.language == name]
        with speaking(name):
            put(out / name, 'front.html', **front(mine))
            for page in mine:
                put(out / name / page.key, 'door.html', **door(page))
    links = ''.join(f'<p>{link(name, "")}</p>' for name in LANGUAGES)
    put(out, 'root.html', languages=json.dumps(LANGUAGES), links=links)
    for app in ('notebooks', 'lab'):
        around_a_lesson(out / app / 'index.html')


def link(name, base):
    """To the front page in a language."""
    return f'<a href="{base}{name}/" lang="{name}">{OWN_NAMES.get(name, name)}</a>'


def put(folder, template, **fields):
    folder.mkdir(exist_ok=True)
    text = Template((PAGES / template).read_text(encoding='utf-8')).substitute(fields)
    (folder / 'index.html').write_text(text, encoding='utf-8')


def around_a_lesson(page):
    """Our strip, in the page of an app of JupyterLite."""
    text = page.read_text(encoding='utf-8')
    ours = ('<link rel="icon" href="../course/icon.svg"><link rel="stylesheet" href="../course/lesson.css">'
            '<script type="module" src="../course/lesson.js"></script>')
    page.write_text(text.replace('</head>', ours + '</head>'), encoding='utf-8')


def colours():
    """The palette of the lessons' drawings, light and dark, for drawings and page alike."""
    themes = f'{of_page(LIGHT)}@media(prefers-color-scheme:dark){{{of_page(DARK)}}}{forced(":root .cg")}'
    return f'body{{font-family:{FONT}}}{themes}\n'


def front(pages):
    """The words and figures of the front page, in the language that is spoken."""
    return {
        'lang': current(),
        'others': ' '.join(link(name, '../') for name in LANGUAGES if name != current()),
        'title': say('会计算的图：误差反向传播法', 'Backpropagation on graphs that compute'),
        'lead': say('从两个苹果和一个税率开始，到一个会认手写数字的网络为止；路上的每张图都是活的：'
                    '屏幕上的图，就是在计算的代码。',
                    'It starts with two apples and a tax rate and ends with a network that reads handwriting, '
                    'and every picture on the way is alive: the graph on the screen is the code that computes.'),
        'try': say('拖动滑块：蓝色是从左往右算出的账单，橙色是从右往左算出的导数。',
                   'Move a slider: the bill in blue, worked out from left to right; its derivatives in '
                   'orange, from right to left.'),
        'apples': apples.figure(),
        'begin': say('从导读开始', 'Start here'),
        'lessons': say('课程', 'Lessons'),
        'cards': ''.join(map(card, pages)),
        'work': say('你的笔记', 'Your work'),
        'kept': say('你改过的每一课和填过的答案都自动存在这个浏览器里，关掉再来还在；来过一次之后，没有网络也能打开。'
                    '清除浏览数据会一起清掉，所以值得下载一份。',
                    'Every lesson you change and every answer you give is saved in this browser automatically and '
                    'is still there when you come back; after the first visit it opens without a network. Clearing '
                    'the browser’s data deletes it, too, so download a copy now and then.'),
        'pack': say('下载全部（zip）', 'Download all (zip)'),
        'unpack': say('放回下载过的 zip', 'Restore a downloaded zip'),
        'aside': say('放在旁边的旧版：', 'Older versions kept:'),
        'digits': say('真正的 MNIST', 'The real MNIST'),
        'mnist': say('第 08 课自带这个项目画的数字。你要是有 MNIST 的四个文件，在这里选中它们，'
                     '或者拖到这一页或那一课上的任何地方：它们只存在这个浏览器里，不会传到别处。',
                     'Lesson 08 comes with digits that this project draws. If you have the four files of MNIST, '
                     'choose them here, or drop them anywhere on this page or on the lesson’s: they are kept in '
                     'this browser and sent nowhere.'),
        'choose': say('选四个文件', 'Choose the four files'),
        'install': say('装到自己的电脑上', 'Install it instead'),
        'commands': say('装在电脑上更快，训练网络（第 08 课）快十倍以上。'
                        '需要 Python 3.11 或更新的版本和这个项目的文件夹，然后：',
                        'It is faster on your own computer: training the network (lesson 08) more than ten times '
                        'as fast. You need Python 3.11 or newer and the folder of the project, then:'),
        'large': say('屏幕够大？也可以打开完整的 JupyterLab。',
                     'A large screen? You can also open the full JupyterLab.'),
        'licence': say('代码：MIT 许可证；文字和图片：CC BY 4.0。', 'Code: MIT. Prose and pictures: CC BY 4.0.'),
    }


def card(page):
    """One lesson in the table of lessons."""
    address = f'../course/{page.language}-{page.key}.svg'
    picture = f'<img src="{address}" alt="" loading="lazy">' if page.picture else ''
    number = f'{page.key} ' if page.key[0].isdigit() else ''
    mine, afresh = say('你改过', 'with your changes'), say('从头开始', 'start afresh')
    minutes = say('约 {n} 分钟', 'about {n} minutes', n=page.minutes) if page.minutes else ''
    return (f'<li data-path="{page.path}"><a href="{page.key}/">{picture}<b>{number}{escape(page.title)}</b></a>'
            f'<small>{minutes}<span class="mine"> · {mine} · '
            f'<button type="button" class="afresh">{afresh}</button></span></small></li>')


def door(page):
    """The words of the door of one lesson."""
    return {
        'lang': page.language, 'path': page.path, 'edition': page.edition, 'title': escape(page.title),
        'opening': say('正在打开……', 'Opening …'), 'back': say('← 目录', '← lessons'),
        'newer': say('这一课有了新版，而你改过旧版。要打开哪一份？两份都会留着。',
                     'There is a newer edition of this lesson, and you changed the old one. '
                     'Which do you want to open? Both are kept.'),
        'mine': say('我的那份', 'mine'), 'new': say('新版', 'the new one'),
    }
