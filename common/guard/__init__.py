"""One clear sentence for each kind of bad input: what is wrong, and what to do."""
from common.guard.differences import (
    apart,
    each_has_a_derivative,
    function,
    gradients_of,
    is_network,
    movable_array,
    movable_number,
    one_number,
)
from common.guard.later import not_of_later_chapters
from common.guard.layers import (
    NotYetForward,
    forward_first,
    has_value,
    is_layer,
    no_list,
    not_yet,
    one_for_each_input,
    takes,
)
from common.guard.shapes import (
    alike,
    axis,
    broadcast,
    gradient_shape,
    images,
    matrix_product,
    not_empty,
    order_of_axes,
    part,
    reshaped,
    row_of_scores,
    same_rows,
    weights,
)
from common.guard.targets import labels, rows_are_probabilities
from common.guard.training import activation, batch_size, gradients_fit, parameter, parameter_names, same_arrays, sizes
from common.guard.values import (
    SINGLE,
    anywhere,
    finite_slope,
    loss_is_number,
    no_step,
    not_zero,
    number,
    positive,
    reads_lists,
    real_power,
    shown,
    small_enough_for_exp,
    too_large,
    values,
    within,
)
