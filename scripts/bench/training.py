"""Trains a small and a middling model for `npm run bench`, and prints how long each took: {"small": 2.1, "middling": 7.9}

The first epoch of each compiles it, and isn't counted.
"""

import json
import time

import keras
import numpy as np

keras.utils.set_random_seed(0)
random = np.random.default_rng(0)


def small():
    layers = [keras.Input((64,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(10, activation="softmax")]
    return keras.Sequential(layers, name="small"), random.random((6400, 64), "float32"), 32, 8


def middling():
    layers = [keras.Input((32, 32, 3))]
    for filters in (32, 64, 64):
        layers += [keras.layers.Conv2D(filters, 3, padding="same", activation="relu"), keras.layers.MaxPooling2D()]
    layers += [keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")]
    return keras.Sequential(layers, name="middling"), random.random((1024, 32, 32, 3), "float32"), 64, 3


def seconds(make):
    model, x, batch_size, epochs = make()
    y = random.integers(0, 10, len(x))
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x, y, batch_size=batch_size, epochs=1, verbose=0)
    began = time.perf_counter()
    model.fit(x, y, batch_size=batch_size, epochs=epochs, verbose=0)
    return time.perf_counter() - began


print(json.dumps({"small": seconds(small), "middling": seconds(middling)}))
