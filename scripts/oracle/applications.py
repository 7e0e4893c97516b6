"""Asks keras.applications for their graphs, as plain data: what is called on what, with which arguments.

    {"application": "VGG16", "signature": "include_top=True, …", "size": 224, "graphs": [{"rows": [["block1_conv1", "Conv2D filters=64, …", [1], ""], …

A row is a layer's name ("-" where Keras makes it), the call that makes it, how many rows back its inputs are, and the condition
under which it is there. What differs between calls of an application is found by calling it in all its ways.
"""

import difflib
import functools
import hashlib
import inspect
import itertools
import json
import os
import re
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy
from keras.src.ops import node as keras_node
from keras.src.ops import operation as keras_operation
from keras.src.utils import file_utils

# Values that occur nowhere else: where they come out of an argument, the argument has come through.
SENTINELS = {"classes": 7919, "classifier_activation": "tanh", "dropout": 0.37, "dropout_rate": 0.37}
IGNORED = re.compile(r"^(name|trainable|dtype|batch_shape|.*_(initializer|regularizer|constraint))$")
OPERATORS = {"Add": "+", "Multiply": "*", "Subtract": "-", "TrueDivide": "/"}
HEADS = {
    "top": {"include_top": True},
    "bare": {"include_top": False},
    "avg": {"include_top": False, "pooling": "avg"},
    "max": {"include_top": False, "pooling": "max"},
}
ALPHAS = [0.25, 0.35, 0.5, 0.75, 1.0, 1.3, 1.4]


class Accepted(Exception):
    """The arguments are, and the first layer is about to be called."""


class Watch:
    """Notes the order in which Keras calls layers, and which of them it names itself."""

    def __init__(self):
        self.order, self.automatic, self.kept = {}, set(), []
        self.only_looks = False
        make_node, make_operation = keras_node.Node.__init__, keras_operation.Operation.__init__

        def node(this, operation, *args, **kwargs):
            if self.only_looks and not isinstance(operation, keras.layers.InputLayer):
                raise Accepted
            make_node(this, operation, *args, **kwargs)
            self.order[id(this)] = len(self.kept)
            self.kept.append(this)

        def named(this, name=None):
            make_operation(this, name=name)
            self.automatic.discard(id(this))
            self.kept.append(this)
            if name is None:
                self.automatic.add(id(this))

        keras_node.Node.__init__, keras_operation.Operation.__init__ = node, named

    def forget(self):
        self.order, self.automatic, self.kept = {}, set(), []


watch = Watch()


def literal(value):
    """A value as Python writes it, containers as tuples."""
    if isinstance(value, (list, tuple)):
        return f"({', '.join(literal(item) for item in value)}{',' if len(value) == 1 else ''})"
    if isinstance(value, (numpy.floating, numpy.integer)):
        value = value.item()
    return repr(value)


def stand_in(value, sentinels):
    """The value, with the name of an argument where it came out of it."""
    if isinstance(value, (list, tuple)):
        return tuple(stand_in(item, sentinels) for item in value)
    for name, sentinel in sentinels.items():
        if type(value) is type(sentinel) and value == sentinel:
            return f"${name}"
    return value


def call_text(layer, sentinels):
    """The layer's class and those arguments that aren't the class' defaults."""
    parameters = inspect.signature(type(layer).__init__).parameters
    arguments = []
    for name, value in layer.get_config().items():
        if IGNORED.match(name) or name not in parameters:
            continue
        default = parameters[name].default
        if name == "data_format" or value is None or (name.endswith("activation") and value == "linear" and default is None):
            continue
        value = stand_in(value, sentinels)
        if isinstance(layer, keras.layers.Dropout) and isinstance(value, float):
            # It grows from block to block, and nothing that is shown depends on it: blocks that are alike stay so.
            arguments.append(f"{name}=...")
        elif literal(value) != literal(default):
            arguments.append(f"{name}={literal(value)}")
    return f"{type(layer).__name__} {', '.join(arguments)}".strip()


def rows_of(model, sentinels, prefix):
    """[name or None, kind, offsets of the inputs], in the order in which the layers were called."""
    def plain_name(operation):
        if id(operation) in watch.automatic:
            return "-"
        return re.sub(f"^{re.escape(prefix)}(?=_)", "$", operation.name) if prefix else operation.name

    operations = sorted(model.operations, key=lambda operation: watch.order[id(operation._inbound_nodes[0])])
    place = {operation: i for i, operation in enumerate(operations)}
    rows = []
    for i, operation in enumerate(operations):
        assert len(operation._inbound_nodes) == 1 or isinstance(operation, keras.Sequential), operation.name
        node = operation._inbound_nodes[-1]
        if node.is_input:
            assert i == 0
            continue
        offsets = [i - place[tensor._keras_history.operation] for tensor in node.input_tensors]
        if isinstance(operation, keras.Sequential):
            rows.append([plain_name(operation), f"Sequential {len(operation.layers)}", offsets])
            rows += [[plain_name(layer), call_text(layer, sentinels), [1]] for layer in operation.layers]
        elif isinstance(operation, keras.Layer):
            rows.append([plain_name(operation), call_text(operation, sentinels), offsets])
        else:
            constants = [value for value in node.arguments.args if isinstance(value, (int, float))]
            assert not node.arguments.kwargs and len(constants) + len(offsets) == 2
            rows.append([plain_name(operation), " ".join([OPERATORS[type(operation).__name__], *map(literal, constants)]), offsets])
    check_counts(operations)
    return rows


def check_counts(operations):
    """Keras counts names in the order in which layers are made: it must be the one in which they are called."""
    last = {}
    for operation in operations:
        if id(operation) in watch.automatic:
            stem, count = re.match(r"^(.*?)(?:_(\d+))?$", operation.name).groups()
            number = int(count or 0)
            assert last.get(stem, -1) < number, operation.name
            last[stem] = number


class Application:
    def __init__(self, name):
        self.name, self.function = name, getattr(keras.applications, name)
        self.parameters = inspect.signature(self.function).parameters
        self.size = self.default_size()
        self.prefix, self.known, self.paddings = None, {}, {}

    def call(self, **given):
        """The model; the message where Keras refuses the arguments."""
        watch.forget()
        try:
            return self.function(**{"weights": None, **given})
        except Exception as error:
            return str(error) or type(error).__name__

    def accepts(self, **given):
        """Whether the arguments are looked through without complaint; no model is made."""
        watch.only_looks = True
        try:
            return self.call(**given) == "Accepted"
        finally:
            watch.only_looks = False

    def default_size(self):
        message = self.call(weights="imagenet", input_shape=(1000, 1000, 3))
        found = re.search(r"should be \((\d+)", message) if isinstance(message, str) else None
        return int(found.group(1)) if found else 224

    def square(self, size, channels=3):
        return (size, size, channels)

    def rows(self, given, sentinels):
        arguments = {"input_shape": self.square(self.size), **given}
        key = repr(sorted(arguments.items()))
        if key not in self.known:
            model = self.call(**arguments)
            self.known[key] = None if isinstance(model, str) else rows_of(model, sentinels, self.prefix)
            for layer in [] if isinstance(model, str) else model.layers:
                if type(layer).__name__ == "ZeroPadding2D":
                    padding = [list(side) for side in layer.get_config()["padding"]]
                    self.paddings.setdefault(layer.name, []).append((layer.input.shape[1], padding))
        return self.known[key]

    # What a call is refused for.

    def header(self):
        size, default = self.size, self.parameters["name"].default
        smallest = self.call(input_shape=(1, 1, 3), include_top=False)
        least = re.search(r"at least (\d+)x", smallest) if isinstance(smallest, str) else None
        keeps_name = self.look_at_names(default)
        open_top = self.accepts(input_shape=(None, None, 3))
        header = {
            "application": self.name,
            "signature": ", ".join(f"{p.name}={p.default!r}" for p in self.parameters.values()),
            "size": size,
            "least": int(least.group(1)) if least else 1,
            "sizes": [] if open_top else self.sizes(),
            "openTop": open_top,
            "name": self.name_text(default),
            "keepsName": keeps_name,
            "channelsFirst": self.in_channels_first(),
            "bareSize": self.bare_size(),
            "matchesTensor": not self.accepts(input_tensor=keras.Input(self.square(size)), input_shape=(size, size + 32, 3), include_top=False),
            "staticShape": not self.accepts(weights="imagenet", input_shape=(None, None, 3), include_top=False),
        }
        if "alpha" in self.parameters:
            header["alphas"] = [alpha for alpha in ALPHAS if self.accepts(weights="imagenet", alpha=alpha)]
        return header

    def look_at_names(self, default):
        """With which weights another name is refused; whether layers are named after the model."""
        other = self.call(name="other", include_top=False)
        if isinstance(other, str):
            return ["none", "imagenet"]
        if any(layer.name.startswith("other_") for layer in other.layers):
            self.prefix = default
            return ["imagenet"] if isinstance(self.call(name="other", weights="imagenet", include_top=False), str) else []
        return [] if self.accepts(name="other", weights="imagenet", include_top=False) else ["imagenet"]

    def bare_size(self):
        """The size of an input that isn't told, without the classifier: mostly open."""
        self.accepts(include_top=False)
        return next(made for made in watch.kept if isinstance(made, keras.layers.InputLayer)).batch_shape[1]

    def sizes(self):
        """The sizes of which there are weights with the classifier."""
        if "alpha" not in self.parameters:
            return [self.size]
        return [n for n in (96, 128, 160, 192, 224) if self.accepts(weights="imagenet", input_shape=self.square(n))]

    def in_channels_first(self):
        keras.config.set_image_data_format("channels_first")
        accepted = self.accepts()
        keras.config.set_image_data_format("channels_last")
        return accepted

    def name_text(self, default):
        """The model's name where none is given."""
        if default is not None:
            return default
        names = [self.call(alpha=alpha, input_shape=self.square(size), include_top=False).name for alpha, size in ((0.5, 100), (1.0, 128))]
        text = names[0].replace("0.50", "{alpha}").replace("100", "{rows}")
        assert names[1] == text.replace("{alpha}", "1.00").replace("{rows}", "128"), names
        return text

    # Its graphs.

    def graphs(self):
        choices = [{}]
        if "minimalistic" in self.parameters:
            choices = [{"alpha": 1.0}, {"alpha": 0.75}, {"alpha": 1.0, "minimalistic": True}]
        elif "alpha" in self.parameters:
            choices = [{"alpha": alpha} for alpha in ALPHAS if self.accepts(weights="imagenet", alpha=alpha)]
        self.features = self.features_of({"include_top": False})
        known, opened = (self.rows({"input_shape": shape, "include_top": False}, {}) for shape in (self.square(self.size), (None, None, 3)))
        # Whether the graph on an input of open size is another one than on one of a known size.
        if opened is not None and [row[::2] for row in known] != [row[::2] for row in opened]:
            choices = [{**choice, "open": is_open} for choice in choices for is_open in (False, True)]
        return [{"of": choice, **self.graph(choice)} for choice in choices]

    def graph(self, choice):
        given = {name: value for name, value in choice.items() if name != "open"}
        if choice.get("open"):
            given["input_shape"] = (None, None, 3)
        sentinels = {name: value for name, value in SENTINELS.items() if name in self.parameters}
        plain = {
            head: self.rows({**given, **arguments, **(sentinels if head == "top" else {})}, sentinels)
            for head, arguments in HEADS.items()
            if not (head == "top" and choice.get("open"))
        }
        shared = min(len(os.path.commonprefix([rows, plain["bare"]])) for rows in plain.values())
        answer = {head: [[*row, ""] for row in rows[shared:]] for head, rows in plain.items()}
        if "dropout_rate" in self.parameters and "top" in plain:
            without = self.rows({**given, **sentinels, "dropout_rate": 0.0, "include_top": True}, sentinels)[shared:]
            answer["top"] = [[*row, "" if row in without else "dropout"] for row in plain["top"][shared:]]
        body = self.conditional({**given, "include_top": False}, sentinels)
        body = body[: len(body) - (len(plain["bare"]) - shared)]
        self.widen_paddings(body, given)
        return {"rows": body, **answer}

    # The ways to call it that make another graph: without the weights of ImageNet, on pictures without colours, …

    def ways_to_call(self):
        ways = {
            "rgb": lambda on, size: {} if on else {"input_shape": (size, size, 1)},
            "imagenet": lambda on, size: {"weights": "imagenet"} if on else {},
        }
        if "include_preprocessing" in self.parameters:
            ways["preprocessing"] = lambda on, size: {"include_preprocessing": on}
        return ways

    def features_of(self, given):
        usual = self.keyed(given, {})
        return [name for name in self.ways_to_call() if self.keyed(given, {name: name == "imagenet"}) not in (None, usual)]

    def conditional(self, given, sentinels):
        """The rows of all the ways to call it, each with the condition under which it is there."""
        ways = {}
        for values in itertools.product((False, True), repeat=len(self.features)):
            rows = self.keyed(given, dict(zip(self.features, values)))
            if rows is not None:
                ways[tuple(zip(self.features, values))] = rows
        together = max(ways.values(), key=len)
        for rows in ways.values():
            together = merged(together, rows)
        return [[*row, condition({way for way, rows in ways.items() if (key, row) in rows}, set(ways))] for key, row in together]

    def keyed(self, given, chosen):
        """The rows, each with what tells it from the others."""
        arguments = dict(given)
        for name, way in self.ways_to_call().items():
            if name in chosen:
                arguments.update(way(chosen[name], given.get("input_shape", self.square(self.size))[0]))
        rows = self.rows(arguments, {})
        counts, answer = {}, []
        for row in rows or []:
            counts[row[0], row[1]] = counts.get((row[0], row[1]), 0) + 1
            answer.append(((row[0], row[1], counts[row[0], row[1]]), row))
        return None if rows is None else answer

    def widen_paddings(self, rows, given):
        """Paddings before a stride of two depend on whether the size is even: half a kernel, or one less before it."""
        candidates = [row for row in rows if re.match(r"ZeroPadding2D padding=\(\((\d+), (\d+)\), \(\1, \2\)\)$", row[1]) and row[0] != "-"]
        if not candidates:
            return
        opened = given.get("input_shape", (1,))[0] is None
        # Of these sizes one stays odd at every halving, whether the first convolution is padded or not.
        for size in () if opened else (257, 259):
            self.rows({**given, "include_top": False, "input_shape": self.square(size)}, {})
        for row in candidates:
            found = self.paddings[row[0]]
            half = max(padding[0][1] for _, padding in found)
            # A padding that is one always, and not by the size, is left as it stands.
            if len({str(padding) for _, padding in found}) > 1 or (opened and half > 1):
                assert all(padding == [[half - (1 if size is None else 1 - size % 2), half]] * 2 for size, padding in found), (row, found)
                row[1] = f"ZeroPadding2D padding='$half {half}'"


ANSWERED = {
    "weights=None": {},
    "weights=None, classes=10": {"classes": 10},
    "weights=None, include_top=False, input_shape=(224, 224, 3)": {"include_top": False, "input_shape": (224, 224, 3)},
}


def answers(application):
    """What summary() would print of some calls: how many rows, how many parameters, and a digest of all of it."""
    answer = {}
    for call, arguments in ANSWERED.items():
        keras.utils.clear_session()
        model = application.call(**arguments)
        rows = [
            f"{row.name} {type(row).__name__} {json.dumps(list(row.output.shape))} {row.count_params() if isinstance(row, keras.Layer) else 0}"
            for row in model.operations
        ]
        digest = hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]
        answer[call] = {"rows": len(rows), "params": model.count_params(), "digest": digest}
    return answer


def merged(some, others):
    """Two lists of rows as one that has the rows of both in order."""
    answer = []
    matcher = difflib.SequenceMatcher(None, [key for key, _ in some], [key for key, _ in others], autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        answer += some[a:b] + [row for row in others[c:d] if row not in some[a:b]]
    return answer


def condition(there, ways):
    """The conjunction that holds in just these of the ways."""
    if there == ways:
        return ""
    names = [name for name, _ in next(iter(ways))]
    for values in itertools.product((None, True, False), repeat=len(names)):
        holds = {way for way in ways if all(value is None or dict(way)[name] == value for name, value in zip(names, values))}
        if holds == there:
            return "&".join(("" if value else "!") + name for name, value in zip(names, values) if value is not None)
    raise ValueError(f"no condition holds in {there}")


def modes():
    """Of each module, what its `preprocess_input` does: told by what becomes of a black picture."""
    answer = {}
    known = {"-1.0": "tf", "-103.94": "caffe", "-2.12": "torch", "0.0": "none"}
    for name, module in inspect.getmembers(keras.applications, inspect.ismodule):
        if hasattr(module, "preprocess_input") and name != "imagenet_utils":
            value = module.preprocess_input(numpy.zeros((1, 2, 2, 3), "float32")).ravel()[0]
            answer[name] = known[str(round(float(value), 2))]
    return answer


def modules():
    """Of each module, the applications that it holds."""
    found = {"": keras.applications, **dict(inspect.getmembers(keras.applications, inspect.ismodule))}
    return {
        name: [member for member, value in inspect.getmembers(module, inspect.isfunction) if member[0].isupper()]
        for name, module in found.items()
    }


def main(names):
    keras.Model.load_weights = lambda *args, **kwargs: None
    file_utils.get_file = lambda *args, **kwargs: ""
    if names == ["--modules"]:
        print(json.dumps({"keras": keras.__version__, "modules": modules(), "preprocessing": modes()}))
        return
    # Nothing is trained or saved here: what Keras keeps for that only takes time.
    keras.Layer.__setattr__ = object.__setattr__
    inspect.signature = functools.lru_cache(None)(inspect.signature)
    # Inside of such a scope no variable is given a value; it is never left, since Keras would fill them then.
    keras.StatelessScope().__enter__()
    for name in names:
        application = Application(name)
        print(json.dumps({**application.header(), "graphs": application.graphs(), "answers": answers(application)}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
