"""More ways to use a tensor, and their neighbours that Keras takes: operators, hashes, dtypes, axes, paddings, None, variables."""

WAYS = """
y = +np.zeros(4)
y = +x.shape[1]
y = +dense.kernel
y = +dense
y = +ops.cast(x, "int32")
y = 1 << x
y = x >> 1
y = x << x
y = ops.cast(x, "int32") << 1
y = np.ones(4, "int32") << 1
y = 1 & x
y = x | x
y = x ^ True
y = ops.cast(x, "int32") & 1
y = ops.cast(x, "int32") & 1.5
y = ops.cast(x, "int32") & True
y = ops.cast(x, "int32") | ops.cast(x, "int32")
y = ops.cast(x, "int32") & ops.cast(x, "int64")
y = (x > 0) & (x < 1)
y = (x > 0) & 1
y = (x > 0) & True
y = (x > 0) & x
y = (x > 0) | np.ones(4, "bool")
y = x & (x > 0)
y = True & (x > 0)
y = np.ones(4, "bool") & (x > 0)
y = ~(x > 0)
y = ~ops.cast(x, "int32")
y = ~np.ones(4, "bool")
y = ~dense
y = -dense
y = not (x > 0)
y = round(ops.cast(x, "int32"))
y = round(x, 2)
y = round(x.shape[1])
y = round(ops.mean(x))
y = ops.round(x)
y = ops.round(x, 2)
y = x + {1}
y = x + set()
y = x + (lambda: 1)
y = x + range(4)
y = x + b"a"
y = x + object()
y = {} + x
y = x * {}
y = x > {}
y = x == {}
y = x == "a"
y = x != {}
y = {} < x
y = 1j * x
y = ops.cast(x, "complex64") + 1j
y = ops.cast(x, "int32") + 1j
y = ops.cast(x, "int32") + 1.5
y = hash(x.shape)
y = {x.shape: 1}
y = {id(x): 1}
y = {}; y[x] = 1
y = x in {}
y = x in {1: 2}
y = x in {1, 2}
y = {"a": x}
y = set([x])
y = set(); y.add(x)
y = frozenset([x])
y = dict([(x, 1)])
y = {t: 1 for t in [x]}
y = {t for t in [x]}
y = {(x, 1): 1}
y = {(x, 1)}
y = {dense: x}
y = {x.ref(): 1}
y = {x.shape[1]: x}
y = {dense.kernel: 1}
y = hash((1, x))
y = hash(dense)
y = hash("a")
y = hash(dense.kernel)
y = list({id(t): t for t in [x]}.values())
y = x._uses_learning_phase
x._foo = 1; y = x._foo
y = getattr(x, "_keras_mask", None)
y = getattr(x, "_keras_shape", None)
y = getattr(x, "_keras_shape")
y = hasattr(x, "_keras_shape")
y = getattr(x, "name", None)
y = x.eval(session=None)
y = x.eval
y = hasattr(x, "eval")
y = x.ref()
y = x.op.name
y = x.graph.as_default()
y = hasattr(x, "op")
y = x.consumers()
y = x.value_index
y = x.dtype.size
y = x.dtype.base_dtype
y = x.dtype.is_floating
y = x.dtype.as_numpy_dtype
y = x.dtype.max
y = x.dtype.upper()
y = x.dtype.startswith("float")
y = x.dtype == tf.float32
y = x.dtype in ("float32", "float16")
y = x.dtype + "a"
y = "a" + x.dtype
y = x.dtype - 1
y = x.dtype[0]
y = str(x.dtype)
y = f"{x.dtype}"
y = x.dtype * 2
y = x.name.upper()
y = x.name + 1
y = x.name + "a"
y = x.name.shape
y = x.name / 2
y = x.shape + x.shape
y = x.shape + (None,)
y = x.shape + [2, 3]
y = x.shape + 1
y = 1 + x.shape
y = x.shape * 2
y = x.shape * 2.0
y = x.shape - (1,)
y = x.shape - x.shape
y = x.shape[1:] + [2]
y = [2] + x.shape[1:]
y = [2] + list(x.shape)
y = list(x.shape) + [1]
y = (2, *x.shape)
y = -x.shape
y = x.shape > 1
y = x.shape > (1, 2)
y = x.shape == [None, 4]
y = x.shape / 2
y = x.shape + "a"
y = x.shape + None
y = x.shape.as_list() + [1]
y = x.shape.reverse()
y = x.reshape((-1, 2, 2))
y = x.reshape(-1)
y = x.reshape([-1, 2, 2])
y = x.reshape(newshape=(-1, 2, 2))
y = x.reshape()
y = x.squeeze(1)
y = x.squeeze(axis=1)
y = x.squeeze(0, 1)
y = ops.tile(x, 2)
y = ops.tile(x, None)
y = ops.tile(x, "a")
y = ops.tile(x, 2.0)
y = ops.tile(x, (1, 2.0))
y = ops.tile(x, [2])
y = ops.tile(x, (1, 1, 2))
y = ops.tile(x, ())
y = tf.tile(x, (1, 1, 2))
y = tf.tile(x, 2)
y = tf.tile(x, [])
y = tf.tile(x, [1, -1])
y = tf.tile(x, tf.constant([1, 2]))
y = tf.tile(x, [tf.shape(x)[0], 1])
y = tf.tile(x[..., None], [1, 2])
y = np.tile(np.zeros((2, 2)), [2])
y = ops.mean(x, axis=(0, 1))
y = ops.mean(x, axis=[0, 1])
y = ops.mean(x, axis=(0, 0))
y = ops.mean(x, axis=None)
y = ops.mean(x, axis=True)
y = ops.mean(x, axis=-1)
y = ops.mean(x, axis=(0, "a"))
y = ops.mean(x, axis=(0, 1.0))
y = ops.mean(x, axis=())
y = ops.mean(x, axis=np.int64(1))
y = ops.mean(x, axis=np.array(1))
y = ops.mean(x, axis=np.array([0, 1]))
y = ops.mean(x, axis=range(2))
y = ops.sum(x, axis="a")
y = ops.sum(x, axis=1.0)
y = ops.max(x, axis=1.0)
y = ops.max(x, axis="last")
y = ops.any(x > 0, axis=1.0)
y = ops.var(x, axis="a")
y = ops.std(x, axis=1.0)
y = ops.argmax(x, axis=1.0)
y = ops.argmax(x, axis="a")
y = ops.argmax(x, axis=(0, 1))
y = ops.softmax(x, axis=1.0)
y = ops.softmax(x, axis="a")
y = ops.expand_dims(x, 1.0)
y = ops.expand_dims(x, "a")
y = ops.expand_dims(x, (0, 1))
y = ops.squeeze(x, axis=1.0)
y = ops.concatenate([x, x], axis=1.0)
y = ops.concatenate([x, x], axis="a")
y = ops.concatenate([x, x], axis=None)
y = ops.stack([x, x], axis=1.0)
y = ops.stack([x, x], axis="a")
y = ops.split(x, 2, axis=1.0)
y = ops.split(x, 2, axis="a")
y = ops.split(x, 2.0, axis=1)
y = ops.repeat(x, 2.0, axis=1)
y = ops.repeat(x, "a", axis=1)
y = ops.repeat(x, 2, axis=1.0)
y = ops.take(x, 1, axis=1.0)
y = ops.take(x, 1.0, axis=1)
y = ops.take(x, "a", axis=1)
y = ops.flip(x, axis=1.0)
y = ops.flip(x, axis="a")
y = ops.roll(x, 1.0)
y = ops.roll(x, 1, axis=1.0)
y = ops.cumsum(x, axis=1.0)
y = ops.sort(x, axis=1.0)
y = ops.norm(x, axis=1.0)
y = ops.swapaxes(x, 0, 1.0)
y = ops.moveaxis(x, 0, "a")
y = ops.transpose(x, (1, 0.0))
y = ops.transpose(x, "ab")
y = ops.logsumexp(x, axis=1.0)
y = tf.reduce_mean(x, "a")
y = tf.reduce_mean(x, 1.0)
y = tf.reduce_mean(x, [0, 1])
y = tf.reduce_sum(x, axis=1.0)
y = tf.argmax(x, 1.0)
y = tf.expand_dims(x, 1.0)
y = tf.concat([x, x], 1.0)
y = tf.concat([x, x], "a")
y = tf.stack([x, x], 1.0)
y = tf.split(x, 2, 1.0)
y = tf.squeeze(x, 1.0)
y = tf.nn.softmax(x, 1.0)
y = tf.gather(x, [0], axis=1.0)
y = tf.gather(x, [0.0])
y = tf.transpose(x, [1.0, 0])
y = tf.cumsum(x, 1.0)
y = ops.convert_to_numpy(np.zeros(4))
y = ops.convert_to_numpy(ops.zeros(4))
y = ops.convert_to_numpy(dense(x))
y = ops.convert_to_numpy(ops.shape(x))
y = ops.convert_to_numpy([1, 2])
y = keras.ops.convert_to_numpy(x > 0)
y = np.asarray(x)
y = ops.pad(x, 0)
y = ops.pad(x, (1, 1))
y = ops.pad(x, ((1, 1),))
y = ops.pad(x, [[0, 0], [1, 1]])
y = ops.pad(x, ((0, 0), (1, 1), (0, 0)))
y = ops.pad(x, ((0, 0), (1,)))
y = ops.pad(x, ((0, 0), (1, 1.0)))
y = ops.pad(x, ((0, 0), (-1, 1)))
y = ops.pad(x, "a")
y = ops.pad(x, None)
y = ops.pad(x, ((0, 0), (1, 1)), mode="reflect")
y = ops.pad(x, ((0, 0), (1, 1)), mode="a")
y = ops.pad(x, ((0, 0), (1, 1)), constant_values=1)
y = ops.pad(x, ((0, 0), (1, 1)), mode="reflect", constant_values=1)
y = ops.pad(x[0], 1)
y = ops.pad(x[0], (1, 1))
y = ops.pad(x[0], ((1, 1),))
y = ops.pad(x[..., None], ((0, 0), (1, 1)))
y = ops.reshape(x, (None, 4))
y = ops.reshape(x, [None, 2, 2])
y = ops.reshape(x, (None, None))
y = ops.reshape(x, None)
y = ops.zeros((None, 3))
y = ops.ones([None, 3])
y = ops.full((None, 3), 1.0)
y = tf.zeros((None, 3))
y = tf.reshape(x, (None, 2, 2))
y = tf.reshape(x, [None, 4])
y = ops.broadcast_to(x, (None, 4))
y = ops.tile(x, (None, 2))
y = keras.random.normal((None, 2))
y = ops.slice(x, (0, 0), (None, 2))
y = layers.Reshape((None, 2))(x)
y = tf.constant(x, tf.float32)
y = tf.constant([x])
y = tf.constant(x.shape[1])
y = tf.constant(x.shape[0])
y = tf.constant(1.0)
y = tf.constant(np.zeros(4))
y = tf.constant(dense(x))
y = tf.constant(ops.shape(x))
y = tf.constant([1.0, None])
y = tf.constant(None)
y = tf.constant("a")
y = tf.Variable(1.0)
y = tf.Variable(tf.zeros(3))
y = tf.Variable(np.zeros(3))
y = tf.Variable(lambda: tf.zeros(3))
y = tf.Variable(lambda: x)
y = tf.Variable(x[0])
y = tf.Variable(dense(x))
y = tf.Variable([x])
y = tf.Variable(ops.zeros_like(x))
y = tf.Variable(ops.zeros(3))
y = tf.Variable(None)
y = tf.Variable()
y = tf.Variable(x.shape[0])
y = tf.Variable("a")
y = keras.Variable(1.0)
y = keras.Variable(np.zeros(3))
y = keras.Variable("zeros", shape=(3,))
y = keras.Variable(lambda shape, dtype: ops.zeros(shape), shape=(3,))
y = keras.Variable(keras.initializers.Zeros(), shape=(3,))
y = keras.Variable(ops.zeros(3))
y = keras.Variable(x, name="a")
y = keras.Variable(None)
y = keras.Variable("a")
y = keras.Variable("zeros")
y = tf.debugging.assert_equal(x.shape[1], 4)
y = tf.debugging.assert_equal(x.shape[1], 3)
y = tf.debugging.assert_equal(tf.shape(x)[1], 4)
y = tf.debugging.assert_equal(x, None)
y = tf.debugging.assert_equal(None, 2)
y = tf.debugging.assert_greater(x.shape[0], 2)
y = tf.debugging.assert_less(x.shape[1], 9)
y = tf.debugging.assert_rank(x, 2)
y = tf.debugging.assert_rank(x, 3)
y = tf.debugging.assert_all_finite(x, "a")
y = tf.debugging.assert_non_negative(x)
y = tf.equal(x.shape[0], 2)
y = tf.equal(x, None)
y = tf.add(x, None)
y = tf.maximum(x, None)
y = tf.multiply(x.shape[0], 2)
y = tf.cast(x.shape[0], tf.float32)
y = tf.cast(None, tf.float32)
y = tf.identity(None)
y = tf.exp(None)
y = tf.reduce_sum(None)
y = tf.reshape(None, (1, 2))
y = tf.sqrt(x.shape[0])
y = tf.abs(None)
y = tf.stack([x, None])
y = tf.concat([x, None], 1)
y = tf.matmul(x, None)
y = tf.where(None)
y = ops.add(x, None)
y = ops.exp(None)
y = ops.maximum(x, None)
y = layers.Dropout(0.5, (1, 4))
y = layers.Dropout(0.5, noise_shape=(None, 1))
y = layers.Dropout(0.5, noise_shape=x.shape)
y = layers.Dropout(0.5, noise_shape=(x.shape[0], 1))
y = layers.Dropout(0.5, noise_shape=ops.shape(x))
y = layers.Dropout(0.5, noise_shape=4)
y = layers.Dropout(0.5, noise_shape="a")
y = layers.Dropout(x)
y = layers.Dense(x.shape[1])
y = layers.Dense(x.shape[0])
y = layers.Dense(ops.shape(x)[1])
y = layers.Dense(4, name=x)
y = layers.Dense(4, use_bias=x)
y = layers.Dense(4, kernel_initializer=x)
y = layers.Dense(4, kernel_regularizer=x)
y = layers.Activation(x)
y = layers.Reshape(x)
y = layers.Reshape(x.shape)
y = layers.Reshape(x.shape[1:])
y = layers.Conv1D(x, 2)
y = layers.LayerNormalization(epsilon=x)
y = layers.LayerNormalization(axis=x)
y = layers.Flatten(x.shape)
y = layers.Input(x.shape)
y = keras.Model(inputs=x, outputs=x)
y = keras.Model([x], [x])
y = keras.Model(x)
y = keras.Model(inputs=x, outputs=dense(x))
y = keras.Model(keras.Input((4,)), x)
y = keras.Model(keras.Input((4,)), dense(keras.Input((4,))))
y = keras.Model()
y = keras.Model(name="a")
y = keras.Sequential([x])
y = keras.Sequential(x)
y = keras.Sequential([keras.Input(tensor=x)])
y = keras.Sequential()
y = keras.Function(x, x)
y = keras.utils.to_categorical(x, 3)
y = keras.utils.to_categorical(x, num_classes=3)
y = keras.utils.to_categorical(ops.cast(x, "int32"), 3)
y = keras.utils.to_categorical([1, 2])
y = keras.utils.to_categorical([1, 2], 3)
y = keras.utils.to_categorical(np.zeros(4))
y = keras.utils.to_categorical(np.zeros(4), 3)
y = keras.utils.normalize(x, axis=1)
y = keras.utils.normalize(np.zeros((2, 4)))
y = keras.utils.pad_sequences(x)
y = tf.nn.sigmoid_cross_entropy_with_logits(labels=x)
y = tf.nn.sigmoid_cross_entropy_with_logits(logits=x)
y = tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=x)
y = tf.nn.sigmoid_cross_entropy_with_logits()
y = tf.where(x > 0)
y = tf.where(x > 0, y=x)
y = tf.where(x > 0, x, None)
y = tf.where(x > 0, None, None)
y = tf.where(x > 0, 1.0, 0.0)
y = ops.where(x > 0, x)
y = ops.where(x > 0, None, None)
y = ops.where(x > 0, x, None)
y = bool(ops.sum(x))
y = bool(ops.any(x > 0))
y = 1 if ops.sum(x) > 0 else 2
y = 1 if x[0, 0] > 0 else 2
y = 1 if x[0] > 0 else 2
y = 1 if x[:1, :1] > 0 else 2
y = 1 if x.shape[0] else 2
y = max(x[0])
y = max(x[0, 0], 1.0)
y = max(x, x)
y = max(x, 1.0)
y = max([x])
y = max([1, 2])
y = sorted(x[0])
y = sorted([x, x])
y = sum(x[0])
y = any(x)
y = all(x)
y = any(x[0])
y = any([])
y = x[0] and x[0]
y = 1 if x != 0 else 2
y = 1 if x == 1 else 2
y = 1 if x == None else 2
y = 1 if x is None else 2
y = not x[0]
y = not x[0, 0]
y = not ops.sum(x)
assert ops.sum(x) >= 0
assert ops.all(x >= 0)
while ops.sum(x) > 0: break
y = [t for t in [1] if x]
y = (lambda: 1 if x else 2)()
y = x == x and x
y = 0 < ops.sum(x) < 1
y = bool(np.zeros(1))
y = int(x[0, 0])
y = int(x[0])
y = int(ops.sum(x))
y = int(x[:1, :1])
y = float(x[0, 0])
y = float(x[0])
y = float(ops.mean(x))
y = int(x, 10)
y = range(ops.cast(x[0, 0], "int32"))
y = range(x[0, 0])
y = range(ops.cast(x, "int32"))
y = range(x[0])
y = [0] * x[0, 0]
y = [0, 1][x]
y = [0, 1][ops.cast(x[0, 0], "int32")]
y = "a" * x
y = ops.concatenate(x[0])
y = ops.concatenate(list(x))
y = ops.concatenate((x, x))
y = ops.concatenate(ops.stack([x, x]))
y = ops.concatenate(np.zeros((2, 4)))
y = ops.concatenate([])
y = ops.concatenate([x])
y = ops.stack([])
y = ops.stack(list(x))
y = ops.cond(ops.sum(x) > 0, lambda: x, lambda: -x)
y = ops.cond(x[0] > 0, lambda: x, lambda: -x)
y = ops.cond(x, lambda: x, lambda: -x)
y = ops.cond(x[0, 0], lambda: x, lambda: -x)
y = ops.cond(None, lambda: x, lambda: -x)
y = ops.cond(1, lambda: x, lambda: -x)
y = ops.cond(x[:1, :1] > 0, lambda: x, lambda: -x)
y = tf.cond(x > 0, lambda: x, lambda: -x)
y = tf.cond(tf.reduce_sum(x) > 0, lambda: x, lambda: -x)
y = tf.cond(x[0] > 0, lambda: x, lambda: -x)
"""


def ways():
    return WAYS.strip().splitlines()
