"""Prints which ways to use models, and their layers and tensors, Keras refuses, as JSON: the class of what it raises, or null.

    python model_forms.py FOLDER

    {"program": ["import keras", …], "answers": {"stack.add(3)": "ValueError", "stack.add(layers.Dense(3))": null}}

Each way is tried in a process of its own, so that none sees what another has done. What is saved lands in FOLDER.
"""

import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import data_forms
import keras
import more_model_forms
import numpy as np
import training_forms
from keras import layers

PROGRAM = """\
import keras
import numpy as np
from keras import layers, ops
inputs = keras.Input((8,), name="features")
hidden = layers.Dense(4, activation="relu", name="hidden")(inputs)
outputs = layers.Dense(3, name="scores")(hidden)
model = keras.Model(inputs, outputs)
stack = keras.Sequential([keras.Input((8,)), layers.Dense(4, name="first"), layers.Dense(3, name="last")])
open_stack = keras.Sequential([layers.Dense(4), layers.Dense(3)])
empty = keras.Sequential()
second = keras.Input((5,))
pair = keras.Model([inputs, second], [outputs, layers.Dense(2, name="other")(second)])
named = keras.Model({"a": inputs, "b": second}, {"y": layers.concatenate([inputs, second])})
dense = layers.Dense(3)
image = keras.Input((8, 8, 3))
compiled = keras.Sequential([keras.Input((8,)), layers.Dense(3)])
compiled.compile(loss="mse")
x = np.ones((6, 8))
y = np.ones((6, 3))
"""

WAYS = """\
keras.Input()
keras.Input(8)
keras.Input((8,))
keras.Input([8])
keras.Input("8")
keras.Input((8.0,))
keras.Input((-1,))
keras.Input((None, 8))
keras.Input(None)
keras.Input(shape=(8,), batch_size=4)
keras.Input(batch_shape=(4, 8))
keras.Input(batch_shape=4)
keras.Input((8,), batch_shape=(4, 8))
keras.Input((8,), 4, "int32")
keras.Input((8,), dtype="int")
keras.Input((8,), dtype="floaty")
keras.Input((8,), name=3)
keras.Input((8,), name="a/b")
keras.Input((8,), sparse=True)
keras.Input((8,), tensor=hidden)
keras.Input(shape=8)
keras.Input(input_shape=(8,))
keras.Input((8, (3,)))
keras.Model(inputs, outputs)
keras.Model(inputs=inputs, outputs=outputs)
keras.Model(inputs=[inputs], outputs=[outputs])
keras.Model(input=inputs, output=outputs)
keras.Model(inputs)
keras.Model(inputs=inputs)
keras.Model(outputs, inputs)
keras.Model(hidden, outputs)
keras.Model(inputs, dense)
keras.Model(dense, outputs)
keras.Model(inputs, None)
keras.Model(inputs, [])
keras.Model([], outputs)
keras.Model(inputs, [outputs, None])
keras.Model(inputs, outputs, "named")
keras.Model(inputs, outputs, name="named")
keras.Model(inputs, outputs, name=3)
keras.Model(inputs, outputs, trainable=False)
keras.Model(inputs, outputs, dtype="float16")
keras.Model(inputs, outputs, verbose=1)
keras.Model([inputs, second], outputs)
keras.Model(second, outputs)
keras.Model([inputs, inputs], outputs)
keras.Model(x, outputs)
keras.Model(inputs, x)
keras.Model(inputs, (outputs, hidden))
keras.Model(inputs, {"a": outputs, "b": hidden})
keras.Model({"a": inputs}, outputs)
keras.Model(inputs, inputs)
keras.Model(inputs, outputs * 2)
keras.Model(inputs, ops.softmax(outputs))
keras.Model(inputs, [[outputs], [hidden]])
keras.Model(model.input, model.layers[1].output)
keras.Model(model.inputs, model.get_layer("hidden").output)
keras.Model(model.input, model.get_layer("hidden"))
keras.Model(model.input, model.layers[-1])
keras.Model(model, outputs)
keras.Model()
keras.Sequential()
keras.Sequential([])
keras.Sequential([dense, dense])
keras.Sequential(dense)
keras.Sequential([dense], "named")
keras.Sequential([dense], name="named")
keras.Sequential(dense, layers.Dense(4))
keras.Sequential([[dense]])
keras.Sequential([layers.Dense])
keras.Sequential([None])
keras.Sequential(["Dense"])
keras.Sequential([inputs])
keras.Sequential([keras.Input((8,)), outputs])
keras.Sequential([outputs])
keras.Sequential([lambda t: t])
keras.Sequential([ops.relu])
keras.Sequential([keras.activations.relu])
keras.Sequential([model])
keras.Sequential([model, layers.Dense(2)])
keras.Sequential([layers.Dense(4), keras.Input((8,))])
keras.Sequential([keras.Input((8,)), layers.Conv2D(3, 3)])
keras.Sequential([keras.Input((8,)), layers.LSTM(3)])
keras.Sequential([keras.Input((8, 3)), layers.LSTM(3), layers.LSTM(3)])
keras.Sequential([keras.Input((8,)), layers.Add()])
keras.Sequential([keras.Input((8,)), layers.Concatenate()])
keras.Sequential([keras.Input((8,)), layers.Dot(1)])
keras.Sequential([layers.Dense(3, name="a"), layers.Dense(3, name="a")])
keras.Sequential([layers.InputLayer(shape=(8,)), dense])
keras.Sequential([layers.InputLayer((8,)), dense])
keras.Sequential([layers.InputLayer(input_shape=(8,)), dense])
keras.Sequential([layers.Dense(3, input_shape=(8,))])
keras.Sequential([layers.Dense(3, input_dim=8)])
keras.Sequential([layers.Dense(3, batch_input_shape=(None, 8))])
keras.Sequential((dense, layers.Dense(2)))
keras.Sequential(layers=[dense])
keras.Sequential(*[dense])
keras.Sequential(layer for layer in [dense])
stack.add(layers.Dense(3))
stack.add(3)
stack.add(None)
stack.add(layers.Dense)
stack.add("Dense")
stack.add(outputs)
stack.add([dense])
stack.add(dense, layers.Dense(2))
stack.add()
stack.add(keras.Input((8,)))
stack.add(layers.Dense(3, name="last"))
stack.add(layers.Conv1D(3, 3))
stack.add(layers.Reshape((2, 2)))
stack.add(layers.Reshape((3, 1)))
stack.add(model)
stack.add(layer=dense)
stack.add(keras.activations.relu)
empty.add(keras.Input(shape=(8,)))
empty.add(inputs)
empty.add(dense)
empty.pop()
stack.pop()
stack.pop(0)
stack.pop(-1)
stack.layers[5]
stack.layers[-1].output
stack.layers.append(dense)
model.layers[0].output
model.layers[9].output
model.layers["hidden"]
model.get_layer("hidden")
model.get_layer("Hidden")
model.get_layer(1)
model.get_layer(index=1)
model.get_layer(index=9)
model.get_layer(index=-1)
model.get_layer(name="hidden", index=1)
model.get_layer()
model.get_layer(None)
model.get_layer(dense)
stack.get_layer("first")
stack.get_layer("features")
open_stack.layers[0].output
open_stack.output
open_stack.input
open_stack.inputs
open_stack.input_shape
open_stack.output_shape
open_stack.summary()
open_stack.count_params()
open_stack.get_weights()
open_stack.weights
open_stack.build()
open_stack.build((None, 8))
open_stack.build(None, 8)
open_stack.build(8)
open_stack.build("8")
open_stack.build([None, 8])
open_stack.build(input_shape=(None, 8))
open_stack.build((8,))
empty.summary()
empty.build((None, 8))
empty.output
empty.layers[0]
model.summary()
model.summary(80)
model.summary(show_trainable=True)
model.summary(layers=True)
model.summary(expand_nested=True)
model.input_shape
model.output_shape
model.outputs[0]
model.outputs[1]
model.output.shape
model.outputs.shape
model.name
model.name = "other"
model.trainable = False
model.trainable = None
model.trainable = "no"
model.layers = []
model.layer
model.input_names
model.output_names
model.build((None, 8))
model.build()
model.count_params()
model.weights[0].shape
model.weights[9]
model.get_weights()[0].shape
model.set_weights([])
model.set_weights(model.get_weights())
model.set_weights(stack.get_weights())
model.set_weights(x)
model(inputs)
model(x)
model(keras.Input((9,)))
model(keras.Input((8, 8)))
model(np.ones((2, 9)))
model()
model(None)
model([inputs])
model([inputs, second])
model({"features": inputs})
model({"other": inputs})
model(inputs, training=True)
model(inputs, True)
model(inputs, mask=None)
model(image)
model("a")
stack(inputs)
stack(keras.Input((9,)))
stack([inputs, second])
open_stack(inputs)
open_stack(image)
open_stack()
empty(inputs)
pair([inputs, second])
pair((inputs, second))
pair(inputs, second)
pair([second, inputs])
pair([inputs])
pair(inputs)
pair({"features": inputs, second.name: second})
named({"a": inputs, "b": second})
named({"a": inputs})
named({"a": inputs, "b": second, "c": second})
named({"a": inputs, "c": second})
named([inputs, second])
named(inputs)
dense(inputs)
dense(None)
dense(8)
dense("inputs")
dense(x)
dense(model)
dense(layers.Dense(2))
dense([inputs, inputs])
dense(keras.Input(()))
dense(image)
dense.output
dense.input
dense.kernel
dense.weights
dense.get_weights()
dense.set_weights([np.ones((8, 3)), np.ones(3)])
dense.units
dense.unit
dense.name
dense.count_params()
dense.input_shape
dense.build((None, 8))
dense.built
dense.get_config()
dense.trainable = False
dense.name = "other"
model.layers[1].input
model.layers[1].output
model.layers[1].input_shape
model.layers[1].output_shape
model.layers[1].kernel.shape
model.layers[1].kernels
model.layers[1].set_weights([np.ones((8, 4))])
model.layers[1].set_weights([np.ones((8, 4)), np.ones(4)])
model.layers[1].set_weights([np.ones((4, 8)), np.ones(4)])
model.layers[1].get_weights()[2]
model.layers[1].units = 9
len(model)
len(model.layers)
len(inputs)
int(inputs)
float(hidden)
bool(hidden)
list(hidden)
[each for each in hidden]
hidden[0]
hidden[:, 0]
hidden[:, 9]
hidden[..., None]
hidden[0, 0, 0]
hidden["a"]
hidden.shape
hidden.shape[1]
hidden.shape[2]
hidden.numpy()
hidden.dtype
hidden.name
hidden.ndim
hidden.size
hidden.T
hidden.reshape((-1, 2))
hidden.get_shape()
hidden.assign(x)
hidden.units
hidden + outputs
hidden + 1
hidden + "a"
hidden + None
hidden + x
hidden * [1, 2, 3, 4]
hidden * [1, 2, 3]
hidden @ outputs
hidden == 1
hidden > 0
-hidden
not hidden
hidden and outputs
hidden if hidden else outputs
np.array(hidden)
np.mean(hidden)
np.concatenate([hidden, outputs])
x + hidden
x @ hidden
abs(hidden)
hidden ** 2
hidden // 2
round(hidden)
max(hidden, outputs)
sum([hidden, hidden])
ops.concatenate([hidden, outputs])
ops.concatenate([hidden, outputs], axis=0)
ops.concatenate(hidden, outputs)
ops.reshape(hidden, (2, 2))
ops.reshape(hidden, (-1, 3))
ops.reshape(hidden, (-1, 2, 2))
ops.matmul(hidden, outputs)
ops.mean(hidden, axis=5)
ops.transpose(hidden, (0, 2, 1))
ops.expand_dims(hidden)
ops.expand_dims(hidden, 1)
ops.squeeze(hidden, 1)
ops.stack([hidden, outputs])
ops.split(hidden, 3, axis=-1)
ops.split(hidden, 2, axis=-1)
ops.one_hot(hidden, "a")
ops.relu(None)
ops.relu(dense)
ops.cast(hidden, "flaot")
ops.cast(hidden, "float16")
keras.models.clone_model(model)
keras.models.clone_model(stack)
keras.models.clone_model(open_stack)
keras.models.clone_model(dense)
keras.models.clone_model(model, input_tensors=inputs)
keras.models.clone_model("model")
keras.models.clone_model()
keras.Model.from_config(model.get_config())
keras.Sequential.from_config(stack.get_config())
keras.Sequential.from_config(model.get_config())
keras.Model.from_config({})
layers.Dense.from_config(dense.get_config())
layers.Dense.from_config({})
layers.Dense.from_config({"units": 3})
layers.Dense.from_config(layers.Conv2D(3, 3).get_config())
layers.deserialize(layers.serialize(dense))
layers.deserialize("Dense")
model.compile()
model.compile("adam", "mse")
model.compile("adam", "mse", ["accuracy"])
model.compile("adam", "mse", "accuracy")
model.compile("adma", "mse")
model.compile("adam", "msee")
model.compile("adam", "mse", ["acc", "accurcy"])
model.compile(optimizer=keras.optimizers.Adam)
model.compile(optimizer=None)
model.compile(loss=3)
model.compile(loss=["mse", "mse"])
model.compile(loss={"scores": "mse"})
model.compile(loss={"score": "mse"})
model.compile(loss=keras.losses.MeanSquaredError)
model.compile(loss=keras.losses.MeanSquaredError())
model.compile(loss=keras.losses.mean_squared_error)
model.compile(metrics=keras.metrics.Accuracy)
model.compile(lr=0.1)
model.compile(optimizer=keras.optimizers.Adam(lr=0.1))
model.compile(optimizer=keras.optimizers.Adam("0.1"))
model.compile(loss="mse", loss_weights=[1, 2])
model.compile(loss="mse", loss_weights={"scores": 1})
pair.compile(loss="mse")
pair.compile(loss=["mse", "mae"])
pair.compile(loss=["mse"])
pair.compile(loss={"scores": "mse", "other": "mse"})
pair.compile(loss={"scores": "mse"})
pair.compile(loss={"scores": "mse", "none": "mse"})
pair.compile(metrics=["mae", "mse"])
pair.compile(metrics={"scores": "mae"})
compiled.fit(x, y, verbose=0)
compiled.fit(x, y, epoch=2)
compiled.fit(x, y, nb_epoch=2)
compiled.fit(x, y, epochs="2")
compiled.fit(x, y, epochs=0, verbose=0)
compiled.fit(x, y, 2, 1, 0)
compiled.fit(x, y, batch_size=0)
compiled.fit(x, y, batch_size=2.0)
compiled.fit(x, y, batch_size="2")
compiled.fit(x, y[:4], verbose=0)
compiled.fit(x[:, :7], y, verbose=0)
compiled.fit(x, np.ones((6, 4)), verbose=0)
compiled.fit(x, verbose=0)
compiled.fit()
compiled.fit(None, y)
compiled.fit(x, None, verbose=0)
compiled.fit([x, x], y, verbose=0)
compiled.fit((x, y), verbose=0)
compiled.fit(x, y, validation_split=2)
compiled.fit(x, y, validation_split=0.5, verbose=0)
compiled.fit(x, y, validation_data=x, verbose=0)
compiled.fit(x, y, validation_data=(x, y), verbose=0)
compiled.fit(x, y, validation_data=[x, y], verbose=0)
compiled.fit(x, y, validation_data=(x, y, y[:, 0], y), verbose=0)
compiled.fit(x, y, callbacks=keras.callbacks.EarlyStopping(), verbose=0)
compiled.fit(x, y, callbacks=[keras.callbacks.EarlyStopping], verbose=0)
compiled.fit(x, y, callbacks=["stop"], verbose=0)
compiled.fit(x, y, class_weight={0: 1.0}, verbose=0)
compiled.fit(x, y, class_weight=[1, 2, 3], verbose=0)
compiled.fit(x, y, sample_weight=np.ones(6), verbose=0)
compiled.fit(x, y, sample_weight=np.ones(5), verbose=0)
compiled.fit(x, y, shuffle="no", verbose=0)
compiled.fit(x, y, steps_per_epoch=0, verbose=0)
compiled.fit(x, y, workers=2)
compiled.fit(x, y, use_multiprocessing=True)
compiled.fit_generator(x)
compiled.evaluate(x, y, verbose=0)
compiled.evaluate(x, y[:3], verbose=0)
compiled.evaluate(x[:, :7], y, verbose=0)
compiled.evaluate(verbose=0)
compiled.predict(x, verbose=0)
compiled.predict(x[:, :7], verbose=0)
compiled.predict(x, y, 0)
compiled.predict()
compiled.predict_classes(x)
compiled.predict_proba(x)
compiled.train_on_batch(x, y)
compiled.train_on_batch(x, y[:3])
compiled.test_on_batch(x, y)
compiled.predict_on_batch(x)
compiled.predict_on_batch(x[:, :7])
model.fit(x, y, verbose=0)
model.evaluate(x, y, verbose=0)
model.predict(x, verbose=0)
open_stack.predict(x, verbose=0)
empty.predict(x, verbose=0)
model.save("model")
model.save("model.txt")
model.save(3)
model.save()
model.save_weights("weights")
model.save_weights("weights.h5")
model.load_weights("none.weights.h5")
model.load_weights("none.txt")
keras.models.load_model("none.keras")
keras.models.load_model("none")
keras.models.save_model(model, "model")
keras.models.model_from_json("{")
keras.models.model_from_json(model.to_json())
keras.models.model_from_json(3)
model.export("model", format="none")
keras.utils.plot_model(open_stack)
keras.utils.plot_model("model")
model.add(dense)
model.pop()
model.add_loss(3)
model.add_metric(3)
model.reset_states()
model.reset_metrics()
model.optimizer
model.loss
model.metrics_names
model.history
model.stop_training = True
model.run_eagerly
model.call(inputs)
model.compute_output_shape((None, 8))
model.compute_output_shape((None, 9))
model.compute_output_shape(8)
stack.compute_output_shape((None, 8))
dense.compute_output_shape((None, 8))
dense.compute_output_shape(())
"""


def answer(way):
    """What a child raises, by the class' name; null where nothing is raised."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        scope = {}
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        exec(PROGRAM, scope)
        try:
            exec(way, scope)
            told = None
        except Exception as error:
            told = type(error).__name__
        os.write(writer, json.dumps(told).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text)


os.chdir(sys.argv[1])
PROGRAM += more_model_forms.PROGRAM
ways = [*WAYS.splitlines(), *more_model_forms.WAYS.splitlines(), *training_forms.WAYS.splitlines(), *data_forms.WAYS.splitlines()]
answers = [f"    {json.dumps(way)}: {json.dumps(answer(way))}" for way in dict.fromkeys(ways)]
print('{\n  "program": ' + json.dumps(PROGRAM.splitlines()) + ',\n  "answers": {\n' + ",\n".join(answers) + "\n  }\n}")
