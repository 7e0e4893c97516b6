"""Many epochs of milliseconds, one among them that takes long, with a list of callbacks of a class of its own where it is told so.

The last line is what Keras itself reports, and how many batches came by a callback.
"""

import json
import sys
import time

import keras
import numpy as np

EPOCHS, LONG, STEPS = 40, 30, 12


class Listener(keras.callbacks.Callback):
    epoch = batches = 0

    def on_epoch_begin(self, epoch, logs=None):
        self.epoch = epoch

    def on_train_batch_end(self, batch, logs=None):
        self.batches += 1
        if self.epoch == LONG:
            # Long enough for a point, whatever the epochs before have cost.
            time.sleep(0.4)


class OwnList(keras.callbacks.CallbackList):
    own = 0

    def _on_train_batch_end(self, batch, logs=None):
        self.own += 1
        super()._on_train_batch_end(batch, logs)


keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)], name="short")
model.compile("sgd", "mse")
x = np.random.default_rng(0).random((STEPS * 4, 4), "float32")
listener = Listener()
callbacks, before = [listener], []
if "own" in sys.argv:
    told = {"verbose": 0, "epochs": EPOCHS, "steps": STEPS}
    callbacks = OwnList([listener], add_history=True, model=model, **told)
    before = [*vars(callbacks), "own"]
history = model.fit(x, x[:, :1], batch_size=4, epochs=EPOCHS, verbose=0, callbacks=callbacks).history
own = getattr(callbacks, "own", 0)
kept = before == [*vars(callbacks)] if before else True
print(json.dumps({"loss": history["loss"], "batches": listener.batches, "own": own, "kept": kept}))
