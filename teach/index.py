"""The page that leads to all that was made, in every language."""
from html import escape

from common.language import LANGUAGES, current, say, speaking
from teach.page import write


def lay(folder, titles, pupils, places):
    """titles: {(lesson, language): title}; pupils: [(name or '', seed)]; places: {name: folder of their notebooks}.

    The language that is spoken comes first.
    """
    parts = {}
    for language in LANGUAGES:
        mine = {lesson: title for (lesson, written), title in titles.items() if written == language}
        with speaking(language):
            parts[language] = part(folder, mine, pupils, places)
    first = parts.pop(current())
    write(folder / 'index.html', say('课堂材料', 'Handouts'), ''.join([first, *parts.values()]), 'index')


def part(folder, titles, pupils, places):
    """All in one language."""
    heads = ''.join(f'<th>{word}</th>' for word in (say('课', 'lesson'), *kinds().values()))
    rows = ''.join(row(folder, lesson, title) for lesson, title in titles.items())
    return (f'<section lang="{current()}"><h1>{say("课堂材料", "Handouts")}</h1>{handing_out(pupils, places)}'
            f'<div class="wide"><table><tr>{heads}</tr>{rows}</table></div></section>')


def kinds():
    """{folder of pages: what they are called}"""
    return {'plans': say('教案', 'plan'), 'sheets': say('练习纸', 'sheet'), 'solutions': say('答案', 'solutions')}


def row(folder, lesson, title):
    """One lesson with a link to each page that was made for it; nothing where none was."""
    pages = {f'{kind}/{current()}/{lesson}.html': word for kind, word in kinds().items()}
    cells = [link(page, word) if (folder / page).exists() else '' for page, word in pages.items()]
    return f'<tr><td>{escape(title)}</td>' + ''.join(f'<td>{cell}</td>' for cell in cells) + '</tr>' if any(cells) else ''


def handing_out(pupils, places):
    """Where the pupils' notebooks are, and who has which numbers."""
    language = current()
    told = say('学生版笔记里没有答案。请发给学生，放进项目的 my/{language} 文件夹：',
               'The pupils’ notebooks hold no solutions. Hand them out; each pupil puts them into the folder '
               'my/{language} of the project:', language=language)
    if not any(name for name, _ in pupils):
        where = f'pupils/{language}/'
        there = say('{where}（{number}）。', ' {where} ({number}).', where=link(where, where), number=number(pupils[0][1]))
        return f'<p>{told}{there}</p>'
    rows = ''
    for name, seed in pupils:
        where = link(f'pupils/{places[name]}/{language}/', places[name])
        rows += f'<tr><td>{escape(name)}</td><td>{number(seed)}</td><td>{where}</td></tr>'
    return f'<p>{told}</p><div class="wide"><table>{rows}</table></div>'


def number(seed):
    return say('第 {seed} 组数', 'set {seed}', seed=seed)


def link(address, words):
    return f'<a href="{escape(address)}">{escape(words)}</a>'
