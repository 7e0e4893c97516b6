"""A convolution small enough to be counted by hand, and its separable form."""

from keras import layers, models

# A 3x3 window over 2 channels, for each of 3 filters, and one bias for each filter.
model = models.Sequential()
model.add(layers.Conv2D(3, (3, 3), input_shape=(5, 5, 2)))
model.summary()

# A 3x3 window for each of 2 channels, then a 1x1 convolution that mixes them into 3.
separable = models.Sequential()
separable.add(layers.SeparableConv2D(3, (3, 3), input_shape=(5, 5, 2)))
separable.summary()
