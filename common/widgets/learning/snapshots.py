"""Snapshots of a network while it learns: its weights, how large its gradients are, and how many units are dead."""
from typing import NamedTuple

import numpy as np

MEMORY = 20e6       # bytes of all snapshots together
MOST = 400
ROWS = 200          # samples on which gradients and dead units are measured


class Snapshot(NamedTuple):
    """weights: of the hidden units (hidden, pixels). gradients: {'W1': mean of |∂L/∂W1|, …}. dead: share, or NaN."""
    iteration: int
    weights: np.ndarray
    gradients: dict
    dead: float


class Snapshots(list):
    """Where there would be too many every other one goes, and from then on one in two is taken."""

    def __init__(self, trainer):
        super().__init__()
        self.trainer, self.every, self.offered = trainer, 1, 0

    def take(self):
        """One more, unless it is not its turn, or nothing was learned since the last."""
        if self and self[-1].iteration == self.trainer.iteration:
            return
        if self.offered % self.every == 0 and (snapshot := _measured(self.trainer)):
            self.append(snapshot)
        self.offered += 1
        if len(self) > min(MOST, MEMORY // max(1, self[0].weights.nbytes) if self else MOST):
            self[:] = self[::2]
            self.every *= 2


def _measured(trainer):
    """A Snapshot; None where the numbers are none any more."""
    network = trainer.network
    try:
        with np.errstate(all='ignore'):
            grads = network.gradient(trainer.x_train[:ROWS], trainer.t_train[:ROWS])
    except ValueError:
        return None
    sizes = {name: float(np.abs(grads[name]).mean()) for name in ('W1', 'W2')}
    if not np.isfinite(list(sizes.values())).all():
        return None
    off = next((layer.mask for layer in network.layers.values() if hasattr(layer, 'mask')), None)
    return Snapshot(trainer.iteration, network.params['W1'].T.astype(np.float16),
                    sizes, np.nan if off is None else float(off.all(axis=0).mean()))
