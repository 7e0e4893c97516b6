import keras

print("imported", keras.__version__)
