"""A classifier written as a class: blocks in a list, made in `__init__` and applied in `call`."""

import keras
from keras import layers


class ConvBlock(layers.Layer):
    """Convolution, normalisation and pooling as one layer."""

    def __init__(self, filters, **kwargs):
        super().__init__(**kwargs)
        self.conv = layers.Conv2D(filters, 3, padding="same", use_bias=False)
        self.norm = layers.BatchNormalization()
        self.pool = layers.MaxPooling2D()

    def call(self, inputs, training=None):
        x = self.conv(inputs)
        x = self.norm(x, training=training)
        x = keras.activations.relu(x)
        return self.pool(x)


class ImageClassifier(keras.Model):
    def __init__(self, widths=(32, 64, 128), num_classes=10):
        super().__init__()
        self.blocks = [ConvBlock(width) for width in widths]
        self.pool = layers.GlobalAveragePooling2D()
        self.dropout = layers.Dropout(0.5)
        self.classifier = layers.Dense(num_classes, activation="softmax")

    def call(self, inputs, training=None):
        x = inputs
        for block in self.blocks:
            x = block(x, training=training)
        x = self.pool(x)
        x = self.dropout(x, training=training)
        return self.classifier(x)


model = ImageClassifier()
model(keras.Input(shape=(64, 64, 3)))  # the first call makes the weights
model.summary()
