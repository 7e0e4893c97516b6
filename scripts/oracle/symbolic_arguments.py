"""Prints in which arguments of its layers Keras refuses a tensor of the graph, as TypeScript.

    "Hashing": "num_bins mask_value"       Hashing(x), for want of a pair of brackets

Each layer is made with tensors of several ranks and dtypes in each of its arguments; refused is what none of them is taken for.
"""

import contextlib
import inspect
import io
import logging
import os
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras

from public_signatures import quoted
from taken_values import of_rank, recipes

SHAPES = [(), (1,), (4,), (12, 4), (8, 8, 3), (2, 8, 8, 3)]
DTYPES = ["float32", "int64", "string"]


def given_to(name, found):
    """What the layer can be made with; None where it isn't known."""
    others = {
        "Bidirectional": {"layer": keras.layers.LSTM(2)},
        "GroupQueryAttention": {"head_dim": 2, "num_query_heads": 2, "num_key_value_heads": 2},
        "LSTMCell": {"units": 2},
        "RandomCrop": {"height": 6, "width": 6},
        "RandomPosterization": {"factor": 4},
        "RandomHue": {"factor": 0.2},
        "RandomInvert": {"factor": 0.2},
        "RandomSharpness": {"factor": 0.2},
        "RandomColorDegeneration": {"factor": 0.2},
        "RandomSaturation": {"factor": 0.2},
        "ReversibleEmbedding": {"input_dim": 9, "output_dim": 3},
        "RNN": {"cell": keras.layers.LSTMCell(2)},
        "Solarization": {},
        "SpectralNormalization": {"layer": keras.layers.Dense(2)},
        "StackedRNNCells": {"cells": [keras.layers.LSTMCell(2)]},
        "TimeDistributed": {"layer": keras.layers.Dense(2)},
    }
    for rank in (1, 2, 3):
        for adaptive in ("Average", "Max"):
            others[f"Adaptive{adaptive}Pooling{rank}D"] = {"output_size": 2}
    return found[name].given if name in found else others.get(name, {})


def is_made(cls, given):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            cls(**given)
    except Exception:
        return False
    return True


def refused(cls, given, tensors):
    """The arguments that take none of the tensors."""
    for parameter in inspect.signature(cls.__init__).parameters.values():
        if parameter.name == "self" or parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        if not any(is_made(cls, {**given, parameter.name: tensor}) for tensor in tensors):
            yield parameter.name


def main():
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    found = {**recipes(), "Dropout": of_rank(2, rate=0.5)}
    tensors = [keras.Input(shape, dtype=dtype) for shape in SHAPES for dtype in DTYPES]
    print("/**")
    print(f" * The arguments of layers in which Keras {keras.__version__} refuses a tensor of the graph. Written by `npm run oracle -- --values`.")
    print(" */")
    print("export const refusedTensors: Readonly<Record<string, string>> = {")
    for name, cls in sorted(vars(keras.layers).items()):
        if not (inspect.isclass(cls) and issubclass(cls, keras.layers.Layer)) or cls.__name__ != name:
            continue
        given = given_to(name, found)
        names = list(refused(cls, given, tensors)) if is_made(cls, given) else []
        if names:
            print(f"  {quoted(name)}: {quoted(' '.join(names))},")
    print("};")


if __name__ == "__main__":
    main()
