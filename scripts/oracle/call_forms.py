"""Prints what a layer of every class makes of the ways to write its call, as JSON.

    python call_forms.py test/oracle/random

    "Dense": {"program": ["x = keras.Input(shape=(8,))"], "layer": "layers.Dense(units=10)", "answers": {"(x)": [[null, 10], 90, 0], "(x, x)": "TypeError"}}

The layer and its inputs are those of the first random call of the class that Keras takes. An answer is the output's shape with the numbers of
parameters, trainable and not; or the class of what was raised.
"""

import ast
import gzip
import json
import math
import os
import pathlib
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
from keras import layers

# `{}` stands for what the random call is called on, and `first` for its first tensor.
FORMS = [
    "({})",
    "({}, True)",
    "({}, None)",
    "({}, None, None)",
    "({}, {})",
    "({}, first)",
    "({}, [first])",
    "({}, first, first)",
    "({}, training=True)",
    "({}, training=first)",
    "({}, mask=None)",
    "({}, training=None, mask=None)",
    "({}, more=1)",
    "(inputs={})",
    "(x={})",
    "(*[{}])",
    "(**{{'inputs': {}}})",
    "([{}])",
    "(({},))",
    "([{}, {}, {}])",
    "(None)",
    "(3.0)",
    "('a')",
    "()",
]


def first_call(path):
    """The lines before the call, the layer, and what it is called on; None where the class has no such call."""
    for line in gzip.open(path, "rt"):
        record = json.loads(line)
        if "error" in record["expect"]:
            continue
        body = ast.parse(record["source"]).body
        call = body[-1].value
        is_plain = isinstance(call, ast.Call) and isinstance(call.func, ast.Call) and len(call.args) == 1
        inputs = [ast.unparse(each) for each in body[:-1] if isinstance(each, ast.Assign)]
        if is_plain and not call.keywords and inputs:
            return inputs, ast.unparse(call.func), ast.unparse(call.args[0])
    return None


def shape_of(value):
    if isinstance(value, (list, tuple)):
        return [shape_of(each) for each in value]
    return list(value.shape)


def count(weights):
    return sum(math.prod(weight.shape) for weight in weights)


def answer(inputs, layer, form):
    scope = {"keras": keras, "layers": layers}
    for line in inputs:
        exec(line, scope)
    made = scope["layer"] = eval(layer, scope)
    try:
        output = eval(f"layer{form}", scope)
        return [shape_of(output), count(made.trainable_weights), count(made.non_trainable_weights)]
    except Exception as error:
        return type(error).__name__


def main():
    lines = []
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.jsonl.gz")):
        found = first_call(path)
        if found is None:
            continue
        inputs, layer, on = found
        first = inputs[0].split(" =")[0]
        forms = [form.format(*[on] * 3).replace("first", first) for form in FORMS]
        answers = {form: answer(inputs, layer, form) for form in dict.fromkeys(forms)}
        told = {"program": inputs, "layer": layer, "answers": answers}
        lines.append(f"  {json.dumps(path.name.removesuffix('.jsonl.gz'))}: {json.dumps(told)}")
    print("{\n" + ",\n".join(lines) + "\n}")


if __name__ == "__main__":
    main()
