"""A class as one page of HTML that needs nothing else: every language in it, and no script."""
from html import escape
from pathlib import Path
from string import Template

from common.language import LANGUAGES, OWN_NAMES, current, listing, say, speaking
from common.passages import passage
from desk import mistakes, rows, titles

HERE = Path(__file__).resolve().parent
FIRST = 5       # mistakes at the head of the page
SHORT = 60      # letters of an answer that stands in a line of text


def page(classroom):
    """The page as text; it opens in the language that is spoken now."""
    exercises = mistakes.exercises(classroom.sheets)
    pages = ''.join(in_language(name, classroom, exercises) for name in LANGUAGES)
    hidden = ''.join(f'#{name}:not(:checked) ~ main:lang({name}) {{ display: none }}\n' for name in LANGUAGES)
    return Template((HERE / 'page.html').read_text(encoding='utf-8')).substitute(
        language=current(), title=say('全班的答案', 'The answers of a class'),
        style=(HERE / 'page.css').read_text(encoding='utf-8') + hidden,
        switches=''.join(switch(name, name == current()) for name in LANGUAGES),
        nameless='不显示姓名 / without names', pages=pages)


def switch(name, chosen):
    return (f'<input type="radio" name="language" id="{name}"{" checked" * chosen}>'
            f'<label for="{name}" lang="{name}">{OWN_NAMES.get(name, name)}</label>')


def in_language(name, classroom, exercises):
    lessons = {}
    for exercise in exercises:
        lessons.setdefault(exercise.name.partition('-')[0], []).append(exercise)
    with speaking(name):
        parts = [head(classroom), first(exercises), contents(lessons),
                 *(lesson(number, mine) for number, mine in lessons.items()), rows.table(classroom.sheets, lessons)]
    return f'<main lang="{name}">{"".join(parts)}</main>'


def head(classroom):
    """How many handed in until when, and what the teacher must know of their files."""
    sheets = classroom.sheets
    count = say('{n} 人交了答案，最近一份是 {at} 的。', 'Handed in: {n}, the last of them at {at}.', n=len(sheets),
                at=max(sheet.at for sheet in sheets).replace('T', ' '))
    lines = [f'<h1>{say("全班的答案", "The answers of a class")}</h1><p>{count}</p>']
    if classroom.left_out:
        lines.append(note(say('没有算进来的文件', 'Files left out'), [
            f'{code(name)} {reason(word)}' for name, word in classroom.left_out.items()]))
    if classroom.doubles:
        lines.append(note(say('交了不止一份的人', 'Who handed in more than once'), [
            say('{name}：以较新的 {newer} 为准，没有用 {older}', '{name}: the newer {newer} counts, and not {older}',
                name=escape(name), newer=code(names[0]), older=listing(map(code, names[1:])))
            for name, names in classroom.doubles.items()]))
    return '\n'.join(lines)


def reason(word):
    """What is the matter with a file that was left out, by the word of `handed.Damaged`."""
    return {
        'zip': say('是一个 zip 压缩包：请解压到这个文件夹，再运行一次。',
                   'is a zip archive: unpack it into the folder and run this again.'),
        'large': say('太大了，不是一份答案。', 'is too large to be a file of answers.'),
        'half': say('读不懂：不是答案文件，或者只存了一半。请学生再交一次。',
                    'cannot be read: it is not a file of answers, or only half of one. Ask for it once more.'),
        'other': say('不是用 hand-in 做出来的文件。', 'was not made by hand-in.'),
        'newer': say('是用更新的版本做出来的：请先更新这里的课程。',
                     'was made by a newer edition: bring the lessons here up to date first.'),
        'changed': say('做好以后被改过，或者传坏了。请学生再交一次。',
                       'was changed or damaged after it was made. Ask for it once more.'),
    }[word]


def note(title, lines):
    """About files of pupils, whose names are mostly in those of the files."""
    return f'<div class="note named"><b>{title}</b><ul>{"".join(f"<li>{line}</li>" for line in lines)}</ul></div>'


def first(exercises):
    """The mistakes that most pupils of the class made, whatever the exercise."""
    groups = sorted((group for exercise in exercises for group in exercise.groups
                     if group.named and mistakes.kind(exercise.name) != 'guess'), key=mistakes.largest)
    if not groups:
        return ''
    tried = {exercise.name: exercise.tried for exercise in exercises}
    lines = ''.join(group_line(group, tried[group.exercise], titles.full(group.exercise)) for group in groups[:FIRST])
    return f'<h2>{say("先讲这些", "Talk about these first")}</h2><ul class="groups" data-first>{lines}</ul>'


def contents(lessons):
    """A row of links to the lessons."""
    links = (f'<a href="#{current()}-{escape(number)}">{escape(number)}</a>' for number in lessons)
    return f'<nav>{say("各课", "Lessons")} {" ".join(links)}</nav>'


def lesson(number, exercises):
    return (f'<section id="{current()}-{escape(number)}"><h2>{escape(titles.lesson(number))}</h2>'
            f'{"".join(map(one, exercises))}</section>')


def one(exercise):
    """One exercise: how many have it right, and the mistakes that were made in it, largest first."""
    count = say('{n} 人里 {right} 人对', '{right} of {n} right', n=exercise.tried, right=exercise.right)
    lines = ''.join(group_line(group, exercise.tried) for group in exercise.groups)
    if exercise.unnamed:
        lines += '<li><b>{}</b> {}</li>'.format(of(exercise.unnamed, exercise.tried), say(
            '没有做完，或者是别的错法。', 'not finished, or wrong in some other way.'))
    told = f'<ul class="groups">{lines}</ul>' if lines else ''
    return (f'<div data-exercise="{escape(exercise.name)}"><h3>{escape(titles.title(exercise.name))} <small>{count}</small></h3>'
            f'<div class="bar" aria-hidden="true"><i style="flex:{exercise.right}"></i>'
            f'<i style="flex:{exercise.wrong}"></i></div>'
            f'{told}</div>')


def group_line(group, tried, where=''):
    """One mistake: how many made it, what was told to a typical answer, and where to read again."""
    answer, below = group.typical.answer, ''
    if '\n' in answer or len(answer) > SHORT:
        below = (f'<details><summary>{say("典型的答案", "A typical answer")}</summary>'
                 f'<pre>{escape(answer)}</pre></details>')
    told = [answer and not below and say('典型的答案：{answer}', 'a typical answer: {answer}', answer=code(answer)),
            say('还有 {n} 人没改对', 'still wrong: {n}', n=group.yet) if group.yet else
            say('后来都改对了', 'put right since'), again(group)]
    return (f'<li><p>{f"<small>{escape(where)}</small><br>" if where else ""}<b>{of(len(group.pupils), tried)}</b> '
            f'{escape(mistakes.sentence(group.typical))}</p>{below}<p><small>{" · ".join(filter(None, told))}</small></p></li>')


def again(group):
    """Which passage explains the mistake; '' where the lessons have none."""
    found = passage(group.exercise, group.typical.template)
    return found and say('重读：第 {lesson} 课“{heading}”', 'read again: lesson {lesson}, “{heading}”',
                         lesson=found.lesson, heading=found.heading.replace('`', '')) or ''


def of(n, all):
    return say('{all} 人中 {n} 人', '{n} of {all}', n=n, all=all)


def code(text):
    return f'<code>{escape(text)}</code>'
