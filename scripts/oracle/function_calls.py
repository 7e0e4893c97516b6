"""Calls of functions on a tensor `x` of four features: as they are meant, and as their signatures forbid.

    tf.concat([x, x], 1)    tf.concat([x, x])    tf.concat([x, x], 1, unheard_of=1)    tf.concat([x, x], 1, None, None)
"""

import inspect

import keras
import tensorflow as tf

IMAGE = "tf.reshape(x, (-1, 2, 2, 1))"
LINE = "tf.reshape(x, (-1, 4, 1))"
IDS = "tf.cast(x, 'int32')"
SQUARE = "tf.reshape(x, (-1, 2, 2))"

# The arguments that are needed, in their order.
CALLS = f"""
tf.abs | x
tf.add | x | x
tf.argmax | x
tf.argsort | x
tf.boolean_mask | x | x > 0
tf.broadcast_to | x[:1] | (3, 4)
tf.cast | x | tf.int32
tf.clip_by_norm | x | 1.0
tf.clip_by_value | x | 0.0 | 1.0
tf.concat | [x, x] | 1
tf.constant | 1.0
tf.convert_to_tensor | x
tf.cumsum | x
tf.debugging.assert_equal | 1 | 1
tf.debugging.check_numerics | x | "a"
tf.divide | x | 2.0
tf.ensure_shape | x | (None, 4)
tf.equal | x | x
tf.exp | x
tf.expand_dims | x | 1
tf.eye | 3
tf.fill | (2, 3) | 1.0
tf.gather | x | [0]
tf.gather_nd | x | [[0, 1]]
tf.greater | x | 0.0
tf.identity | x
tf.image.adjust_brightness | {IMAGE} | 0.5
tf.image.adjust_contrast | {IMAGE} | 0.5
tf.image.central_crop | {IMAGE} | 0.5
tf.image.crop_to_bounding_box | {IMAGE} | 0 | 0 | 1 | 1
tf.image.extract_patches | {IMAGE} | [1, 1, 1, 1] | [1, 1, 1, 1] | [1, 1, 1, 1] | "VALID"
tf.image.flip_left_right | {IMAGE}
tf.image.grayscale_to_rgb | {IMAGE}
tf.image.pad_to_bounding_box | {IMAGE} | 0 | 0 | 3 | 3
tf.image.random_flip_left_right | {IMAGE}
tf.image.resize | {IMAGE} | (3, 3)
tf.image.resize_with_crop_or_pad | {IMAGE} | 3 | 3
tf.image.resize_with_pad | {IMAGE} | 3 | 3
tf.image.rot90 | {IMAGE}
tf.linalg.band_part | x | -1 | 0
tf.linalg.diag | x
tf.linalg.diag_part | {SQUARE}
tf.linalg.l2_normalize | x
tf.linalg.matmul | x | x[0][:, None]
tf.linalg.matvec | x | x[0]
tf.linalg.norm | x
tf.linalg.trace | {SQUARE}
tf.linspace | 0.0 | 1.0 | 3
tf.logical_and | x > 0 | x > 1
tf.math.confusion_matrix | [1] | [1]
tf.math.divide_no_nan | x | x
tf.math.erf | x
tf.math.l2_normalize | x
tf.math.log | x
tf.math.reduce_std | x
tf.math.reduce_variance | x
tf.math.segment_sum | x[:1] | [0]
tf.math.softplus | x
tf.math.top_k | x
tf.matmul | x | x[0][:, None]
tf.maximum | x | 0.0
tf.multiply | x | x
tf.nn.avg_pool2d | {IMAGE} | 2 | 1 | "SAME"
tf.nn.batch_normalization | x | 0.0 | 1.0 | None | None | 0.001
tf.nn.bias_add | x | tf.zeros(4)
tf.nn.conv1d | {LINE} | tf.zeros((2, 1, 3)) | 1 | "SAME"
tf.nn.conv2d | {IMAGE} | tf.zeros((1, 1, 1, 3)) | 1 | "SAME"
tf.nn.conv2d_transpose | {IMAGE}[:1] | tf.zeros((1, 1, 3, 1)) | (1, 2, 2, 3) | 1
tf.nn.depth_to_space | tf.reshape(x, (-1, 1, 1, 4)) | 2
tf.nn.depthwise_conv2d | {IMAGE} | tf.zeros((1, 1, 1, 3)) | (1, 1, 1, 1) | "SAME"
tf.nn.dropout | x | 0.5
tf.nn.elu | x
tf.nn.embedding_lookup | tf.zeros((5, 2)) | {IDS}
tf.nn.gelu | x
tf.nn.l2_loss | x
tf.nn.l2_normalize | x
tf.nn.leaky_relu | x
tf.nn.log_softmax | x
tf.nn.max_pool2d | {IMAGE} | 2 | 1 | "SAME"
tf.nn.moments | x | [0]
tf.nn.relu | x
tf.nn.sigmoid | x
tf.nn.sigmoid_cross_entropy_with_logits | x | x
tf.nn.silu | x
tf.nn.softmax | x
tf.nn.softmax_cross_entropy_with_logits | x | x
tf.nn.space_to_depth | {IMAGE} | 2
tf.nn.sparse_softmax_cross_entropy_with_logits | {IDS}[:, 0] | x
tf.nn.tanh | x
tf.norm | x
tf.not_equal | x | x
tf.one_hot | {IDS} | 3
tf.ones | (2, 3)
tf.ones_like | x
tf.pad | x | [[0, 0], [1, 1]]
tf.pow | x | 2.0
tf.random.categorical | x | 2
tf.random.normal | (2, 3)
tf.random.shuffle | x
tf.random.uniform | (2, 3)
tf.range | 3
tf.rank | x
tf.reduce_any | x > 0
tf.reduce_logsumexp | x
tf.reduce_max | x
tf.reduce_mean | x
tf.reduce_prod | x
tf.reduce_sum | x
tf.repeat | x | 2
tf.reshape | x | (-1, 2, 2)
tf.reverse | x | [1]
tf.roll | x | 1 | 1
tf.round | x
tf.scatter_nd | [[0]] | [1.0] | [3]
tf.sequence_mask | {IDS}[:, 0]
tf.shape | x
tf.sigmoid | x
tf.sign | x
tf.signal.fft | tf.cast(x, tf.complex64)
tf.signal.stft | x | 2 | 1
tf.size | x
tf.slice | x | [0, 0] | [-1, 2]
tf.sort | x
tf.split | x | 2 | 1
tf.sqrt | x
tf.square | x
tf.squeeze | x[:, None]
tf.stack | [x, x]
tf.stop_gradient | x
tf.strided_slice | x | [0, 0] | [1, 2]
tf.strings.as_string | x
tf.subtract | x | x
tf.tanh | x
tf.tensor_scatter_nd_update | x | [[0, 0]] | [1.0]
tf.tensordot | x | x[0] | 1
tf.tile | x | [1, 2]
tf.transpose | x
tf.unstack | x[0]
tf.where | x > 0 | x | x
tf.zeros | (2, 3)
tf.zeros_like | x
tf.keras.backend.abs | x
tf.keras.backend.argmax | x
tf.keras.backend.batch_dot | {SQUARE} | {SQUARE}
tf.keras.backend.batch_flatten | {SQUARE}
tf.keras.backend.binary_crossentropy | x | x
tf.keras.backend.cast | x | "int32"
tf.keras.backend.clip | x | 0.0 | 1.0
tf.keras.backend.concatenate | [x, x]
tf.keras.backend.dot | x | x[0][:, None]
tf.keras.backend.exp | x
tf.keras.backend.expand_dims | x
tf.keras.backend.flatten | x
tf.keras.backend.int_shape | x
tf.keras.backend.l2_normalize | x
tf.keras.backend.max | x
tf.keras.backend.mean | x
tf.keras.backend.ones_like | x
tf.keras.backend.permute_dimensions | x | (1, 0)
tf.keras.backend.random_normal | (2, 3)
tf.keras.backend.repeat | x | 3
tf.keras.backend.reshape | x | (-1, 2, 2)
tf.keras.backend.resize_images | {IMAGE} | 2 | 2 | "channels_last"
tf.keras.backend.shape | x
tf.keras.backend.sigmoid | x
tf.keras.backend.softmax | x
tf.keras.backend.square | x
tf.keras.backend.squeeze | x[:, None] | 1
tf.keras.backend.stack | [x, x]
tf.keras.backend.sum | x
tf.keras.backend.tile | x | (1, 2)
tf.keras.backend.transpose | x
"""


def positions(function):
    """How many arguments it takes by their position."""
    found = inspect.signature(function).parameters.values()
    return sum(parameter.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD for parameter in found)


def ways():
    for line in CALLS.strip().splitlines():
        name, *args = (part.strip() for part in line.split(" | "))
        function = eval(name, {"tf": tf, "keras": keras})
        beyond = ["None"] * (positions(function) + 1 - len(args))
        for given in (args, args[:-1], [*args, "unheard_of=1"], [*args, *beyond]):
            yield f"y = {name}({', '.join(given)})"
