"""A pupil's own copy of a lesson is made when they first open it, and from then on it is theirs alone.

nbgitpuller brings the lessons to notebooks/ and renews them there. It never looks into my/, which git ignores.
"""
from pathlib import Path

from start import lessons
from start.stills import Stills


class Copies(Stills):
    """The contents manager of a pupil's server."""

    async def get(self, path, content=True, type=None, **options):
        lay(Path(self.root_dir) / path.strip('/'))
        return await super().get(path, content, type, **options)


def lay(own):
    """Copy the published lesson to the path `own`, …/my/zh/NAME, where that is asked for and not yet there."""
    language, mine = own.parent, own.parent.parent
    lesson = mine.parent / 'notebooks' / language.name / own.name
    if mine.name == 'my' and own.suffix == '.ipynb' and not own.exists() and lesson.is_file():
        language.mkdir(parents=True, exist_ok=True)
        lessons.copy(lesson)
