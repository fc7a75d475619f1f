"""The bug museum: inputs that reveal, classes that are fixed, and those that are fixed in another wrong way.

A class is written as the one method that is changed, under the name of its exhibit.
"""
# ruff: noqa: E501  (an answer stays on one line)
from tests.exercises.readers import Answers


def backward(name, body, dout='dout'):
    return f"class Mended(exhibit('{name}').made):\n    def backward(self, {dout}):\n        {body}"


def forward(name, body, inputs='x'):
    return f"class Mended(exhibit('{name}').made):\n    def forward(self, {inputs}):\n        {body}"


def piece(name, inputs, right, wrong, reveals=(), hides=(), names='x'):
    """inputs: as printed; reveals and hides: other values for them."""
    nothing = f'{names} = ' + ', '.join(['None'] * len(names.split(','))) + '\ndout = 1\n'
    return Answers('{}', (*(nothing + code for code in right), *(f'{names} = {value}\ndout = {dout}\nMended = None' for value, dout in reveals)), {
        **{nothing + code: words for code, words in wrong.items()},
        **{f'{names} = {value}\ndout = {dout}\nMended = None': words for (value, dout), words in dict(hides).items()}})


def copied(name, mended, broken):
    """The source as it is shown, put into the cell with one part of it mended."""
    return (f"import inspect\nsource = inspect.getsource(exhibit('{name}').made).replace({broken!r}, {mended!r})\n"
            f'exec(source)\nMended = {name}')


HIDDEN = 'stays hidden'
A = 'np.array([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0]])'
MUSEUM = {
    '07-Loss': Answers("class Loss(exhibit('Loss').made):\n    def backward(self, dout=1):\n        {}", (
        'return dout * super().backward()',
        'dx = self.y.copy()\n        dx[np.arange(len(self.t)), self.t] -= 1\n        return dout * dx / len(self.t)'), {
        'return super().backward(dout)': 'multiply by dout',
        'return super().backward() / dout': 'does not divide',
        'return super().backward() + dout': 'not added',
        'return self.backward(dout) * dout': 'calls itself', 'super().backward() * dout': 'returns nothing',
        'return dout * super().backward() * len(self.t)': 'divide by the number of samples',
        'return dout * self.y / len(self.t)': 'must be subtracted',
        'return dout * (self.y - self.t) / len(self.t)': 'shapes', 'return dout': '',
    }),
    '07-Bias': Answers("class Bias(exhibit('Bias').made):\n    def backward(self, dout):\n        {}", (
        'self.db = np.sum(dout, axis=0)\n        return dout * 1',
        'dx = super().backward(dout)\n        self.db *= len(dout)\n        return dx'), {
        'return super().backward(dout)': 'a sum is needed',
        'self.db = np.sum(dout)\n        return dout * 1': 'single number',
        'self.db = np.sum(dout, axis=1)\n        return dout * 1': 'db',
        'self.db = dout\n        return dout * 1': 'over the samples', 'return dout * 1': 'must also store',
        'self.db = np.sum(dout, axis=0)': 'returns nothing',
        'self.db = np.sum(dout, axis=0)\n        return self.db': 'gradient has the shape',
        'self.db = np.ones(3)\n        return dout * 1': 'the same',
    }),
    '07-Product':
        Answers("class Product(exhibit('Product').made):\n    def forward(self, x, y):\n        {}", (
        'self.x, self.y = x, y\n        return x * y',), {
        'return super().forward(x, y)': 'still uses the old',
        'self.x = x\n        return super().forward(x, y)': 'still uses the old|did not store',
        'self.x, self.y = x, y\n        return x + y': 'does not add',
        'self.x, self.y = y, x\n        return x * y': 'opposite side', 'return x * y': 'did not store',
        'self.x, self.y = x, y': 'returns nothing',
    }),
    '07b-SharedInput': piece('SharedInput', '', (
        backward('SharedInput', 'dsum, dx = self.mul.backward(dout)\n        more, dy = self.add.backward(dsum)\n        return dx + more, dy'),
        copied('SharedInput', 'more, dy = self.add.backward(dsum)\n        return dx + more, dy', 'dx, dy = self.add.backward(dsum)\n        return dx, dy')), {
        'Mended = exhibit("SharedInput").made': 'has replaced the first',
        backward('SharedInput', 'dsum, dx = self.mul.backward(dout)\n        more, dy = self.add.backward(dsum)\n        return dx, dy'): 'Only one branch',
        backward('SharedInput', 'dsum, dx = self.mul.backward(dout)\n        more, dy = self.add.backward(dsum)\n        return dx * more, dy'): 'added up',
        backward('SharedInput', 'dsum, dx = self.mul.backward(dout)\n        more, dy = self.add.backward(dsum)\n        return (dx + more) / 2, dy'): 'added up',
        backward('SharedInput', 'dsum, dx = self.mul.backward(dout)\n        more, dy = self.add.backward(dsum)'): 'returns nothing',
        backward('SharedInput', 'dsum, dx = mul.backward(dout)\n        return dx, dsum'): 'Nothing is called mul',
    }, reveals=(('3.0, 5.0', 1), ('2.0, 7.0', 3)), hides={('1.0, -1.0', 1): HIDDEN,
    ("'3', 5", 1): 'a number or an array'}, names='x, y'),
    '07b-Diamond': piece('Diamond', '', (
        backward('Diamond', 'da, dsum = self.mul.backward(dout)\n        more, dy = self.add.backward(dsum)\n        return sum(self.square.backward(da + more)), dy'),
        ), {
        'Mended = exhibit("Diamond").made': 'came too late',
        backward('Diamond', 'da, dsum = self.mul.backward(dout)\n        more, dy = self.add.backward(dsum)\n        return sum(self.square.backward(more)), dy'): 'Only one branch',
        backward('Diamond', 'da, dsum = self.mul.backward(dout)\n        more, dy = self.add.backward(dsum)\n        return self.square.backward(da + more)[0], dy'): 'Just half',
        backward('Diamond', 'da, dsum = self.mul.backward(dout)\n        more, dy = self.add.backward(dsum)\n        return sum(self.square.backward((da + more) / 2)), dy'): 'Just half',
        backward('Diamond', 'da, dsum = self.mul.backward(dout)\n        more, dy = self.add.backward(dsum)\n        return sum(self.square.backward(da * more)), dy'): 'neither multiplied',
    }, reveals=(('3.0, 5.0', 1),), hides={('0.0, 5.0', 1): HIDDEN}, names='x, y'),
    '07b-Gate': piece('Gate', '', (backward('Gate', 'return np.where(self.mask, 0, dout)'),), {
        'Mended = exhibit("Gate").made': 'positive, and off',
        forward('Gate', 'self.mask = x < 0\n        return np.where(self.mask, 0, x)') + '\n\n    def backward(self, dout):\n        return np.where(self.mask, 0, dout)': 'exactly 0|is off',
        backward('Gate', 'return np.where(self.mask, 0, 1)'): 'multiply by dout',
        backward('Gate', 'dout[self.mask] = 0\n        return dout'): 'Copy it first',
        backward('Gate', 'return dout'): 'off|switch',
    }, reveals=((A, 1),)),
    '07b-Rectifier':
        piece('Rectifier', '', (backward('Rectifier', 'dx = dout.copy()\n        dx[self.mask] = 0\n        return dx'),), {
        'Mended = exhibit("Rectifier").made': 'Copy it first',
        backward('Rectifier', 'dx = dout\n        dx[self.mask] = 0\n        return dx'): 'Copy it first',
    }, reveals=((A, 1),), hides={('np.array([[1.0, 2.0]])', 1): HIDDEN}),
    '07b-Counts':
        piece('Counts', '', (backward('Counts', 'return np.where(self.x > 0, dout, 0)'), backward('Counts', 'dx = np.zeros(self.x.shape)\n        dx[self.x > 0] = dout[self.x > 0]\n        return dx')), {
        'Mended = exhibit("Counts").made': 'whole numbers',
        backward('Counts', 'return np.where(self.x >= 0, dout, 0)'): 'exactly 0',
        backward('Counts', 'return np.where(self.x > 0, 1.0, 0)'): 'multiply by dout',
    }, reveals=(('np.array([[1, -2, 3]])', 0.5),), hides={(A, 0.5): HIDDEN}),
    '07b-Scale':
        piece('Scale', '', (backward('Scale', 'return dout * self.s, np.sum(dout * self.x, axis=0)'),), {
        'Mended = exhibit("Scale").made': 'gradient has the shape',
        backward('Scale', 'return dout * self.s, np.mean(dout * self.x, axis=0)'): 'not their mean',
        backward('Scale', 'return dout * self.s, np.sum(dout * self.x)'): 'a single number',
        backward('Scale', 'return dout * self.s, np.sum(dout * self.x, axis=1)'): 'gradient has the shape',
        backward('Scale', 'return dout * self.x, np.sum(dout * self.s, axis=0)'): 'opposite side',
    }, reveals=((A + ', np.array([2.0, 3.0, 4.0])', 1),), hides={('2.0, 3.0', 1): HIDDEN}, names='x, s'),
    '07b-Pick':
        piece('Pick', '', (backward('Pick', 'dx = np.zeros(self.shape)\n        np.add.at(dx, self.rows, dout)\n        return dx'),
                                  backward('Pick', 'dx = np.zeros(self.shape)\n        for row, d in zip(self.rows, dout):\n            dx[row] += d\n        return dx')), {
        'Mended = exhibit("Pick").made': 'np.add.at',
        backward('Pick', 'dx = np.zeros(self.shape)\n        dx[self.rows] += dout\n        return dx'): 'np.add.at',
        backward('Pick', 'return dout'): 'shape',
    }, reveals=((A + ', np.array([1, 1])', 1), ), hides={(A + ', np.array([1, 0])', 1): HIDDEN,
    (A + ', np.array([5, 5])', 1): 'there are only 2'}, names='x, rows'),
    '07b-Centre': piece('Centre', '', (backward('Centre', 'return dout - np.mean(dout, axis=0)'),), {
        'Mended = exhibit("Centre").made': 'in the mean as well',
        backward('Centre', 'return dout * (1 - 1 / len(dout))'): 'what an element does to itself',
        backward('Centre', 'return dout - np.mean(dout, axis=1, keepdims=True)'): 'over the samples',
        backward('Centre', 'return dout - np.mean(dout)'): 'over the samples',
        backward('Centre', 'return dout - np.sum(dout, axis=0)'): 'not the sum',
        backward('Centre', 'return dout + np.mean(dout, axis=0)'): 'not added',
        backward('Centre', 'return np.mean(dout, axis=0)'): 'shape',
    }, reveals=((A, 1), (A, [[1, 2, 3], [4, 5, 6]]))),
    '07b-Spread':
        piece('Spread', '', (forward('Spread', 'self.x = x - np.mean(x, axis=0)\n        return np.sum(self.x ** 2)'),), {
        'Mended = exhibit("Spread").made': 'copy it first',
        forward('Spread', 'self.x = x\n        return np.sum((x - np.mean(x, axis=0)) ** 2)'): 'mean subtracted',
        forward('Spread', 'self.x = x - np.mean(x)\n        return np.sum(self.x ** 2)'): '',
        forward('Spread', 'self.x = x - np.mean(x, axis=0)\n        return np.mean(self.x ** 2)'): 'not a mean',
        forward('Spread', 'self.x = x - np.mean(x, axis=0)'): 'returns nothing',
    }, reveals=((A, 1),), hides={('np.array([[1, 2], [3, 5]])', 1): 'whole numbers'}),
    '07b-Square':
        piece('Square', '', (backward('Square', 'dx = super().backward(dout)\n        return dout @ self.W.T'),), {
        'Mended = exhibit("Square").made': 'transpose',
        backward('Square', 'super().backward(dout)\n        return self.W.T @ dout'): 'shapes|matrix product|wrong order',
        backward('Square', 'return dout @ self.W.T'): 'must also store',
        backward('Square', 'super().backward(dout)\n        return dout @ np.linalg.inv(self.W)'): 'inverted',
    }, reveals=((A, 1),)),
    '07b-Step': piece('Step', '', (
        backward('Step', 'dx = dout @ self.W.T\n        self.dW = self.x.T @ dout\n        self.W = self.W - 0.1 * self.dW\n        return dx'),
        backward('Step', 'self.dW = self.x.T @ dout\n        return dout @ self.W.T')), {
        'Mended = exhibit("Step").made': '',
        backward('Step', 'self.dW = self.x.T @ dout\n        return dout @ self.W'): 'transpose',
        backward('Step', 'return dout @ self.W.T'): 'must also store',
        backward('Step', 'self.dW = self.x.T @ dout\n        self.W -= 0.1 * self.dW\n        return dout @ self.W.T'): '',
    }, reveals=((A, 1),)),
    '07b-Softmax': piece('Softmax', '', (
        forward('Softmax', 'e = np.exp(x - np.max(x, axis=1, keepdims=True))\n        self.y = e / np.sum(e, axis=1, keepdims=True)\n        return self.y'),
        forward('Softmax', 'self.y = softmax(x)\n        return self.y')), {
        'Mended = exhibit("Softmax").made': 'axis=1|each row',
        forward('Softmax', 'e = np.exp(x - np.max(x))\n        self.y = e / np.sum(e, axis=0)\n        return self.y'): 'axis=1',
        forward('Softmax', 'e = np.exp(x)\n        self.y = e / np.sum(e, axis=1)\n        return self.y'): 'shapes',
        forward('Softmax', 'self.y = soft_max(x)\n        return self.y'): 'Nothing is called soft_max',
    }, reveals=((A, [[1, 2, 3], [4, 5, 7]]),), hides={('np.array([[1.0, 2.0, 3.0]])', 1): HIDDEN}),
    '07b-Scores': piece('Scores', '', (
        forward('Scores', 'e = np.exp(x - np.max(x, axis=1, keepdims=True))\n        self.y = e / np.sum(e, axis=1, keepdims=True)\n        return self.y'),
        ), {
        'Mended = exhibit("Scores").made': 'NaN',
        forward('Scores', 'e = np.exp(np.clip(x, -700, 700))\n        self.y = e / np.sum(e, axis=1, keepdims=True)\n        return self.y'): 'Clipping',
        forward('Scores', 'e = np.exp(x - np.min(x, axis=1, keepdims=True))\n        self.y = e / np.sum(e, axis=1, keepdims=True)\n        return self.y'): 'NaN',
    }, reveals=((A + ' * 1000', 1),), hides={(A, 1): HIDDEN}),
    '07b-BatchLoss':
        piece('BatchLoss', '', (backward('BatchLoss', 'return super().backward(dout) / len(self.t)', 'dout=1'),), {
        'Mended = exhibit("BatchLoss").made': 'divide by the number of samples',
        backward('BatchLoss', 'return super().backward(dout) / self.y.size', 'dout=1'): 'not by the number of elements',
        backward('BatchLoss', 'return super().backward(dout) / self.y.shape[1]', 'dout=1'): 'not by the number of classes',
        backward('BatchLoss', 'return super().backward() / len(self.t)', 'dout=1'): 'multiply by dout',
    }, reveals=((A + ', np.array([0, 1])', 1),
    ), hides={(A + ', np.array([[1, 0, 0], [0, 1, 0]])', 1): 'class numbers',
    ('np.array([[1.0, 2.0, 3.0]]), np.array([1])', 1): HIDDEN}, names='x, t'),
    '07b-LogLoss': piece('LogLoss', '', (
        forward('LogLoss', 'super().forward(x, t)\n        return -np.mean(np.log(self.y[np.arange(len(t)), t]))', 'x, t'),
        backward('LogLoss', 'right = self.y[np.arange(len(self.t)), self.t]\n        return super().backward(dout) * (right / (right + 1e-7))[:, None]', 'dout=1')), {
        'Mended = exhibit("LogLoss").made': '',
        backward('LogLoss', 'return super().backward(dout) * len(self.t)', 'dout=1'): '',
    }, reveals=((A + ' * 10, np.array([1, 2])', 1),
    ), hides={(A + ', np.array([0, 1])', 1): HIDDEN}, names='x, t'),
}
