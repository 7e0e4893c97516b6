"""More of model_forms.py: weights, nested models, training and its callbacks, what is given by name, data and its pipelines."""

PROGRAM = """\
import tensorflow as tf
labels = np.array([0, 1, 2, 0, 1, 2])
images = np.zeros((6, 8, 8, 3))
shared = layers.Dense(8)
below = shared(inputs)
above = shared(below)
twice = keras.Model(inputs, above)
nested = keras.Sequential([keras.Input((8,)), model, layers.Dense(2)])
inner = keras.Model(inputs, layers.Dense(2, name="head")(model(inputs)))
classifier = keras.Sequential([keras.Input((8,)), layers.Dense(3, activation="softmax")])
classifier.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
both = keras.Model(inputs, [outputs, layers.Dense(2, name="side")(hidden)])
both.compile("adam", {"scores": "mse", "side": "mse"})
dataset = tf.data.Dataset.from_tensor_slices((x, y))
batched = dataset.batch(2)
lstm = layers.LSTM(4, return_state=True)
sequence = keras.Input((5, 2))
text = layers.TextVectorization(max_tokens=10)
"""

WAYS = """\
twice.get_layer("hidden")
shared.output
shared.input
shared.get_output_at(0)
shared.output_shape
shared.kernel
shared.kernel.shape
shared.kernel[9]
shared.bias.shape[1]
shared.weights[2]
shared.weights[1]
shared.get_weights()[5]
shared.trainable_weights[2]
shared.non_trainable_weights[0]
shared.variables[2]
shared.weights["kernel"]
shared.weights.kernel
shared.get_weights().shape
shared.set_weights(None)
shared.set_weights([])
shared.set_weights(np.ones((8, 8)))
shared.set_weights([np.ones((8, 8))])
shared.set_weights([np.ones((8, 8)), np.ones(8), np.ones(8)])
shared.set_weights([np.ones((8, 8)), np.ones(7)])
shared.set_weights((np.ones((8, 8)), np.ones(8)))
shared.set_weights([1, 2])
shared.set_weights(3)
shared.set_weights("w")
shared.set_weights(shared)
shared.set_weights()
shared.get_weights(0)
shared.set_weights(dense.get_weights())
dense.set_weights(shared.get_weights())
shared.kernel.assign(np.ones((8, 8)))
shared.kernel.assign(np.ones((3, 8)))
shared.kernel.assign_add(np.ones((8, 8)))
shared.kernel.numpy()
shared.kernel.value
shared.kernel = 3
shared.kernel + 1
shared.bias @ x
shared.add_weight("w", (3,))
shared.build((None, 9))
shared.build()
dense.build(8)
dense.build((8,))
dense.build(())
dense.build(None)
dense.build("8")
dense.build([None, 8])
dense.build((None, None))
dense.build(inputs)
dense.build((None, 8), (None, 8))
dense.build(shape=(None, 8))
dense.build(input_shape=(None, 8))
layers.Conv2D(3, 3).build((None, 8))
layers.Conv2D(3, 3).build((None, 8, 8, None))
layers.LSTM(3).build((None, 8))
layers.Embedding(5, 3).build()
layers.Embedding(5, 3).build((None, 4))
layers.Add().build((None, 4))
layers.Add().build([(None, 4)])
layers.Add().build([(None, 4), (None, 4)])
layers.Add().build([(None, 4), (None, 5)])
layers.Concatenate().build((None, 4))
dense.compute_output_shape((8,))
dense.compute_output_shape(8)
dense.compute_output_shape(None)
dense.compute_output_shape("8")
dense.compute_output_shape([None, 8])
dense.compute_output_shape()
dense.compute_output_shape((None, 8))[2]
dense.compute_output_shape(inputs)
dense.compute_output_shape(inputs.shape)
shared.compute_output_shape((None, 9))
layers.Conv2D(3, 3).compute_output_shape((None, 8))
layers.Conv2D(3, 3).compute_output_shape((None, 8, 8, 3))
layers.Conv2D(3, 3).compute_output_shape((None, 2, 2, 3))
layers.Flatten().compute_output_shape((None, 8, 8))
layers.Reshape((3, 3)).compute_output_shape((None, 8))
layers.Concatenate().compute_output_shape((None, 8))
layers.Concatenate().compute_output_shape([(None, 8), (None, 4)])
layers.Concatenate().compute_output_shape([(None, 8), (4, 4, 4)])
layers.Add().compute_output_shape([(None, 8), (None, 4)])
layers.Dot(1).compute_output_shape([(None, 8), (None, 4)])
layers.LSTM(3).compute_output_shape((None, 8))
layers.LSTM(3).compute_output_shape((None, 8, 2))
layers.Embedding(5, 3).compute_output_shape((None, 4))
layers.MaxPooling2D().compute_output_shape((None, 8))
stack.compute_output_shape((None, 9))
stack.compute_output_shape((8,))
open_stack.compute_output_shape((None, 8))
open_stack.compute_output_shape(())
empty.compute_output_shape((None, 8))
pair.compute_output_shape([(None, 8), (None, 5)])
pair.compute_output_shape((None, 8))
model.compute_output_shape(None)
model.compute_output_shape([(None, 8)])
model.compute_output_shape((None, 8))[1]
model.compute_output_shape((None, 8))[2]
model.build((None, 9))
model.build(8)
stack.build((None, 8))
stack.build((None, 9))
empty.build()
open_stack.build(())
open_stack.build(None)
open_stack.build((None, 8, "a"))
open_stack.build(inputs)
open_stack.build(x.shape)
open_stack.build((None, None))
open_stack(x)
open_stack(np.ones(8))
open_stack(8)
open_stack(None)
open_stack("x")
open_stack([inputs, second])
open_stack(x, x)
open_stack(keras.Input((8, 8)))
stack(None)
stack(x)
stack(x[0])
stack(list(x))
stack(x.tolist())
stack([[1.0] * 8])
stack(image)
stack("x")
stack(layers.Dense(3))
stack(model)
stack({"a": inputs})
stack((inputs, second))
stack(x, training="yes")
stack(x, verbose=0)
model(model)
model(dense)
model(layers.Dense(3)(inputs))
model(hidden)
model(x.tolist())
model(x[0])
model([[1.0] * 8])
model(3)
model(None, training=False)
model([])
model({})
model(())
model([inputs, inputs])
model(inputs, inputs)
model(inputs)[0]
model(inputs)[5]
model(inputs).shape[5]
model(inputs, verbose=0)
model(model.input)
model(model.output)
model(model.inputs)
model(stack.outputs)
pair(x, x)
pair([x, np.ones((6, 5))])
pair([x, np.ones((6, 4))])
pair([x])
pair(None)
pair([inputs, None])
pair([None, second])
pair(dict(a=inputs, b=second))
pair([inputs, second])[1]
pair([inputs, second])[2]
pair([inputs, second]).shape
pair.output
pair.outputs[2]
pair.inputs[2]
pair.input_shape[5]
pair.output_shape[1]
pair.output.shape
pair.outputs.shape
pair.input[0].shape
pair.inputs["a"]
named.output["y"]
named.output["z"]
named.outputs["y"]
named.input["c"]
named.input[0]
named({"a": inputs, "b": second})["y"]
named({"a": inputs, "b": second})["z"]
named({"a": inputs, "b": second})[0]
named({"a": inputs, "b": inputs})
named({"a": x, "b": np.ones((6, 5))})
named({"a": x})
named([x, np.ones((6, 5))])
lstm(sequence)[3]
lstm(sequence)[2]
lstm(sequence).shape
a, b = lstm(sequence)
a, b, c = lstm(sequence)
a, b = layers.LSTM(4)(sequence)
a, b = model(inputs)
a, b = pair([inputs, second])
a, b, c = pair([inputs, second])
a, b = both.outputs
a, b, c = both.outputs
a, b = model.layers
a, b, c = model.layers
n, w = hidden.shape
n, h, w = hidden.shape
w, b = shared.get_weights()
w, = shared.get_weights()
hidden.shape["a"]
hidden.shape[None]
hidden.shape[1.0]
hidden.shape.rank
hidden.shape.as_list()
hidden.shape.ndims
hidden.shape[1] * 2
hidden.shape[0] * 2
hidden.shape + (1,)
hidden.shape + [1]
hidden.shape(1)
int(hidden.shape[0])
np.prod(hidden.shape)
np.prod(hidden.shape[1:])
range(hidden.shape[0])
range(hidden.shape[1])
len(hidden.shape)
len(hidden)
len(dense)
len(stack)
len(model.weights)
len(model.output)
len(dataset)
iter(model)
for layer in model: pass
for layer in model.layers: layer.trainable = False
for layer in stack: pass
for w in shared.get_weights(): w.shape[0]
model[0]
model[1]
stack[0]
stack["first"]
model["hidden"]
dense[0]
model.layers["scores"]
model.layers[-9]
model.layers[1:9]
model.layers[1.0]
model.layers[None]
model.layers[0, 1]
model.layers(0)
model.layers.hidden
model.layers.units
model.layers.trainable
model.layers.shape
model.layers.size()
model.layers.output
model.layers[1].layers
model.layers[1][0]
model.layers.add(dense)
model.layers.pop()
model.layers.append(dense)
model.layers.insert(0, dense)
model.layers[-1] = dense
stack.layers = [dense]
stack.layers[0] = dense
stack.layers.pop()
model.layers + stack.layers
model.layers + dense
model + dense
model + model
model * 2
dense + dense
dense(inputs) + dense
hidden + dense
hidden - model
hidden * "a"
hidden + [1]
hidden / None
dense | dense
model == model
model < model
not model
str(model)
hidden.units
hidden.output
hidden.layers
hidden.name = "h"
hidden.trainable
hidden.kernel
hidden.input
hidden.summary()
hidden.set_shape((None, 4))
hidden.append(3)
hidden.predict(x)
hidden.mean()
hidden.sum()
hidden.astype("float16")
hidden.flatten()
hidden.eval()
hidden.node
hidden.op
hidden()
hidden(inputs)
hidden[0] = 1
hidden += 1
inputs.shape = (3,)
inputs(hidden)
inputs.layer
inputs.output
model.inputs.shape
model.inputs.name
model.inputs[0].shape
model.inputs[1]
model.inputs[-2]
model.input.shape[3]
model.input[0]
model.input["features"]
model.outputs.name
model.output_shape[2]
model.output_shape[1]
model.input_shape[2]
model.output_names[1]
model.input_names[0]
model.weights.shape
model.weights["kernel"]
model.weights[3].shape[1]
model.weights[0].shape[2]
model.weights[0].name
model.weights[0].trainable
model.trainable_weights[4]
model.trainable_variables[3]
model.non_trainable_variables[0]
model.get_weights()[4]
model.get_weights()[3].shape
model.get_weights()[0].shape[2]
model.get_weights().shape
model.get_weights()["hidden"]
model.get_weights() * 2
model.set_weights(None)
model.set_weights(model)
model.set_weights(model.weights)
model.set_weights(nested.get_weights())
model.set_weights(model.get_weights()[:2])
model.set_weights(model.get_weights() + [x])
model.set_weights([w * 0 for w in model.get_weights()])
model.set_weights({"hidden": x})
model.summary[0]
model.summary.shape
model.predict.shape
model.get_layer("hidden").output
model.get_layer("hidden")(x)
model.get_layer("hidden").units
model.get_layer("hidden").units[0]
model.get_layer("hidden").shape
model.get_layer("hidden").output.shape[5]
model.get_layer("hidden").weights[2]
model.get_layer("hidden").get_weights()[2]
model.get_layer("hidden")["kernel"]
model.get_layer(["hidden"])
model.get_layer(name=None)
model.get_layer(index="hidden")
model.get_layer(index=1.0)
model.get_layer("hidden", "scores")
model.get_layer(layers.Dense)
nested.get_layer("hidden")
nested.layers[0].get_layer("hidden").output
nested.layers[0].layers[1]
nested.layers[0].layers[9]
nested.layers[2]
inner.layers[1].output
inner.get_layer("scores")
keras.Model(nested.input, nested.layers[0].output)
keras.Model(nested.inputs, nested.layers[0].get_layer("hidden").output)
keras.Model(inner.input, inner.layers[1].output)
keras.Model(inner.input, inner.layers[-1].output)
keras.Model(inner.input, model.get_layer("hidden").output)
keras.Model(stack.inputs, stack.layers[0].output)
keras.Model(stack.input, stack.layers[0].output)
keras.Model(open_stack.inputs, open_stack.layers[0].output)
keras.Model(inputs, below)
keras.Model(below, above)
keras.Model(above, below)
keras.Model(inputs, shared)
keras.Model(inputs, shared.output)
keras.Model(inputs, model)
keras.Model(inputs, "scores")
keras.Model(inputs, 3)
keras.Model("features", outputs)
keras.Model(3, outputs)
keras.Model((8,), outputs)
keras.Model(inputs, outputs=None)
keras.Model(None, outputs)
keras.Model(inputs.shape, outputs)
keras.Model(inputs, outputs.shape)
keras.Model(inputs, [outputs, dense])
keras.Model(inputs, [outputs, x])
keras.Model([inputs, None], outputs)
keras.Model([inputs, hidden], outputs)
keras.Model(inputs, outputs, outputs)
keras.Model(inputs, outputs, inputs=inputs)
keras.Model(inputs=inputs, outputs=outputs, loss="mse")
keras.Model(inputs=inputs, outputs=outputs, optimizer="adam")
keras.Model(inputs=inputs, outputs=outputs, layers=[dense])
keras.Model([layers.Dense(3)])
keras.Model(input_shape=(8,))
keras.Sequential([layers.Dense(3)(inputs)])
keras.Sequential([inputs, dense])
keras.Sequential([keras.Input((8,)), dense(inputs)])
keras.Sequential([keras.Input((8,)), "relu"])
keras.Sequential([keras.Input((8,)), 3])
keras.Sequential([keras.Input((8,)), None])
keras.Sequential([keras.Input((8,)), x])
keras.Sequential([keras.Input((8,)), ops.relu])
keras.Sequential([keras.Input((8,)), layers.Dense(3), keras.optimizers.Adam()])
keras.Sequential([keras.Input((8,)), keras.losses.MeanSquaredError()])
keras.Sequential([keras.Input((8,)), keras.initializers.Zeros()])
keras.Sequential([keras.Input((8,)), [dense]])
keras.Sequential([keras.Input((8,)), (dense, dense)])
keras.Sequential([keras.Input((8,)), open_stack])
keras.Sequential([keras.Input((8,)), pair])
keras.Sequential([keras.Input((9,)), model])
keras.Sequential([model, stack])
keras.Sequential([stack, keras.Sequential([keras.Input((3,)), layers.Dense(1)])])
keras.Sequential([stack, stack])
keras.Sequential({"a": dense})
keras.Sequential("dense")
keras.Sequential(3)
keras.Sequential(None)
keras.Sequential(inputs)
keras.Sequential(model)
keras.Sequential(layers.Dense)
keras.Sequential([dense], trainable="no")
keras.Sequential([dense], input_shape=(8,))
keras.Sequential([dense], loss="mse")
keras.Sequential([keras.Input((8,)), layers.LSTM(3, return_state=True), layers.Dense(2)])
keras.Sequential([keras.Input((4, 8)), layers.MultiHeadAttention(2, 2)])
keras.Sequential([keras.Input((8,)), layers.Lambda(lambda t: t * 2)])
keras.Sequential([keras.Input((8,)), layers.Lambda(3)])
keras.Sequential([keras.Input((8,)), layers.Lambda()])
keras.Sequential([keras.Input((8,)), layers.Activation("rleu")])
keras.Sequential([keras.Input((8,)), layers.Activation(layers.ReLU())])
keras.Sequential([keras.Input((8,)), layers.Activation(layers.ReLU)])
keras.Sequential([keras.Input((8,)), layers.Activation(None)])
"""
