"""race: the gradient of a network by backpropagation, and one parameter after another by differences."""
import asyncio
import time

import ipywidgets as w
import numpy as np
from threadpoolctl import ThreadpoolController

from common.charts import bars
from common.drawing.labels import number
from common.gradient import numerical_gradient, relative_error
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.going import Going
from common.widgets.parts import Status, sheet

SLICE = 0.1         # seconds of work before the kernel looks after the reader's hands
TIMES = 100
H = 1e-5


class Race(Figure):
    """Some parameters, in random order, are checked at once; a button goes on to the last one and stops on the way."""

    def __init__(self, network, x, t, sample):
        super().__init__()
        self.network, self.x, self.t = network.astype(np.float64), x, t
        flat = [array.reshape(-1) for array in self.network.params.values()]
        places = [array[i:i + 1] for array in flat for i in range(len(array))]
        self.order = np.random.RandomState(0).permutation(len(places))
        self.places, self.numerical = places, np.zeros(len(places))
        self.done, self.seconds, self.blas = 0, 0.0, ThreadpoolController()
        self.bar = w.IntProgress(max=len(places), layout={'width': '98%'})
        self.all = w.ToggleButton(description=say('全部算完 / 停', 'run all / stop'), icon='play', layout={'width': '12em'})
        self.going = Going(self.all, self._finish)
        self._backward()
        while self._slice(sample):
            pass
        self.arrange(self.shown, self.bar, self.all)

    def _backward(self):
        """The whole gradient, so many times that the clock can tell."""
        with self.blas.limit(limits=1):     # on a busy machine a second thread makes small products slower
            start = time.perf_counter()
            for _ in range(TIMES):
                grads = self.network.gradient(self.x, self.t)
            self.backward_seconds = (time.perf_counter() - start) / TIMES
        self.backward = np.concatenate([np.ravel(grads[name]) for name in self.network.params])

    @property
    def error(self):
        """Relative error of the parameters that are done."""
        done = self.order[:self.done]
        return relative_error(self.backward[done], self.numerical[done])

    @property
    def whole(self):
        """Seconds for all parameters, as far as one can tell by now."""
        return self.seconds / self.done * len(self.places)

    def _slice(self, goal):
        """Check parameters for a moment. False when the goal is reached."""
        start = now = time.perf_counter()
        with self.blas.limit(limits=1):
            while self.done < goal and now < start + SLICE:
                place = self.order[self.done]
                self.numerical[place] = numerical_gradient(self._loss, self.places[place], H)[0]
                self.done += 1
                now = time.perf_counter()
        self.seconds += now - start
        return self.done < goal

    def _loss(self, _):
        return self.network.loss(self.x, self.t)

    async def _finish(self):
        going = True
        while self.all.value and going:
            going = self._slice(len(self.places))
            self.redraw()
            await asyncio.sleep(0.001)
        self.all.value = False
        self.redraw()

    def parts(self):
        self.bar.value = self.done
        drawn = bars([say('反向传播', 'backward'), say('数值微分', 'differences')],
                     [self.backward_seconds, self.whole], write=in_seconds)
        return [sheet(drawn), Status(self._told(), aloud=not self.all.value)]

    def _told(self):
        done, count = f'{self.done:,}', f'{len(self.places):,}'
        ratio = f'{float(f"{self.whole / self.backward_seconds:.2g}"):,.0f}'
        if self.done == len(self.places):
            return say('{count} 个参数全部算完，用了 {taken}，是反向传播的 {ratio} 倍；'
                       '相对误差 {error:.1g}',
                       'all {count} parameters took {taken}, {ratio} times as long as backward; '
                       'relative error {error:.1g}',
                       count=count, taken=in_seconds(self.seconds), ratio=ratio, error=self.error)
        return say('{count} 个参数里算了 {done} 个，用了 {taken}；照这样，全部要 {whole}，'
                   '是反向传播的 {ratio} 倍；目前的相对误差 {error:.1g}',
                   '{done} of {count} parameters took {taken}; at this pace all take '
                   '{whole}, {ratio} times as long as backward; relative error so far {error:.1g}',
                   count=count, done=done, taken=in_seconds(self.seconds), whole=in_seconds(self.whole),
                   ratio=ratio, error=self.error)


def in_seconds(value):
    """A time to two digits, in seconds or milliseconds."""
    small = value < 0.1
    digits = number(float(f'{value * (1e3 if small else 1):.2g}'))
    return f'{digits} {say("毫秒", "ms") if small else say("秒", "s")}'


@complains
def race(network, x, t, sample=300):
    """Both ways to the gradient of a network's loss on x and t; `sample` parameters are checked by differences at once."""
    return Race(network, x, t, sample)
