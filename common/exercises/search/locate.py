"""locate: the first place, from right to left, at which a backward pass goes wrong.

    locate(graph)                 a Graph, with layers of the reader's own on it or not
    locate(layers, x, t)          layers in a row, with forward and backward, or a single one; t goes to the last
    locate(network, x, t)         a network with layers and lastLayer, or with params, loss and gradient only
    locate(value)                 the output of a micrograd-like class: data, grad, _prev, _op, _backward
"""
import numpy as np

from common import layers
from common.drawing.labels import label
from common.exercises.diagnosis.backward import LOCAL
from common.exercises.diagnosis.error import stopped
from common.exercises.kept import kept
from common.exercises.patience import patient
from common.exercises.result import not_yet, unanswered
from common.exercises.search import engines
from common.exercises.search.located import Located
from common.exercises.written import does_nothing
from common.graph import Graph, OfValues, rows
from common.language import listing, say
from common.layers.protocol import as_tuple


@kept()
@patient
def locate(made, x=None, t=None):
    """Judges each node by differences at its own inputs, and names the first whose share is wrong: a Located."""
    if unanswered(made):
        return Located(None, not_yet().sentence)
    try:
        with np.errstate(all='ignore'):
            places = list(_places(made, x, t))
    except engines.NotWritten:
        return Located(None, not_yet().sentence)
    except engines.Unjudged as error:
        return Located(False, *error.args)
    except Exception as error:
        return Located(False, stopped(error).sentence)
    return _verdict(places, made)


def _places(made, x, t):
    if isinstance(made, type):
        raise engines.Unjudged(say('{kind} 是类：写成 {kind}(…)，造一个出来。', '{kind} is a class; write {kind}(…) to make one.',
                                   kind=made.__name__))
    if isinstance(made, OfValues):
        return engines.of_values(made.value, made.names)
    if isinstance(made, Graph):
        return engines.of_graph(made)
    if _is_value(made):
        return engines.of_values(made)
    with_gradient = all(hasattr(made, name) for name in ('params', 'loss', 'gradient'))
    row = rows(made)
    if row and any(map(_not_written, row)):
        raise engines.NotWritten
    if not with_gradient and not row:
        raise engines.Unjudged(say(
            '{kind} 里没有认得的东西：请给一张 Graph，一列层，一个有 layers 和 lastLayer（或者有 params、loss 和 gradient）'
            '的网络，或者 micrograd 那样的值。',
            'Nothing in {kind} is known here: give a Graph, a list of layers, a network with layers and lastLayer '
            '(or with params, loss and gradient), or a value as in micrograd.', kind=type(made).__name__))
    if x is None or with_gradient and t is None:
        raise engines.Unjudged(say('还缺一小批数：写成 locate(network, x, t)；一列层如果不用标签，写 locate(layers, x)。',
                                   'A few samples are missing: write locate(network, x, t), or locate(layers, x) for '
                                   'layers that take no target.'))
    places = list(engines.of_layers(row, x, t)) if row else []
    if with_gradient and not any(place.wrong for place in places):      # else the gradient is off because of the layer
        places += engines.of_gradient(made, x, t)
    return places


def _not_written(layer):
    """Are both its methods as they were printed?"""
    return all(does_nothing(getattr(layer, name, None)) for name in ('forward', 'backward'))


def _is_value(made):
    return hasattr(made, '_prev') and hasattr(made, '_backward')


def _verdict(places, made):
    first = next((place for place in places if place.wrong), None)
    if first is None and not places:
        return Located(False, say('没有可以检验的：图上要有算式，而且不能正好落在尖角上。',
                                  'There is nothing to judge: some arithmetic is needed, and not just at a kink.'))
    if first is None:
        return Located(True, say('{count} 处都和差分一样：每个节点传回去的都对。',
                                 'Differences agree at every place ({count} compared): every node passes back what it should.',
                                 count=len(places)) + _left_out(made), places)
    if first.replaced:
        return Located(False, say('从右往左数，节点 {number}（{circle}）算得对，可是它把 {variable} 已经收到的数换掉了：'
                                  '要用 +=。',
                                  'From right to left, node {number} ({circle}) computes the right share, but replaces '
                                  'what {variable} had received already: use +=.', **_words(first)), places)
    if first.node is None:
        return Located(False, say('{variable}{index} 的梯度不对：gradient 给出 {found}，差分给出 {expected}。'
                                  '先看算 {variable} 的那一行。',
                                  'The gradient of {variable}{index} is off: gradient gives {found}, differences give '
                                  '{expected}. Look at the line that computes it.', **_words(first)), places)
    return Located(False, say('从右往左数，第一个不对的是节点 {number}（{circle}）：传给 {variable}{index} 的是 {found}，'
                              '差分给出 {expected}。',
                              'From right to left, node {number} ({circle}) is the first that is wrong: it passes {found} '
                              'to {variable}{index}, differences give {expected}.', **_words(first)) + _why(first), places)


def _left_out(made):
    """A sentence about operations that could not be judged, or ''."""
    unknown = engines.unknown(made) if _is_value(made) else ()
    return say('（{unknown} 不认得，没有检验。）', ' (Not judged, since it is not known here: {unknown}.)',
               unknown=listing(unknown)) if unknown else ''


def _words(place):
    return {'number': place.number, 'circle': place.circle, 'variable': place.variable,
            'index': str(list(place.index)) if place.index else '',
            'found': label(place.found), 'expected': label(place.expected)}


def _why(place):
    """The misconception behind the share, if the catalogue knows one that makes just these numbers."""
    node = place.node
    if not hasattr(node, 'layer'):
        return ''
    inputs = [x.value for x in node.inputs]
    for rule in LOCAL:
        if _kind(node.layer, inputs, node.value) in rule.kinds:
            try:
                mistaken = as_tuple(rule.rule(node.grad, *inputs, node.value))
            except (ArithmeticError, ValueError, TypeError):
                continue
            if all(np.allclose(m, share, 1e-6) for m, share in zip(mistaken, node.dinputs)):
                return say('', ' ') + say(*rule.missing, circle=place.circle, look='')
    return ''


def _kind(layer, inputs, output):
    """The class of ours that this layer is, by its name or by what its forward computes."""
    name = type(layer).__name__
    if hasattr(layers, name):
        return name
    for name, made in vars(layers).items():
        try:
            if isinstance(made, type) and np.allclose(made().forward(*inputs), output, 1e-9):
                return name
        except Exception:
            continue
    return ''
