"""Metrics that are no numbers, a learning rate by schedule, several steps in one execution, several inputs."""

import keras
import numpy as np

keras.utils.set_random_seed(0)


class Reported(keras.metrics.Metric):
    def __init__(self, name, value):
        super().__init__(name=name)
        self.value = value

    def update_state(self, y_true, y_pred, sample_weight=None):
        pass

    def result(self):
        return keras.ops.convert_to_tensor(self.value, dtype="float32")


left, right = keras.Input((4,)), keras.Input((4,))
model = keras.Model([left, right], keras.layers.Dense(1)(keras.layers.Add()([left, right])), name="two_inputs")
model.compile(
    keras.optimizers.SGD(keras.optimizers.schedules.ExponentialDecay(0.5, decay_steps=10, decay_rate=0.5)),
    "mse",
    metrics=[Reported("undefined", np.nan), Reported("large", np.inf), Reported("small", -np.inf)],
    steps_per_execution=4,
)
x = np.ones((100, 4), "float32")
model.fit([x, x], np.zeros((100, 1)), batch_size=10, epochs=2, verbose=0)
