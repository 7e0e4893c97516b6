"""Prints what the functions of a library give, as JSON: announced for symbolic tensors, and executed while a graph is traced.

    python calls.py ops            ["ops.mean(m, axis=-1)", "float32 (None,)", "float32 (None,)", ["Mean"], 4]
    python calls.py tensorflow     ["tf.reduce_mean(m, 1)", "! ValueError", "float32 (None,)", []]
    python calls.py numpy          ["np.mean(n, axis=-1)", "float32 (3,)"]

The parts of a row: the call, what symbolic tensors give (an error's class where it is refused), what executing gives, the classes of
the operations that the call makes, and in some families what TensorFlow's profiler counts for a batch of one. NumPy's arrays are
zeros, and of a number its value is told.
"""

import importlib
import json
import os
import sys
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras import ops
from keras.src import backend
from keras.src.backend.common.stateless_scope import StatelessScope
from keras.src.backend.common.symbolic_scope import SymbolicScope
from keras.src.ops.operation import Operation
from tensorflow.python.framework.func_graph import FuncGraph

MODULES = {"ops": ops, "keras": keras, "np": np, "tf": tf, "K": tf.keras.backend}

made = []
original = Operation.__init__


def noted(self, *args, **kwargs):
    made.append(type(self).__name__)
    return original(self, *args, **kwargs)


def shown(value):
    if isinstance(value, (list, tuple)) and not hasattr(value, "dtype"):
        return [shown(item) for item in value]
    if isinstance(value, np.dtype):
        return repr(value.name)
    if isinstance(value, (np.generic, np.ndarray)):
        number = f" {value.item()!r}" if value.shape == () and value.dtype != object else ""
        dtype = "string" if value.dtype.kind == "U" else value.dtype
        return f"{dtype} {value.shape}{number}"
    if value is None or isinstance(value, (bool, int, float, str)):
        return repr(value)
    if isinstance(value, tf.TensorShape):
        return shown(value.as_list())
    if isinstance(value, tf.DType):
        return repr(value.name)
    if not hasattr(value, "shape"):
        return f"a {type(value).__name__}"
    shape = value.shape
    if isinstance(shape, tf.TensorShape):
        shape = "?" if shape.rank is None else tuple(shape.as_list())
    return f"{backend.standardize_dtype(value.dtype)} {tuple(shape) if shape != '?' else '?'}"


def answer(call, names):
    try:
        return shown(eval(call, {**MODULES, **names}))
    except Exception as error:
        return f"! {type(error).__name__}"


def announced(call, tensors):
    names = {name: keras.KerasTensor(shape, dtype, name=name) for name, (shape, dtype) in tensors.items() if name in call}
    made.clear()
    Operation.__init__ = noted
    try:
        return answer(call, names), list(made)
    finally:
        Operation.__init__ = original


def traced(call, tensors, batch):
    graph = FuncGraph("traced")
    with StatelessScope(), SymbolicScope(), graph.as_default():
        names = {
            name: tf.compat.v1.placeholder(shape=[batch if size is None else size for size in shape], dtype=dtype)
            for name, (shape, dtype) in tensors.items()
            if name in call
        }
        found = answer(call, names)
    return found, graph


def operations(call, tensors):
    found, graph = traced(call, tensors, 1)
    if isinstance(found, str) and found.startswith("!"):
        return None
    options = tf.compat.v1.profiler.ProfileOptionBuilder.float_operation()
    profile = tf.compat.v1.profiler.profile(graph, options={**options, "output": "none"})
    return profile.total_float_ops if profile else 0


def array(shape, dtype):
    """Any numbers that serve as indices of every axis."""
    return np.random.default_rng(0).integers(0, 3, shape).astype(dtype)


def row(library, family, call):
    if library.__name__ == "numpy_cases":
        return [call, answer(call, {name: array(*given) for name, given in library.TENSORS.items()})]
    symbolic, classes = announced(call, library.TENSORS)
    executed, _ = traced(call, library.TENSORS, None)
    counts = [operations(call, library.TENSORS)] if family in library.COUNTED else []
    return [call, symbolic, executed, classes, *counts]


def main():
    library = importlib.import_module(f"{sys.argv[1]}_cases")
    warnings.simplefilter("ignore")
    out = os.dup(1)
    os.dup2(2, 1)  # The profiler writes to the standard output.
    families = {family: [row(library, family, call) for call in calls] for family, calls in library.CASES.items()}
    with os.fdopen(out, "w") as file:
        tensors = {name: [list(shape), dtype] for name, (shape, dtype) in library.TENSORS.items()}
        file.write(f'{{\n  "keras": "{keras.__version__}",\n  "tensors": {json.dumps(tensors)},\n  "families": {{\n')
        parts = []
        for family, rows in families.items():
            lines = ",\n".join(f"      {json.dumps(found)}" for found in rows)
            parts.append(f"    {json.dumps(family)}: [\n{lines}\n    ]")
        file.write(",\n".join(parts) + "\n  }\n}\n")


if __name__ == "__main__":
    sys.exit(main())
