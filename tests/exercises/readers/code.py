"""Exercises that ask for code: functions, layers, an engine. A wrong answer is often a body, put into the printed form."""
# ruff: noqa: E501  (an answer stays on one line)
from tests.exercises.readers import Answers


def layer(head, forward='return x', init=''):
    """The form of a layer whose backward is the answer."""
    return f'{head}:\n{init}    def forward(self, {forward[0]}):\n        {forward[1]}\n\n    def backward(self, dout):\n        {{}}'


TWO = 'self.x, self.y = x, y\n        return x {} y'
AFFINE = 'class NAME:\n    def backward(self, dout):\n        {}'
MY_AFFINE = ('class MyAffine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n    def forward(self, x):\n'
             '        self.x = x\n        return x @ self.W + self.b\n\n    def backward(self, dout):\n        {}')
LOSS = ('class MySoftmaxWithLoss:\n    def forward(self, x, t):\n        self.y, self.t = softmax(x), t\n'
        '        return cross_entropy_error(self.y, t)\n\n    def backward(self, dout=1):\n        {}')
OUT = 'out = Value(self.data * other.data, (self, other), "*")\n\n        def _backward():\n            '
GIVEN = '\n        out._backward = _backward\n        return out'
SILU = 'self.x, self.y = x, sigmoid(x)\n        return x * self.y\n\n    def backward(self, dout):\n        return '
SOFTMAX = 'def softmax_backward(e, S, r, y, log_y, t):\n    {}\n    return locals()'
NINE = ('ds = -1\n    dm = ds * np.ones_like(t)\n    dlog_y = dm * t\n    dy = dlog_y / y\n    dr = (dy * e).sum()\n'
        '    dS = -dr / S ** 2\n    de_through_S = dS * np.ones_like(e)\n    de_direct = dy * r\n'
        '    da = (de_through_S + de_direct) * e')
OPERATORS = 'def negative(x):\n    {}\n\ndef exp(x):\n    {}\n\ndef under(x, y):\n    {}'
ALL_THREE = ('def negative(x):\n    return operate(MulLayer(), x, -1)\n\n', 'def exp(x):\n    return operate(ExpLayer(), x)\n\n',
             'def under(x, y):\n    return operate(DivLayer(), y, x)\n\n')
NEGATIVE, EXP, UNDER = (ALL_THREE[1] + ALL_THREE[2], ALL_THREE[0] + ALL_THREE[2], ALL_THREE[0] + ALL_THREE[1])
ADD = 'def add(x, y):\n    return operate(AddLayer(), x, y)\n\n'
WALK = 'def backward(tape, dout=1):\n    '
RESET = 'for node in tape:\n        node.grad = 0\n    '
START = 'tape[-1].grad = dout\n    '
GRADS = 'grads = node.layer.backward(node.grad)\n            if not isinstance(grads, tuple):\n                grads = (grads,)\n            '
LOOP = 'for node in reversed(tape):\n        if node.layer is not None:\n            '
GIVE = 'for x, dx in zip(node.inputs, grads):\n                x.grad = x.grad + dx'

CODE = {
    '01-4': Answers('def delivered(apple, apple_num, tax, fee):\n    {}', (
        'return apple * apple_num * tax + fee', 'return fee + tax * (apple_num * apple)',
        'bill = apple * apple_num * tax\n    return bill + fee'), {
        'return (apple * apple_num + fee) * tax': 'not taxed',
        'return apple * apple_num * tax': 'leaves out the term fee',
        'return apple * apple_num * tax - fee': 'wrong sign', 'return 232': 'stays the same',
        'apple * apple_num * tax + fee': 'returns nothing',
        'print(apple * apple_num * tax + fee)': 'print',
        'return str(apple * apple_num * tax + fee)': 'without str',
        'return int(apple * apple_num * tax + fee)': 'decimals are lost|close',
        'return round(apple * apple_num * tax + fee)': 'decimals are lost',
        'return apple * apple_num * (1 + tax) + fee': 'no 1 to add',
        'return (apple + apple_num) * tax + fee': 'not added',
        'return apple * apple_num + tax + fee': 'not added',
        'return apple * apple_num * tax * fee': 'Delivery is added',
        'return (apple + fee) * apple_num * tax': 'once, not for each',
        'return apple * apple_num * tax + 12': 'fee is|no fixed|stays the same',
        'return apple * apple_num * tax + fees': 'Nothing is called fees',
        'return apple * apple_num / tax + fee': 'not divided',
        'return apple(apple_num) * tax + fee': 'brackets after',
        'return [apple * apple_num * tax + fee, 1]': 'number is needed',
        'return delivered(apple, apple_num, tax, fee)': 'calls itself',
        '"""What is to be paid."""\n    bill = apple * apple_num': 'returns nothing',
        'return apple * apple_num * (tax - 1) + fee': 'tax alone',
        'return apple * apple_num * tax / 0': 'divided by 0',
        'return apple * apple_num * "tax" + fee': '', 'return None + fee': 'gave None',
    }),
    '03-AddLayer': Answers('class AddLayer:\n    def forward(self, x, y):\n        {}', (
        'return x + y\n\n    def backward(self, dout):\n        return dout * 1, dout * 1',
        'return x + y\n\n    def backward(self, dout):\n        return dout, dout'), {
        'return x * y\n\n    def backward(self, dout):\n        return dout, dout': 'adds them',
        'return x + y\n\n    def backward(self, dout):\n        return dout': 'returns 1',
        'return x + y\n\n    def backward(self, dout):\n        return 1, 1': 'multiply by dout',
        'return x + y\n\n    def backward(self, dout):\n        return dout / 2, dout / 2': 'share it out',
        'x + y\n\n    def backward(self, dout):\n        return dout, dout':
            'forward computes something but returns nothing',
        'print(x + y)\n\n    def backward(self, dout):\n        return dout, dout': 'print',
        'return x + y\n\n    def backward(self, dout):\n        print(dout, dout)': 'print',
        'return x - y\n\n    def backward(self, dout):\n        return dout, dout': 'does not subtract',
        'return x + y\n\n    def backward(self, dout):\n        dx, dy = dout\n        return dx, dy': 'a number cannot be unpacked',
        'return x + y\n\n    def backward(dout):\n        return dout, dout': 'self comes first',
    }),
    '03-MulLayer': Answers('class MulLayer:\n    def forward(self, x, y):\n        {}', (
        'self.x, self.y = x, y\n        return x * y\n\n    def backward(self, dout):\n        return dout * self.y, dout * self.x',
        ), {
        'self.x, self.y = x, y\n        return x * y\n\n    def backward(self, dout):\n'
        '        return dout * self.x, dout * self.y': 'opposite side',
        'return x * y\n\n    def backward(self, dout):\n        return dout * self.y, dout * self.x':
            'did not store',
        'return x * y\n\n    def backward(self, dout):\n        return dout * y, dout * x': 'from outside',
        'self.x, self.y = x, y\n        return x * y\n\n    def backward(self, dout):\n'
        '        return self.y, self.x': 'multiply by dout',
        'self.x, self.y = x, y\n        return x * y\n\n    def backward(self, dout):\n'
        '        return dout / self.y, dout / self.x': 'does not divide',
        'self.x, self.y = x, y\n        return x + y\n\n    def backward(self, dout):\n'
        '        return dout * self.y, dout * self.x': 'does not add',
        'self.x, self.y = x, y\n        return x * y\n\n    def backward(self, dout):\n'
        '        return [dout * self.y, dout * self.x]': 'without brackets',
        'x, y = self.x, self.y\n        return x * y\n\n    def backward(self, dout):\n'
        '        return dout, dout': 'has no x',
        'self.x, self.y = x, y\n        return x * y\n\n    def backward(self, dout):\n'
        '        return dout * self.x, dout * self.x': 'opposite side',
        'self.x = self.y = x\n        return x * y\n\n    def backward(self, dout):\n'
        '        return dout * self.y, dout * self.x': 'opposite side',
    }),
    '03-2':
        Answers(layer('class SubLayer', ('x, y', 'return x - y')), ('return dout, -dout', 'return dout * 1, dout * -1'), {
        'return dout, dout': 'sign', 'return -dout, dout': 'after the minus',
        'return 1, -1': 'multiply by dout', 'return dout': 'returns 1',
        'return dout, -dout, 0': 'returns 3', 'return [dout, -dout]': 'without brackets',
        "return {'x': dout, 'y': -dout}": 'returns a dictionary', 'return map(float, (dout, -dout))': 'returns a map',
        'yield dout\n        yield -dout': 'leave yield out', 'return exit()': 'exit would end Python',
        'return dout, None': 'None for dy', 'print(dout, -dout)': 'print',
        'dout, -dout': 'backward computes something but returns nothing|not been written',
        'return dout * self.y, -dout * self.x': 'did not store',
        'return -dout, dout * 1': 'after the minus', 'return -dout, -dout': 'after the minus', 'return dout, "-dout"': 'neither a number',
    }),
    '03-3':
        Answers(layer('class DivLayer', ('x, y', TWO.format('/'))), ('return dout / self.y, -dout * self.x / self.y ** 2',), {
        'return dout / self.y, dout * self.x / self.y ** 2': 'larger divisor makes the quotient smaller',
        'return dout / self.y, -dout * self.x / self.y': 'is squared',
        'return dout / self.y, -dout / self.y ** 2': 'dividend is still a factor',
        'return dout * self.y, dout * self.x': 'reciprocal',
        'return 1 / self.y, -self.x / self.y ** 2': 'multiply by dout',
        'return -dout * self.x / self.y ** 2, dout / self.y': 'wrong order',
        'return dout / self.y, -self.x / self.y ** 2': 'dy.*dout',
        'return dout / y, -dout * x / y ** 2': 'from outside',
        'return dout / self.y, -dout * self.x / self.y ^ 2': '',
    }),
    '03-4':
        Answers('class Power:\n    def __init__(self, n):\n        self.n = n\n\n    def forward(self, x):\n        {}', (
        'self.x = x\n        return x ** self.n\n\n    def backward(self, dout):\n        return dout * self.n * self.x ** (self.n - 1)',
        ), {
        'self.x = x\n        return x ** self.n\n\n    def backward(self, dout):\n'
        '        return dout * self.x ** (self.n - 1)': 'factor n is missing|lacks the factor n',
        'self.x = x\n        return x ** self.n\n\n    def backward(self, dout):\n'
        '        return dout * self.n * self.x ** self.n': 'factor x',
        'self.x = x\n        return x ** self.n\n\n    def backward(self, dout):\n'
        '        return self.n * self.x ** (self.n - 1)': 'multiply by dout',
        'self.x = x\n        return x ** self.n\n\n    def backward(self, dout):\n'
        '        return dout * 4 * self.x ** 3': 'not a fixed number',
        'return x ** self.n\n\n    def backward(self, dout):\n'
        '        return dout * self.n * self.x ** (self.n - 1)': 'did not store',
        'self.x = x\n        return x ** self.n\n\n    def backward(self, dout):\n'
        '        return dout * n * self.x ** (n - 1)': 'from outside',
        'self.x = x\n        return x ** self.n\n\n    def backward(self, dout):\n'
        '        return dout * self.n * self.x ** (self.n - 1), 0': 'returns 2',
    }),
    '04-4':
        Answers(layer('class Mended', ('x', 'self.mask = x <= 0\n        return np.where(self.mask, 0, x)')), (
        'dx = dout.copy()\n        dx[self.mask] = 0\n        return dx',
        'return np.where(self.mask, 0, dout)', 'return dout * ~self.mask'), {
        'dout[self.mask] = 0\n        return dout': 'Copy it first',
        'dx = dout\n        dx[self.mask] = 0\n        return dx': 'Copy it first',
        'dx = dout[:]\n        dx[self.mask] = 0\n        return dx': 'Copy it first',
        'dout[self.mask] = 0\n        return dout.copy()': 'Copy it first',
        'return np.where(self.mask, dout, 0)': 'positive, and off',
        'return np.where(dout <= 0, 0, dout)': 'not at the sign of dout',
        'return dout * (dout > 0)': 'not at the sign of dout',
        'return dout': 'is off|switch', 'return np.where(self.mask, 0, 1)': 'multiply by dout',
        'dx = dout.copy()\n        dx[mask] = 0\n        return dx': 'Nothing is called mask',
        'dx = dout.copy()\n        dx[self.mask] = 0': 'returns nothing',
        'return np.where(self.mask, 0, dout).sum()': 'a single number',
        'return np.where(self.masks, 0, dout)': 'did not store',
        'return dout * -self.mask': 'takes no minus', 'return list(dout)': 'an array is needed',
        'dx = dout.copy\n        dx[self.mask] = 0\n        return dx': 'Brackets are missing',
    }),
    '04-5': Answers('class Tanh:\n    def forward(self, x):\n        {}', (
        'self.y = np.tanh(x)\n        return self.y\n\n    def backward(self, dout):\n        return dout * (1 - self.y ** 2)',
        'self.x = x\n        return np.tanh(x)\n\n    def backward(self, dout):\n        return dout * (1 - np.tanh(self.x) ** 2)'), {
        'self.y = np.tanh(x)\n        return self.y\n\n    def backward(self, dout):\n'
        '        return dout * self.y * (1 - self.y)': 'square of the output',
        'self.y = x\n        return np.tanh(x)\n\n    def backward(self, dout):\n'
        '        return dout * (1 - self.y ** 2)': 'output of tanh that is squared',
        'self.y = np.tanh(x)\n        return self.y\n\n    def backward(self, dout):\n'
        '        return 1 - self.y ** 2': 'multiply by dout',
        'return np.tanh(x)\n\n    def backward(self, dout):\n        return dout * (1 - self.y ** 2)':
            'did not store',
        'self.y = np.tanh(x)\n        return self.y\n\n    def backward(self, dout):\n'
        '        return -dout * (1 - self.y ** 2)': 'sign is reversed',
        'self.y = np.tan(x)\n        return self.y\n\n    def backward(self, dout):\n'
        '        return dout * (1 - self.y ** 2)': '',
        'self.y = tanh(x)\n        return self.y\n\n    def backward(self, dout):\n'
        '        return dout * (1 - self.y ** 2)': 'Nothing is called tanh',
        'self.y = np.tanh(x)\n\n    def backward(self, dout):\n        return dout * (1 - self.y ** 2)':
            'returns nothing',
        'self.y = np.tanh(x)\n        return self.y\n\n    def backward(self, dout):\n'
        '        return dout * (1 - self.y)': 'square of the output',
    }),
    '05-2': Answers(AFFINE.replace('NAME', 'Mended(Suspect)'), (
        'super().backward(dout)\n        return dout @ self.W.T',
        'self.dW = self.x.T @ dout\n        self.db = dout.sum(axis=0)\n        return np.dot(dout, self.W.T)'), {
        'super().backward(dout)\n        return dout @ self.W': 'transpose is missing',
        'super().backward(dout)\n        return self.W.T @ dout': 'wrong order|transpose',
        'super().backward(dout)\n        return dout @ np.linalg.inv(self.W)': 'was inverted',
        'super().backward(dout)\n        return dout * self.W': 'element by element',
        'super().backward(dout)\n        return dout * self.W.T': 'element by element',
        'return dout @ self.W.T': 'must also store', 'return dout @ W.T': 'from outside',
        'super().backward(dout)': 'returns nothing',
        'super().backward(dout)\n        return (dout @ self.W.T).T': 'swapped',
        'return super().backward(dout)': 'transpose is missing',
        'super().backward(dout)\n        return dout': '',
        'self.backward(dout)\n        return dout @ self.W.T': 'calls itself',
    }),
    '05-3': Answers(AFFINE.replace('NAME', 'Summing(Averaging)'), (
        'dx = super().backward(dout)\n        self.db = dout.sum(axis=0)\n        return dx',
        'dx = super().backward(dout)\n        self.db = self.db * len(dout)\n        return dx'), {
        'return super().backward(dout)': 'a sum is needed',
        'dx = super().backward(dout)\n        self.db = dout.sum(axis=1)\n        return dx':
            'other axis|shape',
        'dx = super().backward(dout)\n        self.db = dout.sum()\n        return dx': 'single number',
        'dx = super().backward(dout)\n        self.db = dout\n        return dx': 'over the samples',
        'dx = super().backward(dout)\n        self.db = np.ones(len(self.b))\n        return dx': 'the same',
        'self.db = dout.sum(axis=0)\n        return super().backward(dout)': 'a sum is needed',
        'dx = super().backward(dout)\n        self.db = dout.sum(axis=0)': 'returns nothing',
        'dx = super().backward(dout)\n        db = dout.sum(axis=0)\n        return dx': 'a sum is needed',
        'dx = super().backward(dout)\n        self.db = dout.mean(axis=0) / len(dout)\n        return dx': '',
    }),
    '05-4': Answers(MY_AFFINE, (
        'self.dW = self.x.T @ dout\n        self.db = dout.sum(axis=0)\n        return dout @ self.W.T',
        'self.db = np.sum(dout, 0)\n        self.dW = np.dot(self.x.T, dout)\n        return np.dot(dout, self.W.T)'), {
        'self.dW = self.x @ dout\n        self.db = dout.sum(axis=0)\n        return dout @ self.W.T':
            'transpose',
        'self.dW = self.x.T @ dout\n        self.db = dout.sum(axis=0)\n        return dout @ self.W':
            'must be transposed',
        'self.dW = dout.T @ self.x\n        self.db = dout.sum(axis=0)\n        return dout @ self.W.T':
            'swapped',
        'self.dW = self.x.T @ dout\n        self.db = dout.mean(axis=0)\n        return dout @ self.W.T':
            'a sum is needed',
        'self.dW = self.x.T @ dout\n        self.db = dout\n        return dout @ self.W.T':
            'over the samples',
        'dW = self.x.T @ dout\n        db = dout.sum(axis=0)\n        return dout @ self.W.T':
            'must also store the gradient of W',
        'self.dW += self.x.T @ dout\n        self.db = dout.sum(axis=0)\n        return dout @ self.W.T':
            'self.dW does not exist yet',
        'self.dW = self.x.T @ dout\n        self.db = dout.sum(axis=0)\n'
        '        return self.dW, self.db, dout @ self.W.T': 'returns 3',
        'self.dW = x.T @ dout\n        self.db = dout.sum(axis=0)\n        return dout @ W.T':
            'from outside',
        'self.dW = self.x.T @ dout / len(self.x)\n        self.db = dout.sum(axis=0)\n'
        '        return dout @ self.W.T': 'a sum is needed',
        'self.dW = self.x.T @ dout\n        self.db = 1\n        return dout @ self.W.T': 'single number',
        'self.dw = self.x.T @ dout\n        self.db = dout.sum(axis=0)\n        return dout @ self.W.T':
            'must also store the gradient of W',
        'self.dW = self.x.T @ dout\n        self.db = dout.sum(axis=0)\n        return -dout @ self.W.T':
            'sign is reversed',
        'self.dW = self.x.T * dout\n        self.db = dout.sum(axis=0)\n        return dout @ self.W.T':
            'shapes',
    }),
    '06-softmax_backward': Answers(SOFTMAX, (NINE, NINE.replace('(de_through_S + de_direct) * e', 'y - t')), {
        'ds = 1': 'look at the sign', 'ds = None + 1': 'gave None', 'ds = L': 'Nothing is called L', 'ds = -s': 'Nothing is called s',
        'ds = -1\n    dm = ds': 'its shape is not', 'ds = -1\n    dm = ds / len(t) * np.ones(len(t))': 'does not share out',
        NINE.replace('dm * t', 'dm * log_y'): 'what t gets', NINE.replace('dm * t', 'dm'): 'passed unchanged',
        NINE.replace('dlog_y / y', 'dlog_y * y'): 'divides by it', NINE.replace('dlog_y / y', '1 / y'): 'the line above',
        NINE.replace('(dy * e).sum()', 'dy * e'): 'a single r', NINE.replace('(dy * e).sum()', '(dy * r).sum()'): 'towards e',
        NINE.replace('-dr / S ** 2', 'dr / S ** 2'): 'derivative of 1/x is negative',
        NINE.replace('-dr / S ** 2', '-dr / S'): 'must be squared', NINE.replace('-dr / S ** 2', 'dr / (S - S)'): 'NaN|finite',
        NINE.replace('dS * np.ones_like(e)', 'dS * e'): 'does not look at its inputs',
        NINE.replace('dy * r', 'dy * e'): 'towards r', NINE.replace('dy * r', 'dy * q'): 'Nothing is called q',
        NINE.replace('de_through_S + de_direct', 'de_direct'): 'through the sum was forgotten',
        NINE.replace('(de_through_S + de_direct) * e', 'de_through_S + de_direct'): 'exp is still to come',
        NINE.replace('(de_through_S + de_direct) * e', '-(y - t)'): 'look at the sign',
    }),
    '06-4':
        Answers(LOSS, ('return dout * (self.y - self.t) / len(self.t)', 'return dout / self.t.shape[0] * (self.y - self.t)'), {
        'return dout * (self.y - self.t)': 'divide by the number of samples', 'return dout * (self.y - self.t) / 2': 'one sample more',
        'return (self.y - self.t) / len(self.t)': 'multiply by dout',
        'return dout * (self.t - self.y) / len(self.t)': 'minus the target',
        'return dout * self.y / len(self.t)': 'must be subtracted',
        'return dout * (self.y - self.t) / self.t.size': 'not by the number of elements',
        'return dout * self.y * (1 - self.y) / len(self.t)': 'just output minus target',
        'return dout * (self.y - self.t) / self.t.shape[1]': 'not by the number of classes',
        'return dout * (self.y - t) / len(t)': 'from outside',
        'return -dout * self.t / self.y / len(self.t)': 'with respect to the probabilities',
        'dout * (self.y - self.t) / len(self.t)': 'returns nothing',
        'return dout * (self.y - self.t) / len(self.t), 0': 'returns 2',
        'return dout * (softmax(self.y) - self.t) / len(self.t)': '',
        'return dout * self.y - self.t / len(self.t)': '',
    }),
    '07-1': Answers('def four_points(f, x, h):\n    return {}', (
        '(8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)',
        '(8*f(x+h) - 8*f(x-h) - f(x+2*h) + f(x-2*h)) / 12 / h'), {
        '(8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / 12 * h': 'denominator in brackets',
        '8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h)) / (12 * h)': 'Brackets',
        '(8 * (f(x + h) - f(x - h)) + (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)': 'One sign',
        '8 * (f(x + h) - f(x - h)) / (12 * h)': 'outer pair',
        '(8 * (f(x + h) - f(x - h)) - f(x + 2 * h)) / (12 * h)': 'outer pair',
        '(f(x + h) - f(x - h)) / (2 * h)': 'two points',
        '(f(x + h) - f(x)) / h': 'one-sided', '(f(x + 2 * h) - f(x - 2 * h)) / (4 * h)': 'outer pair only',
        '(8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / 12': 'an h in the denominator',
        '(8 * (f(x + h) - f(x - h)) - f(x + 2 * h) - f(x - 2 * h)) / (12 * h)': 'One sign',
        'f': 'number is needed', '8 * f(x)': '', 'f(x, h)': 'too much',
        '(8 * (f(x + h) + f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)': 'One sign',
        'g(x)': 'Nothing is called g',
        '(f(x + h) - f(x - h) - f(x + 2 * h) + f(x - 2 * h)) / (12 * h)': 'multiplied by 8',
    }),
    '07-5': Answers('class SiLU:\n    def forward(self, x):\n        {}', (
        SILU + 'dout * (self.y + self.x * self.y * (1 - self.y))',
        'self.x = x\n        return x * sigmoid(x)\n\n    def backward(self, dout):\n        y = sigmoid(self.x)\n'
        '        return dout * (y + self.x * y - self.x * y ** 2)'), {
        SILU + 'dout * self.y': 'node 1', SILU + 'self.y + self.x * self.y * (1 - self.y)': 'node 1',
        SILU + 'dout * self.y * (1 - self.y)': 'node 1', SILU + 'dout * (self.y + y)': 'Nothing is called y',
        SILU + '(dout * self.y).sum()': 'shape of its variable', SILU + 'dout * self.z': 'looks for self.z, but forward did not store it',
        'return x * sigmoid(x)\n\n    def backward(self, dout):\n        return dout * self.y': 'looks for self.y, but forward did not store it',
        'self.x = x\n\n    def backward(self, dout):\n        return dout * self.x': 'return missing',
        'return x * sigmoid(x)\n\n    def backward(self, dout):\n        dout * 2': 'return missing',
        'return x * sigmoid(x)\n\n    def backward(self):\n        return 1': 'brackets|takes',
    }),
    '07-2': Answers('def my_error(a, b):\n    {}', (
        'return np.max(np.abs(a - b)) / max(np.max(np.abs(a)), np.max(np.abs(b)))',
        'return abs(a - b).max() / np.abs([a, b]).max()'), {
        'return np.mean(np.abs(a - b)) / max(np.max(np.abs(a)), np.max(np.abs(b)))': 'not the mean',
        'return np.max(a - b) / max(np.max(np.abs(a)), np.max(np.abs(b)))': 'absolute value of the diff',
        'return np.max(np.abs(a - b)) / np.max(np.abs(a))': 'either',
        'return np.max(np.abs(a - b)) / np.max(np.abs(b))': 'either',
        'return np.max(np.abs(a - b))': 'make it relative',
        'return np.max(np.abs(a - b) / np.maximum(np.abs(a), np.abs(b)))': 'element by element',
        'return np.linalg.norm(a - b) / np.linalg.norm(a + b)': '',
        'return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))': 'sum of squares',
        'return np.sum(np.abs(a - b)) / max(np.max(np.abs(a)), np.max(np.abs(b)))': 'not the sum',
        'return np.max(np.abs(a - b)) / max(np.max(a), np.max(b))': 'denominator needs absolute',
        'print(np.max(np.abs(a - b)))': 'print',
        'return np.abs(a - b) / np.max(np.abs(a))': 'number is needed',
        'return np.max(np.abs(a - b)) / (np.max(np.abs(a)) + np.max(np.abs(b)))': 'not their sum',
        'return np.max(np.abs(a - b)) / min(np.max(np.abs(a)), np.max(np.abs(b)))': 'not the smaller',
        'return max(abs(a)) - max(abs(b))': '',
        'if a > b:\n        return a\n    return b': 'cannot decide on a whole array',
    }),
    '08-3': Answers('def update(params, grads, lr):\n    {}', (
        'for name in params:\n        params[name] -= lr * grads[name]',
        'for name, W in params.items():\n        W -= lr * grads[name]',
        'for k in grads.keys():\n        params[k][...] = params[k] - lr * grads[k]'), {
        'params -= lr * grads': 'A dictionary cannot',
        'for name in params:\n        params[name] -= lr ** 2 * grads[name]': 'multiplies twice',
        'for name in params:\n        params[name] -= lr * grads[name].mean()': 'gradient of its own',
        'for name in params:\n        params[name] -= lr * grads[name] / len(grads[name])': 'not divided',
        'for name in params:\n        params[name] -= lr * abs(grads[name])': 'sign of the gradient',
        'for name in params:\n        print(params[name] - lr * grads[name])': 'print only shows',
        'import copy\n    params = copy.deepcopy(params)\n    for name in params:\n        params[name] -= lr * grads[name]': 'a copy is another',
        'for name in params:\n        params[name] -= lr @ grads[name]': 'to multiply by a number',
        'for name in params:\n        yield params[name] - lr * grads[name]': 'leave yield out',
        'for name in params:\n        params[name] -= grads[name] / lr': 'do not divide',
        'for name in ("W1", "b1", "W2", "b2"):\n        params[name] -= lr * grads[name]':
            'do not write fixed names',
        'params[0] -= lr * grads[0]': 'do not write fixed names',
        'for name in params:\n        params[name] -= 0.1 * grads[name]': 'not used',
        'for name in params:\n        params[name] += lr * grads[name]': 'go the other way',
        'for name in params:\n        params[name] -= grads[name]': 'lr is missing',
        'for name in params:\n        params[name] = params[name] - lr * grads[name]': 'in place',
        'for W in params.values():\n        W = W - lr * W': 'point to a new array',
        'params["W1"] -= lr * grads["W1"]': 'every parameter',
        'for name in params:\n        params[name] -= lr': 'depends on the gradient',
        'for name in params:\n        grads[name] -= lr * params[name]': 'gradients were changed',
        'for name in params:\n        params[name][...] = -lr * grads[name]': 'step itself',
        'for name in params:\n        name -= lr * grads[name]': '',
        'return {name: params[name] - lr * grads[name] for name in params}': 'as they were|point to a new',
        'for name in params:\n        params[name] -= lr * grads[name]\n    params.clear()':
            'names in params changed',
    }),
    '09-5': Answers('class Mine(Value):\n    def __mul__(self, other):\n        {}', (
        OUT + 'self.grad += other.data * out.grad\n            other.grad += self.data * out.grad' + GIVEN,
        OUT + 'self.grad = self.grad + out.grad * other.data\n            other.grad = other.grad + out.grad * self.data' + GIVEN), {
        OUT + 'self.grad = other.data * out.grad\n            other.grad = self.data * out.grad' + GIVEN: r'use \+=',
        OUT + 'self.grad += self.data * out.grad\n            other.grad += other.data * out.grad' + GIVEN: 'is the first that is wrong',
        OUT + 'self.grad += other.data\n            other.grad += self.data' + GIVEN: 'is the first that is wrong',
        OUT + 'self.grad += other.data * out.grad' + GIVEN: 'is the first that is wrong',
        OUT + 'self.grad -= other.data * out.grad\n            other.grad -= self.data * out.grad' + GIVEN: 'is the first that is wrong',
        OUT + 'self.grad += other.data * grad\n            other.grad += self.data * grad' + GIVEN: 'Nothing is called grad',
        OUT + 'self.grad += other.value * out.grad' + GIVEN: 'no value',
        'return self.data * other.data': 'Nothing in float',
    }),
    '09-1': Answers('def apply(tape, layer, *inputs):\n    {}', (
        'node = Node(layer, inputs, layer.forward(*[x.value for x in inputs]))\n    tape.append(node)\n    return node',
        'tape.append(Node(layer, inputs, layer.forward(*(x.value for x in inputs))))\n    return tape[-1]'), {
        'x, y = inputs\n    node = Node(layer, inputs, layer.forward(x.value, y.value))\n'
        '    tape.append(node)\n    return node': 'single input',
        'node = Node(layer, inputs, layer.forward(inputs[0].value, inputs[1].value))\n'
        '    tape.append(node)\n    return node': 'single input',
        'node = Node(layer, inputs, layer.forward(*inputs))\n    tape.append(node)\n    return node':
            '.value',
        'node = Node(layer, inputs, layer.forward([x.value for x in inputs]))\n    tape.append(node)\n'
        '    return node': 'one by one',
        'node = Node(layer, inputs, layer.forward(*[x.value for x in inputs]))\n    tape.append(node)':
            'returns nothing',
        'node = Node(layer, inputs, layer.forward(*[x.value for x in inputs]))\n    return node':
            'not on the tape',
        'node = Node(layer, inputs, layer.forward(*[x.value for x in inputs]))\n    tape.insert(0, node)\n'
        '    return node': 'out of order',
        'value = layer.forward(*[x.value for x in inputs])\n    tape.append(value)\n    return value':
            'not a node',
        'node = Node(layer, [x.value for x in inputs], layer.forward(*[x.value for x in inputs]))\n'
        '    tape.append(node)\n    return node': 'does not remember',
        'node = Node(layer, inputs)\n    tape.append(node)\n    return node': 'lacks value',
        'node = Node(layer, inputs, layer.forward(*[x.value for x in inputs[::-1]]))\n    tape.append(node)\n    return node': 'wrong order',
        'node = Node(layer, inputs, layer(*[x.value for x in inputs]))\n    tape.append(node)\n    return node': 'layer.forward',
        'node = node(layer, inputs, 6)\n    return node': 'before it has a value',
    }),
    '09-2': Answers(WALK + '{}', (RESET + START + LOOP + GRADS + GIVE,), {
        RESET + START + 'for node in reversed(tape):\n        ' + GRADS.replace('            ', '        ') + 'for x, dx in zip(node.inputs, grads):\n            x.grad = x.grad + dx': 'layer is None',
        RESET + START + LOOP + GRADS + 'for x, dx in zip(tape, grads):\n                x.grad = x.grad + dx': 'wrong node',
        RESET + START + 'for node in reversed(tape):\n        if node.layer is None:\n            break\n        ' + GRADS.replace('            ', '        ').replace('    grads = (g', '    grads = (g') + 'for x, dx in zip(node.inputs, grads):\n            x.grad = x.grad + dx': 'middle of the tape',
        RESET + START + LOOP + GRADS.replace('node.grad', 'dout') + GIVE: 'its own node.grad',
        RESET + START + LOOP.replace('reversed(tape)', 'tape') + GRADS + GIVE: 'from the end',
        RESET + START + LOOP + GRADS + GIVE.replace('x.grad + dx', 'dx'): 'do not replace',
        START + LOOP + GRADS + GIVE: 'second trip', RESET + LOOP + GRADS + GIVE: 'begins at the last node',
        RESET + START.replace('dout', '1') + LOOP + GRADS + GIVE: 'not used',
        RESET + START + LOOP + 'grads = node.layer.backward(node.grad)\n            ' + GIVE: 'tuple',
        RESET + START + LOOP + GRADS + GIVE.replace('node.inputs', 'reversed(node.inputs)'): 'in the order',
        RESET + START: 'received nothing',
        RESET + START + 'tape.reverse()\n    ' + LOOP.replace('reversed(tape)', 'tape') + GRADS + GIVE: 'tape was changed',
        RESET + START + LOOP.replace('reversed(tape)', 'reversed(tape[2:])') + GRADS + GIVE: 'do not count',
        RESET + START + LOOP + GRADS + GIVE + '\n            return': 'Only the last node',
        RESET + START + LOOP + GRADS + 'node.inputs.grad = grads': '',
        RESET + START + LOOP + 'for x in node.inputs:\n                x.grad = x.grad + node.grad': 'passed on as it is',
    }),
    '09-3':
        Answers('{}def multiply(x, y):\n    return operate(MulLayer(), x, y)', (ADD, ADD.replace('x, y)\n\n', 'y, x)\n\n')), {
        'def add(x, y):\n    return write(x.tape, AddLayer(), x, y)\n\n': 'a plain number',
        'layer = AddLayer()\ndef add(x, y):\n    return operate(layer, x, y)\n\n': 'the same layer',
        'def add(x, y):\n    return operate(AddLayer(), (x, y))\n\n': 'one by one',
        'def add(x, y):\n    return x + y\n\n': 'what you are writing',
        'def add(x, y):\n    operate(AddLayer(), x, y)\n\n': 'not returned',
        'def add(x, y):\n    return operate(AddLayer, x, y)\n\n': 'brackets',
        'def add(x, y):\n    return operate(MulLayer(), x, y)\n\n': 'AddLayer',
        'def add(x, y):\n    return x.value + y\n\n': 'what you are writing',
        'def add(x, y):\n    return operate(AddLayer(), x, x)\n\n': 'used twice',
        'def add(x, y):\n    return operate(AddLayer(), x.value, y)\n\n': '',
        'def add(x, y):\n    return AddLayer().forward(x, y)\n\n': 'to operate',
    }),
    '09-4':
        Answers('{}', (''.join(ALL_THREE), ALL_THREE[0].replace('x, -1', '-1, x') + ALL_THREE[1] + ALL_THREE[2]), {
        'def exp(x):\n    return np.exp(x)\n\n' + EXP: 'what you are writing',
        'def negative(x):\n    return -x\n\n' + NEGATIVE: 'what you are writing',
        'def under(x, y):\n    return operate(DivLayer(), x, y)\n\n' + UNDER: 'upside down',
        'def under(x, y):\n    return y / x\n\n' + UNDER: 'what you are writing',
        'def under(x, y):\n    return operate(MulLayer(), x, y)\n\n' + UNDER: 'divide y by x',
        'def negative(x):\n    return operate(DivLayer(), 1, x)\n\n' + NEGATIVE: 'reciprocal',
        'def exp(x):\n    return operate(ExpLayer(), -x)\n\n' + EXP: 'what you are writing',
        'def exp(x):\n    return np.exp(x.value)\n\n' + EXP: 'No new node|plain number',
        'def exp(x):\n    return operate(ExpLayer(x))\n\n' + EXP: 'needs a layer',
    }),
}
