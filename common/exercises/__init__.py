"""Exercises: checks that name the likely mistake and never print the answer. For authors of lessons.

A reader's cell (```python tags=reader) holds `answer = None`; the next cell checks it. None and ... count as not
answered yet. No check ever raises, or goes on forever. Each returns a Result: `.passed` (True, False, None while
unanswered), shown as a tick or as one hint in the reader's language. Cells need no words: all sentences stand in this
package.

    check_number(answer, 6.5)                       a plain number; '2*1.1' is read as arithmetic
    check_number(answer, 1 / 3, N=3, lr=0.1)        named numbers: 'the factor N is missing' can be recognised
    one_step(seed=1)                                a Problem with its numbers: `.check(answer)` knows the mistakes
    check_value(answer, g.output)                   the number above an arrow of a graph: any node, g['apple'] …
    check_gradient(answer, g['apple'])              the number below it, the derivative of g.output (dout=1 or other)
    check_gradients({'apple': None, 'tax': 200}, g) several inputs of one graph at once
    check_array(answer, x.T @ dout, x=x, dout=dout) gradients, masks, probabilities; named arrays help the diagnosis
    check_row(answer, x.sum(axis=0), x=x)           a row of numbers as text: '0.3, -0.8, 0.5'
    check_shape(answer, (3, 2), W=(2, 4))           a shape as text; shapes by name are recognised
    check_product(answer, x.T @ dout, x=x, dout=dout) a product of matrices as text: 'x.T @ dout'
    check_function(f, np.tanh, (0.5,), (-3,))       the reader's function against one that is right, on examples
    check_function(f, {(2, 3): 6, (4, 5): 20})      or against a table, where a function would give the answer away
    check_layer(SubLayer, 7.0, 3.0)                 the reader's class; compared with the layer of that name in
                                                    common.layers, or like=ThatLayer; like=None: with its own forward
    check_layer(Affine, x, init=(W, b))             init are the arguments of the constructor
    check_softmax_lines(backward)                   the nine lines from the loss back to the scores, each judged by itself
    exhibit('Bias')                                 bug museum (EXHIBITS has the names): shows the broken source
    reveals('Bias', x, dout=2.0, init=(b,))         does this input bring the mistake to light?
    check_exhibit('Bias', Bias)                     confirms what the reader fixed
    locate(graph)                                   the first node, from the right, whose share is wrong; also of layers in
    locate(network, x, t)                           a row, a network, or the output of a class like micrograd's
    after_guess(result)                             the result of a cell behind a fold: the reader guesses first

Each Result has .sentence, and after a wrong answer .further: a second hint, folded. After a right one it says why.

Each check takes exercise='01-3', the name under which answer and verdict are kept (common/memory.py); without one
nothing is. The names stand in common/passages.py, too, with the passage that explains each.

Numbers come from seeds: `numbers.seed = 7` at the top of a lesson gives all its exercises other numbers.
    renew(g, {'x': (2, 9)})                         at seed 0 leaves the numbers of a graph as they are printed
    small_change(y=0.2, step=0.1)                   likewise for a Problem; its check knows the mistakes by number
    numbers.shuffled([[0.0, -1.5], [2.0, 4.0]])     likewise for an array: its numbers change places

On a graph the wrong answers are worked out, not listed: the same graph runs backward with wrong local rules (own
input for the swapped one, upstream forgotten, added instead of multiplied, one branch only, a sign dropped …) and
the answer is compared with what comes out. So write any graph; choose numbers at which the mistakes differ: no
input of 0 or 1 and no two alike. Live figures (from common.widgets):

    fill(lambda apple, apple_num, tax: apple * apple_num * tax,
         apple=(80, 200, 10), apple_num=(2, 9), tax=(1.05, 1.25, 0.05))
        blanks on the arrows, answered below; each seed has other numbers. A range is (low, high), in steps of 1, or
        (low, high, step). blanks='grads' (default: all but the last, and the sum where branches meet), 'values' or 'both';
        only=('apple', 'tax') leaves blanks at these names; seed=0; dout=1. fill(g) for a graph that is there already.
    predict('01-one-moves', explore(…))             the question stands in common/questions; the figure opens when the
                                                    reader has chosen
"""
from common.lazy import exports

__getattr__, __dir__, __all__ = exports(__name__, {
    'after_guess': 'folded',
    'check_array': 'checks.array',
    'check_apply': 'checks.engine',
    'check_backward': 'checks.engine',
    'check_function': 'checks.function',
    'check_gradient': 'checks.graph',
    'check_gradients': 'checks.graph',
    'check_value': 'checks.graph',
    'check_layer': 'checks.layer',
    'check_line': 'checks.learning',
    'check_update': 'checks.learning',
    'check_number': 'checks.number',
    'check_operators': 'checks.operators',
    'check_product': 'checks.product',
    'check_row': 'checks.row',
    'check_shape': 'checks.shape',
    'check_softmax_lines': 'checks.softmax_lines',
    'locate': 'search.locate',
    'EXHIBITS': 'museum',
    'check_exhibit': 'museum',
    'exhibit': 'museum',
    'reveals': 'museum',
    'renew': 'numbers',
    'better_difference': 'problems',
    'central_passes': 'problems',
    'downstream': 'problems',
    'element_of_dW': 'problems',
    'error_floor': 'problems',
    'knows_nothing': 'problems',
    'largest_error': 'problems',
    'one_step': 'problems',
    'passes': 'problems',
    'small_change': 'problems',
    'through_sigmoids': 'problems',
    'to_pay': 'problems',
    'within_reach': 'problems',
    'Result': 'result',
    'numbers': 'numbers',
})
