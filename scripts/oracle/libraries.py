"""The libraries whose layers are noted: Keras 3, Keras 2 as tf_keras packages it, and Keras 1.

    import tf_keras                     Keras 2 under its own name
    from keras.layers.core import ...   what a program for Keras 2 says, run under tf_keras in fixtures named keras2/
    Convolution2D(8, 3, 3)              what a program for Keras 1 says, run under Keras 1.2 in fixtures named keras1/
"""

import ast
import importlib
import importlib.abc
import importlib.machinery
import inspect
import os
import re
import sys
import types

MARKUP = re.compile(r"\[(?:bold|color\(\d+\)|/)\]")


class Library:
    def __init__(self, name, layer_module):
        self.keras = importlib.import_module(name)
        self.Layer = importlib.import_module(layer_module).Layer
        self.folder = os.path.dirname(os.path.abspath(self.keras.__file__)) + os.sep
        # layers.add([a, b]) and Input(...) construct a layer in the name of their caller.
        functions = [found for found in vars(self.keras.layers).values() if inspect.isfunction(found)]
        self.function_codes = {inspect.unwrap(found).__code__ for found in [*functions, self.keras.Input]}
        # A Sequential of Keras 3 keeps a functional model of itself.
        self.sequential_build = inspect.unwrap(self.keras.Sequential.build).__code__
        self.functional = type(self.keras.Model(*[self.keras.Input((1,))] * 2))
        self.keras.backend.clear_session()

    def is_graph(self, model):
        return isinstance(model, self.functional) and not isinstance(model, self.keras.Sequential)

    def is_built(self, model):
        return bool(model.built)

    def class_name(self, layer):
        return type(layer).__name__

    def outputs_of(self, layer):
        """The shapes of its calls where the layer keeps them all; None where they are noted as they happen."""
        return None


class Keras3(Library):
    def __init__(self):
        super().__init__("keras", "keras.src.layers.layer")
        self.keras.config.disable_traceback_filtering()

    def rows_of(self, model):
        return model._operations if self.is_graph(model) else model.layers

    def row_shape(self, layer):
        """The shape that the summary prints; None where it prints a question mark."""
        from keras.src.utils import summary_utils

        try:
            return ast.literal_eval(MARKUP.sub("", str(summary_utils.format_layer_shape(layer))))
        except (SyntaxError, ValueError):
            return None

    def row_inputs(self, model, layer):
        nodes = [node for level in model._nodes_by_depth.values() for node in level]
        own = [node for node in layer._inbound_nodes if node in nodes]
        return [tensor._keras_history.operation.name for node in own for tensor in node.input_tensors]


class Keras2(Library):
    def __init__(self):
        super().__init__("tf_keras", "tf_keras.src.engine.base_layer")
        importlib.import_module("tensorflow").debugging.disable_traceback_filtering()

    def rows_of(self, model):
        return model.layers

    def row_shape(self, layer):
        """An InputLayer has a list of its one shape."""
        try:
            found = layer.output_shape
        except (AttributeError, RuntimeError):
            return None
        return found[0] if isinstance(found, list) and len(found) == 1 else found

    def row_inputs(self, model, layer):
        nodes = [node for level in model._nodes_by_depth.values() for node in level]
        own = [node for node in layer._inbound_nodes if node in nodes]
        return [inbound.name for node in own for inbound in flat(node.inbound_layers)]


class Keras1(Library):
    """Its classes have other names in the catalogue, and a model that isn't Sequential is a Model."""

    NAMES = {
        "AtrousConvolution1D": "Conv1D",
        "AtrousConvolution2D": "Conv2D",
        "Convolution1D": "Conv1D",
        "Convolution2D": "Conv2D",
        "Convolution3D": "Conv3D",
        "Model": "Functional",
        "SeparableConvolution2D": "SeparableConv2D",
        "TimeDistributedDense": "Dense",
    }

    def __init__(self):
        take_keras1()
        self.keras = importlib.import_module("keras")
        models = importlib.import_module("keras.models")
        topology = importlib.import_module("keras.engine.topology")
        self.keras.Model, self.keras.Sequential, self.keras.Input = models.Model, models.Sequential, topology.Input
        self.Layer = topology.Layer
        self.Layer.__new__ = staticmethod(lambda cls, *_, **__: object.__new__(cls))
        self.folder = os.path.dirname(os.path.abspath(self.keras.__file__)) + os.sep
        self.function_codes = {topology.merge.__code__, topology.Input.__code__}
        self.sequential_build = None
        self.functional = models.Model
        self.keras.backend.clear_session()

    def is_built(self, model):
        """A Sequential computes its output as it grows, and is only said to be built when it is compiled."""
        return bool(model.outputs)

    def class_name(self, layer):
        name = type(layer).__name__
        return self.NAMES.get(name, name)

    def rows_of(self, model):
        return model.layers

    def row_shape(self, layer):
        try:
            return self.sizes(layer.output_shape)
        except AttributeError:
            return None

    def row_inputs(self, model, layer):
        nodes = [node for level in model.container_nodes for node in [level]]
        return [
            inbound.name
            for index, node in enumerate(layer.inbound_nodes)
            if f"{layer.name}_ib-{index}" in nodes
            for inbound in node.inbound_layers
        ]

    def outputs_of(self, layer):
        return [self.sizes(layer.get_output_shape_at(index)) for index in range(len(layer.inbound_nodes))]

    def sizes(self, shape):
        if isinstance(shape, list):
            return [self.sizes(item) for item in shape]
        return [None if size is None else int(size) for size in shape]


def take_keras1():
    """Keras 1.2, installed beside the other packages, on the TensorFlow of today as that still spells itself of old."""
    import collections.abc
    import tensorflow.compat.v1 as tensorflow_1

    tensorflow_1.disable_v2_behavior()
    for name in [name for name in sys.modules if re.match(r"keras(\.|$)", name)]:
        del sys.modules[name]
    sys.modules["tensorflow"] = tensorflow_1
    for name in ("yaml", "tensorflow.contrib", "tensorflow.contrib.tensorboard", "tensorflow.contrib.tensorboard.plugins"):
        sys.modules[name] = types.ModuleType(name)
    tensorflow_1.contrib = sys.modules["tensorflow.contrib"]
    importlib.import_module("tensorflow.python.ops.control_flow_ops").while_loop = tensorflow_1.while_loop
    collections.Iterable = collections.abc.Iterable
    inspect.getargspec = inspect.getfullargspec
    sys.path.insert(0, KERAS_1)


KERAS_1 = os.path.join(sys.prefix, "keras-1.2.2")


def flat(value):
    return [item for inner in value for item in flat(inner)] if isinstance(value, (list, tuple)) else [value]


class Keras2Names(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds tf_keras under the names that Keras 2 had: keras, tensorflow.keras, and modules such as keras.layers.core."""

    def find_spec(self, name, path=None, target=None):
        if re.match(r"(tensorflow\.)?keras(\.|$)", name):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        own = re.sub(r"^(tensorflow\.)?keras", "tf_keras", spec.name)
        try:
            return importlib.import_module(own)
        except ModuleNotFoundError:
            # keras.layers.core and its like held a part of what keras.layers holds.
            outer = importlib.import_module(own.rpartition(".")[0])
            module = types.ModuleType(spec.name)
            module.__dict__.update({key: value for key, value in vars(outer).items() if not key.startswith("__")})
            return module

    def exec_module(self, module):
        pass


def take_keras2_names():
    for name in [name for name in sys.modules if re.match(r"(tensorflow\.)?keras(\.|$)", name)]:
        del sys.modules[name]
    sys.meta_path.insert(0, Keras2Names())
