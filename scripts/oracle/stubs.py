"""Replaces what would download, train for long or draw: data of the documented shapes, and one batch to fit on.

    (x_train, y_train), _ = mnist.load_data()     zeros of shape (60000, 28, 28), and labels 0 to 9 of shape (60000,)
    model.fit(x_train, y_train, epochs=12)        one step, which builds the model as the whole fit would
"""

import functools
import importlib
import inspect
import math
import sys
import types
from unittest.mock import MagicMock

import keras
import numpy as np
from keras.src.backend.tensorflow.trainer import TensorFlowTrainer
from keras.src.trainers.data_adapters import data_adapter_utils, get_data_adapter
from keras.src.trainers.data_adapters.array_slicing import train_validation_split

SAMPLES = 2
DRAWING = ["matplotlib", "matplotlib.pyplot", "seaborn", "IPython", "IPython.display"]


def install():
    for name in ("keras.datasets", "keras._tf_keras.keras.datasets"):
        for dataset, load_data in DATASETS.items():
            importlib.import_module(f"{name}.{dataset}").load_data = load_data
    TensorFlowTrainer.fit = fit_on_samples(TensorFlowTrainer.fit, TensorFlowTrainer.evaluate)
    TensorFlowTrainer.evaluate = on_samples(TensorFlowTrainer.evaluate)
    TensorFlowTrainer.predict = predict_zeros(TensorFlowTrainer.predict)
    keras.src.utils.file_utils.get_file = lambda fname=None, origin=None, **_: str(fname or origin)
    keras.Model.load_weights = lambda *_, **__: None
    for name in ("keras.utils", "keras._tf_keras.keras.utils"):
        importlib.import_module(name).plot_model = lambda *_, **__: None
    for name in DRAWING:
        sys.modules[name] = MagicMock()
    sys.modules["streamlit"] = page_at_first()
    sys.modules["tensorflow_datasets"] = types.SimpleNamespace(load=load_from_catalogue, as_numpy=lambda data: data)


def arrays(train, test, dtype="uint8", classes=1):
    """Two pairs of zeros and labels, given the shapes of both."""
    return tuple((np.zeros(inputs, dtype), labels_of(shape, classes, dtype)) for inputs, shape in (train, test))


def labels_of(shape, classes, dtype):
    """Each class in turn."""
    return (np.arange(math.prod(shape)) % classes).astype(dtype).reshape(shape)


def images(height, width, channels, train, labels=(), classes=10):
    shape = (height, width) + channels

    def load_data(label_mode="fine", **_):
        among = 20 if label_mode == "coarse" else classes
        return arrays(((train, *shape), (train, *labels)), ((10000, *shape), (10000, *labels)), classes=among)

    return load_data


def sequences(total, split, classes):
    """Arrays of lists of word numbers, all of one length."""

    def load_data(*_, test_split=split, **__):
        train = int(total * (1 - test_split))
        parts = []
        for length in (train, total - train):
            texts = np.empty(length, dtype=object)
            texts[:] = [[1, 2, 3]] * length
            parts.append((texts, labels_of((length,), classes, "int64")))
        return tuple(parts)

    return load_data


def table(total, columns):
    def load_data(*_, version="large", test_split=0.2, **__):
        rows = 600 if version == "small" else total
        train = int(rows * (1 - test_split))
        return arrays(((train, columns), (train,)), ((rows - train, columns), (rows - train,)), "float32")

    return load_data


DATASETS = {
    "mnist": images(28, 28, (), 60000),
    "fashion_mnist": images(28, 28, (), 60000),
    "cifar10": images(32, 32, (3,), 50000, (1,)),
    "cifar100": images(32, 32, (3,), 50000, (1,), 100),
    "imdb": sequences(50000, 0.5, 2),
    "reuters": sequences(11228, 0.2, 46),
    "boston_housing": table(506, 13),
    "california_housing": table(20640, 8),
}


def page_at_first():
    """Streamlit, whose widgets hold at first what they were made with; buttons aren't pressed."""
    page = MagicMock()
    page.sidebar = page
    page.slider = lambda label, min_value=None, max_value=None, value=None, step=None: (
        value if value is not None else min_value or 0
    )
    page.number_input = lambda label, min_value=None, max_value=None, value="min", step=None: (
        value if value != "min" else 0.0 if min_value is None else min_value
    )
    page.selectbox = page.radio = lambda label, options, index=0: list(options)[index]
    page.select_slider = lambda label, options, value=None: list(options)[0] if value is None else value
    page.button = page.checkbox = lambda *_, **__: False
    page.cache_resource = page.cache_data = lambda fn=None, **_: fn or (lambda inner: inner)
    return page


# As `tfds.builder(name).info.features` tells; None where each picture has a size of its own.
CATALOGUE = {
    "mnist": ({"image": ((28, 28, 1), "uint8"), "label": ((), "int64")}, ("image", "label"), 10),
    "tf_flowers": ({"image": ((None, None, 3), "uint8"), "label": ((), "int64")}, ("image", "label"), 5),
    "imdb_reviews": ({"text": ((), "string"), "label": ((), "int64")}, ("text", "label"), 2),
    "oxford_iiit_pet": (
        {
            "image": ((None, None, 3), "uint8"),
            "label": ((), "int64"),
            "species": ((), "int64"),
            "file_name": ((), "string"),
            "segmentation_mask": ((None, None, 1), "uint8"),
            "head_bbox": ((4,), "float32"),
        },
        ("image", "label"),
        37,
    ),
}


def load_from_catalogue(name, *, split=None, as_supervised=False, with_info=False, **_):
    """TensorFlow Datasets: fifty examples, all of them zeros, in the announced shapes."""
    import tensorflow as tf

    features, supervised, classes = CATALOGUE[name]
    specs = {key: tf.TensorSpec(shape, dtype) for key, (shape, dtype) in features.items()}
    signature = tuple(specs[key] for key in supervised) if as_supervised else specs

    def zeros(spec):
        shape = [40 if size is None else size for size in spec.shape]
        return np.full(shape, b"a few words") if spec.dtype == tf.string else np.zeros(shape, spec.dtype.as_numpy_dtype)

    def examples():
        for _ in range(50):
            yield tf.nest.map_structure(zeros, signature)

    def part():
        return tf.data.Dataset.from_generator(examples, output_signature=signature)

    if split is None:
        data = {"train": part(), "test": part()}
    else:
        data = [part() for _ in split] if isinstance(split, (list, tuple)) else part()
    label = types.SimpleNamespace(num_classes=classes)
    return (data, types.SimpleNamespace(features={"label": label})) if with_info else data


def first_batches(data, batch_size, samples=None):
    """Just enough of the arrays: one full batch where the batches come out even, else a smaller one.

    The batch axis of a model that fit builds is the batch size where that divides the samples, and None elsewhere. A
    data set or a generator is left to give its first batch.
    """
    arrays = keras.tree.flatten(data)
    if not arrays or not all(isinstance(array, np.ndarray) for array in arrays):
        return data
    samples = len(arrays[0]) if samples is None else samples
    kept = batch_size if samples % batch_size == 0 else min(samples, SAMPLES, batch_size - 1)
    return keras.tree.map_structure(lambda array: array[:kept], data)


def check_counts(*data):
    """As the method itself looks at arrays before they are cut."""
    given = [part for part in data if part is not None]
    if given and all(isinstance(array, np.ndarray) for array in keras.tree.flatten(given)):
        data_adapter_utils.check_data_cardinality(given)


def check_validation(data):
    """As `fit` looks at it before the first epoch."""
    if data is None:
        return
    parts = data_adapter_utils.unpack_x_y_sample_weight(data)
    get_data_adapter(*parts)
    check_counts(*parts)


def validate_briefly(evaluate, model, data, batch_size):
    """One batch of what the model is validated with, as after an epoch."""
    parts = data_adapter_utils.unpack_x_y_sample_weight(data)
    evaluate(model, *(first_batches(part, batch_size) for part in parts[:2]), batch_size=batch_size, steps=1, verbose=0)


def called_like(method):
    """Refuses the arguments that the method itself refuses; those that it doesn't name it looks through on its own."""
    signature = inspect.signature(method)

    def decorate(brief):
        @functools.wraps(method)
        def called(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return brief(*args, **kwargs)

        return called

    decorate.unnamed = lambda others: {name: value for name, value in others.items() if name not in signature.parameters}
    return decorate


def fit_on_samples(fit, evaluate):
    @called_like(fit)
    def fit_briefly(self, x=None, y=None, batch_size=None, epochs=1, *_, validation_split=0.0, **others):
        check_counts(x, y, others.get("sample_weight"))
        check_validation(others.get("validation_data"))
        if validation_split and others.get("validation_data") is None:
            train_validation_split((x, y, others.get("sample_weight")), validation_split)
        given_callbacks = keras.callbacks.CallbackList(others.get("callbacks"), model=self).callbacks
        if range(epochs):
            for callback in given_callbacks:
                if isinstance(callback, keras.callbacks.LearningRateScheduler):
                    callback.on_epoch_begin(0)
        arrays = [array for array in keras.tree.flatten(x) if isinstance(array, np.ndarray)]
        samples = math.floor(len(arrays[0]) * (1 - validation_split)) if arrays else None
        given = [first_batches(data, batch_size or 32, samples) for data in (x, y)]
        steps = {} if arrays else {"steps_per_epoch": 1}
        weights = {
            "class_weight": others.get("class_weight"),
            "sample_weight": first_batches(others.get("sample_weight"), batch_size or 32, samples),
        }
        history = fit(self, *given, batch_size=batch_size, epochs=1, verbose=0, **weights, **steps)
        if others.get("validation_data") is not None and range(epochs) and others.get("validation_freq", 1) == 1:
            size = others.get("validation_batch_size") or batch_size or 32
            validate_briefly(evaluate, self, others["validation_data"], size)
        for name, values in list(history.history.items()):
            history.history[name] = values * epochs
            history.history[f"val_{name}"] = values * epochs
        return history

    return fit_briefly


def on_samples(evaluate):
    like_itself = called_like(evaluate)

    @like_itself
    def evaluate_briefly(self, x=None, y=None, batch_size=None, *_, return_dict=False, **others):
        check_counts(x, y, others.get("sample_weight"))
        given = [first_batches(data, batch_size or 32) for data in (x, y)]
        more = like_itself.unnamed(others)
        return evaluate(self, *given, batch_size=batch_size, verbose=0, return_dict=return_dict, **more)

    return evaluate_briefly


def predict_zeros(predict):
    @called_like(predict)
    def predict_briefly(self, x, batch_size=None, *_, **__):
        result = predict(self, first_batches(x, batch_size or 32), batch_size=batch_size, verbose=0)
        length = len(keras.tree.flatten(x)[0])
        return keras.tree.map_structure(lambda array: np.zeros((length, *array.shape[1:]), array.dtype), result)

    return predict_briefly
