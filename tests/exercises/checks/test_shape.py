"""A shape, as readers type it."""
import numpy as np
import pytest

from common.exercises import check_shape


@pytest.mark.parametrize('answer', ['(3, 2)', '3,2', '3x2', '3 × 2', '3*2', '3 2', '[3, 2]',
                                    '（３，２）', '3行2列', '3 rows, 2 columns',
                                    '3 by 2', 'shape=(3,2)', '(3, 2)。', 'the shape is (3, 2)', '形状是 (3, 2)', '形状：3×2',
                                    '(3, 2) matrix', '3×2 矩阵', '3＊2', '"(3, 2)"',
                                    'torch.Size([3, 2])', '三行两列', '3乘以2', '2列3行', '2 列，3 行', '2 columns, 3 rows',
                                    'columns = 2, rows = 3',
                                    'rows = 3, columns = 2', '(3；2)', '3 乘 2', (3, 2), [3, 2], np.array([3, 2])], ids=str)
def test_a_shape_may_be_written_in_many_ways(answer):
    assert check_shape(answer, (3, 2)).passed


@pytest.mark.parametrize('answer', ['wide', '(N, 2)', '3 x', '-3, 2', '(3.0, 2.0)', 'x.shape',
                                    np.ones((3, 2)), {}, 'rows'], ids=str)
def test_what_is_no_shape_is_told_and_costs_no_try(answer):
    result = check_shape(answer, (3, 2))
    assert result.passed is False and not result.tried and 'A shape is needed here, such as (3, 2)' in result.sentence
