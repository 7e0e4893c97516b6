"""Prints what objects of Keras' and TensorFlow's have beside layers and models, as TypeScript: optimizers, losses, metrics, datasets.

    "keras.optimizers.Adam": "amsgrad beta_1 beta_2 epsilon"              names, beside those that every optimizer has
    "keras.metrics.Mean()": "update_state(values, sample_weight=None)"    what its methods take, where that isn't what those of every metric take

What layers compute and don't let be set is there too.
"""

import inspect
import os
import re

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import tensorflow
import tf_keras

from attributes import written_in
from names import beyond, public, table as table_of_names
from public_signatures import KEYWORDS, table as table_of_signatures, text_of

# The class that all of a module derive from.
BASES = {
    "callbacks": "Callback",
    "constraints": "Constraint",
    "initializers": "Initializer",
    "losses": "Loss",
    "metrics": "Metric",
    "optimizers": "Optimizer",
    "optimizers.schedules": "LearningRateSchedule",
    "regularizers": "Regularizer",
}
# They stand for others, whose attributes they hand on.
HANDING_ON = {"LossScaleOptimizer", "MeanMetricWrapper", "CallbackList"}


def classes_of(library):
    """Path to class, the base of each module first."""
    for module, base in BASES.items():
        holder = library
        for part in module.split("."):
            holder = getattr(holder, part)
        own = getattr(holder, base)
        yield f"keras.{module}.{base}", own, None
        for name in sorted(filter(public, dir(holder))):
            cls = getattr(holder, name)
            if inspect.isclass(cls) and issubclass(cls, own) and cls is not own and name not in HANDING_ON:
                yield f"keras.{module}.{name}", cls, f"keras.{module}.{base}"


def others(library):
    preprocessing = tensorflow.keras.preprocessing if library is keras else tf_keras.preprocessing
    yield "keras.preprocessing.image.ImageDataGenerator", preprocessing.image.ImageDataGenerator, None
    yield "keras.preprocessing.text.Tokenizer", preprocessing.text.Tokenizer, None


def legacy_optimizers():
    """Those of the releases before, which Keras 2 still has in a module of their own."""
    legacy = tf_keras.optimizers.legacy
    return {f"keras.optimizers.{name}": names_of(getattr(legacy, name)) for name in filter(public, dir(legacy))}


def datasets():
    """Those of TensorFlow 2; what only those of TensorFlow 1 have is no problem of a program that may be for either."""
    yield "tensorflow.data.Dataset", tensorflow.data.Dataset, None


def names_of(cls):
    every = [part for part in cls.__mro__ if part is not object]
    written = written_in(every) | {name for part in every for name in getattr(part, "__slots__", ())}
    return {name for name in set(dir(cls)) | written if public(name)}


def names_in(classes):
    return {path: names_of(cls) for path, cls, _ in classes}


def signatures_of(cls):
    found = {}
    for name in dir(cls):
        method = inspect.getattr_static(cls, name)
        if not (public(name) or name == "__call__") or not callable(getattr(cls, name)) or inspect.isclass(method):
            continue
        bound = 0 if isinstance(method, (staticmethod, classmethod)) else 1
        try:
            parameters = list(inspect.signature(getattr(cls, name)).parameters.values())[bound:]
        except (TypeError, ValueError):
            continue
        if not any(found.kind in (KEYWORDS, inspect.Parameter.VAR_POSITIONAL) for found in parameters):
            found[name] = text_of(parameters, [])
    return found


def signatures_in(classes):
    rows, own = {}, {}
    for path, cls, base in classes:
        own[path] = signatures_of(cls)
        for name, text in own[path].items():
            if isinstance(inspect.getattr_static(cls, name), staticmethod):
                rows[f"{path}.{name}"] = text
            elif base is None or own[base].get(name) != text:
                rows[f"{path}().{name}"] = text
    return rows


def besides_base(names, classes):
    bases = {path: base for path, _, base in classes}
    return {path: found - names.get(bases[path], set()) if bases[path] else found for path, found in names.items()}


def properties_of(cls):
    return {name for name in dir(cls) if public(name) and isinstance(inspect.getattr_static(cls, name), property)}


def computed(cls):
    return {name for name in dir(cls) if public(name) and getattr(inspect.getattr_static(cls, name), "fset", True) is None}


def computed_names(library):
    """Of each class of layers, beside those of all."""
    every = library.layers.Layer
    classes = {name: cls for name, cls in vars(library.layers).items() if inspect.isclass(cls) and issubclass(cls, every) and cls.__name__ == name}
    return {f"keras.layers.{name}": computed(cls) - computed(every) for name, cls in classes.items() if cls is not every}


def main():
    print(f"/** What objects of Keras {keras.__version__} and TensorFlow {tensorflow.__version__} have. Written by `npm run oracle -- --names`. */\n")
    classes = [*classes_of(keras), *others(keras), *datasets()]
    names = names_in(classes)
    first = {"tensorflow.data.Dataset": names_of(tensorflow.compat.v1.data.Dataset)}
    before = {**names_in([*classes_of(tf_keras), *others(tf_keras)]), **first}
    for path, found in legacy_optimizers().items():
        before[path] = before.get(path, set()) | found
    print(table_of_names("objectNames", "What they have: those that a module's classes derive from, and what each has besides.", besides_base(names, classes)), end="\n\n")
    print(table_of_names("earlierObjectNames", "What only those of Keras 2 and TensorFlow 1 had.", besides_base(beyond(before, names), classes)), end="\n\n")
    properties = {path: properties_of(cls) for path, cls, _ in classes}
    print(table_of_names("objectProperties", "Which of it is no method.", besides_base(properties, classes)), end="\n\n")
    print(table_of_signatures("objectSignatures", "What their methods take.", signatures_in(classes)), end="\n\n")
    own = computed_names(keras)
    print(table_of_names("computedAttributeNames", "What layers compute, and don't let be set.", own), end="\n\n")
    settable = {path: found & names_of(getattr(tf_keras.layers, path.rpartition(".")[2])) for path, found in own.items() if hasattr(tf_keras.layers, path.rpartition(".")[2])}
    print(table_of_names("settableBefore", "What of it Keras 2 lets be set.", beyond(settable, computed_names(tf_keras))))


if __name__ == "__main__":
    main()
