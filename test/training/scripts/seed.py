"""What a first weight is: by the seed of whoever starts the run, unless the script has its own."""

import sys

import keras

if len(sys.argv) > 1:
    keras.utils.set_random_seed(int(sys.argv[1]))
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
print([float(value) for value in model.get_weights()[0].ravel()])
