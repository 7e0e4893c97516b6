"""Regular, half separable or all separable: what does the swap cost, and what does it bring?

A network of the kind of the study that Lamella repeats: CIFAR-10, batches of 256, Adam with 0.001, 150 epochs, dropout, max
pooling, batch normalisation and dense layers. The study gives no layer sizes; these are our own.

    Train both (above the model)     trains this file's model in its three forms and compares them
    lamella compare conv_study.py    the same in a terminal

As it stands it trains on the small digits that scikit-learn brings, in a minute or two on a laptop. Set STUDY to True for
the study's own setting: that downloads CIFAR-10 and wants a GPU, or a night.
"""

import keras
from keras import layers

STUDY = False

if STUDY:
    input_shape, batch_size, epochs = (32, 32, 3), 256, 150
else:
    input_shape, batch_size, epochs = (8, 8, 1), 32, 15


def load_data():
    if STUDY:
        (x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
        return (x_train / 255.0, y_train), (x_test / 255.0, y_test)
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split

    digits = load_digits()
    images = digits.images[..., None] / 16.0
    x_train, x_test, y_train, y_test = train_test_split(
        images, digits.target, test_size=0.25, random_state=1, stratify=digits.target
    )
    return (x_train, y_train), (x_test, y_test)


inputs = keras.Input(input_shape)

# The stem reads the picture; it stays regular in all three forms.
x = layers.Conv2D(32, 3, padding="same", activation="relu")(inputs)

x = layers.Conv2D(32, 3, padding="same", use_bias=False)(x)
x = layers.BatchNormalization(momentum=0.9)(x)
x = layers.Activation("relu")(x)
x = layers.MaxPooling2D()(x)
x = layers.Dropout(0.2)(x)

x = layers.Conv2D(64, 3, padding="same", use_bias=False)(x)
x = layers.BatchNormalization(momentum=0.9)(x)
x = layers.Activation("relu")(x)
x = layers.Conv2D(64, 3, padding="same", use_bias=False)(x)
x = layers.BatchNormalization(momentum=0.9)(x)
x = layers.Activation("relu")(x)
x = layers.MaxPooling2D()(x)
x = layers.Dropout(0.3)(x)

x = layers.Conv2D(128, 3, padding="same", use_bias=False)(x)
x = layers.BatchNormalization(momentum=0.9)(x)
x = layers.Activation("relu")(x)
x = layers.Dropout(0.4)(x)

x = layers.Flatten()(x)
x = layers.Dense(128, activation="relu")(x)
x = layers.Dropout(0.5)(x)
outputs = layers.Dense(10, activation="softmax")(x)

model = keras.Model(inputs, outputs, name="conv_study")
model.compile(keras.optimizers.Adam(0.001), "sparse_categorical_crossentropy", metrics=["accuracy"])

(x_train, y_train), (x_test, y_test) = load_data()
model.fit(
    x_train,
    y_train,
    batch_size=batch_size,
    epochs=epochs,
    validation_data=(x_test, y_test),
    verbose=2,
)
