"""Prints the attributes of Keras' models and layers as a table of the product, and those that only Keras 2 had.

    "keras.layers.Dense": "bias enable_lora kernel lora_alpha …"
"""

import ast
import inspect
import textwrap

import keras
import numpy
import tf_keras

from names import beyond, public, table


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


def private_attributes():
    """What layers have for themselves, of any class."""
    classes = [cls for cls in vars(keras.layers).values() if inspect.isclass(cls) and issubclass(cls, keras.layers.Layer)]
    found = set().union(*(set(dir(cls)) | written_in(cls.__mro__) for cls in classes))
    return sorted(name for name in found if name.startswith("_") and not name.startswith("__"))


def besides(modules, common):
    """What every module has is said once."""
    return {module: names if module == common else names - modules[common] for module, names in modules.items()}


def main():
    print(f"/** What objects of Keras {keras.__version__} have. Written by `npm run oracle -- --names`. */\n")
    models, models_before = attributes(keras), attributes(tf_keras)
    print(table("attributeNames", "What models have.", models), end="\n\n")
    print(table("earlierAttributeNames", "What only those of Keras 2 had.", beyond(models_before, models)), end="\n\n")
    (layers, built), (layers_before, _) = attributes_of_layers(keras), attributes_of_layers(tf_keras)
    every = "keras.layers.Layer"
    print(table("layerAttributeNames", "What layers have: all, and those of a class besides.", besides(layers, every)), end="\n\n")
    print(table("builtAttributeNames", "What they have only once they are built.", besides({every: set(), **built}, every)), end="\n\n")
    print(table("earlierLayerAttributeNames", "What only those of Keras 2 had.", besides(beyond(layers_before, layers), every)), end="\n\n")
    names = " ".join(private_attributes())
    print(f'/** What layers of any class have for themselves. */\nexport const privateLayerAttributeNames =\n  "{names}";')


if __name__ == "__main__":
    main()
