"""Prints which values of layers' arguments Keras 2 takes and Keras 3 refuses, as TypeScript.

    "Conv2D": "filters float>0; groups None False int>-1<1"            made, and called on an input
    "Dot":    "axes float"                                             what is taken
    "Dense":  "units ~ str"                                            after the tilde what is made, and refused only when it is called

Each layer is made with values of every kind in each of its arguments, and called on a symbolic input that suits it.
"""

import contextlib
import inspect
import io
import logging
import os
import re
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import tf_keras

from public_signatures import quoted

INTEGERS = [-100, -10, -3, -2, -1, 0, 1, 2, 3, 5, 10, 100]
FLOATS = [-100.0, -2.0, -1.0, -0.5, 0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 100.0]
# Words of the library's are probed one by one, and a word of nobody's tells of all others.
NOBODYS = ["lamella_unheard_of", "Lamella", "a,b"]
NUMERALS = ["2", "3"]
WORDS = [
    *["same", "valid", "causal", "full", "SAME", "VALID", "channels_first", "channels_last", "CHANNELS_LAST", "relu", "zeros"],
    *["sum", "concat", "ave", "int", "binary", "count", "multi_hot", "one_hot", "tf_idf", "nearest", "bilinear", "BILINEAR", "reflect"],
    *["constant", "wrap", "horizontal", "vertical", "batch", "l2", "dot", "float16", "mixed_float16", "int32", "string", "character"],
]
ITEMS = {
    "None": [None],
    "bool": [True, False],
    "int": [-1, 0, 1, 2, 3],
    "float": [-0.5, 0.0, 0.5, 2.0],
    "positive": [0.5, 1.0, 2.0],
    "str": ["a", "2"],
    "pair": [(1, 1), (0, 1)],
}
LENGTHS = [1, 2, 3, 4]
# What many arguments are alike in, and where it is told of all; what every layer takes is told of one without weights.
SHARED = re.compile(r"_(initializer|regularizer|constraint)$|^(activation|recurrent_activation)$")
OF_MANY = {"kernel_initializer": "initializer", "kernel_regularizer": "regularizer", "kernel_constraint": "constraint", "activation": "activation"}
OF_ALL = "name dtype activity_regularizer".split()
SHAPES = {1: (6,), 2: (12, 4), 3: (12, 12, 4), 4: (8, 8, 8, 4)}


class Recipe:
    """What a layer is made with and called on."""

    def __init__(self, shapes=((12, 4),), dtype="float32", apply=lambda library, layer, inputs: layer(inputs[0]), **given):
        self.shapes, self.dtype, self.apply, self.given = shapes, dtype, apply, given


def of_rank(rank, **given):
    return Recipe((SHAPES[rank],), **given)


def listed(library, layer, inputs):
    return layer(inputs)


def in_rnn(library, layer, inputs):
    return library.layers.RNN(layer)(inputs[0])


def recipes():
    found = {}
    kernel = {"filters": 4, "kernel_size": 2}
    for n in (1, 2, 3):
        found[f"Conv{n}D"] = found[f"Conv{n}DTranspose"] = of_rank(n + 1, **kernel)
        if n < 3:
            found[f"LocallyConnected{n}D"] = found[f"SeparableConv{n}D"] = of_rank(n + 1, **kernel)
            found[f"DepthwiseConv{n}D"] = of_rank(n + 1, kernel_size=2)
        found[f"ConvLSTM{n}D"] = Recipe(((2, *[6] * n, 3),), **kernel)
        for name in ("MaxPooling", "AveragePooling"):
            found[f"{name}{n}D"] = of_rank(n + 1, pool_size=2)
        for name in "GlobalMaxPooling GlobalAveragePooling UpSampling ZeroPadding Cropping".split():
            found[f"{name}{n}D"] = of_rank(n + 1)
        found[f"SpatialDropout{n}D"] = of_rank(n + 1, rate=0.5)
    for name in "ActivityRegularization LeakyReLU ELU ReLU ThresholdedReLU Masking Flatten BatchNormalization".split():
        found[name] = of_rank(2)
    for name in "SyncBatchNormalization LayerNormalization UnitNormalization Normalization Softmax PReLU RandomFlip".split():
        found[name] = of_rank(3)
    for name in "AlphaDropout Dropout GaussianDropout".split():
        found[name] = of_rank(2, rate=0.5)
    for name in "Add Subtract Multiply Maximum Minimum Average Attention AdditiveAttention Concatenate".split():
        found[name] = Recipe(((12, 4), (12, 4)), apply=listed)
    for name in ("LSTM", "GRU", "SimpleRNN"):
        found[name] = of_rank(2, units=2)
        found[f"{name}Cell"] = of_rank(2, units=2, apply=in_rnn)
    for name in ("Resizing", "CenterCrop", "RandomCrop"):
        found[name] = of_rank(3, height=6, width=6)
    for name in "RandomBrightness RandomContrast RandomRotation RandomHeight RandomWidth".split():
        found[name] = of_rank(3, factor=0.2)
    integers = {"shapes": ((5,),), "dtype": "int64"}
    return {
        **found,
        "Activation": of_rank(2, activation="relu"),
        "CategoryEncoding": Recipe(**integers, num_tokens=5),
        "Dense": of_rank(1, units=3),
        "Discretization": of_rank(1, bin_boundaries=[0.0, 1.0]),
        "Dot": Recipe(((12, 4), (12, 4)), apply=listed, axes=1),
        "EinsumDense": of_rank(1, equation="ab,bc->ac", output_shape=3),
        "Embedding": Recipe(**integers, input_dim=9, output_dim=3),
        "GaussianNoise": of_rank(2, stddev=0.5),
        "GroupNormalization": of_rank(3, groups=2),
        "HashedCrossing": Recipe(((1,), (1,)), "int64", listed, num_bins=5),
        "Hashing": Recipe(**integers, num_bins=5),
        "IntegerLookup": Recipe(**integers, vocabulary=[1, 2]),
        "Lambda": of_rank(2, function=lambda t: t),
        "MultiHeadAttention": Recipe(((12, 4),), apply=lambda _, layer, inputs: layer(*inputs * 2), num_heads=2, key_dim=2),
        "Permute": of_rank(2, dims=(2, 1)),
        "RandomTranslation": of_rank(3, height_factor=0.2, width_factor=0.2),
        "RandomZoom": of_rank(3, height_factor=0.2),
        "RepeatVector": of_rank(1, n=3),
        "Rescaling": of_rank(3, scale=0.5),
        "Reshape": of_rank(2, target_shape=(4, 12)),
        "StringLookup": Recipe(((5,),), "string", vocabulary=["a", "b"]),
        "TextVectorization": Recipe(((1,),), "string", vocabulary=["a", "b"]),
    }


class Layer:
    """One class of one library, to be made and called."""

    def __init__(self, library, name, recipe):
        self.library, self.recipe, self.cls = library, recipe, getattr(library.layers, name, None)
        self.inputs = [library.Input(shape, dtype=recipe.dtype) for shape in recipe.shapes]
        self.known = {}

    def parameters(self):
        signature = inspect.signature(self.cls.__init__).parameters.values()
        # Of a flag any value will do.
        return [p.name for p in signature if p.name != "self" and p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD) and not isinstance(p.default, bool)]

    def verdict(self, name, value):
        """"taken", "late" where it can be made and not be called, else "refused"."""
        key = (name, repr(value) if not callable(value) else id(value))
        if key not in self.known:
            self.known[key] = self.asked(name, value)
        return self.known[key]

    def asked(self, name, value):
        made = False
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                layer = self.cls(**{**self.recipe.given, name: value})
                made = True
                self.recipe.apply(self.library, layer, self.inputs)
        except Exception:
            return "late" if made else "refused"
        return "taken"


def runs(kind, values, verdicts, wanted):
    """The numbers between two of another verdict: `int`, `int>-1`, `float>0<2.5`; each with the numbers that were tried of it."""
    start = None
    for at in range(len(values) + 1):
        if at < len(values) and verdicts[at] == wanted:
            start = at if start is None else start
        elif start is not None:
            low = f">{values[start - 1]:g}" if start > 0 else ""
            high = f"<{values[at]:g}" if at < len(values) else ""
            yield f"{kind}{low}{high}", values[start:at]
            start = None


def forms():
    """The kinds of value that are told as wholes, each with some of it."""
    yield "None", [None]
    yield "True", [True]
    yield "False", [False]
    for name, items in ITEMS.items():
        for length in LENGTHS:
            yield f"{name}*{length}", [(item,) * length for item in items]
    yield "empty", [()]
    yield "function", [lambda *given: given[0], max]
    yield "numeral", NUMERALS
    yield "str", NOBODYS


FORMS = list(forms())
SEQUENCES = [kind for kind, _ in FORMS if "*" in kind or kind == "empty"]


def kinds_of(ask, wanted):
    """The kinds of value with this verdict, each with the values that were tried of it."""
    for kind, values in (("int", INTEGERS), ("float", FLOATS)):
        yield from runs(kind, values, [ask(value) for value in values], wanted)
    whole = {kind: values for kind, values in FORMS if all(ask(value) == wanted for value in values)}
    if all(kind in whole for kind in SEQUENCES):
        yield "sequence", [value for kind in SEQUENCES for value in whole[kind]]
        whole = {kind: values for kind, values in whole.items() if kind not in SEQUENCES}
    yield from whole.items()
    if "str" not in whole:
        for word in [*WORDS, ""]:
            if ask(word) == wanted:
                yield f"'{word}'", [word]


def told_of(name, recipe, wanted_names):
    """For each argument the kinds that are taken, and those that are refused late, where Keras 3 refuses some of it earlier."""
    own, other = Layer(tf_keras, name, recipe), Layer(keras, name, recipe)
    now = {*(other.parameters() if other.cls else []), *OF_ALL}

    def is_refused_now(argument, value, wanted):
        verdict = other.verdict(argument, value) if argument in now and other.cls else "refused"
        return verdict == "refused" or (wanted == "taken" and verdict == "late")

    rows = []
    for argument in wanted_names(own.parameters()):
        parts = []
        for wanted in ("taken", "late"):
            found = kinds_of(lambda value: own.verdict(argument, value), wanted)
            parts.append([kind for kind, values in found if any(is_refused_now(argument, value, wanted) for value in values)])
        if any(parts):
            rows.append(" ".join([OF_MANY.get(argument, argument), *parts[0], *(["~", *parts[1]] if parts[1] else [])]))
    tf_keras.backend.clear_session()
    keras.backend.clear_session()
    return rows


def told_of_all():
    found = recipes()
    dense = told_of("Dense", found["Dense"], lambda _: OF_MANY)
    rows = {"*": dense + told_of("Flatten", found["Flatten"], lambda _: OF_ALL)}
    for name, recipe in sorted(found.items()):
        rows[name] = told_of(name, recipe, lambda names: [each for each in names if each not in OF_ALL and not SHARED.search(each) and (name, each) != ("Activation", "activation")])
    return rows


def main():
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    print("/**")
    print(f" * Which values of layers' arguments Keras 2 (tf_keras {tf_keras.__version__}) takes and Keras {keras.__version__} refuses. After the tilde: what is")
    print(" * refused only when the layer is called. Written by `npm run oracle -- --values`.")
    print(" */")
    print("export const takenByKeras2: Readonly<Record<string, string>> = {")
    for name, rows in told_of_all().items():
        if rows:
            print(f"  {quoted(name)}: {quoted('; '.join(rows))},")
    print("};")


if __name__ == "__main__":
    main()
