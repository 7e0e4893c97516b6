"""Prints the public names of Keras' modules, as TypeScript.

    python names.py FOLDER…      FOLDER: earlier releases of Keras, each in a folder of its own, whose texts are read

What TensorFlow hands out beside Keras' own names stands in a second table, what it lacks of them in a third, and what only
earlier releases have in a fourth.
"""

import ast
import os
import pathlib
import sys
import types

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import keras.src
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
    shared = {module: names for module, names in own.items() if module in compatible and module != "keras"}
    print(table("nativeNames", "What `tensorflow.keras` lacks of them.", beyond(shared, compatible)), end="\n\n")
    print(table("earlierNames", "What only Keras 1 or 2 had.", beyond(earlier, own, compatible)), end="\n\n")
    gone = " ".join(sorted(module for module in earlier if module not in own and "__" not in module))
    print(f'/** Modules that only Keras 1 or 2 had. */\nexport const earlierModules =\n  "{gone}";\n')
    print(table("identifierNames", "What optimizers (in small letters), losses and metrics are called by.", identifiers()))


if __name__ == "__main__":
    main()
