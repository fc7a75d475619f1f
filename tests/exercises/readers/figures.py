"""Graphs with blanks: for an input, what is typed below its arrow (in terms of the inputs), and the words it must get."""

FIGURES = {
    '01-1': {
        ('apple', 'apple_num'): 'local derivative', ('apple', 'apple * tax'): 'other arrow', ('apple', 'tax'): 'upstream',
        ('apple_num', 'apple'): 'local derivative', ('apple_num', '-apple * tax'): 'sign',
        ('tax', 'apple * apple_num * tax'): 'forward pass|above', ('tax', '0'): 'does not change',
    },
    '01-2': {
        ('apple', 'apple_num'): 'local derivative', ('apple', 'tax'): 'arrives from upstream',
        ('apple', 'apple * tax'): 'other arrow',
        ('apple', 'apple_num + tax'): 'their sum', ('apple', '-apple_num * tax'): 'sign',
        ('apple', '10 * apple_num * tax'): 'decimal point',
        ('apple', 'apple'): 'value above the arrow', ('apple_num', 'apple'): 'local derivative',
        ('apple_num', 'apple_num * tax'): 'other arrow',
        ('tax', '(apple * apple_num + orange * orange_num) / 100'): 'percentage point',
        ('tax', 'apple * apple_num'): 'further to the right|forward pass|under',
        ('orange', 'orange_num * (tax - 1)'): 'takes the part that tax',
        ('apple', 'apple_num * (tax - 1)'): 'takes the part that tax',
        ('tax', 'tax'): 'above the arrow|other arrow', ('orange', 'orange_num'): 'local derivative',
        ('apple', '0'): 'does not change',
    },
    '02-1': {
        ('x', 'x * z'): 'one branch only', ('z', 'x + y'): 'further|above|forward pass|upstream',
        ('y', 'x'): 'further|upstream|forward|local',
        ('z', '(x + y) * x + 1'): 'close', ('y', '-x * z'): 'sign', ('y', 'x * z * 2'): '',
        ('z', 'z'): 'value above the arrow|other arrow',
    },
    '03-1': {
        ('x', 'z'): 'right end', ('y', 'z'): 'right end', ('x', 'z * 1.3 / 2'): 'share it out',
        ('x', '1.3'): 'further to the right', ('z', 'x + y'): 'right end|local',
        ('z', '1.3 * z'): 'other arrow|own|opposite|input', ('x', '-1.3 * z'): 'sign',
        ('x', '1.3 * z * y'): 'does not look',
    },
    '04-1': {
        ('x', 'np.exp(-x)'): 'further|forward pass|local|above|upstream', ('x', '1 / (1 + np.exp(-x))'): '',
        ('x', '0'): 'does not change',
        ('x', '-np.exp(-x) / (1 + np.exp(-x)) ** 2'): 'arrives from upstream',
    },
    '06-1': {
        ('e2', '0'): 'does not change', ('e2', '-1 / (e1 + e2)'): 'sign|negative',
        ('e1', '1 / e1 - 1 / (e1 + e2)'): 'sign|negative|last step',
    },
}
