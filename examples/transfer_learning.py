"""Cats and dogs with a pretrained VGG16: the base frozen, a new head trained, then the last block fine-tuned."""

import keras
from keras import layers
from keras.applications import VGG16

conv_base = VGG16(weights="imagenet", include_top=False, input_shape=(150, 150, 3))
conv_base.trainable = False

model = keras.Sequential()
model.add(conv_base)
model.add(layers.Flatten())
model.add(layers.Dense(256, activation="relu"))
model.add(layers.Dropout(0.5))
model.add(layers.Dense(1, activation="sigmoid"))
model.summary()
model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.RMSprop(learning_rate=2e-5), metrics=["accuracy"])

# The same base with random weights inside a functional model; its last block is trained again.
base = VGG16(weights=None, include_top=False, input_shape=(224, 224, 3))
for layer in base.layers:
    layer.trainable = layer.name.startswith("block5")

inputs = keras.Input(shape=(224, 224, 3))
x = layers.Rescaling(1.0 / 255)(inputs)
x = base(x)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dense(256, activation="relu")(x)
outputs = layers.Dense(5, activation="softmax")(x)
fine_tuned = keras.Model(inputs, outputs, name="fine_tuned")
fine_tuned.summary()
