"""Epochs of many slow batches: there is time to stop it, or to kill it. Then a second fit."""

import time

import keras
import numpy as np


class Slow(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        time.sleep(0.02)


model = keras.Sequential([keras.layers.Dense(1)])
model.compile("sgd", "mse")
x = np.zeros((400, 2), "float32")
for _ in range(2):
    history = model.fit(x, x[:, :1], batch_size=10, epochs=50, verbose=0, callbacks=[Slow()])
    print(len(history.history["loss"]), flush=True)
