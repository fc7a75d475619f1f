"""complains: where a figure cannot be drawn, one sentence stands in its place."""
from functools import wraps

from common.widgets.graphs.explore import Complaint


def complains(make):
    """For a function that makes a figure: what it raises about its arguments becomes the figure."""
    @wraps(make)
    def figure(*args, **options):
        try:
            return make(*args, **options)
        except (TypeError, ValueError) as error:
            return Complaint(str(error))
    return figure
