"""Loops that train without `fit`: one for each model on which `train_on_batch` is called, and one for `lamella.log`.

    for batch in data:
        discriminator.train_on_batch(…)     fit 0, step 0, 1, 2, …
        gan.train_on_batch(…)               fit 1, step 0, 1, 2, …
"""

from lamella_recorder import readings
from lamella_recorder.fit import Fit


class Loop:
    def __init__(self, recorder, model, told, by):
        self.fit = Fit(recorder, model, by)
        self.fit.begin(told, {})
        self.step = 0
        recorder.at_exit(self.fit.end)

    def end_batch(self, logs):
        """The values that Keras gives back are numbers already."""
        self.fit.end_batch(self.step, logs)
        self.step += 1


class Loops:
    def __init__(self, library, recorder):
        self._library = library
        self._recorder = recorder
        self._by_model = {}

    def of(self, model):
        if not self._recorder.is_active:
            return None
        try:
            known = self._by_model.get(id(model))
            if known is not None and known.fit.model is model:
                return known
            self._library.tell_devices()
            loop = Loop(self._recorder, model, readings.fitted_model(model), "train_on_batch")
            self._by_model[id(model)] = loop
            return loop
        except Exception as error:
            self._recorder.failed("this training", error)
            return None
