"""Hooks Keras: `fit`, `evaluate` and `train_on_batch` of its models, and the list that calls the callbacks of each.

    model.fit(…)      the outermost call: when it begins and ends, with which data
     └ CallbackList   made by `fit` itself: epochs, batches and their logs come by here

The recorder is no callback: a list of callbacks looks as it does without it, is called as it is without it, and no batch's
logs are turned into numbers (which waits for the device) but those that are written down.
"""

import functools
import sys
import threading
import time

from lamella_recorder import readings
from lamella_recorder.arguments import bound_arguments, told_by
from lamella_recorder.fit import Fit
from lamella_recorder.library import Library
from lamella_recorder.loops import Loops
from lamella_recorder.tracebacks import hide_own_frames

_OF_LIST = "_lamella_watched"


def install(keras, recorder):
    library = Library(keras, recorder)
    library.tell()
    hooks = KerasHooks(library, recorder)
    hooks.hook_models(keras.Model)
    hooks.hook_callbacks(keras.callbacks.CallbackList)
    if recorder.seed is not None:
        keras.utils.set_random_seed(int(recorder.seed))


class Watched:
    """A call of `fit` or `evaluate` that is going on."""

    def __init__(self, model, is_fit):
        self.model = model
        self.is_fit = is_fit
        self.fit = None
        self.known = {}
        self.callbacks = None
        self.logs = None
        self.validation_began = 0.0
        self.began = time.perf_counter()


class KerasHooks:
    def __init__(self, library, recorder):
        self._library = library
        self._recorder = recorder
        self._loops = Loops(library, recorder)
        self._threads = threading.local()

    # ------------------------------------------------------------ models

    def hook_models(self, model_class):
        _replace(model_class, "fit", self._around_fit)
        _replace(model_class, "evaluate", self._around_evaluate)
        _replace(model_class, "train_on_batch", self._around_train_on_batch)
        # `train_on_batch` gives a list, which this makes of the logs: a method in Keras 3, a function in Keras 2.
        if hasattr(model_class, "_flatten_metrics_in_order"):
            _replace(model_class, "_flatten_metrics_in_order", functools.partial(self._before_names_are_lost, logs_at=1))
        else:
            module = sys.modules[model_class.__module__]
            module.flatten_metrics_in_order = self._before_names_are_lost(module.flatten_metrics_in_order, logs_at=0)

    def _around_fit(self, original):
        @functools.wraps(original)
        def fit(self, *args, **kwargs):
            watched = hooks._enter(self, True)
            if watched is not None:
                hooks._note_arguments(watched, original, args, kwargs)
            try:
                result = original(self, *args, **kwargs)
            except BaseException as error:
                hooks._leave_fit(watched)
                hide_own_frames(error)
                raise
            hooks._leave_fit(watched)
            return result

        hooks = self
        return fit

    def _around_evaluate(self, original):
        @functools.wraps(original)
        def evaluate(self, *args, **kwargs):
            # Keras says so where it validates within `fit`.
            is_validation = "_use_cached_eval_dataset" in kwargs
            watched = hooks._enter_validation(self) if is_validation else hooks._enter(self, False)
            try:
                result = original(self, *args, **kwargs)
            except BaseException as error:
                hooks._leave_evaluate(watched, is_validation, False)
                hide_own_frames(error)
                raise
            hooks._leave_evaluate(watched, is_validation, True)
            return result

        hooks = self
        return evaluate

    def _around_train_on_batch(self, original):
        @functools.wraps(original)
        def train_on_batch(self, *args, **kwargs):
            loop = None if hooks._is_fitting(self) else hooks._loops.of(self)
            hooks._threads.unnamed = None
            try:
                result = original(self, *args, **kwargs)
            except BaseException as error:
                hide_own_frames(error)
                raise
            if loop is not None:
                loop.end_batch(result if isinstance(result, dict) else hooks._threads.unnamed)
            return result

        hooks = self
        return train_on_batch

    def _before_names_are_lost(self, original, logs_at):
        @functools.wraps(original)
        def flatten_metrics_in_order(*args, **kwargs):
            hooks._threads.unnamed = args[logs_at] if len(args) > logs_at else kwargs.get("logs")
            return original(*args, **kwargs)

        hooks = self
        return flatten_metrics_in_order

    # ------------------------------------------------------------ callbacks

    def hook_callbacks(self, list_class):
        _replace(list_class, "on_train_begin", self._after_train_begin)
        _replace(list_class, "on_epoch_begin", self._around_epoch_begin)
        # Keras 3.9 and later call the second, which may run in a thread that has turned the logs into numbers.
        self._batch_end = "_on_train_batch_end" if hasattr(list_class, "_on_train_batch_end") else "on_train_batch_end"
        self._original_batch_end = _replace(list_class, self._batch_end, self._after_batch)
        self._hooked_batch_end = getattr(list_class, self._batch_end)
        _replace(list_class, "on_epoch_end", self._after_epoch)
        _replace(list_class, "on_test_begin", self._after_test_begin)
        _replace(list_class, "on_test_end", self._after_test_end)

    def _after_train_begin(self, original):
        @functools.wraps(original)
        def on_train_begin(self, *args, **kwargs):
            result = original(self, *args, **kwargs)
            hooks._begin_fit(self)
            return result

        hooks = self
        return on_train_begin

    def _around_epoch_begin(self, original):
        @functools.wraps(original)
        def on_epoch_begin(self, epoch, *args, **kwargs):
            watched = self.__dict__.get(_OF_LIST)
            fit = None if watched is None else watched.fit
            if fit is not None:
                fit.begin_epoch(epoch)
            result = original(self, epoch, *args, **kwargs)
            if fit is not None:
                fit.after_callbacks_began_epoch()
            return result

        return on_epoch_begin

    def _after_batch(self, original):
        @functools.wraps(original)
        def on_train_batch_end(self, batch, logs=None):
            result = original(self, batch, logs)
            watched = self.__dict__.get(_OF_LIST)
            fit = None if watched is None else watched.fit
            if fit is not None and batch >= fit.next_step:
                fit.end_batch(batch, logs)
            return result

        return on_train_batch_end

    def _after_epoch(self, original):
        @functools.wraps(original)
        def on_epoch_end(self, epoch, logs=None):
            watched = self.__dict__.get(_OF_LIST)
            fit = None if watched is None else watched.fit
            result = original(self, epoch, logs)
            if fit is not None:
                fit.end_epoch(epoch, logs, _steps_are_certain)
            return result

        return on_epoch_end

    def _after_test_begin(self, original):
        @functools.wraps(original)
        def on_test_begin(self, *args, **kwargs):
            result = original(self, *args, **kwargs)
            watched = self.__dict__.get(_OF_LIST)
            if watched is None:
                hooks._attach(self, False)
            return result

        hooks = self
        return on_test_begin

    def _after_test_end(self, original):
        @functools.wraps(original)
        def on_test_end(self, logs=None):
            result = original(self, logs)
            watched = self.__dict__.get(_OF_LIST)
            if watched is not None and watched.fit is None:
                watched.logs = logs
            return result

        return on_test_end

    # ------------------------------------------------------------ calls that go on, by thread

    def _stack(self):
        try:
            return self._threads.stack
        except AttributeError:
            self._threads.stack = []
            return self._threads.stack

    def _enter(self, model, is_fit):
        if not self._recorder.is_active:
            return None
        try:
            watched = Watched(model, is_fit)
            self._stack().append(watched)
            return watched
        except Exception as error:
            self._recorder.failed("a call", error)
            return None

    def _enter_validation(self, model):
        for watched in reversed(self._stack()):
            if watched.model is model and watched.fit is not None:
                watched.validation_began = time.perf_counter()
                return watched
        return None

    def _is_fitting(self, model):
        return any(watched.model is model for watched in self._stack())

    def _attach(self, callbacks, is_fit):
        """The list of callbacks that the innermost call has made."""
        stack = self._stack()
        if not stack or stack[-1].is_fit != is_fit or stack[-1].callbacks is not None:
            return None
        watched = stack[-1]
        watched.callbacks = callbacks
        setattr(callbacks, _OF_LIST, watched)
        return watched

    def _note_arguments(self, watched, original, args, kwargs):
        try:
            watched.known = told_by(bound_arguments(original, watched.model, args, kwargs))
        except Exception:
            # Keras says itself what is wrong with a call.
            pass

    def _begin_fit(self, callbacks):
        try:
            watched = self._attach(callbacks, True)
            if watched is None:
                return
            self._library.tell_devices()
            params = callbacks.params or {}
            known = {name: params[name] for name in ("epochs", "steps") if params.get(name) is not None}
            watched.fit = Fit(self._recorder, watched.model, "fit")
            if self._is_hooked_alone(callbacks):
                watched.fit.on_listening = functools.partial(self._listen_to_batches, callbacks)
            watched.fit.begin(readings.fitted_model(watched.model), {**known, **watched.known})
        except Exception as error:
            self._recorder.failed("this training", error)

    def _is_hooked_alone(self, callbacks):
        """Not where a class or the list itself has a method of its own in front."""
        name = self._batch_end
        return getattr(type(callbacks), name) is self._hooked_batch_end and name not in callbacks.__dict__

    def _listen_to_batches(self, callbacks, wants):
        """Where they needn't come by the list has the library's own method in front of the hooked one: even a look would take time."""
        if wants:
            callbacks.__dict__.pop(self._batch_end, None)
        else:
            callbacks.__dict__[self._batch_end] = functools.partial(self._original_batch_end, callbacks)

    def _leave_fit(self, watched):
        if watched is None:
            return
        self._leave(watched)
        if watched.fit is not None:
            watched.fit.listen(True)
            watched.fit.end()

    def _leave_evaluate(self, watched, is_validation, is_whole):
        if watched is None:
            return
        now = time.perf_counter()
        if is_validation:
            watched.fit.validation_seconds = now - watched.validation_began
            return
        self._leave(watched)
        try:
            if is_whole:
                self._tell_evaluation(watched, now - watched.began)
        except Exception as error:
            self._recorder.failed("an evaluation", error)

    def _tell_evaluation(self, watched, seconds):
        self._library.tell_devices()
        told = {"model": readings.fitted_model(watched.model, has_run=True), "seconds": round(seconds, 4)}
        self._recorder.log.add({"type": "evaluate", **told, "logs": readings.numbers(watched.logs)})
        self._recorder.log.flush()

    def _leave(self, watched):
        stack = self._stack()
        while stack and stack.pop() is not watched:
            pass
        if watched.callbacks is not None:
            watched.callbacks.__dict__.pop(_OF_LIST, None)


def _steps_are_certain(model):
    """With several steps in one execution Keras counts whole executions, also where the data ended in the midst of one."""
    several = getattr(model, "steps_per_execution", getattr(model, "_steps_per_execution", None))
    several = several.numpy() if hasattr(several, "numpy") else several
    return several in (None, 1)


def _replace(owner, name, around):
    """Where it is defined, so that classes which override it reach it by `super()`. Gives what it was."""
    defining = next(base for base in owner.__mro__ if name in base.__dict__)
    original = defining.__dict__[name]
    setattr(defining, name, around(original))
    return original
