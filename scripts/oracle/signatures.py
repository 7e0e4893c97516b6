"""Prints the signature of every class and function of keras.layers, as JSON.

    "Dense": {"kind": "class", "parameters": [{"name": "units"}, {"name": "activation", "default": "None"}, ...]}
"""

import inspect
import json
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import tensorflow


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


def main():
    public = {name: thing for name, thing in vars(keras.layers).items() if not name.startswith("_")}
    things = {name: thing for name, thing in public.items() if inspect.isclass(thing) or inspect.isfunction(thing)}
    layers = {name: signature(thing) for name, thing in sorted(things.items()) if hasattr(thing, "call") or inspect.isfunction(thing)}
    rows = ",\n".join(f"    {json.dumps(name)}: {json.dumps(answer)}" for name, answer in layers.items())
    print(f'{{\n  "keras": "{keras.__version__}",\n  "tensorflow": "{tensorflow.__version__}",\n  "layers": {{\n{rows}\n  }}\n}}')


if __name__ == "__main__":
    main()
