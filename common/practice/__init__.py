"""Practice without end: skills, tasks made at random for each, and when a skill comes back. For authors of lessons.

    task('branches', 3)         a Task: what is shown, and questions, or a graph whose blanks are the questions
    SKILLS                      {name: Skill}: what it is called, where it is taught, what makes its tasks

task → trees (graphs that grow at random), batches, losses, learning → skills → schedule (when each comes back)
"""
from common.practice.schedule import Schedule
from common.practice.skills import SKILLS, skill_of, task
from common.practice.task import Question, Task
