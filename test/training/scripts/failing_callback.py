"""A callback of the user's own fails in the midst of an epoch."""

import keras
import numpy as np


class Failing(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        if batch == 3:
            raise ValueError("in the user's own callback")


model = keras.Sequential([keras.layers.Dense(2)])
model.compile("sgd", "mse")
x = np.zeros((320, 2), "float32")
model.fit(x, x, verbose=0, callbacks=[Failing()])
