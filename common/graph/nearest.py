"""For a function of numpy that the graph does not know, the nearest that it does know."""
from difflib import get_close_matches

WORKS = 'exp log sqrt sin tanh maximum sum mean max dot reshape concatenate'.split()     # where nothing is near
GROUPS = (      # names that numpy has, and what to write instead
    ('heaviside sign where piecewise select greater less greater_equal less_equal equal not_equal',
     'maximum minimum absolute'),
    ('fmax nanmax', 'maximum max'),
    ('fmin nanmin', 'minimum min'),
    ('sort argsort argmax argmin partition median percentile quantile unique', 'max min mean'),
    ('floor ceil round around rint trunc fix mod remainder fmod floor_divide', 'divide maximum minimum'),
    ('cumsum cumprod diff ediff1d gradient nansum trapz trapezoid interp', 'sum subtract concatenate'),
    ('nanmean nanstd nanvar', 'mean std var'),
    ('einsum tensordot vdot kron cross convolve correlate trace', 'dot outer matmul sum'),
    ('svd inv det solve eig eigh pinv cholesky qr matrix_rank lstsq', 'matmul dot linalg.norm'),
    ('roll pad tile repeat flip fliplr flipud append insert delete split array_split', 'concatenate stack reshape'),
    ('broadcast_to dstack column_stack atleast_1d atleast_2d swapaxes moveaxis', 'stack expand_dims transpose reshape'),
    ('logaddexp logaddexp2 sinc i0', 'exp log sin'),
    ('arctan2 angle arcsinh arccosh arctanh', 'arctan log sqrt'),
    ('cbrt float_power', 'power sqrt'),
    ('isnan isinf isfinite nan_to_num', 'maximum minimum clip'),
)
INSTEAD = {name: instead.split() for names, instead in GROUPS for name in names.split()}


def nearest(name, known):
    """A few names of `known`, the nearest first; name and known without np."""
    found = INSTEAD.get(name) or get_close_matches(name, known, 3, 0.7) or WORKS
    return [each for each in found if each in known]
