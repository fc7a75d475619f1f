"""Handwritten digits: MNIST where the reader has it, else digits that the project draws itself."""
