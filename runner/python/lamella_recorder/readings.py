"""What can be read off a library's objects: metrics as numbers, a model's counts, its learning rate.

    {"loss": <tf.Tensor 0.31>, "auc": nan}     {"loss": 0.31, "auc": "NaN"}
    Sequential(…)                              {"total": 1250, "trainable": 1250, "nonTrainable": 0}
"""

import math
import struct

_INFINITE = {math.inf: "Infinity", -math.inf: "-Infinity"}
# Of the numbers that are one value in memory, as `struct` names them.
_FORMATS = "efdbBhHiIlLqQ?"


def number(value):
    """As the log writes it; None where the value isn't one number. For a tensor this waits for the device."""
    try:
        found = float(value) if isinstance(value, (float, int)) else _of_memory(value)
        if found is None:
            found = _of_tensor(value)
    except (TypeError, ValueError, AttributeError, RuntimeError, OverflowError):
        return None
    if math.isfinite(found):
        return found
    return "NaN" if found != found else _INFINITE[found]


def _of_memory(value):
    """Where a library shows the memory of its arrays: what it does to make a number of one takes up to ten times as long."""
    try:
        with memoryview(value) as view:
            if view.ndim == 0 and view.format[-1] in _FORMATS:
                return float(struct.unpack(view.format, view)[0])
    except Exception:
        pass
    return None


def _of_tensor(value):
    if hasattr(value, "detach"):
        # PyTorch warns where a tensor that has a gradient becomes a number.
        value = value.detach()
    if getattr(value, "shape", ()):
        return float(value.item() if hasattr(value, "item") else value.numpy().item())
    return float(value)


def numbers(logs):
    """Of a library's logs, the entries of nested ones beside the others; what isn't a number is left out."""
    found = {}
    for name, value in (logs or {}).items():
        if isinstance(value, dict):
            found.update(numbers(value))
            continue
        read = number(value)
        if read is not None:
            found[str(name)] = read
    return found


def parameter_counts(model, has_run):
    """As the library counts them, without the optimizer's; None before the model has all its weights."""
    if not getattr(model, "built", False):
        return None
    if not has_run and not all(layer.built for layer in model._flatten_layers()):
        return None
    trainable, other = _count(model.trainable_weights), _count(model.non_trainable_weights)
    return {"total": trainable + other, "trainable": trainable, "nonTrainable": other}


def _count(weights):
    distinct = {id(weight): weight for weight in weights}.values()
    return sum(math.prod(int(size) for size in weight.shape) for weight in distinct)


def fitted_model(model, has_run=False):
    told = {"name": str(model.name), "kind": type(model).__name__}
    params = parameter_counts(model, has_run)
    return told if params is None else {**told, "params": params}


def learning_rate(model):
    """None where the user's own code would have to be run for it."""
    optimizer = getattr(model, "optimizer", None)
    optimizer = getattr(optimizer, "inner_optimizer", optimizer)
    held = getattr(optimizer, "_learning_rate", None)
    if held is None:
        return None
    is_library_schedule = hasattr(held, "get_config") and type(held).__module__.split(".")[0] in ("keras", "tf_keras")
    if callable(held) and not hasattr(held, "assign") and not is_library_schedule:
        return None
    rate = optimizer.learning_rate
    return number(rate.numpy() if hasattr(rate, "numpy") else rate)
