"""Lessons 01 to 05: a bill, a number of passes, what is left of a gradient, one element of dW."""
from common.exercises.problems.problem import Problem

TAXED = ('送货费不含税：先算好含税的账，最后再加上它。', 'Delivery is not taxed: work out the taxed part first and add it last.')

to_pay = Problem(
    lambda apple, apple_num, tax, fee: apple * apple_num * tax + fee,
    ('先乘出含税的账，送货费最后加上', 'the taxed part is a product, and delivery is added last'),
    (lambda apple, apple_num, tax, fee: (apple * apple_num + fee) * tax, *TAXED),
    (lambda apple, apple_num, tax, fee: (apple + fee) * apple_num * tax,
     '送货费只付一次，不是每个苹果都付。', 'Delivery is paid once, not for each apple.'),
    (lambda apple, apple_num, tax, fee: apple * apple_num * tax + fee * apple_num,
     '送货费只付一次，不是每个苹果都付。', 'Delivery is paid once, not for each apple.'),
    (lambda apple, apple_num, tax, fee: apple * apple_num * (1 + tax) + fee,
     'tax 本身就是含税的倍数，不用再加一。', 'The factor tax already includes the price itself: there is no 1 to add.'),
    (lambda apple, apple_num, tax, fee: apple * apple_num * (tax - 1) + fee,
     '这里只算了税：货款本身也要付。', 'That is the tax alone: the goods must be paid, too.'),
    (lambda apple, apple_num, tax, fee: (apple + apple_num) * tax + fee,
     '单价和个数是相乘，不是相加。', 'Price and number are multiplied, not added.'),
    (lambda apple, apple_num, tax, fee: apple * apple_num + tax + fee,
     '含税是乘以 tax，不是加上它。', 'The tax factor multiplies; it is not added.'),
    (lambda apple, apple_num, tax, fee: apple * apple_num * tax * fee,
     '送货费是加上去的，不是乘上去的。', 'Delivery is added, not multiplied.'),
    (lambda apple, apple_num, tax, fee: apple * apple_num / tax + fee,
     '含税是乘以 tax，不是除以它。', 'The price with tax is multiplied by tax, not divided.'),
    examples=((100, 2, 1.1, 12), (95, 3, 1.12, 17.5)),
    further=('苹果的钱是哪两个数相乘？含税再乘哪个？最后才轮到送货费。',
             'Which two numbers multiply to the price of the apples? Which one adds the tax? Delivery comes last.'),
)

central_passes = Problem(
    lambda n: 2 * n,
    ('每个参数往两边各挪一次，一次挪动一趟正向',
     'each parameter is moved to either side once, and each move is one forward pass'),
    (lambda n: n, '{answer} 是参数的个数；中心差分要往两边各挪一次。',
     '{answer} is the number of parameters; a central difference moves each of them to either side.'),
    (lambda n: n + 1, '{answer} 是单侧差分的次数；中心差分两边都要走，也不用原地那一趟。',
     '{answer} passes are enough for a one-sided difference; a central one goes to both sides and needs no pass in between.'),
    (lambda n: 2 * n + 1, '原地那一趟用不着：中心差分只用两边的值。',
     'The pass in between is not needed: a central difference uses the two sides only.'),
    (lambda n: 2 * (n + 1), '原地那一趟用不着：中心差分只用两边的值。',
     'The pass in between is not needed: a central difference uses the two sides only.'),
    (lambda n: 4 * n,
     '每个参数只挪两次，一边一次。', 'Each parameter is moved twice only, once to either side.'),
    (lambda n: 3 * n,
     '每个参数只挪两次，一边一次。', 'Each parameter is moved twice only, once to either side.'),
    (lambda n: n / 2,
     '每个参数要挪两次：是乘，不是除。', 'Each parameter is moved twice: multiply, do not divide.'),
    (lambda n: n ** 2, '挪动是一个参数一个参数来的：别的参数不跟着动。',
     'The parameters are moved one at a time; the others stay where they are.'),
    (lambda n: 2, '{answer} 趟是反向传播要的；差分要对每个参数各走几趟。',
     '{answer} passes are what backpropagation takes; differences take some passes for every parameter.'),
    (lambda n: 1, '一趟只够知道损失；差分要对每个参数各走几趟。',
     'One pass gives the loss alone; differences take some passes for every parameter.'),
    draw={'n': (12_000, 80_000, 10)},
    further=('挪动一个参数要几趟？再乘以参数的个数。',
     'How many passes does one parameter take? Then multiply.'),
)

NEARLY_ALL = ('这差不多是全部：问的是还剩多少，不是丢掉了多少；sigmoid 的局部导数最多四分之一。',
              'That is nearly all of it: the question is what is left, not what is lost, and the local derivative of a '
              'sigmoid is a quarter at most.')

through_sigmoids = Problem(
    lambda n: 0.25 ** n,
    ('每过一个 sigmoid 最多剩四分之一，几层就乘几次',
     'each sigmoid leaves a quarter at most, and the quarters multiply'),
    (lambda n: 0.25 * n,
     '每过一层是再乘一次，不是再加一次。', 'Each layer multiplies once more; nothing is added up.'),
    (lambda n: 0.25, '这是一层以后；后面还有。', 'That is after one layer; there are more.'),
    (lambda n: 0.25 ** (n - 1), '少算了一层。', 'That is one layer too few.'),
    (lambda n: 0.25 ** (n + 1), '多算了一层。', 'That is one layer too many.'),
    (lambda n: 4.0 ** n, '这是缩小的倍数；问的是还剩多少，要倒过来。',
     'That is how many times smaller it gets; the question is what is left: turn the fraction over.'),
    (lambda n: 0.5 ** n, '二分之一是 y 的值；局部导数是 y(1 − y)，最多四分之一。',
     'One half is the value of y there; the local derivative is y(1 − y), a quarter at most.'),
    (lambda n: 0.25 / n, '每过一层是乘以四分之一，不是除以层数。',
     'Each layer multiplies by a quarter; nothing is divided by the number of layers.'),
    (lambda n: 0.75 ** n, '每层最多剩四分之一，不是最多丢掉四分之一。',
     'A quarter is the most that each layer leaves, not the most that it takes away.'),
    (lambda n: 1 - 0.25 ** n, *NEARLY_ALL),
    (lambda n: 1 - 0.25, '这是一层丢掉的那一部分；问的是还剩多少。',
     'That is what one layer takes away; the question is what is left.'),
    (lambda n: 1, *NEARLY_ALL),
    (lambda n: 0, '会变小，可是不会正好成为 0。', 'It gets small, but not exactly 0.'),
    draw={'n': (5, 9, 1)},
    further=('y(1 − y) 最大是多少？再想想，几层就乘几次。',
     'How large is y(1 − y) at most? And how many times do you multiply by it?'),
)

downstream = Problem(
    lambda y, dout: dout * y * (1 - y),
    ('上游乘以 y(1 − y)，只要输出就够了', 'upstream times y(1 − y): the output is all it takes'),
    (lambda y, dout: y * (1 - y), '{answer} 是局部导数，这是对的；还要乘以上游传来的 dout。',
     '{answer} is the local derivative, and that is right; multiply it by dout, which arrives from upstream.'),
    (lambda y, dout: dout, '{answer} 是上游传来的数；还要乘以局部导数 y(1 − y)。',
     '{answer} is what arrives from upstream; multiply it by the local derivative y(1 − y).'),
    (lambda y, dout: dout * y,
     '局部导数有两个因子，输出 y 只是其中一个。',
     'The local derivative has two factors; the output y is only one of them.'),
    (lambda y, dout: dout * (1 - y),
     '局部导数有两个因子，还差输出 y 这一个。',
     'The local derivative has two factors; the output y is the one that is missing.'),
    (lambda y, dout: dout * y ** 2,
     '两个因子里，只有一个是输出 y，另一个是 1 − y。',
     'Only one of the two factors is the output y; the other is 1 − y.'),
    (lambda y, dout: dout * (1 - y) * (1 - y),
     '两个因子里，只有一个是 1 − y，另一个是输出 y。',
     'Only one of the two factors is 1 − y; the other is the output y.'),
    (lambda y, dout: dout * y * (1 + y),
     '第二个因子是一减输出，不是一加输出。', 'The second factor is one minus the output, not one plus.'),
    (lambda y, dout: dout / 4, '四分之一是上限：输出正好是一半时才有这么多。',
     'A quarter is the most that can pass; so much passes only where the output is one half.'),
    (lambda y, dout: dout + y * (1 - y), '上游和局部导数都对，{answer} 是它们的和：要相乘。',
     'Upstream gradient and local derivative are both right; {answer} is their sum: multiply them.'),
    (lambda y, dout: y,
     '{answer} 是输出；先写出局部导数 y(1 − y)，再乘以上游。',
     '{answer} is the output; write down the local derivative y(1 − y), then multiply by what arrives.'),
    (lambda y, dout: 1 - y,
     '局部导数有两个因子，这只是其中一个；还要乘以上游。',
     'That is one of the two factors of the local derivative; the other one and dout are missing.'),
    (lambda y, dout: (dout * y) * (1 - dout * y),
     'y(1 − y) 里的 y 是输出，不是乘过上游的数。',
     'The y in y(1 − y) is the output, before anything from upstream multiplies it.'),
    (lambda y, dout: 0,
     '输出离 1 还有一点，开关没有完全断开。', 'The output is not quite 1, so something still passes.'),
    draw={'y': (0.6, 0.95, 0.05), 'dout': (2, 9)},
    further=('先算 1 − y，再乘以 y：这是局部导数。上游传来的再乘上去。',
     'Work out 1 − y and multiply by y: that is the local derivative. Then multiply by what arrives.'),
)

ROW = ('X 的行和列换了：dW 的一个元素，用的是 X 的一列和 dY 的一列。',
       'Rows and columns are swapped: an element of dW takes a column of X and a column of dY.')
PLACE = ('{answer} 是 dW 里另一个位置的数：先是 X 的列号，再是 dY 的列号。',
         '{answer} is at another place of dW: first comes the column of X, then the column of dY.')
SAMPLES = ('{answer} 漏了样本：每个样本都传回来一份，全部加起来。',
           '{answer} leaves samples out: each of them sends back a share, and all are added up.')


def _terms(X, dY, i, j):
    return [float(term) for term in X[:, i] * dY[:, j]]


def _row(matrix, k):
    return matrix[k] if k < len(matrix) else matrix[0] * float('nan')


def _matrices(random):
    """Whole numbers, no two alike: X (3, 2), W (2, 3), dY (3, 3); asked for is dW[1, 2]."""
    entries = random.permutation(range(11, 60))
    return {'X': entries[:6].reshape(3, 2), 'W': entries[6:12].reshape(2, 3), 'dY': entries[12:21].reshape(3, 3), 'i': 1, 'j': 2}


element_of_dW = Problem(
    lambda X, W, dY, i, j: int((X.T @ dY)[i, j]),
    ('每个样本一份：它的 x 乘以它的 dy，再加起来',
     'one share from each sample, its x times its dy, all added up'),
    (lambda X, W, dY, i, j: _terms(X, dY, i, j)[0], *SAMPLES),
    (lambda X, W, dY, i, j: _terms(X, dY, i, j)[1], *SAMPLES),
    (lambda X, W, dY, i, j: _terms(X, dY, i, j)[2], *SAMPLES),
    (lambda X, W, dY, i, j: sum(_terms(X, dY, i, j)[:2]), *SAMPLES),
    (lambda X, W, dY, i, j: sum(_terms(X, dY, i, j)[1:]), *SAMPLES),
    (lambda X, W, dY, i, j: sum(_terms(X, dY, i, j)[::2]), *SAMPLES),
    (lambda X, W, dY, i, j: sum(_terms(X, dY, i, j)) / len(X),
     '每个样本传回来的要加起来，不是取平均。', 'What the samples send back is added up, not averaged.'),
    (lambda X, W, dY, i, j: X[:, i].sum(), '这是 X 的那一列的和：每一项还要乘以传回来的 dY。',
     'That is the sum of a column of X: each term is multiplied by the dY that comes back.'),
    (lambda X, W, dY, i, j: dY[:, j].sum(), '这是 dY 的那一列的和，也就是 db：每一项还要乘以自己的 x。',
     'That is the sum of a column of dY, as for db: each term is multiplied by its own x.'),
    (lambda X, W, dY, i, j: X[:, i].sum() * dY[:, j].sum(),
     '先相乘，再相加：每个样本只和自己的那一个数相乘。',
     'Multiply first, then add: each sample meets its own number only.'),
    (lambda X, W, dY, i, j: (X[:, i] + dY[:, j]).sum(),
     '边上是相乘，不是相加。', 'Along an edge numbers multiply; they are not added.'),
    (lambda X, W, dY, i, j: X[:, i].prod() * dY[:, j].prod(),
     '各个样本的那几份是加起来，不是乘起来。', 'The shares of the samples are added, not multiplied.'),
    *((lambda X, W, dY, i, j, r=r, c=c: (X.T @ dY)[r, c] if (r, c) != (i, j) else float('nan'), *PLACE)
      for r in range(2) for c in range(3)),
    (lambda X, W, dY, i, j: _row(X, i) @ dY[:2, j], *ROW),
    (lambda X, W, dY, i, j: _row(X, i) @ _row(dY, j)[:2], *ROW),
    (lambda X, W, dY, i, j: X[:, i] @ _row(dY, j), *ROW),
    (lambda X, W, dY, i, j: X[:, i] @ _row(dY, i), *ROW),
    (lambda X, W, dY, i, j: (X @ W)[i, j], '{answer} 是正向的 Y 里的数；这里问的是 dW。',
     '{answer} belongs to Y, the forward pass; the question is about dW.'),
    (lambda X, W, dY, i, j: (dY @ W.T)[i, min(j, 1)],
     '{answer} 是 dX 里的数：那里和 W 相乘；dW 要和 X 相乘。',
     '{answer} belongs to dX, which is a product with W; for dW it is a product with X.'),
    (lambda X, W, dY, i, j: W[i, j], '{answer} 是 W 里的数；dW 和 W 现在是多少没有关系。',
     '{answer} is a number of W; dW does not depend on W.'),
    draw=_matrices,
    further=('沿着从 W 的这个元素出发的每一条边走：边的那一头是哪一个 x，传回来的是哪一个 dy？',
             'Follow each edge that starts at this element of W: which x does it meet, which dy comes back?'),
)
