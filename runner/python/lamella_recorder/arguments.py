"""What the arguments of `fit` tell about its data, where that is cheap to see.

    fit(x_train, y_train, batch_size=64, validation_split=0.1)    {"batchSize": 64, "samples": 54000}
"""

import inspect
import math

# Keras' own, for arrays.
BATCH_SIZE = 32


def bound_arguments(method, model, args, kwargs):
    """By name, without those that the call leaves out."""
    return inspect.signature(method).bind(model, *args, **kwargs).arguments


def told_by(arguments):
    told = {}
    initial_epoch = arguments.get("initial_epoch")
    if initial_epoch:
        told["initialEpoch"] = int(initial_epoch)
    rows = _rows(arguments.get("x"))
    if rows is not None:
        told["batchSize"] = int(arguments.get("batch_size") or BATCH_SIZE)
        if not arguments.get("steps_per_epoch"):
            told["samples"] = _without_validation(rows, arguments)
    else:
        batch_size = _loader_batch_size(arguments.get("x"))
        if batch_size is not None:
            told["batchSize"] = batch_size
    return told


def _rows(x):
    """Of an array, or of the first of several; None for a data set or a generator."""
    while isinstance(x, (list, tuple, dict)) and x:
        x = next(iter(x.values())) if isinstance(x, dict) else x[0]
    shape = getattr(x, "shape", None)
    try:
        return int(shape[0])
    except (TypeError, IndexError, ValueError):
        return None


def _without_validation(rows, arguments):
    share = arguments.get("validation_split") or 0
    return int(math.floor(rows * (1 - share))) if share and arguments.get("validation_data") is None else rows


def _loader_batch_size(x):
    """A DataLoader of PyTorch says it; other data sets don't."""
    size = getattr(x, "batch_size", None) if type(x).__module__.startswith("torch.") else None
    return size if isinstance(size, int) else None
