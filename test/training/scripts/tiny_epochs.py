"""Epochs of milliseconds, so many that only a request ends them. The last line is how many there were."""

import keras
import numpy as np

model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
x = np.zeros((8, 2), "float32")
print(len(model.fit(x, x[:, :1], epochs=1_000_000, verbose=0).history["loss"]))
