"""One epoch of training by Keras after another that isn't counted: {"wall": 2.1, "cpu": 2.3}

The same networks as in epoch.mjs, with numbers that are drawn: only the time tells something.
"""

import json
import sys
import time

import keras
import numpy as np

SAMPLES, BATCH, CLASSES = 2000, 64, 10

kind = sys.argv[1]
layers = keras.layers
second = {"filters": 64, "kernel_size": 3, "activation": "relu"}
convolutions = [layers.Conv2D(**second) if kind == "regular" else layers.SeparableConv2D(**second)]
if kind == "deep":
    convolutions += [layers.SeparableConv2D(**second), layers.SeparableConv2D(**second)]
model = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        layers.Conv2D(32, 3, activation="relu"),
        *convolutions,
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(128, activation="relu"),
        layers.Dense(CLASSES, activation="softmax"),
    ]
)
random = np.random.default_rng(0)
x = random.random((SAMPLES, 28, 28, 1), "float32")
y = keras.utils.to_categorical(random.integers(0, CLASSES, SAMPLES), CLASSES)
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])


def epoch():
    model.fit(x, y, batch_size=BATCH, epochs=1, verbose=0, shuffle=False)


epoch()
wall, cpu = time.perf_counter(), time.process_time()
epoch()
print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}))
