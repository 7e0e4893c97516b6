"""Programs with classes of their own: layers, cells and models that hold layers and weights in every way that Keras tracks.

A class is put together from pieces. A piece is what `__init__`, `build` and `call` do about one thing that the class
holds; each takes a tensor `x` whatever its rank and gives one of the same rank, so that any pieces make a class.
"""

from random_pieces import PIECES, Piece, indented, layer_call


class OwnClass:
    """A class of the program: its text, and what is needed to make one of it."""

    def __init__(self, draw, name, base, is_model, earlier):
        self.draw, self.name, self.base, self.is_model = draw, name, base, is_model
        self.pieces = [draw.choice(PIECES)(draw, earlier) for _ in range(draw.choice([1, 1, 2, 2, 3, 4]))]
        for number, piece in enumerate(self.pieces):
            piece.number(f"{name.lower()[:1]}{number}")
        self.init = [line for piece in self.pieces for line in piece.init]
        self.build = [line for piece in self.pieces for line in piece.build]
        self.has_units = any("units" in line for line in self.init + self.build)
        self.training = any(piece.training for piece in self.pieces) or draw.random() < 0.2

    def lines(self):
        draw = self.draw
        root = "keras.Model" if self.is_model else "layers.Layer"
        found = [f"class {self.name}({self.base.name if self.base else root}):"]
        found += indented([line for piece in self.pieces for line in piece.attributes])
        found += indented(self.constructor() + [""])
        if self.build:
            ends = draw.choice([["self.built = True"], ["super().build(input_shape)"], []])
            found += indented(["def build(self, input_shape):"] + indented(self.inherited_build() + self.build + ends) + [""])
        for piece in self.pieces:
            if piece.methods:
                found += indented(piece.methods + [""])
        return found + indented(self.call()) + ["", ""]

    def inherited_build(self):
        base = self.base
        while base is not None:
            if base.build:
                return ["super().build(input_shape)"]
            base = base.base
        return []

    def constructor(self):
        draw = self.draw
        units = f"units={draw.randint(2, 6)}, "
        given = "units, " if self.base and draw.random() < 0.5 else ""
        start = draw.choice(["super().__init__(**kwargs)"] * 3 + [f"super({self.name}, self).__init__(**kwargs)"])
        if given:
            start = start.replace("(**kwargs)", "(units, **kwargs)")
        held = ["self.units = units"] if draw.random() < 0.5 else []
        rest = self.init
        if draw.random() < 0.15 and not any(line.startswith(" ") for line in rest):
            rest = [line for piece in draw.sample(self.pieces, len(self.pieces)) for line in piece.init]
        return [f"def __init__(self, {units}**kwargs):", *indented([start, *held, *rest])]

    def call(self):
        draw = self.draw
        argument = draw.choice(["x", "x", "inputs"])
        header = f"def call(self, {argument}{', training=None' if self.training else ''}):"
        body = [] if argument == "x" else ["x = inputs"]
        calls = [piece.call for piece in self.pieces]
        if draw.random() < 0.2:
            draw.shuffle(calls)
        if self.base and draw.random() < 0.7:
            after = draw.random() < 0.5
            inherited = ["x = super().call(x)"]
            calls = [*calls, inherited] if after else [inherited, *calls]
        body += [line for lines in calls for line in lines]
        if self.is_model and draw.random() < 0.1:
            return [header, *indented([*body, 'return {"out": x, "other": x * 2.0}'])]
        return [header, *indented([*body, "return x"])]

    def make(self):
        draw = self.draw
        args = [str(draw.randint(2, 6))] if draw.random() < 0.5 else []
        if draw.random() < 0.2:
            args.append(f'name="own_{draw.randint(0, 9)}"')
        if draw.random() < 0.1:
            args.append(draw.choice(['dtype="mixed_float16"', 'dtype="float16"', "trainable=False"]))
        return f"{self.name}({', '.join(args)})"


CELLS = [
    [
        "class Cell(layers.Layer):",
        "    def __init__(self, units, **kwargs):",
        "        super().__init__(**kwargs)",
        "        self.units = units",
        "        self.state_size = units",
        "",
        "    def build(self, input_shape):",
        '        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), name="kernel")',
        '        self.recurrent = self.add_weight(shape=(self.units, self.units), name="recurrent")',
        "",
        "    def call(self, inputs, states):",
        "        h = ops.tanh(ops.matmul(inputs, self.kernel) + ops.matmul(states[0], self.recurrent))",
        "        return h, [h]",
        "",
        "",
    ],
    [
        "class Cell(layers.Layer):",
        "    def __init__(self, units, **kwargs):",
        "        super().__init__(**kwargs)",
        "        self.units = units",
        "        self.state_size = [units, units]",
        "        self.output_size = units",
        "        self.dense = layers.Dense(units)",
        "        self.inner = layers.Dense(units, use_bias=False)",
        "",
        "    def call(self, inputs, states):",
        "        h, c = states",
        "        c = c + self.dense(inputs)",
        "        h = ops.tanh(c) + self.inner(h)",
        "        return h, [h, c]",
        "",
        "",
    ],
]


class ClassProgram:
    def __init__(self, draw):
        self.draw = draw
        self.layers = []
        self.models = []
        self.made = []
        self.texts = {}
        self.has_cell = draw.random() < 0.15

    def lines(self):
        draw = self.draw
        found = []
        if draw.random() < 0.1:
            found += [draw.choice(['keras.config.set_dtype_policy("mixed_float16")', 'keras.config.set_floatx("float64")']), ""]
        found.append("")
        if self.has_cell:
            found += draw.choice(CELLS)
        for number in range(draw.choice([0, 1, 1, 2, 3])):
            self.own_class(draw.choice(["Block", "MyLayer", "Scale", "Mixer2", "ResBlock"]) + "ABC"[number], False)
        for number in range(draw.randint(1, 2) if self.layers else 1):
            self.own_class(draw.choice(["Net", "MyModel", "Classifier"]) + "AB"[number], True)
        rest = [line for number in range(draw.randint(1, 3)) for line in [*self.model(f"m{number}"), ""]]
        return found + self.used_classes(rest) + rest + self.probes()

    def used_classes(self, rest):
        """The classes that the lines need: what nobody calls isn't judged."""
        kept = []
        for own in reversed(self.layers + self.models):
            lines = self.texts[own.name]
            if any(f"{own.name}(" in line or f"({own.name})" in line for line in kept + rest):
                kept = lines + kept
        return kept

    def own_class(self, name, is_model):
        draw = self.draw
        same = self.models if is_model else self.layers
        base = draw.choice(same) if same and draw.random() < 0.35 else None
        own = OwnClass(draw, name, base, is_model, self.layers if draw.random() < 0.5 else [])
        same.append(own)
        self.texts[own.name] = own.lines()

    def model(self, name):
        draw = self.draw
        ways = [self.built, self.built, self.built, self.called, self.in_functional, self.in_sequential, self.unbuilt]
        if self.has_cell:
            ways.append(self.recurrent)
        found = draw.choice(ways)(name)
        self.made.append(name)
        return found

    def shape(self):
        return self.draw.choice(["(None, 4)", "(None, 5)", "(None, 3, 4)", "(2, 6)", "[None, 7]"])

    def changes(self, name, own):
        """What happens to a model or layer that has been made, before it is built or after."""
        draw = self.draw
        if draw.random() < 0.5:
            return []
        pieces = [piece for each in self.lineage(own) for piece in each.pieces]
        ways = [f"{name}.trainable = {draw.choice(['False', 'False', 'True'])}"]
        ways += [change.replace("MODEL", name) for piece in pieces for change in piece.changes]
        ways += [
            f"for layer in {name}.layers:\n    layer.trainable = False" if own.is_model else f"{name}.trainable = True",
            f"{name}.extra = layers.Dense({draw.randint(1, 5)})",
        ]
        if own.is_model:
            ways += [
                f"{name}.layers[0].trainable = False",
                f"{name}.layers[-1].trainable = False",
                f'{name}.compile(optimizer="adam", loss="mse")',
                f"for layer in {name}.layers[1:]:\n    layer.trainable = not layer.trainable",
            ]
        return "\n".join(draw.sample(ways, draw.choice([1, 1, 2]))).split("\n")

    @staticmethod
    def lineage(own):
        while own is not None:
            yield own
            own = own.base

    def built(self, name):
        own = self.draw.choice(self.models)
        builds = [f"{name}.build({self.shape()})"]
        if self.draw.random() < 0.5:
            builds = [f"{name}(keras.Input({self.draw.choice(['(4,)', '(3, 4)', '(5,)'])}))"]
        return [f"{name} = {own.make()}", *self.changes(name, own), *builds, *self.changes(name, own)]

    def called(self, name):
        own = self.draw.choice(self.models)
        call = f"{name}(np.ones({self.draw.choice(['(2, 4)', '(1, 5)', '(2, 3, 4)'])}))"
        return [f"{name} = {own.make()}", *self.changes(name, own), call, *self.changes(name, own)]

    def unbuilt(self, name):
        own = self.draw.choice(self.models)
        return [f"{name} = {own.make()}", *self.changes(name, own)]

    def in_sequential(self, name):
        draw = self.draw
        own = draw.choice(self.layers + self.models)
        others = ["layers.Dense(3)", 'layers.Dense(4, activation="relu")', "layers.Dropout(0.5)", "layers.BatchNormalization()"]
        items = draw.sample(others, draw.randint(0, 2)) + [f"{name}_own"]
        draw.shuffle(items)
        start = draw.choice([["keras.Input((4,))"], ["keras.Input((3, 4))"], []])
        found = [f"{name}_own = {own.make()}", *self.changes(f"{name}_own", own)]
        found += [f"{name} = keras.Sequential([{', '.join([*start, *items])}])"]
        if not start:
            found += [f"{name}.build({self.shape()})"] if draw.random() < 0.8 else []
        if draw.random() < 0.3:
            found += [draw.choice([f"{name}.pop()", f"{name}.add(layers.Dense(2))", f"{name}.trainable = False"])]
        return found + self.changes(f"{name}_own", own)

    def in_functional(self, name):
        draw = self.draw
        rank = draw.choice([2, 2, 3])
        own = draw.choice(self.layers + self.models)
        x = f"{name}_x"
        found = [f"{name}_in = keras.Input({'(4,)' if rank == 2 else '(3, 4)'})", f"{name}_own = {own.make()}"]
        found += self.changes(f"{name}_own", own)
        found += [f"{x} = {name}_in"]
        if rank == 3 and draw.random() < 0.4:
            found += [f"{x} = layers.TimeDistributed({name}_own)({x})"]
        else:
            found += [f"{x} = {name}_own({x})"]
            if draw.random() < 0.3:
                found += [f"{x} = layers.Dense(4)({x})", f"{x} = {name}_own({x})"]
        if draw.random() < 0.4:
            found += [f"{x} = {layer_call(draw)}({x})"]
        if draw.random() < 0.3:
            second = draw.choice(self.layers + self.models)
            found += [f"{x} = {second.make()}({x})"]
        found += [f"{name} = keras.Model({name}_in, {x})"]
        found += self.changes(f"{name}_own", own)
        if draw.random() < 0.15:
            found += [f"{name}_copy = keras.models.clone_model({name})"]
        return found

    def recurrent(self, name):
        draw = self.draw
        units = draw.randint(2, 5)
        cell = f"Cell({units})"
        if draw.random() < 0.3:
            cell = f"[Cell({units}), Cell({units + 1})]"
        options = draw.choice(["", ", return_sequences=True", ", return_state=False"])
        layer = f"layers.RNN({cell}{options})"
        if draw.random() < 0.3:
            layer = f"layers.Bidirectional({layer})"
        return [
            f"{name}_in = keras.Input((3, 4))",
            f"{name}_rnn = {layer}",
            f"{name} = keras.Model({name}_in, layers.Dense(2)({name}_rnn({name}_in)))",
            *draw.choice([[], [f"{name}_rnn.trainable = False"], [f"{name}_rnn.cell.trainable = False"]]),
        ]

    def probes(self):
        """What the program itself reads of a model, as sizes of a last one."""
        found = []
        for name in self.made:
            if self.draw.random() < 0.4:
                reads = ["{}.count_params() % 89 + 1", "len({}.layers) + 1", "len({}.weights) + 1", "len({}.trainable_weights) + 1"]
                reads += ["len({}.non_trainable_variables) + 1", "len({}.variables) + 1"]
                size = self.draw.choice(reads).format(name)
                found += [f"{name}_probe = keras.Sequential([keras.Input((1,)), layers.Dense({size})])"]
        return found
