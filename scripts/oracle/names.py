"""Prints the public names of Keras' modules, as TypeScript.

    python names.py FOLDER…      FOLDER: earlier releases of Keras, each in a folder of its own, whose texts are read

What TensorFlow hands out beside Keras' own names stands in a second table, what only earlier releases have in a third.
"""

import ast
import functools
import inspect
import os
import pathlib
import sys
import textwrap
import types

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import keras.src
import numpy
import tensorflow
import tf_keras

# Modules whose public names grow with whatever they import, and the sources, which are no interface.
PASSED_OVER = {"src", "api"}


def public(name):
    return not name.startswith("_")


def names_of(root):
    """Module to names, by walking the modules that a program reaches from the root."""
    found, seen = {}, set()

    def visit(module, path):
        if id(module) in seen:
            return
        seen.add(id(module))
        found[path] = {name for name in dir(module) if public(name)}
        for name in sorted(found[path] - PASSED_OVER):
            value = getattr(module, name, None)
            if isinstance(value, types.ModuleType) and "keras" in value.__name__:
                visit(value, f"{path}.{name}")

    visit(root, "keras")
    return found


def names_written(folder):
    """Module to the names that its texts bind; a package has those of its modules too, which Keras 1 and 2 hand on."""
    found = {}
    for file in sorted(pathlib.Path(folder, "keras").rglob("*.py")):
        parts = file.relative_to(folder).with_suffix("").parts
        bound = set()
        for node in ast.parse(file.read_text(encoding="utf8")).body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                bound.add(node.name)
            elif isinstance(node, ast.Assign):
                bound |= {target.id for target in node.targets if isinstance(target, ast.Name)}
            elif isinstance(node, ast.ImportFrom) and node.level > 0:
                bound |= {alias.asname or alias.name for alias in node.names if alias.name != "*"}
        for end in range(1, len(parts) + 1):
            module = ".".join(parts[:end])
            if end >= len(parts) - 1 or parts[-1] != "__init__":
                found.setdefault(module, set()).update(bound if end >= 2 else ())
            if end < len(parts):
                found.setdefault(module, set()).add(parts[end])
    return found


def table(name, note, modules):
    texts = {module: " ".join(sorted(filter(public, names))) for module, names in sorted(modules.items())}
    rows = [f'  "{module}":\n    "{text}",' for module, text in texts.items() if text]
    return "\n".join([f"/** {note} */", f"export const {name}: Readonly<Record<string, string>> = {{", *rows, "};"])


def identifiers():
    source = keras.src
    found = {name: set(getattr(source, name).ALL_OBJECTS_DICT) for name in ("losses", "metrics", "optimizers")}
    return {**found, "optimizers": {name.lower() for name in found["optimizers"]}}


def of_tensorflow_1():
    """What TensorFlow 2 has no more: names by module, and by function the arguments that it doesn't take."""
    gone, arguments = {}, {}
    for path in ["tensorflow", *(f"tensorflow.{name}" for name in ("nn", "math", "image", "random", "linalg"))]:
        now = functools.reduce(getattr, path.split(".")[1:], tensorflow)
        before = functools.reduce(getattr, path.split(".")[1:], tensorflow.compat.v1)
        gone[path] = {name for name in dir(before) if not hasattr(now, name)}
        for name in set(dir(before)) & set(dir(now)):
            dropped = parameters(getattr(before, name)) - parameters(getattr(now, name))
            if public(name) and dropped:
                arguments[f"{path}.{name}"] = dropped
    return gone, arguments


def parameters(function):
    try:
        return set(inspect.signature(function).parameters) if inspect.isfunction(function) else set()
    except ValueError:
        return set()


def attributes(library):
    """What models have that are compiled and trained."""
    inputs = library.Input((1,))
    models = {"Sequential": library.Sequential([inputs, library.layers.Dense(1)])}
    models["Functional"] = library.Model(inputs, library.layers.Dense(1)(inputs))
    for model in models.values():
        model.compile("sgd", "mse")
        model.fit(numpy.zeros((2, 1)), numpy.zeros((2, 1)), verbose=0)
    return {f"keras.{name}": set(dir(model)) for name, model in models.items()}


# What is needed to make a layer at all.
NEEDED = {
    **dict.fromkeys(["filters", "kernel_size", "units", "pool_size", "size", "n", "output_dim", "input_dim", "num_heads"], 2),
    **dict.fromkeys(["key_dim", "head_dim", "num_query_heads", "num_key_value_heads", "output_size", "num_tokens", "height", "width", "num_bins"], 2),
    **dict.fromkeys(["rate", "stddev", "factor", "scale", "threshold"], 0.5),
    "target_shape": (2,),
    "dims": (1,),
}


def written_in(classes):
    """The attributes that the texts of classes assign to their objects."""
    found = set()
    for cls in classes:
        if "keras" in cls.__module__:
            for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(cls)))):
                if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and getattr(node.value, "id", "") == "self":
                    found.add(node.attr)
    return found


def attributes_of_layers(library):
    """Path to what objects of a class have, and to what they have only once they are built."""
    base = library.layers.Layer
    own, built = {}, {}
    for name in filter(public, dir(library.layers)):
        cls = getattr(library.layers, name)
        if not (inspect.isclass(cls) and issubclass(cls, base) and cls.__name__ == name):
            continue
        own[f"keras.layers.{name}"] = set(filter(public, set(dir(cls)) | written_in(cls.__mro__)))
        needed = [p.name for p in list(inspect.signature(cls.__init__).parameters.values())[1:] if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
        try:
            layer = cls(**{argument: NEEDED[argument] for argument in needed})
            built[f"keras.layers.{name}"] = {found for found in own[f"keras.layers.{name}"] if not hasattr(layer, found)}
        except Exception:
            continue
    return own, built


def besides(modules, common):
    """What every module has is said once."""
    return {module: names if module == common else names - modules[common] for module, names in modules.items()}


def beyond(modules, *others):
    """What others haven't, in modules that Keras 3 has."""
    known = lambda module: set().union(*(other.get(module, set()) for other in others))
    return {module: names - known(module) for module, names in modules.items() if module in others[0]}


def main():
    own = names_of(keras)
    compatible = names_of(tensorflow.keras)
    earlier = {}
    for release in [names_of(tf_keras), *map(names_written, sys.argv[1:])]:
        for module, names in release.items():
            earlier.setdefault(module, set()).update(names)
    print(f"/** The public names of Keras {keras.__version__}, by module. Written by `npm run oracle -- --names`. */\n")
    print(table("publicNames", "What Keras 3 has.", {module: names - PASSED_OVER for module, names in own.items()}), end="\n\n")
    print(table("compatibleNames", "What `tensorflow.keras` has besides.", beyond(compatible, own)), end="\n\n")
    print(table("earlierNames", "What only Keras 1 or 2 had.", beyond(earlier, own, compatible)), end="\n\n")
    gone, arguments = of_tensorflow_1()
    print(table("tensorFlow1Names", "What TensorFlow 2 has no more.", gone), end="\n\n")
    print(table("tensorFlow1Arguments", "Arguments that its functions don't take any more.", arguments), end="\n\n")
    models, models_before = attributes(keras), attributes(tf_keras)
    print(table("attributeNames", "What models have.", models), end="\n\n")
    print(table("earlierAttributeNames", "What only those of Keras 2 had.", beyond(models_before, models)), end="\n\n")
    (layers, built), (layers_before, _) = attributes_of_layers(keras), attributes_of_layers(tf_keras)
    every = "keras.layers.Layer"
    print(table("layerAttributeNames", "What layers have: all, and those of a class besides.", besides(layers, every)), end="\n\n")
    print(table("builtAttributeNames", "What they have only once they are built.", besides({every: set(), **built}, every)), end="\n\n")
    print(table("earlierLayerAttributeNames", "What only those of Keras 2 had.", besides(beyond(layers_before, layers), every)), end="\n\n")
    print(table("identifierNames", "What optimizers (in small letters), losses and metrics are called by.", identifiers()))


if __name__ == "__main__":
    main()
