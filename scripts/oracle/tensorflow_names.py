"""Prints the public names of TensorFlow's modules, as TypeScript.

What TensorFlow 1 had besides stands in a second table, the arguments that its functions took besides in a third.
"""

import functools
import inspect
import os
import types

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import tensorflow

from names import public, table

# Parts that are Keras', are told otherwise, or are no interface.
PASSED_OVER = {"compat", "initializers", "keras", "losses", "metrics", "optimizers", "raw_ops"}

# What had gone from TensorFlow 1 before its last release, and what `compat.v1` leaves out.
GONE_OTHERWISE = {
    "tensorflow": {"batch_matmul", "contrib", "estimator", "examples", "mul", "neg", "pack", "sub", "unpack"},
    "tensorflow.data.experimental": {"AUTO"},
}


def modules():
    """Those that a program reaches from `tensorflow`, beside them what they are in `compat.v1`."""
    waiting = [("tensorflow", tensorflow, tensorflow.compat.v1)]
    while waiting:
        path, now, before = waiting.pop()
        yield path, now, before
        for name in sorted(set(dir(now)) - PASSED_OVER, reverse=True):
            value = getattr(now, name)
            if isinstance(value, types.ModuleType) and "._api.v2." in value.__name__:
                waiting.append((f"{path}.{name}", value, getattr(before, name, None)))


def parameters(function):
    try:
        return set(inspect.signature(function).parameters) if inspect.isfunction(function) else set()
    except ValueError:
        return set()


def dropped_arguments(path, now, before):
    for name in filter(public, set(dir(before)) & set(dir(now))):
        yield f"{path}.{name}", parameters(getattr(before, name)) - parameters(getattr(now, name))


def main():
    own, gone, arguments = {}, {}, {}
    for path, now, before in modules():
        own[path] = dir(now)
        gone[path] = GONE_OTHERWISE.get(path, set()).union(() if before is None else dir(before)).difference(dir(now))
        arguments.update(dropped_arguments(path, now, before))
    for name in sorted(PASSED_OVER - {"compat", "keras", "raw_ops"}):
        before, now = getattr(tensorflow.compat.v1, name, None), {*dir(getattr(tensorflow, name)), *dir(getattr(keras, name))}
        gone[f"tensorflow.{name}"] = set(dir(before)) - now if before else set()
    release = tensorflow.__version__
    print(f"/** The public names of TensorFlow {release}, by module. Written by `npm run oracle -- --names`. */\n")
    print(table("tensorFlowNames", "What TensorFlow 2 has.", own), end="\n\n")
    print(table("tensorFlow1Names", "What TensorFlow 2 has no more.", gone), end="\n\n")
    print(table("tensorFlow1Arguments", "Arguments that its functions don't take any more.", arguments))


if __name__ == "__main__":
    main()
