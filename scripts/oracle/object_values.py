"""Prints which values the methods of datasets, generators of images and tokenizers refuse, as TypeScript; see refused_values.py.

    "tensorflow.data.Dataset()": "batch(batch_size ValueError None, batch_size TypeError float str, …)"
"""

import inspect
import os
import re

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy
import tensorflow

from public_signatures import EMPTY, KEYWORDS, table
from refused_values import Case, KINDS, refused_kinds, written

image = tensorflow.keras.preprocessing.image
text = tensorflow.keras.preprocessing.text
IMAGES = numpy.zeros((6, 8, 8, 3))
NEEDED = {
    "batch_size": 2,
    "buffer_size": 2,
    "count": 2,
    "size": 2,
    "num_shards": 2,
    "index": 0,
    "x": IMAGES,
    "directory": ".",
    "texts": ["a b"],
    "sequences": [[1]],
}
METHODS = {
    "tensorflow.data.Dataset()": "batch cache enumerate padded_batch prefetch repeat shard shuffle skip take window",
    "keras.preprocessing.image.ImageDataGenerator()": "flow flow_from_directory fit",
    "keras.preprocessing.text.Tokenizer()": "fit_on_texts texts_to_sequences texts_to_matrix sequences_to_matrix",
}
MAKERS = {"keras.preprocessing.image.ImageDataGenerator": image.ImageDataGenerator, "keras.preprocessing.text.Tokenizer": text.Tokenizer}
# Functions have rules of their own, data go by their shapes, and images are written where a folder is named.
PASSED = {"x", "y", "padded_shapes", "padding_values", "preprocessing_function", "save_to_dir", "save_prefix", "save_format", "sample_weight"}


def newest(path):
    """An object that nothing has been asked of."""
    if path.startswith("tensorflow"):
        return tensorflow.data.Dataset.range(5)
    made = MAKERS[path.removesuffix("()")]()
    if hasattr(made, "fit_on_texts"):
        made.fit_on_texts(["a b"])
    return made


def rules(call, parameters):
    given = {p.name: NEEDED[p.name] for p in parameters if p.default is EMPTY and p.kind is not KEYWORDS}
    case = Case(call, given)
    if case.refusal() is not None:
        return ""
    rows = []
    for p in parameters:
        if p.kind is p.POSITIONAL_OR_KEYWORD and p.name not in PASSED:
            words = strings_of(call, p.name)
            rows += written(case, p.name, {}, refused_kinds(case, words, p.name))
    return ", ".join(rows)


def strings_of(call, name):
    """What is written in its text, where a word is one of a few."""
    source = inspect.getsource(call.made if isinstance(call, Method) else call)
    module = inspect.getsource(inspect.getmodule(call.made if isinstance(call, Method) else call))
    return {word for text in (source, module) for word in re.findall(r"[\"'](\w[\w.\-]{0,30})[\"']", text)}


class Method:
    def __init__(self, path, name):
        self.path, self.name = path, name
        self.made = inspect.unwrap(getattr(type(newest(path)), name))

    def __call__(self, **given):
        getattr(newest(self.path), self.name)(**given)


def main():
    rows = {}
    for path, names in METHODS.items():
        for name in names.split():
            parameters = list(inspect.signature(getattr(newest(path), name)).parameters.values())
            rows[f"{path}.{name}"] = rules(Method(path, name), parameters)
    for path, cls in MAKERS.items():
        parameters = list(inspect.signature(cls.__init__).parameters.values())[1:]
        rows[path] = rules(cls, [p for p in parameters if p.kind is not KEYWORDS])
    print(f"/** Values that methods of datasets, of generators of images and of tokenizers refuse, in TensorFlow {tensorflow.__version__}. Written by `npm run oracle -- --values`. */\n")
    print(table("valuesRefusedByObjects", "See refused-values.ts.", {path: text for path, text in rows.items() if text}))


if __name__ == "__main__":
    main()
