"""trace: the graph of a Python function, written by the function itself."""
from common.graph.node import Node
from common.graph.tape import Graph
from common.language import say


def trace(function, /, **values):
    """The graph of a function at these values. Its nodes are written by the function itself."""
    graph = Graph(**values)
    output = function(**{name: graph[name] for name in values})
    if output is None:
        raise TypeError(say('函数还没有写完：让它用 return 返回由输入算出来的一个数。',
                            'this function is not written yet; let it return one number that is computed from its inputs.'))
    if not isinstance(output, Node):
        raise TypeError(say(
            '函数的结果是 {kind}，不在图上：请让它返回由输入算出来的一个数。',
            'the function returned {kind}, which is not on the graph; let it return one number '
            'that is computed from its inputs.', kind=type(output).__name__))
    graph.output = output
    return graph
