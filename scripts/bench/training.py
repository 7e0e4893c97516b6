"""Trains models for `npm run bench`, and prints how long each took: {"small": 2.1, "middling": 7.9, "short20": 0.9, …}

    small, middling         an epoch takes a tenth of a second and more
    short20, 40, 70         as small, with so few batches that an epoch takes about so many milliseconds

The first epoch of each compiles it, and isn't counted.
"""

import json
import time

import keras
import numpy as np

SHORT = (20, 40, 70)
SHORT_EPOCHS = 60
BATCH = 32

keras.utils.set_random_seed(0)
random = np.random.default_rng(0)


def dense(name):
    layers = [keras.Input((64,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(10, activation="softmax")]
    return keras.Sequential(layers, name=name)


def convolutional(name):
    layers = [keras.Input((32, 32, 3))]
    for filters in (32, 64, 64):
        layers += [keras.layers.Conv2D(filters, 3, padding="same", activation="relu"), keras.layers.MaxPooling2D()]
    layers += [keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")]
    return keras.Sequential(layers, name=name)


def seconds(model, x, batch_size, epochs):
    y = random.integers(0, 10, len(x))
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x, y, batch_size=batch_size, epochs=1, verbose=0)
    began = time.perf_counter()
    model.fit(x, y, batch_size=batch_size, epochs=epochs, verbose=0)
    return time.perf_counter() - began


def short(name, wanted):
    """How many batches that are is found by trying: the pace is the machine's."""
    batches = 20
    for trial in ("guessed", "corrected", name):
        took = seconds(dense(trial), random.random((batches * BATCH, 64), "float32"), BATCH, SHORT_EPOCHS)
        batches = max(1, round(batches * wanted * SHORT_EPOCHS / took))
    return took


took = {
    "small": seconds(dense("small"), random.random((6400, 64), "float32"), BATCH, 8),
    "middling": seconds(convolutional("middling"), random.random((1024, 32, 32, 3), "float32"), 64, 3),
}
for milliseconds in SHORT:
    name = f"short{milliseconds}"
    took[name] = short(name, milliseconds / 1000)
print(json.dumps(took))
