"""matplotlib.pyplot of a site built without matplotlib: nothing is drawn, the lesson goes on, one sentence says why."""
from common.language import say


class Nothing:
    """A figure, axes, a style: takes every call, has every part, and does nothing."""

    def __call__(self, *_, **__):
        return self

    def __getattr__(self, name):
        return __getattr__(name)

    def __iter__(self):
        return iter((self, self))       # figure, axes = plt.subplots()

    def __repr__(self):
        return say('这个网站建的时候没有 matplotlib，所以这一格画不出图；装在自己的电脑上，它就画得出来。',
                   'This site was built without matplotlib, so this cell draws nothing; '
                   'installed on your own computer, it does.')


def show(*_, **__):
    print(Nothing())


def __getattr__(name):
    """Anything else of pyplot."""
    if name.startswith('_'):
        raise AttributeError(name)
    return Nothing()
