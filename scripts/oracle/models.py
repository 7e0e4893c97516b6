"""A model as its own summary shows it: rows with names, shapes and counts, and the totals.

    {"name": "sequential", "kind": "Sequential", "rows": [{"name": "conv2d", "layer": "Conv2D", ...}], "params": [320, 0]}
"""

import ast
import re

import keras
from keras.src.models.functional import Functional
from keras.src.utils import summary_utils

from recorder import count


def row_shape(layer):
    """The shape that the summary prints; None where it prints a question mark."""
    text = re.sub(r"\[(?:bold|color\(\d+\)|/)\]", "", str(summary_utils.format_layer_shape(layer)))
    try:
        return as_lists(ast.literal_eval(text))
    except (SyntaxError, ValueError):
        return None


def as_lists(value):
    if isinstance(value, dict):
        return {str(key): as_lists(item) for key, item in value.items()}
    return [as_lists(item) for item in value] if isinstance(value, (list, tuple)) else value


def row(layer, nodes):
    found = {"name": layer.name, "layer": type(layer).__name__}
    found["output"] = row_shape(layer)
    if not hasattr(layer, "built"):
        found["params"] = 0
    elif layer.built:
        found["params"] = int(layer.count_params())
    inputs = []
    for node in layer._inbound_nodes:
        if node in nodes:
            inputs += [tensor._keras_history.operation.name for tensor in node.input_tensors]
    if inputs:
        found["inputs"] = inputs
    return found


def model_answer(record):
    model = record.layer
    place = record.source.place(record.node)
    found = {**place, "name": model.name, "kind": type(model).__name__, "built": bool(model.built)}
    graph = isinstance(model, Functional) and not isinstance(model, keras.Sequential)
    nodes = {inner for level in model._nodes_by_depth.values() for inner in level} if graph else set()
    found["rows"] = [row(layer, nodes) for layer in (model._operations if graph else model.layers)]
    if model.built:
        found["params"] = [count(model.trainable_weights), count(model.non_trainable_weights)]
    return found
