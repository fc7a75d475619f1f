"""One clear sentence for each kind of bad input: what is wrong, and what to do."""
from common.guard.calls import takes as takes_inputs
from common.guard.differences import (
    apart,
    as_before,
    each_has_a_derivative,
    each_is_checked,
    function,
    gradients_of,
    is_network,
    movable_array,
    movable_number,
    one_number,
)
from common.guard.domain import (
    anywhere,
    finite_slope,
    not_zero,
    positive,
    real_power,
    small_enough_for_exp,
    too_large,
    within,
)
from common.guard.later import not_of_later_chapters
from common.guard.layers import (
    NotYetForward,
    forward_first,
    gradients,
    is_layer,
    never_set,
    not_yet,
    repeatable,
    result,
    takes,
    untouched,
)
from common.guard.places import alike, axis, of_length_1, order_of_axes, part, reshaped
from common.guard.shapes import (
    broadcast,
    gradient_shape,
    images,
    matrix_product,
    not_empty,
    row_of_scores,
    same_rows,
    weights,
)
from common.guard.targets import are_probabilities, labels, one_target_each, rows_are_probabilities
from common.guard.training import (
    activation,
    batch_size,
    below_1,
    comes_back,
    gradient_of,
    gradients_fit,
    holds_decimals,
    is_optimizer,
    parameter,
    parameter_names,
    same_arrays,
    seed,
    sizes,
)
from common.guard.values import (
    SINGLE,
    beside_arrays,
    fitting,
    loss_is_number,
    no_step,
    number,
    reads_lists,
    settings,
    shown,
    values,
)
