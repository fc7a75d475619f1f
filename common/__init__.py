"""Functions, layers and graphs of the lessons. The graph on the screen is the code that computes."""
