"""Prints the signature of every class and function of keras.layers, as JSON.

    python signatures.py            Keras 3
    python signatures.py keras2     Keras 2, as tf_keras packages it
    python signatures.py keras1     Keras 1.2

    "Dense": {"kind": "class", "parameters": [{"name": "units"}, {"name": "activation", "default": "None"}, ...]}
"""

import importlib
import inspect
import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow

from libraries import take_keras1


def parameter(found):
    answer = {"name": found.name}
    if found.kind is not inspect.Parameter.POSITIONAL_OR_KEYWORD:
        answer["kind"] = found.kind.name.lower()
    if found.default is not inspect.Parameter.empty:
        answer["default"] = repr(found.default)
    return answer


def signature(thing):
    kind = "class" if inspect.isclass(thing) else "function"
    answer = {"kind": kind, "name": thing.__name__}
    answer["parameters"] = [parameter(found) for found in inspect.signature(thing).parameters.values()]
    if kind == "class":
        calls = [found for found in inspect.signature(thing.call).parameters.values() if found.name != "self"]
        answer["call"] = [parameter(found) for found in calls]
    return answer


def chosen(which):
    if which == "keras1":
        take_keras1()
    keras = importlib.import_module("tf_keras" if which == "keras2" else "keras")
    return keras, importlib.import_module(f"{keras.__name__}.layers")


def main():
    keras, module = chosen(sys.argv[1] if len(sys.argv) > 1 else "keras3")
    public = {name: thing for name, thing in vars(module).items() if not name.startswith("_")}
    things = {name: thing for name, thing in public.items() if inspect.isclass(thing) or inspect.isfunction(thing)}
    layers = {name: signature(thing) for name, thing in sorted(things.items()) if hasattr(thing, "call") or inspect.isfunction(thing)}
    rows = ",\n".join(f"    {json.dumps(name)}: {json.dumps(answer)}" for name, answer in layers.items())
    print(f'{{\n  "keras": "{keras.__version__}",\n  "tensorflow": "{tensorflow.__version__}",\n  "layers": {{\n{rows}\n  }}\n}}')


if __name__ == "__main__":
    main()
