"""Random expressions, with nodes shared at random: the graph against HIPS autograd and against differences."""
import warnings

import autograd
import autograd.numpy as anp
import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from common.gradient import numerical_gradient, relative_error
from common.graph import Graph

SMOOTH = {
    1: [
        lambda np, x: -x, lambda np, x: 0.7 - x, lambda np, x: x - 1.3, lambda np, x: 2 / (x * x + 1), lambda np, x: x / 3,
        lambda np, x: 1.5 + x, lambda np, x: np.exp(np.sin(x)), lambda np, x: np.log(x ** 2 + 0.5), lambda np, x: np.tanh(x) ** 3,
        lambda np, x: (x * x + 0.1) ** 0.5, lambda np, x: 1.5 ** np.cos(x), lambda np, x: np.sqrt(np.square(x) + 1),
        lambda np, x: np.exp(-np.abs(x + 2.5) - 1), lambda np, x: np.tan(np.tanh(x)),
    ],
    2: [
        lambda np, x, y: x + y, lambda np, x, y: x - y, lambda np, x, y: x * y, lambda np, x, y: x / (y * y + 1),
        lambda np, x, y: (x ** 2 + 0.2) ** np.tanh(y), lambda np, x, y: np.multiply(x, np.tanh(y)),
        lambda np, x, y: np.subtract(y, x),
    ],
}
WITH_CORNERS = {
    1: [lambda np, x: np.maximum(0, x + 0.01234), lambda np, x: np.minimum(x, 0.6543), lambda np, x: np.abs(x - 0.4321)],
    2: [lambda np, x, y: np.maximum(x, y + 0.1234), lambda np, x, y: np.minimum(x * 1.01, y - 0.2345)],
}
ON_ARRAYS = {1: [lambda np, x: np.sum(x), lambda np, x: np.mean(x), lambda np, x: np.sum(x, keepdims=True) / 4], 2: []}
SHAPES = [(), (1,), (3,), (2, 1), (1, 3), (2, 3)]


@st.composite
def programs(draw, *kinds):
    """A list of (operation, positions of its inputs); each may use anything that was computed before it."""
    operations = {n: [f for kind in kinds for f in kind[n]] for n in (1, 2)}
    program = []
    for length in range(3, 3 + draw(st.integers(1, 12))):
        operation = draw(st.sampled_from(operations[1] + operations[2]))
        arity = 1 if operation in operations[1] else 2
        program.append((operation, [draw(st.integers(0, length - 1)) for _ in range(arity)]))
    return program


def run(program, np, *inputs):
    values = list(inputs)
    for operation, positions in program:
        values.append(operation(np, *[values[i] for i in positions]))
    return sum(np.sum(value) for value in values[-3:])


def numbers(seed):
    return np.random.RandomState(seed).uniform(-2, 2, 3).tolist()


def arrays(seed, shapes):
    random = np.random.RandomState(seed)
    return [random.uniform(-2, 2, shape) if shape else random.uniform(-2, 2) for shape in shapes]


def gradients(program, inputs):
    g = Graph(**dict(zip('abc', inputs)))
    run(program, np, g['a'], g['b'], g['c'])
    assume(abs(float(g.output.value)) < 1e6)
    return list(g.backward().values())


def independent(program, inputs):
    with warnings.catch_warnings():
        warnings.filterwarnings('ignore', 'Output seems independent of input')
        return [autograd.grad(lambda *x: run(program, anp, *x), i)(*map(np.asarray, inputs)) for i in range(3)]


def assert_close(found, expected, tolerance):
    for grad, other in zip(found, expected):
        assert np.shape(grad) == np.shape(other)
        assert relative_error(grad, other) < tolerance or np.allclose(grad, other, atol=tolerance)


quick = settings(max_examples=150)


@quick
@given(programs(SMOOTH, WITH_CORNERS), st.integers(0, 10 ** 6))
def test_numbers_agree_with_an_independent_program(program, seed):
    inputs = numbers(seed)
    assert_close(gradients(program, inputs), independent(program, inputs), 1e-9)


@quick
@given(programs(SMOOTH, WITH_CORNERS, ON_ARRAYS), st.integers(0, 10 ** 6), st.tuples(*[st.sampled_from(SHAPES)] * 3))
def test_arrays_of_all_shapes_agree_with_an_independent_program(program, seed, shapes):
    inputs = arrays(seed, shapes)
    assert_close(gradients(program, inputs), independent(program, inputs), 1e-9)


@settings(quick, max_examples=60)
@given(programs(SMOOTH), st.integers(0, 10 ** 6), st.tuples(*[st.sampled_from(SHAPES)] * 3))
def test_arrays_agree_with_differences(program, seed, shapes):
    inputs = [np.array(x) for x in arrays(seed, shapes)]
    differences = [numerical_gradient(lambda _: run(program, np, *inputs), x, 1e-5) for x in inputs]
    assert_close(gradients(program, inputs), differences, 1e-4)


@settings(quick, max_examples=60)
@given(programs(SMOOTH, WITH_CORNERS), st.integers(0, 10 ** 6))
def test_a_graph_that_is_used_again_gives_what_a_new_one_gives(program, seed):
    g = Graph(**dict(zip('abc', numbers(seed))))
    run(program, np, g['a'], g['b'], g['c'])
    g.backward()
    again = numbers(seed + 1)
    value = g.forward(**dict(zip('abc', again)))
    assert list(g.backward().values()) == gradients(program, again)
    assert value == run(program, np, *again) or relative_error(value, run(program, np, *again)) < 1e-14
