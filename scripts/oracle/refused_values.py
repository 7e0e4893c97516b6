"""Prints which values of arguments Keras refuses, as TypeScript: what its modules hold beside layers, and models' methods.

    "keras.optimizers": "SGD(momentum ValueError None bool int str list tuple dict function float<0 float>1)"

Each is called with values of every kind in each argument, and again with one other argument that isn't at its default.
What initializers are made with, and refuse when they fill a weight, is a table of its own. Between two numbers of which one is taken and one isn't, nothing is said.
"""

import ast
import contextlib
import importlib
import inspect
import io
import logging
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import keras.src
import numpy
import tensorflow
import tf_keras

from names import PASSED_OVER, names_of, public
from public_signatures import EMPTY, KEYWORDS, parameters_of, table

MODULES = re.compile(r"^keras\.(callbacks|constraints|initializers|losses|metrics|optimizers(\.schedules|\.legacy)?|regularizers)$")
# Those that make variables.
SLOW = re.compile(r"^keras\.(metrics|optimizers)$")
# What is needed to make one at all.
NEEDED = {
    "filepath": "best.keras",
    "directory": "folder",
    "backup_dir": "folder",
    "filename": "log.csv",
    "schedule": lambda epoch: 0.1,
    "num_classes": 3,
    "target_class_ids": [0, 1],
    "boundaries": [10, 20],
    "values": [0.1, 0.2, 0.3],
    "initial_learning_rate": 0.1,
    "decay_steps": 10,
    "first_decay_steps": 10,
    "decay_rate": 0.5,
    "fn": lambda y_true, y_pred: y_pred,
}
PLAUSIBLE = [0.5, 2, 1.0, "x", [0.5]]
# What they are given are objects of the library's own.
HOLDERS = {"CallbackList", "MeanMetricWrapper"}
# Any name does, dtypes have a table of their own, and the windows are those of SciPy, without which none is taken.
importlib.import_module("scipy.signal")
PASSED = {"name", "dtype", "window"}
# What a machine has or hasn't is no matter of values, and the errors of TensorFlow's own are those of what came of them.
MATTERS = (ValueError, TypeError, AttributeError, KeyError, IndexError, ZeroDivisionError)

WHOLE = [-100, -10, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 10, 100]
TINY = 1e-9
REAL = [-100.0, -10.0, -2.0, -1.5, -1.0, -0.5, -TINY, 0.0, TINY, 0.25, 0.5, 0.75, 1 - TINY, 1.0, 1 + TINY, 1.5, 2.0, 3.0, 10.0, 100.0]
NOBODYS = ["lamella_unheard_of", "Lamella", "a.b"]
ITEMS = [[], [0], [1], [2], [0.0], [0.5], [1.0], ["a"], [None], [0, 1], [0.0, 1.0], [0.5, 0.75], ["a", "b"], [1, 2, 3], [0.1, 0.2, 0.3], [[1, 2]], [[0.5]]]
FUNCTIONS = [lambda: 0.5, lambda a: 0.5, lambda a, b: b, lambda *args, **kwargs: 0.5]
KINDS = {
    "None": [None],
    "bool": [True, False],
    "int": WHOLE,
    "float": REAL,
    "str": NOBODYS,
    "list": ITEMS,
    "tuple": [tuple(items) for items in ITEMS],
    "dict": [{}, {"a": 1}, {0: 1.0}, {0: 1.0, 1: 2.0}],
    "function": FUNCTIONS,
}
# Where a call takes long, or another argument isn't at its default.
FEW = {
    **KINDS,
    "int": [-2, -1, 0, 1, 2],
    "float": [-1.0, -TINY, 0.0, 0.5, 1.0, 1 + TINY, 2.0],
    "str": NOBODYS[:2],
    "list": [[], [1], [0.5, 0.75]],
    "tuple": [(), (1,), (0.5, 0.75)],
    "dict": [{}, {0: 1.0}],
    "function": FUNCTIONS[1::2],
}
WORDS_OF_TRAINING = {"auto", "batch", "balanced"}
ENDINGS = [".keras", ".h5", ".weights.h5", ".hdf5", ".tf", ".ckpt", ".h6", ".txt", ".weights", ".json", ".csv", ".zip"]


# Of how many axes weights may be.
SHAPES = [(3,), (3, 3), (2, 3, 3), (2, 2, 3, 3)]


class OfBackend(Exception):
    """What the backend raises has no name that a program would wait for."""


class InUse:
    """An initializer that fills a weight; what some shape of it takes isn't refused."""

    def __init__(self, cls):
        self.cls = cls

    def __call__(self, **given):
        initializer = self.cls(**given)
        for shape in SHAPES:
            try:
                return initializer(shape)
            except Exception as error:
                raised = error
        raise raised if isinstance(raised, MATTERS) else OfBackend(str(raised))


class Case:
    """One thing to call, with values for what it needs and conditions that hold. What was asked before isn't asked again."""

    def __init__(self, call, given, probes=KINDS, trains=False, answers=None):
        self.call, self.given, self.probes, self.trains = call, given, probes, trains
        # The answers hold the values, so that no other value gets the same id.
        self.answers = {} if answers is None else answers

    def under(self, **conditions):
        """The same where these hold besides."""
        return Case(self.call, {**self.given, **conditions}, FEW, self.trains, self.answers)

    def refusal(self, **given):
        """The exception that these values raise; None where they are taken."""
        given = {**self.given, **given}
        key = frozenset((name, type(value), value if isinstance(value, (str, int, float)) else id(value)) for name, value in given.items())
        if key not in self.answers:
            self.answers[key] = self.asked(given), given
        return self.answers[key][0]

    def asked(self, given):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                self.call(**given)
        except (*MATTERS, OfBackend) as error:
            return type(error)
        except Exception:
            return None
        return None

    def refused(self, name, values):
        return [self.refusal(**{name: value}) for value in values]


def needed_by(call, parameters, probes):
    names = [p.name for p in parameters if p.default is EMPTY and p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
    found = {name: NEEDED[name] for name in names if name in NEEDED}
    rest = [name for name in names if name not in NEEDED]
    for value in PLAUSIBLE if rest else [None]:
        case = Case(call, {**found, **dict.fromkeys(rest, value)}, probes)
        if case.refusal() is None:
            return case
    return None


def kind_name(error):
    return next(kind.__name__ for kind in error.__mro__ if kind in (*MATTERS, Exception))


def bounds(kind, values, verdicts):
    """Which numbers are refused: all, or those beyond one that is; each with one of them."""
    if all(verdicts):
        return {kind: values[len(values) // 2]}
    found = {}
    first = next(i for i, verdict in enumerate(verdicts) if not verdict)
    last = max(i for i, verdict in enumerate(verdicts) if not verdict)
    if first > 0:
        found[kind + limit("<", values[first - 1], values[first])] = values[first - 1]
    if last < len(values) - 1:
        found[kind + limit(">", values[last + 1], values[last])] = values[last + 1]
    return found


def limit(side, refused, taken):
    """`<0` where 0 is the first that is taken, `<=0` where 0 is the last that isn't."""
    if isinstance(taken, float) and abs(taken - refused) < 2 * TINY:
        return f"{side}{taken:g}" if taken == round(taken) else f"{side}={round(refused)}"
    return f"{side}={refused if isinstance(refused, int) else f'{refused:g}'}"


def texts_in(case, pool, name):
    """Of the strings: which are taken, where a strange one isn't; all of an ending, or some by name."""
    endings = [end for end in ENDINGS if not any(case.refused(name, [f"x{end}", f"some/folder/y.z{end}"]))]
    if endings:
        return "str~" + "|".join(end for end in endings if not any(end != other and end.endswith(other) for other in endings))
    if pool is None:
        return None
    taken = {text for text in pool if case.refusal(**{name: text}) is None}
    small = {text.lower() for text in taken}
    if small and all({text, text.upper(), text.capitalize()} <= taken for text in small):
        return "anycase:" + "|".join(sorted(small))
    return "str:" + "|".join(sorted(taken)) if taken else "str"


def rules_for(case, pool, name):
    """Exception to the kinds of value that raise it in this argument, each with one such value."""
    found = {}
    for kind, values in case.probes.items():
        verdicts = case.refused(name, values)
        exceptions = {kind_name(verdict) for verdict in verdicts if verdict}
        if len(exceptions) != 1:
            continue
        if kind in ("int", "float"):
            texts = bounds(kind, values, verdicts)
        elif kind == "bool":
            texts = {"bool": True} if all(verdicts) else {"True": True} if verdicts[0] else {"False": False}
        elif not all(verdicts):
            texts = {}
        else:
            texts = {texts_in(case, pool, name) if kind == "str" else kind: values[0]}
        texts.pop(None, None)
        if texts:
            found.setdefault(exceptions.pop(), {}).update(texts)
    return found


def samples(case, pool, name):
    """Values that are taken, the first and the last of each kind."""
    found = []
    for kind, values in case.probes.items():
        taken = [value for value in values if case.refusal(**{name: value}) is None]
        found += ends(taken)
    if any(case.refused(name, NOBODYS[:1])):
        found += [text for text in [f"x{end}" for end in ENDINGS] + sorted(pool or []) if case.refusal(**{name: text}) is None][:4]
    # Each of them is a training.
    return [*found[1:2], *found[-1:]] if case.trains else found


def ends(values):
    return [values[0], values[-1]] if len(values) > 1 else values


def lifted_by(case, name, value, others):
    """The arguments that have a value with which this one is taken."""
    return [other for other, values in others.items() if other != name and any(case.refusal(**{name: value, other: one}) is None for one in values)]


def refused_kinds(case, pool, name):
    """Exception and kind to one such value."""
    return {(exception, kind): value for exception, kinds in rules_for(case, pool, name).items() for kind, value in kinds.items()}


def written(case, name, others, refused, when=""):
    """The argument's rules, grouped by exception and by what lifts them."""
    rows = {}
    for (exception, kind), value in refused.items():
        lifting = lifted_by(case, name, value, others)
        if not set(lifting) & set(case.given):
            rows.setdefault((exception, " ".join(lifting)), []).append(kind)
    return [
        " ".join([name, exception, *kinds, *(["when", when] if when else []), *(["unless", lifting] if lifting else [])])
        for (exception, lifting), kinds in rows.items()
    ]


def conditions(parameters, others, needed):
    """What may hold besides, and in which arguments to look: a flag that isn't at its default, or something where nothing is."""
    names = list(others)
    for p in parameters:
        if isinstance(p.default, bool):
            flag = not p.default
            # A flag that doesn't fit what is needed asks for something else there.
            yield p.name, f"{p.name}={flag}", [flag], names if flag in others[p.name] else needed
        elif p.default is None:
            given = [value for value in others[p.name] if isinstance(value, (int, float, str)) and not isinstance(value, bool)]
            if given:
                yield p.name, p.name, given, names


def all_rules(case, parameters, pool):
    names = [p.name for p in parameters if p.name not in PASSED]
    parameters = [p for p in parameters if p.name in names]
    others = {name: samples(case, pool, name) for name in names}
    found, known = [], set()
    for name in names:
        refused = refused_kinds(case, pool, name)
        found += written(case, name, others, refused)
        known |= {(name, kind) for _, kind in [*refused, *refused_kinds(case.under(), None, name)]}
    for condition, text, values, where in [] if case.trains else conditions(parameters, others, [name for name in names if name in case.given]):
        rest = {name: taken for name, taken in others.items() if name != condition}
        for name in where:
            if name == condition:
                continue
            # Only what is refused with each of the values; asked first, as it is the lesser question.
            common = None
            for value in values:
                more = refused_kinds(case.under(**{condition: value}), None, name)
                common = {key: one for key, one in (common or more).items() if key in more and (name, key[1]) not in known}
                if not common:
                    break
            if not common:
                continue
            rows = [written(case.under(**{condition: value}), name, rest, common, text) for value in values]
            found += [row for row in rows[0] if all(row in other for other in rows)]
    return found


def strings_near(thing):
    """What the texts of its module and of those that this uses have for strings."""
    modules = {cls.__module__ for cls in getattr(thing, "__mro__", [])} | {thing.__module__}
    for module in list(modules):
        for value in vars(sys.modules.get(module, object)).values() if module in sys.modules else []:
            modules.add(getattr(value, "__module__", None) if not inspect.ismodule(value) else value.__name__)
    found = set()
    for module in modules:
        if isinstance(module, str) and "keras.src" in module:
            found |= strings_of(sys.modules.get(module))
    return found


CACHE = {}


def strings_of(module):
    file = getattr(module, "__file__", None)
    if not file or not file.endswith(".py"):
        return set()
    if file not in CACHE:
        constants = (node.value for node in ast.walk(ast.parse(pathlib.Path(file).read_text(encoding="utf8"))) if isinstance(node, ast.Constant))
        words = {text for text in constants if isinstance(text, str) and re.fullmatch(r"\w[\w.\-]{0,30}", text)}
        CACHE[file] = words | {case(word) for word in words for case in (str.upper, str.lower, str.capitalize)}
    return CACHE[file]


class Values:
    def __init__(self, root, modules):
        self.rows, self.in_use = {}, {}
        self.note_classes(root, modules)
        for name, (case, passed) in methods(root).items():
            parameters = [p for p in own_of(case.call.method) if p.name not in passed]
            self.note(f"keras.Model.{name}", case, parameters, WORDS_OF_TRAINING if case.trains else None)
        if root is keras:
            for paths, case, passed, pool in functions():
                parameters = [p for p in own_of(case.call) if p.name not in passed]
                for path in paths:
                    self.note(path, case, parameters, pool)

    def note_classes(self, root, modules):
        for module, names in modules.items():
            if not MODULES.match(module):
                continue
            holder = root
            for part in module.split(".")[1:]:
                holder = getattr(holder, part)
            for name in sorted(filter(public, names - PASSED_OVER - HOLDERS)):
                thing = getattr(holder, name, None)
                if inspect.isclass(thing):
                    parameters = own_of(thing)
                    # Metrics set their variables as they are made.
                    with light_variables() if module.startswith("keras.optimizers") else contextlib.nullcontext():
                        case = needed_by(thing, parameters, FEW if SLOW.match(module) else KINDS)
                        self.note(f"{module}.{name}", case, parameters, strings_near(thing))
                        if module == "keras.initializers":
                            self.note_use(f"{module}.{name}", thing, parameters)

    def note_use(self, path, cls, parameters):
        """Of each argument by itself: the weight is what the others are for."""
        case = needed_by(InUse(cls), parameters, KINDS)
        made = needed_by(cls, parameters, KINDS)
        pool, rows = strings_near(cls), []
        for name in [p.name for p in parameters if case and p.name not in PASSED]:
            early = refused_kinds(made, pool, name)
            late = {key: value for key, value in refused_kinds(case, pool, name).items() if key not in early}
            rows += written(case, name, {}, late)
        if rows:
            self.in_use[path] = ", ".join(rows)

    def note(self, path, case, parameters, pool):
        found = all_rules(case, parameters, pool) if case else []
        if found:
            self.rows[path] = ", ".join(found)


def own_of(thing):
    return [p for p in parameters_of(thing) or [] if p.kind not in (KEYWORDS, inspect.Parameter.VAR_POSITIONAL)]


class Method:
    def __init__(self, method):
        self.method = method

    def __call__(self, **given):
        return self.method(**given)


class Saving(Method):
    """Each file is new."""

    def __call__(self, filepath, **given):
        shutil.rmtree("fresh", ignore_errors=True)
        os.makedirs("fresh/some/folder")
        return self.method(filepath=f"fresh/{filepath}" if isinstance(filepath, str) else filepath, **given)


class Loading(Method):
    """Whatever is in the file."""

    def __call__(self, filepath, **given):
        for content in [".weights.h5", ".keras", ".h5", None]:
            if content and isinstance(filepath, str):
                pathlib.Path(filepath).parent.mkdir(parents=True, exist_ok=True)
                if filepath != f"content{content}":
                    shutil.copy(f"content{content}", filepath)
            try:
                return self.method(filepath=filepath, **given)
            except Exception as error:
                raised = error
        raise raised


def model_of(library):
    model = library.Sequential([library.Input((4,)), library.layers.Dense(2)])
    model.compile("sgd", "mse")
    return model


def methods(root):
    """Of a model that is compiled; with each the arguments that are no matter of single values."""
    model, compiled = model_of(root), model_of(root)
    x, y = numpy.zeros((8, 4), "float32"), numpy.zeros((8, 2), "float32")
    data = {"x", "y", "sample_weight", "validation_data"}
    labelled = {"x": x, "y": y, "verbose": 0}
    found = {
        # Names are held against those of the modules.
        "compile": (Case(Method(compiled.compile), {}, FEW), {"optimizer", "metrics", "weighted_metrics"}),
        "evaluate": (Case(Method(model.evaluate), labelled, FEW, trains=True), data),
        "fit": (Case(Method(model.fit), labelled, FEW, trains=True), data),
        "predict": (Case(Method(model.predict), {"x": x, "verbose": 0}, FEW, trains=True), {"x"}),
    }
    if root is not keras:
        return found
    model.save_weights("content.weights.h5")
    model.save("content.keras")
    model_of(tf_keras).save_weights("content.h5")
    return {
        **found,
        "load_weights": (Case(Loading(model.load_weights), {"filepath": "content.weights.h5"}, FEW), set()),
        "save_weights": (Case(Saving(model.save_weights), {"filepath": "best.weights.h5"}, FEW), set()),
        "save": (Case(Saving(model.save), {"filepath": "best.keras"}, FEW), set()),
    }


WORDS_OF_DATA = {"int", "binary", "categorical", "rgb", "rgba", "grayscale"}
INTERPOLATIONS = {"bilinear", "nearest", "bicubic", "area", "lanczos3", "lanczos5", "gaussian", "mitchellcubic"}
FORMATS = {"channels_first", "channels_last"}


def functions():
    """With the paths of each the arguments that are no matter of single values, and the words that it may take."""
    # Names, and what a dict holds, are looked up by other means.
    looked_up = {**KINDS, "str": [], "dict": []}
    for module in ("activations", "constraints", "initializers", "losses", "metrics", "optimizers", "regularizers"):
        get = getattr(keras, module).get
        yield [f"keras.{module}.get"], Case(get, {"identifier": None}, looked_up), set(), None
    yield ["keras.layers.deserialize"], Case(keras.layers.deserialize, {}, {**looked_up, "str": NOBODYS}), {"custom_objects"}, set()
    yield ["keras.utils.set_random_seed"], Case(keras.utils.set_random_seed, {"seed": 1}, {**KINDS, "int": [*WHOLE, 2**32 - 1, 2**32, 2**40]}), set(), set()
    pad = Case(keras.utils.pad_sequences, {"sequences": [[1, 2], [3]]}, FEW, trains=True)
    yield [f"keras.{name}.pad_sequences" for name in ("utils", "preprocessing.sequence")], pad, {"sequences", "value"}, {"pre", "post"}
    for label in "ab":
        os.makedirs(f"pictures/{label}")
        os.makedirs(f"texts/{label}")
        for i in range(2):
            picture = tensorflow.io.encode_png(numpy.zeros((4, 4, 3), "uint8")).numpy()
            pathlib.Path(f"pictures/{label}/{i}.png").write_bytes(picture)
            pathlib.Path(f"texts/{label}/{i}.txt").write_text("a few words")
    # What is right beside one another only, and sizes, of which all that are tried are too many or too few.
    others = {"directory", "class_names", "labels", "validation_split", "subset", "seed", "image_size", "max_length", "format"}
    words = WORDS_OF_DATA | INTERPOLATIONS | FORMATS
    for name, folder in (("image_dataset_from_directory", "pictures"), ("text_dataset_from_directory", "texts")):
        case = Case(getattr(keras.utils, name), {"directory": folder, "verbose": False}, FEW, trains=True)
        yield [f"keras.{module}.{name}" for module in ("utils", "preprocessing")], case, others | {"verbose"}, words


@contextlib.contextmanager
def light_variables():
    """Nothing that is made meanwhile is trained, and TensorFlow's variables take most of the time: a tensor of the same value does."""
    variable, initialize = keras.src.backend.Variable, keras.src.backend.Variable._initialize

    def initialize_lightly(self, value):
        self._value = tensorflow.convert_to_tensor(value, dtype=self._dtype)

    variable._initialize = initialize_lightly
    yield
    variable._initialize = initialize


def print_table(name):
    """Of one library."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    folder = tempfile.TemporaryDirectory()
    os.chdir(folder.name)
    if name == "keras":
        found = Values(keras, names_of(keras))
        print(table("refusedValues", "Keras 3.", found.rows), end="\n\n")
        print(table("refusedInUse", "What initializers of Keras 3 refuse when they fill a weight.", found.in_use), end="\n\n")
    else:
        print(table("valuesRefusedIn2", f"Keras 2, as tf_keras {tf_keras.__version__} has it.", Values(tf_keras, names_of(tf_keras)).rows))


def main():
    print(f"/** Which values Keras {keras.__version__} refuses in arguments. Written by `npm run oracle -- --values`. */\n")
    asked = [subprocess.Popen([sys.executable, __file__, name], stdout=subprocess.PIPE, text=True) for name in ("keras", "tf_keras")]
    for process in asked:
        print(process.communicate()[0], end="")
        if process.returncode:
            sys.exit(process.returncode)


if __name__ == "__main__":
    print_table(sys.argv[1]) if len(sys.argv) > 1 else main()
