"""The plans for teaching, which stand beside the lessons' sources, as pages."""
import mistune

from notebooks.lesson import SOURCES, read
from teach.page import write

markdown = mistune.create_markdown(plugins=['table'])


def lay(folder, path, language):
    """The plan of a lesson in one language as a page; nothing where none was written."""
    plan = SOURCES / f'{path.stem}.plan.md'
    if not plan.exists():
        return
    text = '\n\n'.join(block.text for block in read(plan) if block.kind in (language, 'both'))
    write(folder / f'{number(path)}.html', text.partition('\n')[0].lstrip('# '), markdown(text), 'text')


def number(path):
    """'07b' of 07b_bug_museum.md."""
    return path.stem.partition('_')[0]
