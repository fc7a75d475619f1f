"""Exercises that ask for numbers."""
from tests.exercises.readers import Answers

NUMBERS = {
    '01-3': Answers('answer = {}', ('2.31', '3*0.7*1.1', "'3×0.7×1.1'", "'3 · 0.7 · 1.1'", '[2.31]', 'np.float64(2.31)', '2.3101'), {
        '3': 'local derivative', '2.1': 'look further to the right', '3.3': 'look further to the right',
        '0.77': 'arrives from upstream', '0.99': 'takes the part that discount', '3*1.1*0.3': 'takes the part that discount',
        '3*0.7*0.1': 'takes the part that tax', '69.3': 'under the other arrow', '90*0.7*1.1': 'under the other arrow',
        '207.9': 'value of the forward pass', '-2.31': 'sign', '90': 'value above the arrow', '270': 'value of the forward pass',
        '189': 'that of tax|value of the forward pass', '23.1': 'decimal point', '3.77': 'their sum', '1': '', '2.3': 'rounded too early',
        '2.4': 'near', "'abc'": 'number is needed', 'True': 'number is needed', "'2.31 +'": 'cannot be read', '[1, 2]': 'number is needed',
        'float("nan")': 'finite', '297': 'value of the forward pass|that of', '0': 'does not change at all',
    }),
    '01-5': Answers('answer = {}', ('-3.3', '-3*1.1', "'−3.3'", "'-3 × 1.1'"), {
        '3.3': 'after the minus turns its sign', '-3': 'look further to the right|local', '-1.1': 'look further to the right',
        '-1': 'local derivative', '1': '', '-66': 'own value', '66': 'own value', '390': 'value of the forward pass',
        '0': 'does not change', '3': '', '-33': 'decimal point', '20': 'value above the arrow', '130': 'value of the forward pass',
        '-2.2': '', '-3.2': 'near',
    }),
    '02-2': Answers('answer = {}', ('75', '25+25+25', '3*5**2', '75.0'), {
        '25': 'one branch only', '50': 'leaves out one branch', '125': 'value of the forward pass', '375': 'own value',
        '5': 'value above the arrow', '3': 'Every branch was followed', '15': '', '15625': 'neither multiplied', '-75': 'sign',
        '76': 'near', '74': 'near', '10': '', '35': '', '750': 'decimal point', '1': '', '0': 'does not change',
    }),
    '02-3': Answers('answer = {}', ('3.692', '1/26 * 24 * 4', "'48/13'", "'4*12/sqrt(169)'"), {
        '96': 'look further to the right', '12': 'look further to the right|other|value', '0.9231': 'arrives from upstream',
        '24': '', '13': 'value of the forward pass', '-3.692': 'sign', '48': '', '0.03846': '', '3': 'value above the arrow',
        '3.7': 'rounded too early', '7.385': 'look further|exponent', '1.846': '', '144': 'value of the forward pass',
        '169': 'value of the forward pass', '624': '', '8': '', '4': 'local derivative',
    }),
    '02-4': Answers("row_u = {}\nrow_v = {'x': 0.25, 'y': -0.375}",
                    ("{'x': 4, 'y': 6}", "{'y': '6', 'x': '4'}"), {
        "{'x': 6, 'y': 4}": 'opposite side', "{'x': 4, 'y': 4}": 'opposite|asked about', "{'x': 1, 'y': 6}": 'upstream|1',
        "{'x': -4, 'y': 6}": 'sign', '7': 'number after each name', "{'x': 10, 'y': 6}": '', "{'z': 3}": 'no node called z',
    }),
    '02-5': Answers('answer = {}', ('79520', "'2 * 39760'", '2*39760', '79520.0'), {
        '39760': 'either side', '39761': 'one-sided', '79521': 'pass in between', '2': 'backpropagation', '1': 'loss alone',
        '80000': 'exact', '79500': 'exact', '79522': 'pass in between', '19880': 'moved twice', '39760**2': 'one at a time',
        '159040': 'moved twice only', '119280': 'moved twice only', '795200': 'decimal point', '0': '',
    }),
    '03-5': Answers("answers = {'apple': 3.6, 'apple_num': 96, 'orange': 6, 'orange_num': 144, 'tax': {}}", ('840', '80*3 + 120*5'), {
        '1008': 'value of the forward pass', '240': 'look further|value of the forward pass', '600': 'value of the forward pass',
        '-840': 'sign', '1.2': '', '8.4': 'percentage point', '200': '', '839': 'near', '842': 'near',
    }),
    '04-2': Answers('x2 = np.array([[0.0, -1.5, 2.0], [4.0, 0.3, -0.2]])\ndout2 = np.array([[5.0, 6.0, 7.0], [8.0, 9.0, 10.0]])\n{}', (
        'mask2 = [[True, True, False], [False, False, True]]\ndx2 = [[0, 0, 7], [8, 9, 0]]',
        'mask2 = x2 <= 0\ndx2 = np.where(x2 > 0, dout2, 0)', 'mask2 = x2 <= 0\ndx2 = dout2 * (x2 > 0)'), {
        'mask2, dx2 = x2 > 0, None': 'the other way round', 'mask2, dx2 = x2 < 0, None': 'exactly 0', 'mask2, dx2 = x2 >= 0, None': 'wrong side',
        'mask2, dx2 = True, None': 'a mask has the shape', 'mask2, dx2 = (x2 <= 0).ravel(), None': 'only the shape',
        'mask2, dx2 = (x2 <= 0) * 1, None': 'True and False', 'mask2, dx2 = (x2 <= 0).T, None': 'swapped',
        'mask2, dx2 = [[True, False, False], [False, False, True]], None': '5 of 6',
        'mask2, dx2 = [[True, True, True], [False, False, True]], None': '5 of 6', 'mask2, dx2 = "x", None': 'array of numbers',
        'mask2, dx2 = None, np.where(x2 > 0, 0, dout2)': 'the other way round', 'mask2, dx2 = None, dout2': 'dout2 itself',
        'mask2, dx2 = None, x2 > 0': 'Numbers are needed', 'mask2, dx2 = None, np.maximum(x2, 0)': 'y2 itself',
        'mask2, dx2 = None, -np.where(x2 > 0, dout2, 0)': 'turned round', 'mask2, dx2 = None, np.where(x2 >= 0, dout2, 0)': '5 of 6',
        'mask2, dx2 = None, np.where(x2 > 0, x2 * dout2, 0)': 'factor', 'mask2, dx2 = None, 24': 'single number',
    }),
    '04-3': Answers('answer3 = {}', ('0.18', '2 * 0.9 * 0.1', "'2×0.9×(1−0.9)'"), {
        '0.09': 'local derivative', '1.8': 'only one of them', '0.2': 'one that is missing', '2': 'arrives from upstream|what comes',
        '0.5': 'quarter', '2*0.9*1.9': 'not one plus', '0.9': 'forward pass|that of', '-0.18': 'sign', '2*0.81': 'only one of them',
        '2.09': 'their sum', '0.25': '', '1.62': 'only one of them', '0': 'does not change', '0.081': '', '0.1': '',
    }),
    '04-6': Answers('answer6 = {}', ('1/64', '0.25**3', '0.015625', "'1/4 * 1/4 * 1/4'", '0.01563'), {
        '1/16': 'One layer is left out', '1/256': 'one layer too many', '64': 'how many times smaller', '0.25': 'behind one layer',
        '0.75': 'Each layer multiplies|what one layer takes', '0.125': 'One half is the value', '0': 'not exactly 0', '1': 'local derivative were 1',
        '1/12': 'divides nothing', '63/64': 'what is lost', '0.016': 'rounded', '-1/64': 'sign', '12': '', '0.5': '',
    }),
    '05-1': Answers('answer = {}', ('int((X1.T @ dY1)[1, 2])', 'X1[:, 1] @ dY1[:, 2]', "' + '.join(f'{x}*{dy}' for x, dy in zip(X1[:, 1], dY1[:, 2]))"), {
        'X1[0, 1] * dY1[0, 2]': 'leaves samples out', 'X1[0, 1] * dY1[0, 2] + X1[2, 1] * dY1[2, 2]': 'leaves samples out',
        'X1[1, 0] * dY1[0, 2] + X1[1, 1] * dY1[1, 2]': 'Rows and columns', '(X1.T @ dY1)[0, 2]': 'another place', '(X1.T @ dY1)[1, 0]': 'another place',
        'X1[:, 1].sum()': 'sum of a column of X', 'dY1[:, 2].sum()': 'as for db', 'X1[:, 1].sum() * dY1[:, 2].sum()': 'Multiply first',
        '(X1.T @ dY1)[1, 2] / 3': 'not averaged', '(X1.T @ dY1)[1, 2] + 1': 'near', '(X1.T @ dY1)[1, 2] - 4': 'near', 'W1[1, 2]': 'stands in W',
        '(X1 @ W1)[1, 2]': 'belongs to Y', '(dY1 @ W1.T)[1, 1]': 'belongs to dX', '-(X1.T @ dY1)[1, 2]': 'sign', '(X1[:, 1] + dY1[:, 2]).sum()': 'do not add',
        'X1[0, 1]': '', '1': '', '(X1.T @ dY1)[1]': 'number is needed', "'52 +'": 'cannot be read', '(X1.T @ dY1)[1, 2] * 2': '',
    }),
    '06-2': Answers('change = {}', ('-0.08', '(0.2-1)*0.1', "'(0.2 - 1) × 0.1'", "'−0.08'"), {
        '0.02': 'Subtract the target', '0.2': 'is the probability', '-0.2': 'Subtract the target', '-0.05': 'Only half', '-0.0768': '',
        '-0.8/0.1': 'does not divide', '0.8': 'not the other way round', '-0.16': '', '0.08': 'which way', '-0.8': 'size of the step',
        '-0.0792': 'worked out anew', '1.529': '', '1.530': 'worked out anew', '-0.016': 'once more', '0.016': 'sigmoid', '1.609': 'loss now',
        '-0.0267': '', '-0.5': 'with respect to the probability', '0.1': 'is the step', '-0.1': 'with a minus', '0': 'so does the loss', '-0.02': 'Subtract the target',
        '0.03': '', '-5': 'with respect to the probability', "'W - lr'": 'number is needed',
    }),
    '06-3': Answers('loss_at_first = {}', ('4.605', 'np.log(100)', "'log(100)'", '-np.log(1/100)', '4.6052'), {
        '2.303': 'ten classes', '0.01': 'probability of each class', '1': '1/e', '0': 'needs certainty', '-np.log(0.99)': 'not choosing it',
        'np.log2(100)': 'base 2', 'np.exp(-4.6)': '', '1/100': 'probability of each class', '-4.605': 'turns its sign', '100': 'number of classes',
        '2': 'base 10', '0.99': 'being wrong', '-0.01': 'Take the log', '4.6': 'rounded', 'np.log(100)/100': 'Nothing is divided',
        'np.log(100)*100': 'Only the right class', '46.05': 'decimal point', '5': '', '4.7': 'near',
    }),
    '07-3': Answers('answer3 = {}', ('5e-7', "'1e-7/(0.2+1e-7)'", '1e-7/0.2'), {
        '1e-7': 'ε is absolute', '2e-8': 'does not multiply', '1e-7*0.2': 'does not multiply', '5e-8': 'decimal point', '5e-6': 'decimal point',
        '0': 'does not know', '1e-7/0.8': 'beside y, not beside', '1e-7/1e-7+0.2': 'brackets', '5': 'size of the derivative', '-5': 'That is the derivative',
        '2.5e-6': 'divide it by their size', '0.2': 'That is y', '2e6': 'upside down', '2.5e-7': 'not the sum', '1.609': 'That is the loss', '-5e-7': 'sign', '4e-7': '',
    }),
    '07-4': Answers('answer4 = {}', ('8e-5', '0.00008', "'4e-5/0.5'", "'0.00004 / 0.5'"), {
        '4e-5': 'how far u has to go', '4e-5*0.5': 'do not multiply', '0.5': 'is the pixel', '1e-4': 'common h', '4e-5/2': 'do not multiply',
        '8e-4': 'decimal point', '0.5/4e-5': 'upside down', '1.6e-4': 'One side is enough', '0': 'does not reach', '-8e-5': 'sign', '0.50004': 'not added|pixel',
    }),
    '08-1': Answers('answer1 = {}', ('question.W - question.lr * question.dW', "f'{question.W} - {question.lr} * ({question.dW})'"), {
        'question.W - question.lr': 'depends on the gradient', 'question.W * (1 - question.lr * question.dW)': 'does not enter', 'question.dW': 'is the gradient',
        'question.W': 'is the old W', 'question.W - 0.1 * question.lr * question.dW': 'slipped', 'question.W - 2 * question.lr * question.dW': 'two steps',
        'question.W + question.lr * question.dW': 'wrong direction', 'question.W - question.dW': 'learning rate first', 'question.lr * question.dW': 'size of the step',
        '-question.lr * question.dW': 'step itself', 'question.lr * (question.W - question.dW)': 'nothing else', 'question.W - question.dW / question.lr': 'does not divide',
        'question.lr': 'is the learning rate', '17': '', "'W - lr*dW'": 'number is needed',
    }),
    '08-2': Answers('answer2 = {}', ('times.iterations * times.batch_size / times.N', "f'{times.iterations} / ({times.N} / {times.batch_size})'"), {
        'times.batch_size / times.N': 'one iteration looks at', 'times.iterations': 'number of iterations', 'times.iterations * times.N / times.batch_size': 'N divides',
        'times.iterations * times.batch_size / times.N - 1': 'left out', 'times.iterations * times.batch_size / times.N + 1': 'too many',
        'times.N / times.batch_size': 'iterations in one epoch', 'times.iterations * times.batch_size': 'how many times N', 'times.iterations / times.N': 'whole batch',
        'times.iterations / times.batch_size': 'do not divide', 'times.N': 'number of images', 'times.batch_size': 'size of a batch', '1234': '',
        'times.N / (times.iterations * times.batch_size)': 'upside down',
    }),
    '08-4': Answers('answer4 = {}', ("'b'", "'B'", "' b '"), {
        "'a'": 'hundred images', "'c'": 'as it should be', "'d'": 'when were the numbers', "'x'": 'letter of a line', '2': 'letter of a line',
    }),
}
