"""Ways to use a tensor `x` of four features, a line each; `dense` is a layer."""

WAYS = """
y = len(x)
a, b = x
a, b, c, d = x
a, *rest = x
y = [t for t in x]
for t in x: y = t
y = list(x)
y = tuple(x)
y = sum(x)
y = max(x)
y = min(x)
y = sorted(x)
y = list(zip(x, x))
y = list(enumerate(x))
y = list(reversed(x))
y = bool(x)
y = 1 if x else 2
y = not x
y = x and x
y = x or x
y = x is None
y = x == None
y = x != None
y = x == x
y = 1 if x == 0 else 2
y = 1 if x > 0 else 2
y = x > 0
y = 0 < x < 1
while x > 0: break
assert x is not None
assert x > 0
assert x.shape[1] == 4
y = int(x)
y = float(x)
y = round(x)
y = abs(x)
y = -x
y = +x
y = ~x
y = x ** 2
y = 2 ** x
y = x // 2
y = x % 2
y = x @ x
y = x @ ops.transpose(x)
y = x << 1
y = x & 1
y = x + 1
y = x + "a"
y = x + None
y = x + [1, 2]
y = x + [1, 2, 3, 4]
y = x + (1, 2, 3, 4)
y = x + {}
y = x * [2]
y = [2] * x
y = x + np.zeros(4)
y = x + np.zeros(3)
y = np.zeros(4) + x
y = x + np.zeros((2, 3))
y = x + dense
y = x + dense.name
y = x + True
y = x + 1j
y = range(x)
y = str(x)
y = repr(x)
y = f"{x}"
y = f"{x:.2f}"
y = "%d" % x
y = hash(x)
y = {x: 1}
y = {x}
y = x in [1, 2]
y = 1 in x
y = x in [x]
y = [x].index(x)
y = id(x)
y = type(x)
y = isinstance(x, tf.Tensor)
y = callable(x)
y = x()
y = x(1)
x[0] = 1
x[:, 0] = 1
del x[0]
y = x[0]
y = x[5]
y = x[:, 0]
y = x[:, 5]
y = x[:, -5]
y = x[:, :9]
y = x[:, 0, 0]
y = x[..., 0]
y = x[..., None]
y = x[None]
y = x[:, [0, 1]]
y = x["a"]
y = x[1.5]
y = x[x > 0]
y = x[:, np.array([0, 1])]
y = x[True]
y = x[None, :, :, None]
y = x.shape
y = x.shape[0] + 1
y = 1 + x.shape[0]
y = x.shape[0] * 2
y = x.shape[0] // 2
y = x.shape[0] / 2
y = x.shape[0] % 2
y = x.shape[0] - 1
y = -x.shape[0]
y = x.shape[0] > 1
y = x.shape[0] == 2
y = x.shape[0] is None
y = x.shape[0] or -1
y = x.shape[1] + 1
y = x.shape[1] // 2
y = x.shape[2]
y = x.shape[-3]
y = x.shape["a"]
y = x.shape[1.0]
y = x.shape[0][0]
y = x.shape[1][0]
y = x.shape()
y = x.shape(1)
y = x.shape[1:]
y = x.shape[1:] + (1,)
y = x.shape + (1,)
y = x.shape + [1]
y = [1] + x.shape
y = (1,) + x.shape
y = len(x.shape)
y = list(x.shape)
y = tuple(x.shape)
y = max(x.shape)
y = sum(x.shape)
y = min(x.shape[1:])
y = np.prod(x.shape)
y = np.prod(x.shape[1:])
y = sorted(x.shape)
y = range(x.shape[0])
y = range(x.shape[1])
for i in range(x.shape[0]): pass
y = [None] * x.shape[0]
y = [None] * x.shape[1]
y = int(x.shape[0])
y = int(x.shape[1])
y = float(x.shape[0])
y = str(x.shape[0])
y = x.shape[0].value
y = x.shape[1].value
a, b = x.shape
a, b, c = x.shape
(a,) = x.shape
a, *b = x.shape
x.shape[0] = 2
x.shape = (2, 2)
x.name = "a"
y = x.name
y = x.dtype
y = x.dtype.name
y = x.dtype == "float32"
y = x.dtype + 1
y = x.ndim
y = x.size
y = x.T
y = x.mean()
y = x.sum()
y = x.max()
y = x.min()
y = x.reshape(2, 2)
y = x.flatten()
y = x.astype("int32")
y = x.copy()
y = x.numpy()
y = x.item()
y = x.tolist()
y = x.append(1)
y = x.squeeze()
y = x.transpose()
y = x.argmax()
y = x.view(2, 2)
y = x.unsqueeze(0)
y = x.to("cpu")
y = x.detach()
y = x.backward()
y = x.grad
y = x.eval()
y = x.assign(1)
y = x.shapes
y = x.get_shape()
y = x.get_shape().as_list()
y = x.shape.as_list()
y = x.shape.ndims
y = x.shape.rank
y = x.shape.dims
y = x.shape.num_elements()
y = x.shape.is_fully_defined()
y = x.shape.count(4)
y = x.shape.index(4)
y = x.shape.append(1)
y = x._keras_shape
y = x._keras_history
y = x.op
y = x.graph
y = x.device
y = x.value
y = x.value()
y = x.batch
y = x.layer
y = x.weights
y = x.input
y = x.output
y = x.summary()
y = x.predict(1)
y = np.array(x)
y = np.mean(x)
y = np.zeros(x.shape)
y = np.zeros(x.shape[1:])
y = np.zeros((x.shape[0], 3))
y = np.zeros_like(x)
y = np.reshape(x, (2, 2))
y = np.concatenate([x, x])
y = np.expand_dims(x, 0)
y = np.sqrt(x)
y = ops.zeros(x.shape)
y = ops.zeros((x.shape[0], 3))
y = ops.zeros((x.shape[1], 3))
y = ops.zeros_like(x)
y = ops.shape(x)
y = ops.shape(x)[0] + 1
y = ops.zeros((ops.shape(x)[0], 3))
y = ops.ones(ops.shape(x))
y = ops.reshape(x, (x.shape[0], 2, 2))
y = ops.reshape(x, (-1, 2, 2))
y = ops.reshape(x, (ops.shape(x)[0], 2, 2))
y = ops.reshape(x, (None, 2, 2))
y = ops.reshape(x, (-1, 2.0, 2))
y = ops.reshape(x, (-1, x.shape[1] / 2, 2))
y = ops.reshape(x, (-1, x.shape[1] // 2, 2))
y = ops.reshape(x, [-1, 3])
y = ops.reshape(x, -1)
y = ops.reshape(x, "a")
y = ops.reshape(x, (-1, -1))
y = ops.reshape(x, (-1, "a"))
y = ops.broadcast_to(x, (x.shape[0], 4))
y = ops.broadcast_to(x, (2, 4))
y = ops.tile(x, (1, 2))
y = ops.tile(x, x.shape[0])
y = ops.repeat(x, 2, axis=1)
y = ops.repeat(x, x.shape[0], axis=1)
y = ops.one_hot(x, 3)
y = ops.arange(x.shape[0])
y = ops.arange(x.shape[1])
y = ops.arange(ops.shape(x)[0])
y = ops.split(x, 2, axis=1)
y = ops.split(x, 3, axis=1)
y = ops.split(x, 2)
y = ops.unstack(x)
y = ops.unstack(x, axis=1)
y = ops.stack([x, x])
y = ops.stack(x)
y = ops.stack([x, 1])
y = ops.concatenate([x, x])
y = ops.concatenate(x)
y = ops.concatenate(x, x)
y = ops.concatenate([x, x], axis=2)
y = ops.concatenate([x, x[:, :2]])
y = ops.concatenate([x, x[:, :2]], axis=1)
y = ops.matmul(x, x)
y = ops.matmul(x, ops.transpose(x))
y = ops.dot(x, x)
y = ops.einsum("ij,jk->ik", x, x)
y = ops.mean(x, axis=2)
y = ops.mean(x, axis="a")
y = ops.mean(x, axis=1.0)
y = ops.mean(x, 1, 2)
y = ops.sum(x, dim=1)
y = ops.expand_dims(x, 5)
y = ops.squeeze(x)
y = ops.squeeze(x, axis=1)
y = ops.transpose(x, (1, 0, 2))
y = ops.transpose(x, 1, 0)
y = ops.cast(x)
y = ops.cast(x, "float")
y = ops.cast(x, "int32")
y = ops.cast(x, int)
y = ops.where(x > 0, x, 0)
y = ops.where(x > 0)
y = ops.cond(x > 0, lambda: x, lambda: -x)
y = ops.cond(True, lambda: x, lambda: -x)
y = ops.max(x)
y = ops.argmax(x, axis=-1)
y = ops.top_k(x, 9)
y = ops.top_k(x, 2)
y = ops.softmax(x, axis=3)
y = ops.relu(x, 1)
y = ops.dropout(x, 0.5)
y = ops.norm(x)
y = ops.convert_to_numpy(x)
y = ops.convert_to_tensor(x)
y = ops.pad(x, 1)
y = ops.pad(x, ((0, 0), (1, 1)))
y = ops.pad(x, ((0, 0),))
y = ops.take(x, 1, axis=1)
y = ops.take(x, 9, axis=1)
y = ops.clip(x, 0)
y = ops.clip(x, 0, 1)
y = tf.reshape(x, (x.shape[0], 2, 2))
y = tf.reshape(x, (-1, 2, 2))
y = tf.reshape(x, (tf.shape(x)[0], 2, 2))
y = tf.reshape(x, (-1, 3))
y = tf.reshape(x, (-1, 2.0, 2))
y = tf.shape(x)
y = tf.shape(x)[0] * 2
y = tf.zeros((x.shape[0], 3))
y = tf.zeros((tf.shape(x)[0], 3))
y = tf.zeros(x.shape)
y = tf.range(x.shape[0])
y = tf.concat([x, x])
y = tf.concat([x, x], 1)
y = tf.concat([x, x], 2)
y = tf.concat(x, x, 1)
y = tf.matmul(x, x)
y = tf.matmul(x, x, transpose_b=True)
y = tf.reduce_mean(x, 2)
y = tf.reduce_mean(x, axis=1)
y = tf.reduce_sum(x, dims=1)
y = tf.split(x, 2, 1)
y = tf.split(x, 3, 1)
y = tf.split(x, 2)
y = tf.unstack(x)
y = tf.unstack(x, axis=1)
y = tf.stack([x, x], 1)
y = tf.expand_dims(x)
y = tf.expand_dims(x, 1)
y = tf.expand_dims(x, 9)
y = tf.squeeze(x, 1)
y = tf.transpose(x, [1, 0, 2])
y = tf.tile(x, [1, 2])
y = tf.tile(x, [2])
y = tf.cast(x, "float")
y = tf.cast(x, tf.int32)
y = tf.cast(x)
y = tf.one_hot(x, 3)
y = tf.one_hot(tf.cast(x, "int32"), 3)
y = tf.nn.relu(x)
y = tf.nn.softmax(x, 3)
y = tf.nn.dropout(x, 0.5)
y = tf.gather(x, [0], axis=1)
y = tf.gather(x, [0], axis=3)
y = tf.boolean_mask(x, x > 0)
y = tf.where(x > 0, x, 0)
y = tf.einsum("ij,kj->ik", x, x)
y = tf.einsum("ijk->ik", x)
y = tf.convert_to_tensor(x)
y = tf.constant(x)
y = tf.Variable(x)
y = tf.slice(x, [0, 0], [-1, 2])
y = tf.slice(x, [0], [2])
y = tf.strided_slice(x, [0, 0], [1, 2])
y = tf.pad(x, [[0, 0], [1, 1]])
y = tf.pad(x, [[1, 1]])
y = tf.math.top_k(x, 2)
y = tf.math.top_k(x, 9)
y = tf.argmax(x, 1)
y = tf.argmax(x, 4)
y = tf.linalg.diag(x)
y = tf.print(x)
y = tf.debugging.assert_equal(x.shape[0], 2)
y = dense(x)
y = dense(x, x)
y = dense([x])
y = dense([x, x])
y = dense(x[:, :3])
y = dense(x[0])
y = dense(x.shape)
y = dense(None)
y = dense(inputs=x)
y = dense(x, training=True)
y = dense(x, mask=None)
y = dense(x, name="a")
y = dense.kernel + 1
y = dense(x) + x
y = dense(x) + dense
y = layers.Concatenate()(x)
y = layers.Concatenate()([x])
y = layers.Concatenate()([x, x])
y = layers.Concatenate(axis=3)([x, x])
y = layers.Add()(x, x)
y = layers.Add()([x, x[:, :3]])
y = layers.Flatten(x)
y = layers.Dense(4, x)
y = layers.Dense(x)
y = layers.Reshape((2, 2))(x)
y = layers.Reshape((3,))(x)
y = layers.Dropout(0.5, x)
y = layers.Embedding(5, 2)(x)
y = layers.LSTM(2)(x)
y = layers.LSTM(2)(x[..., None])
y = layers.Conv1D(2, 2)(x)
y = layers.Activation("relu", x)
y = layers.Activation("rel")(x)
y = keras.activations.relu(x)
y = keras.activations.get("rel")(x)
y = keras.backend.shape(x)
y = keras.backend.int_shape(x)
y = keras.backend.mean(x)
y = keras.backend.is_keras_tensor(x)
y = keras.Model(x, x)
y = keras.Model(x, dense(x))
y = keras.Sequential([dense])(x)
y = keras.losses.mse(x, x)
y = keras.losses.MeanSquaredError()(x, x)
y = keras.utils.to_categorical(x)
y = keras.utils.normalize(x)
y = keras.ops.image.resize(x, (2, 2))
y = keras.random.normal(x.shape)
y = keras.random.normal((x.shape[0], 2))
y = keras.random.normal(ops.shape(x))
y = keras.random.dropout(x, 0.5)
y = keras.Variable(x)
y = keras.Input(tensor=x)
y = keras.Input(x.shape)
y = keras.Input(x.shape[1:])
"""


def ways():
    return WAYS.strip().splitlines()
