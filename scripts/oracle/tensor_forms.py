"""Prints which ways to use a tensor Keras refuses, by where the tensor stands.

In the graph, in the `call` of a layer that is put into the graph or given data, and in a Lambda.
"""

import contextlib
import io
import json
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

HEAD = """
import numpy as np
import tensorflow as tf
import keras
from keras import layers, ops
dense = layers.Dense(4)
"""

PLACES = {
    "graph": """
x = keras.Input((4,))
{way}
""",
    "call": """
class Own(layers.Layer):
    def call(self, x):
        {way}
        return x
own = Own()(keras.Input((4,)))
""",
    "data": """
class Own(layers.Layer):
    def call(self, x):
        {way}
        return x
own = Own()(np.zeros((2, 4), "float32"))
""",
    "lambda": """
def function(x):
    {way}
    return x
own = layers.Lambda(function)(keras.Input((4,)))
""",
}


def answers():
    for place, text in PLACES.items():
        told = {}
        for way in [*tensor_ways.ways(), *more_tensor_ways.ways(), *function_calls.ways()]:
            keras.backend.clear_session()
            scope = {}
            try:
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                    exec(HEAD + text.format(way=way), scope)
                told[way] = None
            except Exception as error:
                told[way] = type(error).__name__
        yield place, told


import function_calls
import more_tensor_ways
import tensor_ways
import keras

print(json.dumps({"head": HEAD.strip().splitlines(), "places": {k: v.strip().splitlines() for k, v in PLACES.items()}, "answers": dict(answers())}, indent=1))
