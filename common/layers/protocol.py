"""What whoever walks over layers has to know of them: what backward may return, and where gradients of parameters lie."""


def as_tuple(given):
    """What backward returned, as one gradient for each input: a layer of one input may return it bare."""
    return given if isinstance(given, tuple) else (given,)


def shares(layer, dout):
    """Backward of a layer: a tuple, what it hands to each of its inputs."""
    return as_tuple(layer.backward(dout))


def parameter_gradients(layer):
    """{'W': dW, …}: each parameter W of a layer that keeps its gradient as dW."""
    kept = vars(layer)
    return {name[1:]: grad for name, grad in kept.items() if name.startswith('d') and name[1:] in kept}
