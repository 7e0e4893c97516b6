"""Trains on small digits in all the ways that are recorded, with a seed, and prints what came out."""

import importlib
import json
import os

from sklearn.datasets import load_digits

keras = importlib.import_module(os.environ.get("LIBRARY", "keras"))
keras.utils.set_random_seed(7)

x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")


def network(name, classes):
    layers = [
        keras.layers.Dense(32, activation="relu"),
        keras.layers.BatchNormalization(),
        keras.layers.Dense(classes, activation="softmax"),
    ]
    model = keras.Sequential(layers, name=name)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


class Counting(keras.callbacks.Callback):
    """The user's own: it evaluates in the midst of a fit, and fits another model there."""

    def __init__(self):
        super().__init__()
        self.batches = 0

    def on_train_batch_end(self, batch, logs=None):
        self.batches += 1
        assert isinstance(logs["loss"], float), logs

    def on_epoch_end(self, epoch, logs=None):
        if epoch == 1:
            self.evaluated = self.model.evaluate(x[:100], y[:100], verbose=0)
            inner.fit(x[:64], y[:64], epochs=1, verbose=0)


model, inner = network("digits", 10), network("inner", 10)
callbacks = [Counting()]
history = model.fit(x, y, batch_size=64, epochs=3, validation_split=0.2, verbose=2, callbacks=callbacks)
assert len(callbacks) == 1


def generator():
    for start in range(0, 1600, 100):
        yield x[start : start + 100], y[start : start + 100]


again = model.fit(generator(), epochs=4, initial_epoch=3, verbose=0)
evaluated = model.evaluate(x, y, verbose=0)

first, second = network("generator", 10), network("discriminator", 10)
on_batch = []
for start in range(0, 320, 32):
    on_batch.append(first.train_on_batch(x[start : start + 32], y[start : start + 32]))
    on_batch.append(second.train_on_batch(x[start : start + 32], y[start : start + 32], return_dict=True))

results = {
    "history": history.history,
    "again": again.history,
    "batches": callbacks[0].batches,
    "evaluatedWithin": callbacks[0].evaluated,
    "evaluated": evaluated,
    "onBatch": on_batch,
    "params": model.count_params(),
}
print(json.dumps(results, default=float))
