"""Prints what layers make of odd values in their arguments, as JSON.

    python odd_values.py test/oracle/random [SEED [CALLS_OF_EACH_CLASS]]

    "Dense": {"program": ["x = keras.Input(shape=(8,))"], "answers": {"layers.Dense(units=b'x')(x)": "ValueError"}}

Each is a random call of the class that Keras takes, with an odd value in the place of one argument: any that its signature has, or that every layer
takes. Which ones is drawn by the seed. An answer is the output's shape with the numbers of parameters, trainable and not; or the class of what was
raised.
"""

import ast
import gzip
import inspect
import json
import os
import pathlib
import random
import signal
import sys
import types

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy
from keras import layers

from call_forms import count, shape_of

# What the values are made of; the program of each record begins so.
HEAD = """
def initial(shape):
    return keras.ops.zeros(shape)
class Config:
    def __init__(self):
        self.size = 3
class Scaled:
    def __init__(self, rate):
        self.rate = rate
    def __call__(self, x):
        return self.rate * x
""".strip().split("\n")

VALUES = [
    *["'3'", "'a'", "'same'", "'VALID'", "'RELU'", "'channels_first'", "'float'", "'float32'", "b'x'", "b'\\x01\\x02'"],
    *["3.5", "3.0", "-1", "0", "1", "2", "1e9", "-0.5", "float('nan')", "float('inf')", "None", "True", "False"],
    *["[]", "()", "{}", "(1, 2)", "[3]", "(2,)", "(1, 2, 3, 4)", "(None,)", "('a',)", "(2.0, 2.0)", "[1, None]", "(0, 0)", "(-1, 1)"],
    *["((1, 1), (2, 2))", "{'a': 1}", "{1: 2, 3: 4}", "range(1, 3)"],
    *["np.int64(2)", "np.array([1, 2])", "np.array([2])", "np.zeros((2, 3))", "np.float32", "int", "object()", "len"],
    *["lambda x: x", "lambda *args, **kwargs: args[0]", "initial", "Config()", "Config", "Scaled", "Scaled(2.0)"],
    *["keras.Input((3,))", "layers.Dense", "layers.Dense(2)", "layers.ReLU", "keras.initializers.Zeros", "keras.initializers.Zeros()"],
    *["keras.regularizers.L2(0.01)", "keras.constraints.NonNeg()", "keras.activations.relu", "keras.optimizers.Adam()"],
]
BASE = ["dtype", "trainable", "name"]
SECONDS = 20


def calls_of(path):
    """The lines before the call, the layer, and the call of it, of each call that Keras takes."""
    for line in gzip.open(path, "rt"):
        record = json.loads(line)
        body = ast.parse(record["source"]).body
        call = body[-1].value
        if "error" not in record["expect"] and isinstance(call, ast.Call) and isinstance(call.func, ast.Call):
            yield [ast.unparse(each) for each in body[:-1] if isinstance(each, ast.Assign)], call


def parameters_of(cls):
    found = inspect.signature(getattr(layers, cls).__init__).parameters.values()
    return [p.name for p in found if p.name != "self" and p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]


def with_value(call, parameters, name, value):
    """The call's text with the value in the argument of this name."""
    changed = ast.parse(ast.unparse(call), mode="eval").body
    value = ast.parse(value, mode="eval").body
    made = changed.func
    if name in parameters[: len(made.args)]:
        made.args[parameters.index(name)] = value
    else:
        made.keywords = [each for each in made.keywords if each.arg != name] + [ast.keyword(arg=name, value=value)]
    return ast.unparse(changed)


class TooLong(Exception):
    pass


def interrupt(*_):
    raise TooLong


def scope_of(inputs):
    # Functions and classes have a module, as those of a program have.
    module = types.ModuleType("__main__")
    module.__dict__.update({"keras": keras, "layers": layers, "np": numpy})
    exec("\n".join([*HEAD, *inputs]), module.__dict__)
    return module.__dict__


def answer(inputs, text):
    scope = scope_of(inputs)
    layer = ast.unparse(ast.parse(text, mode="eval").body.func)
    called = text[len(layer) :]
    signal.alarm(SECONDS)
    try:
        made = scope["layer"] = eval(layer, scope)
        output = eval(f"layer{called}", scope)
        return [shape_of(output), count(made.trainable_weights), count(made.non_trainable_weights)]
    except TooLong:
        return None
    except Exception as error:
        return type(error).__name__
    finally:
        signal.alarm(0)


def main(folder, seed=1, calls=5):
    signal.signal(signal.SIGALRM, interrupt)
    lines = []
    for path in sorted(pathlib.Path(folder).glob("*.jsonl.gz")):
        cls = path.name.removesuffix(".jsonl.gz")
        taken = list(calls_of(path)) if hasattr(layers, cls) else []
        if not taken:
            continue
        # A class is drawn for by itself, so that a new class leaves the others as they are.
        draw = random.Random(f"{seed} {cls}")
        inputs, call = draw.choice(taken)
        parameters = parameters_of(cls)
        names = list(dict.fromkeys([*parameters, *BASE]))
        texts = [with_value(call, parameters, draw.choice(names), draw.choice(VALUES)) for _ in range(int(calls))]
        answers = {text: answer(inputs, text) for text in dict.fromkeys(texts)}
        told = {"program": inputs, "answers": {text: one for text, one in answers.items() if one is not None}}
        lines.append(f"  {json.dumps(cls)}: {json.dumps(told)}")
        print(cls, file=sys.stderr)
    head = json.dumps(["import numpy as np", "import keras", "from keras import layers", *HEAD])
    print("{\n" + ",\n".join([f'  "": {head}', *lines]) + "\n}")


if __name__ == "__main__":
    main(*sys.argv[1:])
