"""The pupils of a class as a table of HTML: one row for each."""
from html import escape

from common.language import listing, say
from desk import mistakes, titles


def table(sheets, lessons):
    """A row for each pupil: of each lesson how many are right, and which are not yet."""
    counted = {number: [one.name for one in mine if mistakes.kind(one.name) != 'guess'] for number, mine in lessons.items()}
    counted = {number: names for number, names in counted.items() if names}
    heads = ''.join(f'<th scope="col">{escape(number)}</th>' for number in counted)
    rows = ''.join(row(sheet, counted) for sheet in sheets)
    title = say('每个学生', 'Each pupil')
    legend = say('每课做对了几题；下面是做了还没有对的。点开姓名，看错在哪里。',
                 'How many are right in each lesson; below, those tried and not right yet. Open a name to see why.')
    return (f'<section class="named"><h2>{title}</h2><p>{legend}</p>'
            f'<div class="rows" tabindex="0" role="region" aria-label="{title}"><table><thead><tr>'
            f'<th scope="col">{say("姓名", "Name")}</th><th scope="col">{say("合计", "Total")}</th>{heads}</tr></thead>'
            f'<tbody>{rows}</tbody></table></div></section>')


def row(sheet, counted):
    total, cells = 0, ''
    for names in counted.values():
        right, wrong = mistakes.solved(sheet, names)
        total += right
        below = f' <small>{escape(listing(map(titles.short, wrong)))}</small>' if wrong else ''
        cells += f'<td>{right}/{len(names)}{below}</td>'
    lines = ''.join(f'<li>{escape(titles.full(name))}<br>{escape(mistakes.sentence(mistake))}</li>'
                    for name, mistake in mistakes.unsolved(sheet))
    name = escape(sheet.name)
    if lines:
        name = f'<details><summary>{name}</summary><ul>{lines}</ul></details>'
    return f'<tr><th scope="row">{name}</th><td>{total}</td>{cells}</tr>'
