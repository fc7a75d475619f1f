"""numpy's functions on nodes: which layer each writes, or how it is put together from others."""
from inspect import signature

import numpy as np

from common import guard, layers
from common.graph.nearest import nearest
from common.language import listing, say

OF_ONE_LAYER = {
    np.add: layers.AddLayer, np.subtract: layers.SubLayer, np.multiply: layers.MulLayer, np.divide: layers.DivLayer,
    np.power: layers.PowLayer, np.matmul: layers.DotLayer,
    np.exp: layers.ExpLayer, np.log: layers.LogLayer, np.log1p: layers.Log1pLayer, np.reciprocal: layers.ReciprocalLayer,
    np.sin: layers.SinLayer, np.cos: layers.CosLayer, np.arctan: layers.ArctanLayer, np.arcsin: layers.ArcsinLayer,
    np.sinh: layers.SinhLayer, np.cosh: layers.CoshLayer, np.tanh: layers.TanhLayer, np.abs: layers.AbsLayer,
    np.maximum: layers.MaximumLayer, np.minimum: layers.MinimumLayer,
}


def _axis(layer):
    return lambda x, axis=None, keepdims=False: x.graph.write(layer(axis, keepdims), x)


def _joined(layer):
    def join(arrays, axis=0):
        arrays = list(arrays)
        if axis is None and layer is layers.ConcatenateLayer:
            arrays, axis = [np.ravel(x) for x in arrays], 0
        graph = next(x.graph for x in arrays if hasattr(x, 'graph'))
        return graph.write(layer(axis), *arrays)
    return join


def _dot(x, y):
    if np.ndim(x) == 0 or np.ndim(y) == 0:
        return x * y
    return x @ y


def _average(x, axis=None, weights=None, keepdims=False):
    if weights is None:
        return np.mean(x, axis, keepdims=keepdims)
    guard.axis(x, axis)
    if np.ndim(weights) == 1 and isinstance(axis, (int, np.integer)):      # one weight for each place along the axis
        weights = np.reshape(weights, np.where(np.arange(np.ndim(x)) == axis % np.ndim(x), -1, 1))
    guard.broadcast(x, weights)
    weights = weights + np.zeros(np.shape(x))
    return np.sum(x * weights, axis, keepdims=keepdims) / np.sum(weights, axis, keepdims=keepdims)


def _var(x, axis=None, ddof=0, keepdims=False):
    squares = (x - np.mean(x, axis, keepdims=True)) ** 2
    total = np.sum(squares, axis, keepdims=keepdims)
    return total / (np.size(x) / np.size(total) - ddof)


def _norm(x, ord=None, axis=None, keepdims=False):
    if ord == 1 and (np.ndim(x) == 1 or axis is not None):
        return np.sum(np.abs(x), axis, keepdims=keepdims)
    if ord is not None and (ord != 2 or np.ndim(x) > 1 and axis is None):
        refuse(np.linalg.norm, {'ord': ord})
    return np.sum(x ** 2, axis, keepdims=keepdims) ** 0.5


def _clip(x, a_min=None, a_max=None, *, min=None, max=None):
    low, high = a_min if min is None else min, a_max if max is None else max
    x = x if low is None else np.maximum(x, low)
    return x if high is None else np.minimum(x, high)


def _reshape(x, shape):
    return x.graph.write(layers.ReshapeLayer(shape), x)


def _expand_dims(x, axis):
    guard.axis(x.value, axis, more=np.size(axis))
    return _reshape(x, np.expand_dims(x.value, axis).shape)


def _squeeze(x, axis=None):
    guard.axis(x.value, axis)
    guard.of_length_1(x.value, axis)
    return _reshape(x, np.squeeze(x.value, axis).shape)


def _outer(x, y):
    return np.reshape(x, (-1, 1)) * np.reshape(y, (1, -1))


def _hstack(arrays):
    numbers = np.ndim(arrays[0]) == 0
    return np.stack(arrays) if numbers else np.concatenate(arrays, axis=min(1, np.ndim(arrays[0]) - 1))


def _vstack(arrays):
    return np.concatenate([x if np.ndim(x) > 1 else np.reshape(x, (1, -1)) for x in arrays])


IN_TERMS_OF_OTHERS = {
    np.negative: lambda x: -x, np.positive: lambda x: x, np.square: lambda x: x ** 2, np.sqrt: lambda x: x ** 0.5,
    np.tan: lambda x: np.sin(x) / np.cos(x),
    np.arccos: lambda x: np.pi / 2 - np.arcsin(x), np.hypot: lambda x, y: (x ** 2 + y ** 2) ** 0.5,
    np.exp2: lambda x: 2 ** x, np.expm1: lambda x: 2 * np.exp(x / 2) * np.sinh(x / 2),
    np.log2: lambda x: np.log(x) / np.log(2), np.log10: lambda x: np.log(x) / np.log(10),
    np.radians: lambda x: x * (np.pi / 180), np.deg2rad: lambda x: x * (np.pi / 180),
    np.degrees: lambda x: x * (180 / np.pi), np.rad2deg: lambda x: x * (180 / np.pi), np.conjugate: lambda x: x,
    np.dot: _dot, np.inner: lambda x, y: _dot(x, y.T if np.ndim(y) > 1 else y), np.outer: _outer,
    np.sum: _axis(layers.SumLayer), np.mean: _axis(layers.MeanLayer), np.prod: _axis(layers.ProdLayer),
    np.max: _axis(layers.MaxLayer), np.min: _axis(layers.MinLayer), np.amax: _axis(layers.MaxLayer),
    np.amin: _axis(layers.MinLayer), np.average: _average,
    np.var: _var, np.std: lambda x, axis=None, ddof=0, keepdims=False: _var(x, axis, ddof, keepdims) ** 0.5,
    np.linalg.norm: _norm, np.clip: _clip,
    np.reshape: _reshape, np.ravel: lambda x: _reshape(x, -1), np.expand_dims: _expand_dims, np.squeeze: _squeeze,
    np.transpose: lambda x, axes=None: x.graph.write(layers.TransposeLayer(axes), x),
    np.stack: _joined(layers.StackLayer), np.concatenate: _joined(layers.ConcatenateLayer),
    np.hstack: _hstack, np.vstack: _vstack,
    np.copy: lambda x: x,
}
OF_THE_VALUE = {f: f for f in (np.shape, np.ndim, np.size, np.zeros_like, np.ones_like, np.full_like)}
KNOWN = [*OF_ONE_LAYER, *IN_TERMS_OF_OTHERS]
METHODS = {f.__name__: f for f in KNOWN if isinstance(f, np.ufunc) or hasattr(np.ndarray, f.__name__)}


def write(graph, function, inputs, options):
    """The node that a function of numpy makes of these inputs, one of which at least is a node of the graph."""
    if function in OF_ONE_LAYER and not options:
        return graph.write(OF_ONE_LAYER[function](), *inputs)
    if function in OF_THE_VALUE:
        return function(*[getattr(x, 'value', x) for x in inputs], **options)
    if function not in IN_TERMS_OF_OTHERS:
        refuse(function, options)
    try:
        signature(IN_TERMS_OF_OTHERS[function]).bind(*inputs, **options)
    except TypeError:
        if options.keys() - signature(IN_TERMS_OF_OTHERS[function]).parameters.keys():
            refuse(function, options)
        guard.takes_inputs(IN_TERMS_OF_OTHERS[function], inputs, _name(function), **options)
    written = len(graph.nodes)
    try:
        return IN_TERMS_OF_OTHERS[function](*inputs, **options)
    except Exception:
        del graph.nodes[written:]
        raise


def refuse(function, options=()):
    """TypeError for a function, or for options of one, that the graph does not know: with the nearest that it does."""
    if 'out' in options:
        raise TypeError(say('数组里放不下图上的节点，不能用 += 这样就地改：写成 a = a + x。',
                            'an array of numbers has no room for a node, so it cannot be changed in place with '
                            '+= and the like; write a = a + x.'))
    known = [_name(f)[3:] for f in KNOWN]
    near = [_name(function)] if function in KNOWN else [f'np.{name}' for name in nearest(function.__name__, known)]
    raise TypeError(say('计算图还不认识 {name}：能用的里面，最接近的是 {near}。',
                        'the graph does not know {name}; the nearest of what works: {near}.',
                        name=_name(function, options), near=listing(near)))


def _name(function, options=()):
    room = 'np.linalg.' if getattr(function, '__module__', '') == 'numpy.linalg' else 'np.'     # none in numpy 2.0's ufuncs
    words = f'(…, {", ".join(options)}=…)' if options else ''
    return room + function.__name__ + words
