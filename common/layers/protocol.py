"""What whoever walks over layers has to know of them: what backward may return, and where gradients of parameters lie."""


def as_tuple(given):
    """What backward returned, as one gradient for each input: a layer of one input may return it bare."""
    return given if isinstance(given, tuple) else (given,)


def shares(layer, dout):
    """Backward of a layer: a tuple, what it hands to each of its inputs."""
    return as_tuple(layer.backward(dout))


def parameter_gradients(layer):
    """{'W': dW, …}: each parameter W of a layer that keeps its gradient as dW."""
    kept = getattr(layer, '__dict__', {})
    return {name[1:]: grad for name, grad in kept.items() if name.startswith('d') and name[1:] in kept}


def parts(layer):
    """[(name, layer)] of a layer and of those inside it, each once: '' for itself, 'affine.' for its self.affine."""
    found, known = [('', layer)], {id(layer)}
    for path, each in found:
        for name, value in getattr(each, '__dict__', {}).items():
            several = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
            for key, part in [('', value), *((f'[{key!r}]', part) for key, part in several)]:
                if hasattr(part, 'forward') and id(part) not in known:
                    known.add(id(part))
                    found.append((f'{path}{name}{key}.', part))
    return found
