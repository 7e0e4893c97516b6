"""Prints what each edition of Keras makes of another's objects: `keras`, `tf_keras`, and TensorFlow's own copy.

Of a program the class of what it raises, or null; where it sets R, what that is then.
"""

import contextlib
import io
import json
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

IMPORTS = {
    "keras": ["import keras as {}", "from keras.optimizers import Adam"],
    "tf_keras": ["import tf_keras as {}", "from tf_keras.optimizers import Adam"],
    "tensorflow.python.keras": [
        "from tensorflow.python import keras as {}",
        "from tensorflow.python.keras.optimizer_v2.adam import Adam",
    ],
}

# A is the one edition, B the other, and Adam is B's. Each line is a program.
WAYS = """
A.Sequential([B.layers.Dense(3)])
A.Sequential([A.Input((4,)), B.layers.Dense(3)])
A.Sequential([B.Input((4,)), A.layers.Dense(3)])
m = A.Sequential(); m.add(B.layers.Dense(3))
m = A.Sequential(); m.add(B.Input((4,)))
m = A.Sequential(); m.add(B.layers.InputLayer((4,)))
A.Sequential([B.Sequential([B.layers.Dense(3)])])
B.layers.Dense(3)(A.Input((4,)))
B.layers.Conv2D(3, 3)(A.Input((8, 8, 4)))
B.layers.Flatten()(A.Input((8, 8, 4)))
B.layers.Dropout(0.1)(A.Input((8, 8, 4)))
B.layers.Activation("linear")(A.Input((8, 8, 4)))
B.layers.Add()([A.Input((4,)), A.Input((4,))])
B.layers.Average()([A.Input((4,)), A.Input((4,))])
B.layers.Concatenate()([A.Input((4,)), A.Input((4,))])
B.layers.concatenate([A.Input((4,)), A.Input((4,))])
B.layers.Reshape((2, 2))(A.Input((4,)))
B.layers.Embedding(9, 2)(A.Input((4,)))
B.layers.Lambda(lambda x: x * 2)(A.Input((4,)))
B.layers.MaxPooling2D()(A.Input((8, 8, 4)))
B.layers.UpSampling2D()(A.Input((8, 8, 4)))
B.layers.ZeroPadding2D()(A.Input((8, 8, 4)))
B.layers.GlobalAveragePooling2D()(A.Input((8, 8, 4)))
B.layers.SimpleRNN(3)(A.Input((8, 4)))
B.layers.Cropping2D()(A.Input((8, 8, 4)))
B.layers.LeakyReLU()(A.Input((8,)))
B.layers.Softmax()(A.Input((8,)))
B.Sequential([B.layers.Dense(3)])(A.Input((4,)))
i = B.Input((4,)); B.Model(i, B.layers.Dense(3)(i))(A.Input((4,)))
i = B.Input((4,)); A.Model(i, B.layers.Dense(3)(i))
i = A.Input((4,)); j = B.Input((4,)); A.Model(i, B.layers.Dense(3)(j))
i = B.Input((4,)); A.Model(inputs=[i], outputs=[B.layers.Dense(3)(i)])
i = B.Input((4,)); A.Model(i, A.layers.Dense(3)(i))
i = B.Input((4,)); B.Model(i, A.layers.Dense(3)(i))
A.layers.Dense(3)(B.layers.Dense(4)(B.Input((4,))))
m = B.Sequential([B.layers.InputLayer((4,)), B.layers.Dense(3)]); B.Model(m.input, m.output)
m = B.Sequential([B.layers.InputLayer((4,)), B.layers.Dense(3)]); A.Model(m.input, m.output)
m = B.Sequential([B.layers.Dense(3, input_shape=(4,))]); B.Model(m.inputs, m.outputs)
m = B.Sequential([B.layers.InputLayer((4,)), B.layers.Dense(3)]); c = B.models.clone_model(m); B.Sequential([c, B.layers.Dense(2)])
m = B.Sequential([B.layers.InputLayer((4,)), B.layers.Dense(3)]); c = B.models.clone_model(m); A.Sequential([c, A.layers.Dense(2)])
d = B.layers.Dense(3); c = B.layers.Dense.from_config(d.get_config()); B.Sequential([c])
d = B.layers.Dense(3); c = d.__class__.from_config(d.get_config()); A.Sequential([c])
m = B.Sequential([B.layers.Dense(3)]); B.Sequential(m.layers)
m = B.Sequential([B.layers.Dense(3)]); A.Sequential(m.layers)
m = A.Sequential([A.layers.Dense(3)]); m.compile(Adam(), "mse")
m = A.Sequential([A.layers.Dense(3)]); m.compile(optimizer=Adam(), loss="mse")
m = A.Sequential([A.layers.Dense(3)]); m.compile(optimizer=Adam(1e-3), loss=B.losses.MeanSquaredError(), metrics=["mae"])
m = B.Sequential([B.layers.Dense(3)]); m.compile(Adam(), "mse")
m = A.Sequential([A.layers.Dense(3)]); m.compile("adam", B.losses.MeanSquaredError(), metrics=[B.metrics.MeanAbsoluteError()])
A.layers.RNN(B.layers.SimpleRNNCell(3))
A.layers.Dense(3, kernel_regularizer=B.regularizers.l2(0.1))(A.Input((4,)))
A.layers.Dense(3, kernel_initializer=B.initializers.HeNormal())(A.Input((4,)))
A.layers.Dense(3, kernel_constraint=B.constraints.NonNeg())(A.Input((4,)))
A.layers.Dense(3, activation=B.activations.relu)(A.Input((4,)))
class Own(B.layers.Layer): call = lambda self, x: x; ¶ A.Sequential([Own()])
class Own(B.layers.Layer): call = lambda self, x: x; ¶ B.Sequential([Own(), B.layers.Dense(3)])
class Own(B.layers.Layer): call = lambda self, x: x * 2; ¶ Own()(A.Input((4,)))
"""

HOLDING = """
class Own(A.{base}):
    def __init__(self):
        super().__init__()
        self.dense = B.layers.Dense(3)
        self.more = [B.layers.Dense(2)]
    def call(self, x):
        return self.more[0](self.dense(x))
own = Own()
own(np.zeros((2, 4), "float32"))
R = own.count_params()
"""

WRAPPERS = ["A.layers.TimeDistributed(B.layers.Dense(3))", "A.layers.Bidirectional(B.layers.SimpleRNN(3))"]


def programs():
    for one in IMPORTS:
        for other in IMPORTS:
            if one == other:
                continue
            head = [IMPORTS[one][0].format("A"), IMPORTS[other][0].format("B"), IMPORTS[other][1]]
            ways = [*WAYS.strip().splitlines(), *(WRAPPERS if one != "tensorflow.python.keras" else [])]
            for way in ways:
                yield [*head, *(part.strip() for part in way.replace("; ¶", "\n").replace("; ", "\n").splitlines())]
            for base in ("Model", "layers.Layer"):
                yield ["import numpy as np", *head, *HOLDING.format(base=base).strip().splitlines()]


def answer(lines):
    scope = {}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec("\n".join(lines), scope)
    except Exception as error:
        return type(error).__name__
    return scope.get("R")


rows = [f"  {json.dumps({'program': lines, 'answer': answer(lines)})}" for lines in programs()]
print("[\n" + ",\n".join(rows) + "\n]")
