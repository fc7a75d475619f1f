"""The check of a layer class that the reader wrote. told ← forward, backward ← again ← check; under_test has the class."""
from common.exercises.checks.layer.check import check_layer
