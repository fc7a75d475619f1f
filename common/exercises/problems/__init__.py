"""The questions of the lessons that no graph can judge, each with the mistakes that readers make in it."""
from common.exercises.problems.counts import central_passes, downstream, element_of_dW, through_sigmoids, to_pay
from common.exercises.problems.differences import better_difference, error_floor, largest_error, within_reach
from common.exercises.problems.learning import one_step, passes
from common.exercises.problems.losses import knows_nothing, small_change
from common.exercises.problems.problem import Problem
