"""Prints what `build` of every class of keras.layers makes of shapes of every kind, as JSON.

    python builds.py

    "Dense(3)": {"built": false, "answers": {"(None, 4)": 15, "(None,)": "ValueError"}}

A number is that of the layer's parameters after it, a text the class of what Keras raised. `built` is what the layer says of itself when it is made.
"""

import inspect
import json
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
from keras import layers

IMAGE = "3, 3, data_format='channels_first'"

# Where a class takes no empty call, or has more ways of building than one.
ARGUMENTS = {
    "Activation": ["'relu'"],
    "Dense": ["3"],
    "EinsumDense": ["'ab,bc->ac', output_shape=3", "'abc,cd->abd', output_shape=(None, 3), bias_axes='d'"],
    "Embedding": ["5, 4"],
    "ReversibleEmbedding": ["5, 4"],
    "Conv1D": ["3, 3", "4, 3, groups=2", IMAGE],
    "Conv2D": ["3, 3", "4, 3, groups=2", "3, 3, padding='same'", IMAGE],
    "Conv3D": ["3, 3"],
    "Conv1DTranspose": ["3, 3"],
    "Conv2DTranspose": ["3, 3", "3, 3, strides=2, output_padding=1", IMAGE],
    "Conv3DTranspose": ["3, 3"],
    "DepthwiseConv1D": ["3"],
    "DepthwiseConv2D": ["3", "3, depth_multiplier=2, padding='same'"],
    "SeparableConv1D": ["3, 3"],
    "SeparableConv2D": ["3, 3", "3, 3, padding='same'"],
    "LSTM": ["3", "3, return_sequences=True"],
    "GRU": ["3"],
    "SimpleRNN": ["3"],
    "LSTMCell": ["3"],
    "GRUCell": ["3"],
    "SimpleRNNCell": ["3"],
    "RNN": ["layers.LSTMCell(3)", "[layers.LSTMCell(3), layers.GRUCell(2)]"],
    "StackedRNNCells": ["[layers.LSTMCell(3)]", "[layers.LSTMCell(3), layers.GRUCell(2)]"],
    "ConvLSTM1D": ["3, 3"],
    "ConvLSTM2D": ["3, 3"],
    "ConvLSTM3D": ["3, 3"],
    "Bidirectional": ["layers.LSTM(3)"],
    "TimeDistributed": ["layers.Dense(3)", "layers.Conv2D(3, 3)"],
    "Wrapper": ["layers.Dense(3)"],
    "SpectralNormalization": ["layers.Dense(3)", "layers.Conv2D(3, 3)"],
    "Pipeline": ["[layers.Dense(3)]"],
    "MultiHeadAttention": ["2, 2"],
    "GroupQueryAttention": ["2, 4, 2"],
    "BatchNormalization": ["", "axis=3", "axis=1"],
    "LayerNormalization": ["", "axis=3", "axis=[1, 2]"],
    "GroupNormalization": ["2", "groups=4", "groups=3, axis=1"],
    "RMSNormalization": ["", "axis=2"],
    "UnitNormalization": ["", "axis=3"],
    "Normalization": ["", "axis=2", "axis=None"],
    "PReLU": ["", "shared_axes=[1, 2]", "shared_axes=[4]"],
    "Concatenate": ["", "axis=1"],
    "Dot": ["1", "-1"],
    "Reshape": ["(2, 2)", "(-1,)"],
    "Permute": ["(1,)", "(2, 1)"],
    "RepeatVector": ["3"],
    "Lambda": ["lambda x: x"],
    "Dropout": ["0.5"],
    "AlphaDropout": ["0.5"],
    "GaussianDropout": ["0.5"],
    "GaussianNoise": ["0.5"],
    "Rescaling": ["2"],
    "CenterCrop": ["2, 2"],
    "Resizing": ["2, 2"],
    "RandomCrop": ["2, 2"],
    "CategoryEncoding": ["3"],
    "Hashing": ["3"],
    "HashedCrossing": ["3"],
    "Discretization": ["[1.0, 2.0]"],
    "IntegerLookup": ["vocabulary=[1, 2]"],
    "StringLookup": ["vocabulary=['a']"],
    "RandomRotation": ["0.1"],
    "RandomZoom": ["0.1"],
    "RandomTranslation": ["0.1, 0.1"],
    "RandomContrast": ["0.1"],
    "RandomBrightness": ["0.1"],
    "RandomHeight": ["0.1"],
    "RandomWidth": ["0.1"],
    **{f"SpatialDropout{n}D": ["0.5"] for n in (1, 2, 3)},
    **{f"Adaptive{kind}Pooling{n}D": ["2"] for kind in ("Average", "Max") for n in (1, 2, 3)},
}

SHAPES = [
    "()",
    "(4,)",
    "(None,)",
    "(None, 4)",
    "(None, 6, 4)",
    "(None, 6, 6, 4)",
    "(None, 6, 6, 6, 4)",
    "(None, 6, 6, 6, 6, 4)",
    "(None, 2, 2, 1)",
    "(None, 2, 3)",
    "(None, 3, 3)",
    "(None, None, None, 3)",
    "(None, None)",
    "[None, 6, 4]",
    "[(None, 4)]",
    "[(None, 4), (None, 4)]",
    "[(None, 4), (None, 5)]",
    "[(None, 6, 4), (None, 5, 4)]",
    "(None, 6, 4), (None, 6, 4)",
    "(None, 6, 4), (None, 6, 4), (None, 6, 4)",
    "shape=(None, 6, 4)",
    "input_shape=(None, 6, 4)",
    "",
    "4",
    "None",
    "'a'",
]


def classes():
    """One name for each class: its own, where the module has it."""
    found = {}
    for name in sorted(dir(layers)):
        thing = getattr(layers, name)
        if inspect.isclass(thing) and issubclass(thing, keras.Layer):
            found.setdefault(thing, thing.__name__ if hasattr(layers, thing.__name__) else name)
    return found.values()


def built(call, shape):
    layer = eval(f"layers.{call}")
    try:
        eval(f"layer.build({shape})", {"layer": layer})
        return layer.count_params()
    except Exception as error:
        return type(error).__name__


def answers():
    for name in classes():
        for arguments in ARGUMENTS.get(name, [""]):
            call = f"{name}({arguments})"
            try:
                layer = eval(f"layers.{call}")
            except Exception:
                # Its arguments are models and functions of other libraries, or shapes that a call gives.
                continue
            yield call, {"built": bool(layer.built), "answers": {shape: built(call, shape) for shape in SHAPES}}


lines = [f"  {json.dumps(call)}: {json.dumps(answer)}" for call, answer in answers()]
print("{\n" + ",\n".join(lines) + "\n}")
