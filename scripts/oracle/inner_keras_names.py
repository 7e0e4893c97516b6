"""Prints what is left of TensorFlow's own copy of Keras, by module, as TypeScript."""

import importlib
import os
import pkgutil
import types

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow
from tensorflow.python import keras as inner_keras

from names import table


def inner_modules():
    """The modules of TensorFlow's copy of Keras, each with what the copy itself defines."""
    root = inner_keras.__name__
    paths = [module.name for module in pkgutil.walk_packages(inner_keras.__path__, f"{root}.")]
    for module in [inner_keras, *map(importlib.import_module, paths)]:
        yield module.__name__, {name for name in dir(module) if is_of_inner(getattr(module, name, None))}


def is_of_inner(value):
    home = value.__name__ if isinstance(value, types.ModuleType) else getattr(value, "__module__", None)
    return isinstance(home, str) and home.startswith(inner_keras.__name__)


def main():
    release = tensorflow.__version__
    print(f"/** TensorFlow {release}'s own copy of Keras. Written by `npm run oracle -- --names`. */\n")
    print(table("innerKerasNames", "What it defines, by module.", dict(inner_modules())))


if __name__ == "__main__":
    main()
