"""The nine lines from the loss back to the scores: what readers write in each of them, and the words that it must get."""

TYPED = {
    'ds': {
        '1': 'look at the sign', '-np.sum(t * np.log(y))': 'the value of the loss',
        'np.sum(t * log_y)': 'the value of s',
    },
    'dm': {
        'ds': 'its shape is not', '-ds * np.ones_like(t)': 'look at the sign',
        'ds * np.ones_like(t) / len(t)': 'does not share out', 'ds * log_y * t': 'multiplied by m',
    },
    'dlog_y': {
        'dm * log_y': 'That is what t gets', '-dm * t': 'minus that arrives', 'dm': 'passed unchanged',
        'dm / t': 'does not divide', 'dm + t': 'instead of adding',
    },
    'dy': {
        'dlog_y * y': 'it divides by it', 'dlog_y / np.log(y)': 'not by its output',
        '-dlog_y / y': 'a minus was lost', 'y ** -1': 'is the local derivative', 'dlog_y / e': 'divides by e',
        'dlog_y': 'passed unchanged', 'dm / y': 'start from dlog_y',
    },
    'dr': {
        'dy * e': 'there is a single r', '(dy * r).sum()': 'the factor is r itself', 'dy * r': 'are added',
        'np.sum(dy * e * r)': 'not the output y', 'sum(dy)': 'each is first multiplied',
        '(dy * e).mean()': 'not averaged', '-(dy * e).sum()': 'look at the sign',
        '(dlog_y * e).sum()': 'start from dy', 'sum(dy) * sum(e)': 'Multiply first',
    },
    'dS': {
        'dr / S / S': 'the smaller 1/S', '-dr / S': 'must be squared', 'dr / S': 'Two things',
        '-dr * S * S': 'divide by the square', '-1 / S / S': 'is the local derivative',
        'dr * np.log(S)': 'the integral', 'dr': 'passed unchanged',
    },
    'de_through_S': {
        'dS': 'its shape is not', 'dS * e': 'comes in the last line',
        'dS * np.ones(len(e)) / len(e)': 'does not share out', '-dS * np.ones(len(e))': 'look at the sign',
        'dr * np.ones(len(e))': 'start from dS',
    },
    'de_direct': {
        'dy * e': 'branch towards r', 'dy / r': 'not S', 'dy': 'passed unchanged',
        'r * np.ones(len(e))': 'is the local derivative', '-dy * r': 'look at the sign',
        'dy * r + de_through_S': 'added already', '-dy * r ** 2': 'the rule of 1/x',
    },
    'da': {
        'e * de_direct': 'through the sum was forgotten', 'e * de_through_S': 'the direct one was forgotten',
        'de_direct + de_through_S': 'exp is still to come',
        '(de_direct + de_through_S) * np.log(e)': 'not its input',
        '(de_direct + de_through_S) * np.exp(e)': 'no second exp',
        '(de_direct + de_through_S) / e': 'it does not divide',
        '(de_direct - de_through_S) * e': 'not subtracted', '(de_through_S - de_direct) * e': 'not subtracted',
        'de_direct * de_through_S * e': 'do not multiply', 't - y': 'look at the sign',
        'de_direct + de_through_S * e': 'brackets are missing',
        'de_through_S + de_direct * e': 'brackets are missing',
    },
}
