"""The pieces of random_classes.py: one thing each that a class holds, with what `__init__`, `build` and `call` do about it.

In a piece's lines `@` is its number, so that two pieces of a class don't meet in a name; `MODEL` in a change stands for
the object that is changed.
"""


import re


def indented(lines):
    return [f"    {line}" if line else line for line in lines]


def layer_call(draw):
    """A layer that takes any tensor of floats and keeps its rank."""
    n = draw.randint(1, 6)
    return draw.choice(
        [
            f"layers.Dense({n})",
            f"layers.Dense({n})",
            f'layers.Dense({n}, activation="relu")',
            f"layers.Dense({n}, use_bias=False)",
            f'layers.Dense({n}, name="d{n}")',
            "layers.Dropout(0.2)",
            "layers.BatchNormalization()",
            "layers.LayerNormalization()",
            'layers.Activation("relu")',
            f"layers.Dense({n}, trainable=False)",
            f'layers.Dense({n}, dtype="float32")',
            "layers.Rescaling(0.5)",
            "layers.PReLU()",
            "layers.BatchNormalization(scale=False, center=False)",
            "layers.Identity()",
        ]
    )


def weighted(draw):
    n = draw.randint(1, 6)
    return draw.choice([f"layers.Dense({n})", f"layers.Dense({n}, use_bias=False)", 'layers.Dense(units, activation="relu")'])


class Piece:
    def __init__(self, init=(), call=(), build=(), methods=(), attributes=(), changes=(), training=False):
        self.init, self.call, self.build = list(init), list(call), list(build)
        self.methods, self.attributes, self.changes = list(methods), list(attributes), list(changes)
        self.training = training

    def number(self, number):
        for part in ("init", "call", "build", "methods", "attributes", "changes"):
            setattr(self, part, [re.sub(r"(?<=\w)@", number, line) for line in getattr(self, part)])


def one_layer(draw, earlier):
    return Piece(
        [f"self.layer@ = {layer_call(draw)}"],
        ["x = self.layer@(x)"],
        changes=["MODEL.layer@.trainable = False", "MODEL.layer@ = layers.Dense(3)", "del MODEL.layer@"],
    )


def listed(draw, earlier):
    """A list, a tuple, a list that grows, in each way that a loop can go."""
    items = [layer_call(draw) for _ in range(draw.randint(1, 3))]
    made = draw.choice(
        [
            [f"self.items@ = [{', '.join(items)}]"],
            [f"self.items@ = ({', '.join(items)},)"],
            [f"self.items@ = [{weighted(draw)} for _ in range({draw.randint(1, 3)})]"],
            ["self.items@ = []", *[f"self.items@.append({item})" for item in items]],
            ["self.items@ = []", f"for i in range({draw.randint(1, 3)}):", "    self.items@.append(layers.Dense(i + 2))"],
            ["items = []", *[f"items.append({item})" for item in items], "self.items@ = items"],
            [f"self.items@ = [{items[0]}]", f"self.items@ += [{weighted(draw)}]"],
            [f"self.items@ = [{items[0]}]", f"self.items@.extend([{weighted(draw)}])"],
            [f"self.items@ = [{items[0]}]", f"self.items@.insert(0, {weighted(draw)})"],
            [f"self.first@ = [{items[0]}]", f"self.items@ = self.first@ + [{weighted(draw)}]"],
            [f"self.first@ = [{items[0]}]", f"self.items@ = [*self.first@, {weighted(draw)}]"],
            [f"self.items@ = [{', '.join([*items, weighted(draw)])}]", "self.items@.pop()"],
            [f"self.items@ = list(map(lambda n: layers.Dense(n), range(1, {draw.randint(2, 4)})))"],
            [f"self.items@ = [{weighted(draw)}] * {draw.randint(1, 2)}"],
            [f"self.items@ = [{items[0]}, {weighted(draw)}]", "self.items@[0].trainable = False"],
            [f"self.items@ = [{items[0]}, {weighted(draw)}]", f"self.items@[0] = {weighted(draw)}"],
            [f"self.items@ = [{items[0]}, {weighted(draw)}]", "del self.items@[0]"],
        ]
    )
    call = draw.choice(
        [
            ["for layer in self.items@:", "    x = layer(x)"],
            ["for layer in reversed(self.items@):", "    x = layer(x)"],
            ["for layer in self.items@[::-1]:", "    x = layer(x)"],
            ["for i, layer in enumerate(self.items@):", "    x = layer(x)"],
            ["for i in range(len(self.items@)):", "    x = self.items@[i](x)"],
            ["x = self.items@[0](x)"],
            ["x = functools.reduce(lambda value, layer: layer(value), self.items@, x)"],
            ["x = ops.concatenate([layer(x) for layer in self.items@], axis=-1)"],
        ]
    )
    changes = [
        "MODEL.items@[0].trainable = False",
        "for layer in MODEL.items@:\n    layer.trainable = False",
        "MODEL.items@.append(layers.Dense(2))",
        "del MODEL.items@[0]",
        "MODEL.items@ = [layers.Dense(2)]",
        "MODEL.items@.clear()",
    ]
    return Piece(made, call, changes=changes[:2] if made[0].endswith(",)") else changes)


def keyed(draw, earlier):
    a, b = layer_call(draw), weighted(draw)
    made = draw.choice(
        [
            [f'self.parts@ = {{"up": {a}, "down": {b}}}'],
            [f"self.parts@ = dict(up={a}, down={b})"],
            ["self.parts@ = {}", f'self.parts@["up"] = {a}', f'self.parts@["down"] = {b}'],
            [f'self.parts@ = {{key: layers.Dense(size) for key, size in [("up", 3), ("down", {draw.randint(1, 5)})]}}'],
            [f'self.parts@ = {{"up": {a}}}', f'self.parts@.update({{"down": {b}}})'],
            [f'self.parts@ = {{"up": {a}}}', f'self.parts@.setdefault("down", {b})'],
        ]
    )
    call = draw.choice(
        [
            ['x = self.parts@["up"](x)', 'x = self.parts@["down"](x)'],
            ['x = self.parts@["down"](x)'],
            ["for layer in self.parts@.values():", "    x = layer(x)"],
            ["for key, layer in self.parts@.items():", "    x = layer(x)"],
            ["for key in sorted(self.parts@):", "    x = self.parts@[key](x)"],
            ['x = self.parts@.get("up")(x)'],
        ]
    )
    changes = [
        'MODEL.parts@["up"].trainable = False',
        'MODEL.parts@["more"] = layers.Dense(2)',
        'del MODEL.parts@["up"]',
        'MODEL.parts@.pop("down")',
    ]
    return Piece(made, call, changes=changes)


def deep(draw, earlier):
    a, b, c = layer_call(draw), weighted(draw), layer_call(draw)
    return draw.choice(
        [
            Piece(
                [f"self.deep@ = ([{a}, {b}], [{c}])"],
                ["for group in self.deep@:", "    for layer in group:", "        x = layer(x)"],
                changes=["MODEL.deep@[0][0].trainable = False", "MODEL.deep@[1].append(layers.Dense(2))"],
            ),
            Piece(
                [f"self.deep@ = [[{a}], [{b}, {c}]]"],
                ["for group in self.deep@:", "    for layer in group:", "        x = layer(x)"],
                changes=["MODEL.deep@[1][0].trainable = False", "del MODEL.deep@[0]"],
            ),
            Piece(
                [f'self.deep@ = [{{"a": {a}, "n": 3}}, {{"a": {b}, "n": None}}]'],
                ["for entry in self.deep@:", '    x = entry["a"](x)'],
            ),
            Piece(
                [f'self.deep@ = {{"block": [{a}, {b}]}}'],
                ['for layer in self.deep@["block"]:', "    x = layer(x)"],
                changes=['MODEL.deep@["block"][0].trainable = False'],
            ),
            Piece(
                [f"self.deep@ = [({weighted(draw)}, layers.LayerNormalization()) for _ in range({draw.randint(1, 2)})]"],
                ["for dense, norm in self.deep@:", "    x = norm(dense(x))"],
                changes=["MODEL.deep@[0][0].trainable = False"],
            ),
            Piece(
                [f"self.lefts@ = [{a}, {b}]", f"self.rights@ = [{weighted(draw)} for _ in range(2)]"],
                ["for left, right in zip(self.lefts@, self.rights@):", "    x = right(left(x))"],
                changes=["MODEL.lefts@[0].trainable = False", "MODEL.rights@ = []"],
            ),
        ]
    )


def spare(draw, earlier):
    return Piece([f"self.spare@ = {layer_call(draw)}"], changes=["MODEL.spare@.trainable = False", "del MODEL.spare@"])


def twice(draw, earlier):
    n = draw.randint(2, 5)
    return Piece(
        [f"self.first@ = layers.Dense({n})", f"self.same@ = layers.Dense({n})"],
        ["x = self.first@(x)", "x = self.same@(self.same@(x))"],
        changes=["MODEL.same@.trainable = False"],
    )


def residual(draw, earlier):
    return draw.choice(
        [
            Piece(
                [f"self.wide@ = {weighted(draw)}"],
                ["x = x + self.narrow@(self.wide@(x))"],
                build=["self.narrow@ = layers.Dense(input_shape[-1])"],
                changes=["MODEL.wide@.trainable = False"],
            ),
            Piece(
                ["self.add@ = layers.Add()", "self.a@ = layers.Dense(units)", "self.b@ = layers.Dense(units)"],
                ["x = self.add@([self.a@(x), self.b@(x)])"],
                changes=["MODEL.a@.trainable = False"],
            ),
            Piece(
                ["self.a@ = layers.Dense(units)", "self.b@ = layers.Dense(units)"],
                ["x = ops.concatenate([x, self.a@(x) * self.b@(x)], axis=-1)"],
            ),
        ]
    )


def own_weight(draw, earlier):
    n = draw.randint(1, 4)
    flag = draw.choice(["", ", trainable=False"])
    changes = ["del MODEL.w@", "MODEL.w@.trainable = False"]
    return draw.choice(
        [
            Piece(
                [],
                ["x = ops.matmul(x, ops.cast(self.w@, x.dtype))"],
                build=[f'self.w@ = self.add_weight(shape=(input_shape[-1], {n}), initializer="glorot_uniform", name="w"{flag})'],
                changes=changes,
            ),
            Piece(
                [f'self.w@ = self.add_weight(shape=(), initializer="ones"{flag})'],
                ["x = x * ops.cast(self.w@, x.dtype)"],
                changes=changes,
            ),
            Piece([f"self.w@ = keras.Variable(np.ones((1,)){flag})"], ["x = x * ops.cast(self.w@, x.dtype)"], changes=changes),
            Piece([], ["x = x + ops.cast(self.w@, x.dtype)"], build=[f'self.w@ = keras.Variable(1.0{flag}, name="w")'], changes=changes),
            Piece(
                [f"self.ws@ = [self.add_weight(shape=({n},){flag}) for _ in range({n})]"],
                ["x = x + sum(ops.cast(ops.sum(w), x.dtype) for w in self.ws@)"],
            ),
            Piece(
                [],
                ["x = x + ops.cast(self.w@, x.dtype)"],
                build=[f'self.w@ = self.add_weight("w@", (input_shape[-1],){flag})' if draw.random() < 0.1 else f"self.w@ = self.add_weight(shape=(input_shape[-1],){flag})"],
                changes=changes,
            ),
        ]
    )


def helpers(draw, earlier):
    """What Keras tracks and is no layer."""
    kind = draw.choice(
        [
            'keras.metrics.Mean(name="loss")',
            "keras.losses.MeanSquaredError()",
            "keras.optimizers.Adam()",
            "keras.random.SeedGenerator(1)",
            '[keras.metrics.Mean(), keras.metrics.CategoricalAccuracy(name="acc")]',
            'keras.initializers.get("zeros")',
            "np.ones((3, 4))",
            "(1, 2, [3, 4])",
            '{"a": 1}',
            "None",
        ]
    )
    return Piece([f"self.helper@ = {kind}"])


def made_in_build(draw, earlier):
    explicit = draw.random() < 0.4
    layer = weighted(draw).replace("units", str(draw.randint(2, 4)))
    return Piece(
        [],
        ["x = self.late@(x)"],
        build=[f"self.late@ = {layer}", *(["self.late@.build(input_shape)"] if explicit else [])],
        changes=["MODEL.late@.trainable = False"],
    )


def stack(draw, earlier):
    items = ", ".join(layer_call(draw) for _ in range(draw.randint(1, 3)))
    changes = ["MODEL.stack@.trainable = False", "MODEL.stack@.layers[0].trainable = False", "MODEL.stack@.add(layers.Dense(2))"]
    return Piece([f"self.stack@ = keras.Sequential([{items}])"], ["x = self.stack@(x)"], changes=changes)


def own(draw, earlier):
    if not earlier:
        return one_layer(draw, earlier)
    made = draw.choice(earlier).make()
    if draw.random() < 0.3:
        return Piece(
            [f"self.owns@ = [{made} for _ in range(2)]"],
            ["for own in self.owns@:", "    x = own(x)"],
            changes=["MODEL.owns@[0].trainable = False"],
        )
    return Piece([f"self.own@ = {made}"], ["x = self.own@(x)"], changes=["MODEL.own@.trainable = False", "MODEL.own@ = layers.Dense(2)"])


def dropped(draw, earlier):
    return draw.choice(
        [
            Piece(["self.drop@ = layers.Dropout(0.3)"], ["if training:", "    x = self.drop@(x)"], training=True),
            Piece(["self.drop@ = layers.Dropout(0.3)"], ["x = self.drop@(x, training=training)"], training=True),
            Piece(["self.norm@ = layers.BatchNormalization()"], ["x = self.norm@(x, training=training)"], training=True),
            Piece(
                [f"self.norm@ = layers.LayerNormalization() if units > {draw.randint(1, 6)} else None"],
                ["if self.norm@ is not None:", "    x = self.norm@(x)"],
            ),
        ]
    )


def by_name(draw, earlier):
    count = draw.randint(1, 3)
    return draw.choice(
        [
            Piece(
                [f"for i in range({count}):", '    setattr(self, f"dense@_{i}", layers.Dense(i + 1))'],
                [f"for i in range({count}):", '    x = getattr(self, f"dense@_{i}")(x)'],
                changes=["MODEL.dense@_0.trainable = False", 'setattr(MODEL, "dense@_0", layers.Dense(1))'],
            ),
            Piece(
                [f"make@ = functools.partial(layers.Dense, {draw.randint(1, 5)}, use_bias=False)", "self.made@ = make@()", 'self.more@ = make@(activation="relu")'],
                ["x = self.more@(self.made@(x))"],
            ),
            Piece(
                [f"self.base@ = {layer_call(draw)}"],
                ["x = self.head@(x)"],
                methods=["@property", "def head@(self):", "    return self.base@"],
                changes=["MODEL.head@.trainable = False"],
            ),
            Piece(["self.wide@ = layers.Dense(self.width@)"], ["x = self.wide@(x)"], attributes=[f"width@ = {draw.randint(1, 5)}", ""]),
            Piece(
                [f"self.part@ = self.make_part@({draw.randint(1, 5)})"],
                ["x = self.part@(x)"],
                methods=["def make_part@(self, size):", "    return layers.Dense(size)"],
            ),
            Piece(
                [f"self.helper@ = {layer_call(draw)}"],
                ["x = self.apply@(x)"],
                methods=["def apply@(self, value):", "    return self.helper@(value)"],
            ),
        ]
    )


def replaced(draw, earlier):
    a, b = layer_call(draw), weighted(draw)
    return draw.choice(
        [
            Piece([f"self.it@ = {a}", f"self.it@ = {b}"], ["x = self.it@(x)"]),
            Piece([f"self.it@ = {a}", "self.alias@ = self.it@"], ["x = self.alias@(x)"]),
            Piece([f"self.it@ = {a}", "self.all@ = [self.it@]"], ["x = self.it@(x)"]),
            Piece([f"self.it@ = {a}", f"self.gone@ = {b}", "del self.gone@"], ["x = self.it@(x)"]),
            Piece([f"self.it@ = {a}", "self.it@.trainable = False"], ["x = self.it@(x)"], changes=["MODEL.it@.trainable = True"]),
            Piece([f"it = {a}", "self.a@, self.b@ = it, layers.Dense(2)"], ["x = self.b@(self.a@(x))"]),
            Piece([f"self.it@ = {a}", "self._hidden@ = self.it@", "self.it@ = None"], ["x = self._hidden@(x)"]),
            Piece(["self.trainable = False", f"self.it@ = {a}"], ["x = self.it@(x)"]),
            Piece([f"self.it@ = {a}", "self.trainable = False"], ["x = self.it@(x)"], changes=["MODEL.it@.trainable = True"]),
        ]
    )


def computed(draw, earlier):
    return Piece(
        call=draw.choice(
            [
                ["x = ops.relu(x)"],
                ["x = x * 2.0"],
                ["x = ops.concatenate([x, x], axis=-1)"],
                ["x = ops.softmax(x)"],
                ["x = keras.activations.relu(x)"],
                ["x = x - ops.mean(x, axis=-1, keepdims=True)"],
                ["x = x[..., :1]"],
                ["x = ops.expand_dims(ops.sum(x, axis=-1), -1)"],
                ["x = layers.Dense(3)(x)"] if draw.random() < 0.1 else ["x = layers.Dropout(0.1)(x)"],
            ]
        )
    )


PIECES = [one_layer, listed, listed, listed, keyed, keyed, deep, deep, spare, twice, residual, own_weight, own_weight]
PIECES += [helpers, made_in_build, stack, own, own, own, dropped, by_name, by_name, replaced, replaced, computed]
