"""Prints what Keras 2 records of calls of TensorFlow's functions on symbolic tensors, as JSON.

    python recorded_calls.py     ["tf.reduce_mean(m, 1)", "float32 (None,)", ["tf.math.reduce_mean"]]

The parts of a row: the call, what it gives (an error's class where it is refused), the names of the layers that it leaves in the
graph. The calls are those of tensorflow_cases.py and of the activations.
"""

import json
import os
import sys
import warnings

os.environ["TF_USE_LEGACY_KERAS"] = "1"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf
import tf_keras
from tensorflow_cases import CASES, TENSORS
from tf_keras.src.engine.base_layer import Layer
from tf_keras.src.layers.core import tf_op_layer

MODULES = {"tf": tf, "K": tf_keras.backend, "keras": tf_keras, "np": np}
OPERATIONS = (tf_op_layer.TFOpLambda, tf_op_layer.SlicingOpLambda, tf_op_layer.ClassMethod)
ACTIVATIONS = [
    *(f"keras.activations.{name}(t)" for name in "relu gelu swish sigmoid tanh elu selu softplus softsign softmax exponential hard_sigmoid mish linear".split()),
    "keras.activations.relu(t, max_value=6.0)",
    "keras.activations.gelu(t, approximate=True)",
    "keras.activations.get('relu')(t)",
]

made = []
original = Layer.__call__


def noted(self, *args, **kwargs):
    if isinstance(self, OPERATIONS):
        made.append(self.name)
    return original(self, *args, **kwargs)


def shown(value):
    if isinstance(value, (list, tuple)):
        return [shown(item) for item in value]
    if not hasattr(value, "shape") or not hasattr(value, "dtype"):
        return "a " + type(value).__name__
    shape = tf.TensorShape(value.shape)
    return f"{tf.as_dtype(value.dtype).name} {'?' if shape.rank is None else tuple(shape.as_list())}"


def row(call):
    tf_keras.backend.clear_session()
    names = {
        name: tf_keras.Input(batch_shape=shape, dtype=dtype)
        for name, (shape, dtype) in TENSORS.items()
        if name in call and len(shape) > 0
    }
    made.clear()
    try:
        found = shown(eval(call, {**MODULES, **names}))
    except Exception as error:
        found = f"! {type(error).__name__}"
    return [call, found, list(made)]


def main():
    warnings.simplefilter("ignore")
    Layer.__call__ = noted
    families = {family: [row(call) for call in calls] for family, calls in {**CASES, "activations": ACTIVATIONS}.items()}
    tensors = {name: [list(shape), dtype] for name, (shape, dtype) in TENSORS.items()}
    parts = []
    for family, rows in families.items():
        lines = ",\n".join(f"      {json.dumps(found)}" for found in rows if found[2])
        if lines:
            parts.append(f"    {json.dumps(family)}: [\n{lines}\n    ]")
    sys.stdout.write(f'{{\n  "keras": "{tf_keras.__version__}",\n  "tensors": {json.dumps(tensors)},\n  "families": {{\n')
    sys.stdout.write(",\n".join(parts) + "\n  }\n}\n")


if __name__ == "__main__":
    main()
