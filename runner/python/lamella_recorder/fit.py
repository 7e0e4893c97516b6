"""One training of one model as it goes on: its events, and what of it is left out to stay cheap.

    fit ─ batch ─ batch ─ … ─ epoch ─ batch ─ … ─ epoch ─ fit-end

Also a loop of `train_on_batch` or of the user's own, which is one epoch that nobody ends. Its methods never raise.
"""

import functools
import math
import threading
import time
import weakref

from lamella_recorder import readings
from lamella_recorder.budget import POINT, UNSEEN, Budget

clock = time.perf_counter
# About what it takes in seconds, when it has not been done for a while.
READING_A_VARIABLE = 0.001
# Batches are passed over for no longer than this, should they go on at their pace.
PASSED_OVER = 0.025
# Of an epoch shorter than this, in seconds, not even the first batch is looked at where there is no time for a point.
SHORT_EPOCH = 0.25


def recorded(method):
    """What it takes is the recorder's time; what it raises is the recorder's problem."""

    @functools.wraps(method)
    def guarded(self, *args):
        if not self.recorder.is_active:
            return
        began = clock()
        # In a thread of Keras' own the training doesn't wait for it: there only the work counts.
        is_waited_for = threading.get_ident() == self._thread
        worked = 0.0 if is_waited_for else time.thread_time()
        with self.lock:
            try:
                if not self.is_broken:
                    method(self, began, *args)
            except Exception as error:
                self.is_broken = True
                self.recorder.failed("this training", error)
            self.budget.spend(clock() - began if is_waited_for else time.thread_time() - worked)

    return guarded


class Fit:
    def __init__(self, recorder, model, by):
        self.recorder = recorder
        # Hooks come from other threads where Keras calls callbacks from them.
        self.lock = recorder.lock
        self.is_broken = False
        self.budget = Budget(clock())
        self.number = recorder.next_fit()
        self._by = by
        # By the library's own loop, which ends each epoch.
        self._is_fit = by == "fit"
        self._thread = threading.get_ident()
        self._model = weakref.ref(model) if model is not None else None
        self._params = None
        self._begun = self._active = clock()
        self._steps = None
        self._epoch = 0
        self._epoch_begun = self._begun
        self._has_run = False
        self._last_step = -1
        # Endless where the library doesn't tell the number of steps.
        self._final_step = math.inf
        # When a batch is next looked at, unless it is the first or the last.
        self._nothing_before = 0.0
        # Batches before it are passed over without a look at the clock: hundreds of a tenth of a second would notice even that.
        self.next_step = 0
        self._looked = (-1, self._begun)
        # The step and logs of the last batch, where there is no point for it yet. Not what a loop of the user's own gives: with PyTorch that
        # may keep the memory of a whole step.
        self._left_out = None
        self._learning_rate = None
        self.validation_seconds = None
        # Told whether batches are to come by from now on.
        self.on_listening = None

    @property
    def model(self):
        return self._model() if self._model is not None else None

    @recorded
    def begin(self, now, model, known):
        """`model` as the log tells it; `known` of epochs, initialEpoch, steps, batchSize and samples, without None."""
        self._params = model.get("params")
        self._set_steps(known.get("steps"))
        self._add("fit", model=model, by=self._by, **known)

    @recorded
    def begin_epoch(self, now, epoch):
        self._epoch, self._epoch_begun = epoch, now
        self._last_step, self._left_out = -1, None
        self._nothing_before = 0.0
        self.next_step, self._looked = 0, (-1, now)
        self.validation_seconds = self._learning_rate = None
        self.budget.begin_epoch(now)
        self.listen(not self._is_without_points(now))

    def _is_without_points(self, now):
        """Should this epoch be as the one before."""
        if not self._has_run or self._steps is None or self.recorder.control.wanted_at() is not None:
            return False
        expected = POINT + self._steps * UNSEEN
        return self.budget.epoch_before < SHORT_EPOCH and not self.budget.has_time(now, expected)

    def listen(self, wants):
        deaf = self.recorder.deaf
        if self.on_listening is None or wants != (self in deaf):
            return
        deaf.discard(self) if wants else deaf.add(self)
        self.on_listening(wants)

    def listen_if_long(self):
        """By the companion: an epoch that was expected to be short may not be."""
        if clock() - self._epoch_begun > SHORT_EPOCH:
            self.listen(True)

    def end_batch(self, step, logs, read=readings.numbers):
        """Most batches have no point, so what they take counts most."""
        now = self._active = clock()
        if now < self._nothing_before and self._last_step < step < self._final_step:
            self._last_step = step
            if self._is_fit:
                self._left_out = (step, logs)
                self._pass_over(now, step)
            # Where two threads add at the same time, what is lost is nothing.
            self.budget.spend(clock() - now)
        else:
            self._end_batch(step, logs, read)

    @recorded
    def _end_batch(self, now, step, logs, read):
        # Of several steps in one execution the last may have fewer.
        step = min(step, self._final_step)
        is_first = self._last_step < 0
        if self._is_fit and step <= self._last_step:
            # Threads of Keras' own may overtake each other.
            return
        self._last_step = step
        if self._wants_point(now, is_first or step == self._final_step):
            self._left_out = None
            self._point(now, step, read(logs))
        elif self._is_fit:
            self._left_out = (step, logs)
        if not self._has_run:
            self._has_run = True
            self._tell_params()
        self._look_at_requests(now)
        look_at = self.recorder.control.wanted_at()
        point_at = self.budget.next_point(now)
        self._nothing_before = point_at if look_at is None else min(point_at, look_at)
        if self._is_fit:
            self._pass_over(now, step)

    @recorded
    def after_callbacks_began_epoch(self, now):
        """When they may have set the rate of this epoch. At its end a backend that computes ahead would have to be waited for."""
        if not self._has_run or self.budget.has_time(now, READING_A_VARIABLE):
            self._learning_rate = readings.learning_rate(self.model)

    @recorded
    def end_epoch(self, now, epoch, logs, steps_are_certain):
        if self._left_out is not None and self.budget.has_time(now):
            step, batch_logs = self._left_out
            self._point(now, step, readings.numbers(batch_logs))
        self._left_out = None
        if self._steps is None and self._last_step >= 0 and steps_are_certain(self.model):
            self._set_steps(self._last_step + 1)
            self._add("fit-update", steps=self._steps)
        self._add_epoch(now, epoch, readings.numbers(logs))
        if self.recorder.control.asks_at_end_of_epoch(now, self._epoch_begun) and self.model is not None:
            self.model.stop_training = True

    @recorded
    def log_epoch(self, now, epoch, logs):
        """An epoch of the user's own loop: it lasted since the one before."""
        self._add_epoch(now, epoch, logs)
        self._epoch_begun = self._active = now
        self._last_step = -1
        self.budget.begin_epoch(now)

    @recorded
    def end(self, now):
        # A loop of the user's own is known to have ended when the script does.
        until = now if self._is_fit else self._active
        self._add("fit-end", seconds=round(until - self._begun, 4))
        self.recorder.log.flush()

    def set_epoch(self, epoch):
        """Of the user's own loop, where an epoch may begin without a word."""
        if epoch != self._epoch:
            self._epoch, self._last_step = epoch, -1
            self.budget.begin_epoch(clock())

    def _set_steps(self, steps):
        self._steps = steps
        self._final_step = math.inf if steps is None else steps - 1

    def _pass_over(self, now, step):
        """The batches of the next moment, at the pace so far. Not where the number of steps is unknown: there any batch may be the last."""
        if self._steps is None:
            return
        (step_before, before), self._looked = self._looked, (step, now)
        batches = max(step - step_before, 1)
        self.budget.spend(0.0, batches - 1)
        waiting = min(self._nothing_before - now, PASSED_OVER)
        self.next_step = min(step + int(waiting * batches / max(now - before, 1e-6)), self._final_step)

    def _wants_point(self, now, is_at_end):
        """Of an epoch the first and the last; of the others as many as there is time for."""
        if not self._has_run:
            return True
        return self.budget.has_time(now) if is_at_end else self.budget.next_point(now) <= now

    def _add_epoch(self, now, epoch, logs):
        told = {"epoch": epoch, "seconds": round(now - self._epoch_begun, 4)}
        if self.validation_seconds is not None:
            told["validationSeconds"] = round(self.validation_seconds, 4)
        self.budget.spend(self.recorder.companion.take_seconds(), 0)
        told["recorderSeconds"] = round(self.budget.spent + (clock() - now), 6)
        told["logs"] = logs
        if self._learning_rate is not None:
            told["learningRate"] = self._learning_rate
        self._add("epoch", **told)
        self.budget.end_epoch(now)

    def _point(self, now, step, logs):
        if logs:
            self._add("batch", epoch=self._epoch, step=step, logs=logs)
        self.budget.took_point(now)

    def _look_at_requests(self, now):
        is_asked = self.recorder.control.asks_between_batches(now)
        if is_asked and not self._is_fit:
            self.recorder.problem("recorder", "This training has no epochs that Lamella could end it after.")

    def _tell_params(self):
        model = self.model
        params = None if model is None else readings.parameter_counts(model, has_run=True)
        if params is not None and params != self._params:
            self._params = params
            self._add("fit-update", params=params)

    def _add(self, kind, **told):
        self.recorder.log.add({"type": kind, "fit": self.number, **told})
        self.recorder.companion.call()
