"""The check of a layer class that the reader wrote. told ← forward, backward ← again ← check; form, under_test"""
from common.exercises.checks.layer.check import check_layer
