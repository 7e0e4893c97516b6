"""Prints the signatures of what Keras' modules hold beside layers and operations, as TypeScript.

    python public_signatures.py FOLDER…      FOLDER: earlier releases of Keras, whose texts are read

    "keras.callbacks": "BackupAndRestore(backup_dir, …); EarlyStopping(monitor='val_loss', min_delta=0, patience=0, …)"

Where a function takes `**kwargs` and refuses all of them, or all but a few, a call with a name that nobody has tells so.
"""

import ast
import inspect
import itertools
import math
import os
import pathlib
import re
import sys
import tempfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import tensorflow
import tf_keras
from tf_keras.src.saving.legacy import save

from names import PASSED_OVER, names_of, public

MODULES = re.compile(
    r"^keras\.(callbacks|constraints|initializers|losses|metrics|models|optimizers(\.schedules|\.legacy)?|preprocessing(\.\w+)?|regularizers|saving|utils)$"
)
METHODS = {
    "Model": "compile fit evaluate predict train_on_batch test_on_batch predict_on_batch summary save save_weights load_weights get_layer export to_json",
    "Sequential": "add pop",
}
NOBODYS = "lamella_unheard_of"
EMPTY = inspect.Parameter.empty
KEYWORDS = inspect.Parameter.VAR_KEYWORD


def parameters_of(thing):
    """Those that a caller gives; None where they can't be told."""
    if inspect.isclass(thing):
        if thing.__init__ is object.__init__:
            return []
        thing, bound = thing.__init__, 1
    else:
        bound = 0
    try:
        return list(inspect.signature(thing).parameters.values())[bound:]
    except (TypeError, ValueError):
        return None


def takes_any(thing):
    """Some are wrapped in a function that takes more and hands on what it doesn't need."""
    made = thing.__init__ if inspect.isclass(thing) else thing
    code = getattr(made, "__code__", None)
    return code is not None and bool(code.co_flags & inspect.CO_VARKEYWORDS)


def default(value):
    is_number = isinstance(value, (bool, int)) or (isinstance(value, float) and math.isfinite(value))
    simple = value is None or is_number or (isinstance(value, str) and re.fullmatch(r"[\w.\- ]*", value))
    items = isinstance(value, tuple) and all(isinstance(item, (int, float)) for item in value) and value
    return repr(value) if simple or items else "..."


def text_of(parameters, accepted):
    parts, starred = [], False
    keep_rest = accepted is None
    for found in parameters:
        kind = found.kind
        if kind is KEYWORDS:
            continue
        if kind is inspect.Parameter.VAR_POSITIONAL:
            starred = True
            parts.append(f"*{found.name}")
            continue
        if kind is inspect.Parameter.KEYWORD_ONLY and not starred:
            starred = True
            parts.append("*")
        parts.append(found.name if found.default is EMPTY else f"{found.name}={default(found.default)}")
    if accepted:
        parts += ([] if starred else ["*"]) + [f"{name}=..." for name in accepted]
    if keep_rest:
        parts.append("**kwargs")
    return ", ".join(parts)


def probe(call, parameters, candidates):
    """Of `**kwargs`: the candidates that are accepted, or None where any are; and the exception that the others raise."""
    needed = [p.name for p in parameters if p.default is EMPTY and p.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]

    def refusal(name):
        """Whatever is given, and whatever stands in the other places: the kind of a file may decide."""
        for file, value in itertools.product(("x.weights.h5", "x.h5", "x.keras", "x"), (0, None)):
            try:
                call(**dict.fromkeys(needed, file), **{name: value})
                return None
            except Exception as error:
                if not re.search(rf"\b{name}\b", str(error)):
                    return None
                refused = error
        return refused

    refused = refusal(NOBODYS)
    if refused is None:
        return None, None
    return [name for name in candidates if refusal(name) is None], type(refused).__name__


class Signatures:
    def __init__(self, root, modules, earlier):
        self.texts, self.names, self.refusing = {}, {}, set()
        self.earlier = earlier
        for module, names in modules.items():
            if MODULES.match(module):
                holder = self.resolve(root, module)
                for name in sorted(filter(public, names - PASSED_OVER)):
                    self.note(f"{module}.{name}", getattr(holder, name, None))
        model = root.Sequential([root.Input((1,)), root.layers.Dense(1)])
        model.compile("sgd", "mse")
        for kind, methods in METHODS.items():
            for name in methods.split():
                if hasattr(model, name):
                    self.note(f"keras.{kind}.{name}", getattr(model, name))

    def resolve(self, root, module):
        for part in module.split(".")[1:]:
            root = getattr(root, part)
        return root

    def note(self, path, thing):
        if not (inspect.isclass(thing) or inspect.isroutine(thing)):
            return
        parameters = parameters_of(thing)
        if parameters is None:
            return
        accepted = []
        if takes_any(thing) or any(found.kind is KEYWORDS for found in parameters):
            own = {found.name for found in parameters}
            accepted, exception = probe(thing, parameters, sorted(self.earlier.get(path, set()) - own))
            if exception == "ValueError":
                self.refusing.add(path)
        self.texts[path] = text_of(parameters, accepted)
        self.names[path] = {found.name for found in parameters if found.kind is not KEYWORDS} | set(accepted or ())


def arguments_written(folder):
    """Path to the names of arguments, as texts of a release have them."""
    found = {}

    def note(path, function):
        given = function.args
        found.setdefault(path, set()).update(arg.arg for arg in [*given.posonlyargs, *given.args, *given.kwonlyargs] if arg.arg != "self")

    for file in sorted(pathlib.Path(folder, "keras").rglob("*.py")):
        parts = file.relative_to(folder).with_suffix("").parts
        module = f"keras.{parts[1]}" if parts[1] not in ("engine", "models") else "keras.models"
        for node in ast.parse(file.read_text(encoding="utf8")).body:
            if isinstance(node, ast.FunctionDef):
                note(f"{module}.{node.name}", node)
            if not isinstance(node, ast.ClassDef):
                continue
            for method in node.body:
                if not isinstance(method, ast.FunctionDef):
                    continue
                if method.name == "__init__":
                    note(f"{module}.{node.name}", method)
                elif node.name in ("Model", "Sequential", "Network", "Container"):
                    for kind, methods in METHODS.items():
                        if method.name in methods.split():
                            note(f"keras.{kind}.{method.name}", method)
    return found


def merged(*tables):
    result = {}
    for table in tables:
        for path, names in table.items():
            result.setdefault(path, set()).update(names)
    return result


def beyond(names, known):
    """What others had, of what is still there."""
    rows = {path: names[path] - known[path] - {"args", "kwargs"} for path in known if path in names}
    return {path: " ".join(sorted(found)) for path, found in rows.items() if found}


def legacy(names):
    """The optimizers of Keras 2 that its earlier releases had under the plain names."""
    return {path.replace(".legacy.", "."): found for path, found in names.items() if ".legacy." in path}


def table(name, note, rows):
    """By module, each with its signatures or names in one text."""
    modules = {}
    for path, text in sorted(rows.items()):
        module, _, function = path.rpartition(".")
        modules.setdefault(module, []).append(f"{function}({text})")
    written = [f"  {quoted(module)}:\n    {quoted('; '.join(texts))}," for module, texts in modules.items()]
    return "\n".join([f"/** {note} */", f"export const {name}: Readonly<Record<string, string>> = {{", *written, "};"])


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main():
    texts = merged(*map(arguments_written, sys.argv[1:]))
    folder = tempfile.TemporaryDirectory()
    os.chdir(folder.name)
    # What the old optimizers take besides goes through their `**kwargs`.
    old_optimizers = filter(public, dir(tf_keras.optimizers.legacy))
    texts = merged(texts, {f"keras.optimizers.{name}": {"lr", "decay", "clipnorm", "clipvalue"} for name in old_optimizers})
    folders = {name for function in (save.save_model, save.load_model) for name in inspect.signature(function).parameters}
    functions = ["keras.Model.save", *(f"keras.{module}.{name}_model" for module in ("models", "saving") for name in ("save", "load"))]
    decorated = {f"keras.metrics.{name}": {"mesh"} for name in dir(tf_keras.metrics)}
    candidates = merged(texts, {path: folders for path in functions}, decorated)
    second = Signatures(tf_keras, names_of(tf_keras), candidates)
    long_before = merged(texts, legacy(second.names))
    before = merged(long_before, second.names)
    own = Signatures(keras, names_of(keras), before)
    handed_on = Signatures(tensorflow.keras, names_of(tensorflow.keras), before)
    compatible = {path: text for path, text in handed_on.texts.items() if path not in own.texts}
    print(f"/** Signatures of what Keras {keras.__version__} has beside layers and operations. Written by `npm run oracle -- --names`. */\n")
    print(table("publicSignatures", "Keras 3.", own.texts), end="\n\n")
    print(table("compatibleSignatures", "What `tensorflow.keras` has besides.", compatible), end="\n\n")
    print(table("earlierArguments", "Arguments that only Keras 1 or 2 had.", beyond(before, own.names)), end="\n\n")
    print(table("signaturesOfKeras2", f"Keras 2, as tf_keras {tf_keras.__version__} has it.", second.texts), end="\n\n")
    print(table("argumentsBeforeKeras2", "Arguments that earlier releases than that one had.", beyond(long_before, second.names)), end="\n\n")
    print("/** Those of Keras 3 that look through `**kwargs` themselves, and raise a ValueError. */")
    print(f"export const refusingByValue: string = {quoted(' '.join(sorted(own.refusing)))};")


if __name__ == "__main__":
    main()
