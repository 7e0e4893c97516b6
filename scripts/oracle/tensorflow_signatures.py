"""Prints the signatures of TensorFlow's public functions, as TypeScript.

    "tensorflow": "concat(values, axis, name='concat'); cast(x, dtype, name=None); ..."

Most are wrapped, some more than once, and a wrapper may take what the function doesn't. So each is called as its signature forbids: with an
argument that nobody has, with one too many, and with none. A row is written where all of that raises a TypeError about the arguments.
"""

import contextlib
import enum
import inspect
import io
import os
import re
import tempfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import tensorflow

from names import public
from public_signatures import KEYWORDS, EMPTY, table, text_of
from tensorflow_names import modules

NOBODYS = "lamella_unheard_of"
ABOUT_ARGUMENTS = re.compile(r"unexpected keyword|positional argument|keyword-only argument|too many|missing", re.IGNORECASE)
# Parts that no model is made with.
PASSED_OVER = re.compile(
    r"\._|\.service$|^tensorflow\.(autodiff|autograph|compat|config|distribute|experimental\.(dlpack|dtensor)|graph_util|lite|mlir|profiler"
    r"|quantization|queue|summary|sysconfig|test|tpu|types|version|xla)\b"
)


def refuses(thing, *args, **options):
    """Whether the arguments don't bind; the function itself isn't run where they don't."""
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            thing(*args, **options)
    except TypeError as error:
        return bool(ABOUT_ARGUMENTS.search(str(error)))
    except Exception:
        return False
    return False


def row(thing):
    """The parameters as Python writes them; None where they can't be told, or anything is taken."""
    is_enumeration = inspect.isclass(thing) and issubclass(thing, enum.Enum)
    if is_enumeration or not (inspect.isfunction(thing) or inspect.isclass(thing)):
        return None
    try:
        found = list(inspect.signature(thing).parameters.values())
    except (TypeError, ValueError):
        return None
    if any(parameter.kind in (KEYWORDS, inspect.Parameter.VAR_POSITIONAL) for parameter in found):
        return None
    placed = [parameter for parameter in found if parameter.kind is not inspect.Parameter.KEYWORD_ONLY]
    needed = [parameter.name for parameter in found if parameter.default is EMPTY]
    given = dict.fromkeys(needed)
    if any(parameter.kind is inspect.Parameter.POSITIONAL_ONLY for parameter in found):
        return None
    if not refuses(thing, **given, **{NOBODYS: None}) or not refuses(thing, *[None] * (len(placed) + 1)):
        return None
    return text_of(found, []) if not needed or refuses(thing) else None


def rows_of(path, holder):
    for name in filter(public, dir(holder)):
        text = row(getattr(holder, name))
        if text is not None:
            yield f"{path}.{name}", text


def main():
    # Whatever one of them may write stays there.
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        found = {}
        for path, now, _ in modules():
            if not PASSED_OVER.search(path):
                found.update(rows_of(path, now))
        backend = dict(rows_of("keras.backend", tensorflow.keras.backend))
        os.chdir("/")
    print(f"/** Signatures of the functions of TensorFlow {tensorflow.__version__}. Written by `npm run oracle -- --names`. */\n")
    print(table("tensorFlowSignatures", "What TensorFlow 2 has.", found), end="\n\n")
    print(table("backendSignatures", f"What `tensorflow.keras.backend` has, as Keras {keras.__version__} gives it.", backend))


if __name__ == "__main__":
    main()
