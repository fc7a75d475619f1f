"""What an error says to a reader."""
import pytest

from common import language

REFUSED = TypeError, ValueError     # as what was given is refused mostly


def sentence(error, action):
    """The sentence with which an action is refused, in the language that is spoken."""
    with pytest.raises(error) as caught:
        action()
    return str(caught.value)


def said(error, action):
    """The same in English and in Chinese."""
    found = []
    for name in ('en', 'zh'):
        language.use(name)
        found.append(sentence(error, action))
    return found
