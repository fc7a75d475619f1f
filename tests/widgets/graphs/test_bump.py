"""The missing corner: what derivatives predict, what is true, and what is missing."""
import pytest

from common.widgets import bump


def test_bump_predicts_by_derivatives_and_computes_the_truth():
    figure = bump(lambda apple, apple_num, tax: apple * apple_num * tax, {'apple': (0, 20, 10), 'apple_num': (0, 3, 1)},
                  apple=100, apple_num=2, tax=1.1)
    assert [row[1] for row in figure.rows()] == ['= 22', '= 110', '132', '143', '11']
    figure.sliders['Δ apple_num'].value = 0
    assert [row[1] for row in figure.rows()] == ['= 22', '= 0', '22', '22', '0']
    assert figure.graph.output.value == pytest.approx(220)


@pytest.mark.parametrize('changes, share', [((10, 1), '(7.692 %)'), ((1, 0.1), '(0.8264 %)'), ((0.1, 0.01), '(0.08326 %)')])
def test_the_missing_share_shrinks_with_the_changes(changes, share):
    figure = bump(lambda apple, apple_num, tax: apple * apple_num * tax,
                  {'apple': (0.0, 20.0, 10.0), 'apple_num': (0.0, 3.0, 1.0)}, apple=100, apple_num=2, tax=1.1)
    for slider, change in zip(figure.sliders.values(), changes):
        slider.value = change
    assert figure.rows()[-1][2] == share


def test_a_change_without_a_result_is_a_sentence_and_the_graph_is_as_it_was():
    figure = bump(lambda x: 1 / x, {'x': (-4.0, 4.0, 1.0)}, x=2.0)
    figure.sliders['Δ x'].value = -2.0
    assert 'divide by 0' in figure.message.value and figure.graph['x'].value == 2
    figure.sliders['Δ x'].value = 2.0
    assert figure.message.value == '' and figure.rows()[-2][1] == '−0.25'


@pytest.mark.parametrize('changes', ['x', ['x'], {'y': (0.0, 1.0, 0.1)}, {'x': (0.0, 1.0, 0.1), 'y': (0.0, 1.0, 0.1)}])
def test_changes_of_what_is_no_input_are_told_how_they_are_written(changes):
    assert "write the changes as {'x': (0, 1, 0.1)}" in repr(bump(lambda x: x * x, changes, x=2.0))
