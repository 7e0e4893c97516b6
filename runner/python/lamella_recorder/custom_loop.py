"""The module `lamella` of a script that trains in a loop of its own. It is there while Lamella watches.

    lamella.log(loss=loss, accuracy=accuracy, epoch=epoch, step=step)     a point of the curves
    lamella.log(loss=mean_loss, val_loss=val_loss, epoch=epoch)           the end of an epoch

Values are numbers, or tensors and arrays that hold one. It never raises.
"""

import threading

_loop = None
_step = 0
_lock = threading.RLock()


def log(epoch=None, step=None, **values):
    """Note down the values of a step, or with `epoch` alone those of a whole epoch; with neither, steps are counted."""
    from lamella_recorder import recorder

    current = recorder.current()
    if current is None:
        return
    try:
        with _lock:
            _log(current, epoch, step, values)
    except Exception as error:
        current.failed("what lamella.log was given", error)


def _log(recorder, epoch, step, values):
    global _loop, _step
    from lamella_recorder import readings
    from lamella_recorder.loops import Loop

    def read(given):
        found = readings.numbers(given)
        for name in set(given) - set(found):
            recorder.problem("recorder", f"lamella.log was given {name}, which isn't one number.")
        return found

    if _loop is None:
        _loop = Loop(recorder, None, {"name": "loop", "kind": "custom loop"}, "log")
    fit = _loop.fit
    if step is None and epoch is not None:
        return fit.log_epoch(int(epoch), read(values))
    if epoch is not None:
        fit.set_epoch(int(epoch))
    if step is None:
        step, _step = _step, _step + 1
    fit.end_batch(int(step), values, read)
