"""A small residual network whose stages are listed in a table and built by helper functions."""

import keras
from keras import layers

STAGES = [
    {"filters": 64, "blocks": 2, "strides": 1},
    {"filters": 128, "blocks": 2, "strides": 2},
    {"filters": 256, "blocks": 2, "strides": 2},
]


def conv_bn(x, filters, kernel_size=3, strides=1, activation="relu"):
    x = layers.Conv2D(filters, kernel_size, strides=strides, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    if activation is not None:
        x = layers.Activation(activation)(x)
    return x


def residual_block(x, filters, strides=1):
    shortcut = x
    if strides != 1 or x.shape[-1] != filters:
        # The width changes: a 1x1 convolution brings the shortcut to the same shape.
        shortcut = conv_bn(x, filters, kernel_size=1, strides=strides, activation=None)
    x = conv_bn(x, filters, strides=strides)
    x = conv_bn(x, filters, activation=None)
    x = layers.Add()([x, shortcut])
    return layers.ReLU()(x)


def build_resnet(input_shape=(32, 32, 3), num_classes=10):
    inputs = keras.Input(shape=input_shape)
    x = conv_bn(inputs, 64)
    for stage in STAGES:
        for block in range(stage["blocks"]):
            x = residual_block(x, stage["filters"], strides=stage["strides"] if block == 0 else 1)
    x = layers.GlobalAveragePooling2D()(x)
    outputs = layers.Dense(num_classes, activation="softmax")(x)
    return keras.Model(inputs, outputs, name="small_resnet")


model = build_resnet()
model.summary()
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
