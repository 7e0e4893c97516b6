"""Builds models from JSON with the real Keras, and tells their layers; of small ones also what they compute.

    rebuild.py models.jsonl answers.jsonl

A line of models.jsonl is what `model_from_json` takes. A line of answers.jsonl is
{"rows": [[name, class, shape, params], …], "total": 896, "trainable": 896, "numbers": {"weights": …, "inputs": …, "outputs": …}}, or
{"error": …, "numbers": None}. A model is small when it has at most 100,000 weights and 20,000 numbers going in and coming out.
"""

import json
import math
import sys

import keras
import numpy as np

MOST_WEIGHTS = 100_000
MOST_NUMBERS = 20_000


def shapes(value):
    if isinstance(value, dict):
        # In the order in which the library flattens them.
        return {"list": [shapes(value[key]) for key in sorted(value)]}
    if isinstance(value, (list, tuple)):
        return {"list": [shapes(item) for item in value]}
    return list(value.shape)


def row(operation):
    # Of several calls a summary tells the last, and `output` is that of the first.
    nodes = operation._inbound_nodes
    if len(nodes) < 2:
        shape = shapes(operation.output) if nodes else None
    else:
        outputs = nodes[-1].outputs
        shape = shapes(outputs[0] if len(outputs) == 1 else outputs)
    params = operation.count_params() if isinstance(operation, keras.Layer) else 0
    return [operation.name, type(operation).__name__, shape, params]


def size(weights):
    return sum(math.prod(weight.shape) for weight in weights)


def plain(array):
    return {"shape": list(array.shape), "values": np.asarray(array, "float64").ravel().tolist()}


def drawn_weights(layer, random):
    """Of the size that initializers draw, so that numbers stay of one size through many layers."""
    drawn = []
    for weight in layer.weights:
        inputs = max(1, math.prod(weight.shape[:-1]))
        values = random.normal(0, 1 / math.sqrt(inputs), weight.shape)
        drawn.append(np.abs(values) + 0.5 if "variance" in weight.path else values)
    return drawn


def numbers(model):
    """The weights by layer, what goes in and what comes out; None where that is large, or takes more than plain tensors."""
    if size(model.weights) > MOST_WEIGHTS or not isinstance(model.inputs, list):
        return None
    # The libraries order the weights of models in models otherwise.
    if any(isinstance(layer, keras.Model) for layer in model.layers):
        return None
    random = np.random.default_rng(1)
    weights = {}
    for layer in model.layers:
        if layer.weights:
            drawn = drawn_weights(layer, random)
            layer.set_weights(drawn)
            # TensorFlow.js has those that are trained before the others.
            places = {id(weight): place for place, weight in enumerate(layer.weights)}
            ordered = [*layer.trainable_weights, *layer.non_trainable_weights]
            weights[layer.name] = [plain(drawn[places[id(weight)]]) for weight in ordered]
    has_embedding = any(isinstance(layer, keras.layers.Embedding) for layer in model.layers)
    inputs = []
    for tensor in model.inputs:
        shape = [size or (2 if axis == 0 else 5) for axis, size in enumerate(tensor.shape)]
        if math.prod(shape) > MOST_NUMBERS:
            return None
        whole = has_embedding or "int" in tensor.dtype
        inputs.append(random.integers(0, 2, shape) if whole else random.normal(0, 1, shape))
    try:
        outputs = model([values.astype("float32") for values in inputs] if len(inputs) > 1 else inputs[0].astype("float32"))
    except Exception:
        # TensorFlow on a CPU doesn't compute channels_first, and a model of dicts wants dicts.
        return None
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    if not all(hasattr(values, "shape") for values in outputs) or sum(math.prod(v.shape) for v in outputs) > MOST_NUMBERS:
        return None
    return {
        "weights": weights,
        "inputs": [plain(values) for values in inputs],
        "outputs": [plain(keras.ops.convert_to_numpy(values)) for values in outputs],
    }


def answer(text):
    keras.backend.clear_session()
    try:
        model = keras.models.model_from_json(text)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}", "numbers": None}
    operations = model.layers if isinstance(model, keras.Sequential) else model.operations
    return {
        "rows": [row(operation) for operation in operations],
        "total": size(model.weights),
        "trainable": size(model.trainable_weights),
        "numbers": numbers(model),
    }


source, destination = sys.argv[1:]
with open(source) as models, open(destination, "w") as answers:
    for line in models:
        answers.write(json.dumps(answer(line)) + "\n")
