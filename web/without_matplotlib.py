"""matplotlib.pyplot of a site built without matplotlib: nothing is drawn, the lesson goes on, show() says why."""
from common.language import say


def show(*_, **__):
    print(say('这个网站建的时候没有 matplotlib，所以这一格画不出图；装在自己的电脑上，它就画得出来。',
              'This site was built without matplotlib, so this cell draws nothing; installed on your own computer, '
              'it does.'))


def __getattr__(name):
    """Any other function of pyplot: it takes everything and does nothing."""
    if name.startswith('_'):
        raise AttributeError(name)
    return lambda *_, **__: None
