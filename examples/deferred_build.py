"""Three models without an input: built by `build`, by a first call, and by `fit`."""

import numpy as np
import keras
from keras import layers
from keras.datasets import mnist

num_classes = 10


def make_model():
    return keras.Sequential(
        [
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(64, 3, activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(num_classes, activation="softmax"),
        ]
    )


# 1. Told its input shape; the first axis is the batch.
built = make_model()
built.build((None, 28, 28, 1))
built.summary()

# 2. Called on a batch of four images.
called = make_model()
predictions = called(np.zeros((4, 28, 28, 1), dtype="float32"))
called.summary()

# 3. Trained: the shape is that of the data.
(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train = np.expand_dims(x_train, -1).astype("float32") / 255

fitted = make_model()
fitted.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
fitted.fit(x_train, y_train, batch_size=128, epochs=1, validation_split=0.1)
fitted.summary()
