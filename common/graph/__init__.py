"""Computational graphs: wires layers together and knows only the order. No derivative is written here."""
from common.graph.adopted import Adopted
from common.graph.chain import chain, rows
from common.graph.node import Node
from common.graph.tape import Fold, Graph
from common.graph.values import OfValues, children_of
