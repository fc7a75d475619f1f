"""The page that leads to all that was made, in every language."""
from html import escape

from common.course import LESSONS
from common.language import current, say
from teach.page import in_each_language, write

MINUTES = {lesson.number: lesson.minutes for lesson in LESSONS}
NAMES = {'zh': '中文', 'en': 'English'}


def lay(folder, titles, pupils, places):
    """titles: {(lesson, language): title}; pupils: [(name or '', seed)]; places: {name: folder of their notebooks}."""
    parts = []
    in_each_language(lambda language: parts.append(part(folder, titles, pupils, places)))
    parts.sort(key=lambda text: f'lang="{current()}"' not in text)
    write(folder / 'index.html', say('课堂材料', 'Handouts'), ''.join(parts), 'index')


def part(folder, titles, pupils, places):
    """All in one language."""
    language = current()
    rows = [row(folder, lesson, title) for (lesson, spoken), title in titles.items() if spoken == language]
    heads = ''.join(f'<th>{word}</th>' for word in (
        say('课', 'lesson'), say('教案', 'plan'), say('练习纸', 'sheet'), say('答案', 'solutions')))
    return (f'<section lang="{language}"><h1>{say("课堂材料", "Handouts")}</h1>{handing_out(pupils, places, language)}'
            f'<div class="wide"><table><tr>{heads}</tr>{"".join(rows)}</table></div></section>')


def row(folder, lesson, title):
    """One lesson with a link to each page that was made for it."""
    cells = ''
    for kind, word in (('plans', say('教案', 'plan')), ('sheets', say('练习纸', 'sheet')), ('solutions', say('答案', 'solutions'))):
        page = f'{kind}/{current()}/{lesson}.html'
        cells += f'<td>{link(page, word) if (folder / page).exists() else ""}</td>'
    return f'<tr><td>{escape(title)}</td>{cells}</tr>'


def handing_out(pupils, places, language):
    """Where the pupils' notebooks are, and who has which numbers."""
    told = say('学生的笔记本里没有答案。请发给学生，放进项目的 my/{language} 文件夹：', 'The pupils’ notebooks hold no '
               'solutions. Hand them out; each pupil puts them into the folder my/{language} of the project:', language=language)
    if not any(name for name, _ in pupils):
        where = f'pupils/{language}/'
        return f'<p>{told} {link(where, where)} ({number(pupils[0][1])})</p>'
    rows = ''.join(f'<tr><td>{escape(name)}</td><td>{number(seed)}</td><td>{link(f"pupils/{places[name]}/{language}/", places[name])}'
                   f'</td></tr>' for name, seed in pupils)
    return f'<p>{told}</p><div class="wide"><table>{rows}</table></div>'


def number(seed):
    return say('第 {seed} 组数', 'set {seed}', seed=seed)


def link(address, words):
    return f'<a href="{escape(address)}">{escape(words)}</a>'
