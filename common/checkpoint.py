"""A training as one file: the network, the optimizer, the position and the history, so that learning can go on.

The file is a plain npz of arrays and text; nothing in it is ever executed.
"""
import io
import json
from pathlib import Path

import numpy as np

from common import guard, keeping
from common.language import say
from common.network import NAMES, TwoLayerNet
from common.optimizer import OPTIMIZERS


def save(path, trainer, losses, epochs):
    """Write all that `load` needs. losses: of each step, or of every second, fourth, …

    epochs: rows (epoch, iteration, training, test). TypeError where the network or the optimizer is a reader's own.
    """
    optimizer = trainer.optimizer
    guard.comes_back(trainer.network, [TwoLayerNet])
    guard.comes_back(optimizer, OPTIMIZERS.values())
    settings = {name: value for name, value in vars(optimizer).items() if not isinstance(value, dict)}
    state = {f'{name}/{key}': array for name, arrays in vars(optimizer).items() if isinstance(arrays, dict)
             for key, array in arrays.items()}
    kind, keys, *rest = trainer.random.get_state()
    about = {'optimizer': type(optimizer).__name__, 'settings': settings, 'random': [kind, *rest],
             'activation': trainer.network.activation, 'batch_size': trainer.batch_size,
             'iterations': trainer.iterations, 'iteration': trainer.iteration, 'samples': trainer.samples,
             'epoch': trainer.epoch}
    file = io.BytesIO()
    np.savez(file, about=json.dumps(about), random_keys=keys, losses=np.array(losses), epochs=np.array(epochs),
             **trainer.network.params, **state)
    keeping.write(path, file.getvalue())


def load(path, trainer):
    """Let `trainer`, which has the same data, go on where the saved one stood; returns (losses, epochs).

    ValueError with a sentence where the file holds no training; the trainer is then as it was.
    """
    try:
        with open(keeping.brought(Path(path)), 'rb') as opened, np.load(opened, allow_pickle=False) as file:
            held = dict(file)
        about = json.loads(str(held['about']))
        network = TwoLayerNet.from_params({name: held[name] for name in NAMES}, about['activation'])
        network.predict(trainer.x_test[:1])
        optimizer = _optimizer(about, held, network.params)
        random = np.random.RandomState()
        kind, *rest = about['random']
        random.set_state((kind, held['random_keys'], *rest))
        losses = held['losses'].tolist()
        epochs = [(epoch, int(at), *accuracies) for epoch, at, *accuracies in held['epochs'].tolist()]
        position = {name: int(about[name]) for name in ('batch_size', 'iterations', 'iteration', 'samples', 'epoch')}
    except FileNotFoundError:
        raise FileNotFoundError(say('这里没有 {name}：先按“保存”。', 'There is no {name} here: press “save” first.',
                                    name=Path(path).name)) from None
    except Exception:
        raise ValueError(say('{name} 里没有可以接着学的训练：它坏了，或者是为别的数据存的。',
                             '{name} holds no training that can go on here: it is damaged, or was saved for other data.',
                             name=Path(path).name)) from None
    trainer.network, trainer.optimizer, trainer.random = network, optimizer, random
    vars(trainer).update(position)
    return losses, epochs


def _optimizer(about, held, params):
    """ValueError where it remembers something of another form than the parameters."""
    optimizer = OPTIMIZERS[about['optimizer']]()
    for name, value in about['settings'].items():
        setattr(optimizer, name, value)
    for name, arrays in vars(optimizer).items():
        if isinstance(arrays, dict):
            arrays.update({key: held[f'{name}/{key}'] for key in NAMES if f'{name}/{key}' in held})
            if any(array.shape != params[key].shape or array.dtype.kind != 'f' for key, array in arrays.items()):
                raise ValueError(name)
    return optimizer
