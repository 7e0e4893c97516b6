"""Prints which functions of keras.ops refuse a list of symbolic tensors, and text, where they take one tensor, as TypeScript."""

import inspect
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
from keras import ops

from names import public


def one_tensor(function):
    """Whether it needs one argument and no other."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return False
    needed = [found for found in parameters if found.default is found.empty]
    return len(needed) == 1 and needed[0].kind is inspect.Parameter.POSITIONAL_OR_KEYWORD


def refuses(function, value):
    try:
        function(value)
    except Exception:
        return True
    return False


def main():
    functions = {name: found for name in filter(public, dir(ops)) if callable(found := getattr(ops, name)) and one_tensor(found)}
    tensor = keras.Input((4,))
    # Of what takes a tensor at all.
    taken = {name: function for name, function in functions.items() if not refuses(function, tensor)}
    print(f"/** What functions of keras.ops of Keras {keras.__version__} refuse in the place of a tensor. Written by `npm run oracle -- --names`. */\n")
    for name, note, values in [
        ("refusingLists", "A list of symbolic tensors.", [[tensor, tensor]]),
        ("refusingTexts", "Text, or a list of texts.", ["a", ["a", "b"]]),
    ]:
        names = " ".join(each for each, function in taken.items() if all(refuses(function, value) for value in values))
        print(f'/** {note} */\nexport const {name} =\n  "{names}";\n')


if __name__ == "__main__":
    main()
