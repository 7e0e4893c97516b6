"""Programs without classes of their own: functional graphs, stacks, and what is done to them afterwards.

A graph grows from its inputs. Each step takes a tensor that is there, of any of the three kinds below, and gives one more.
"""

VECTOR, SEQUENCE, IMAGE = "vector", "sequence", "image"


class GraphProgram:
    def __init__(self, draw):
        self.draw = draw
        self.found = []
        self.tensors = []
        self.shared = {}
        self.models = {}
        self.count = 0

    def lines(self):
        draw = self.draw
        for number in range(draw.randint(1, 3)):
            make = draw.choice([self.graph, self.graph, self.stack])
            make(f"model_{number}")
            self.found.append("")
        return ["", *self.found, *self.probes()]

    def new(self):
        self.count += 1
        return f"t{self.count}"

    def named(self, layer):
        """The layer with a name of its own, now and then."""
        if self.draw.random() > 0.15:
            return layer
        self.count += 1
        return f'{layer[:-1]}{"" if layer.endswith("()") else ", "}name="own_{self.count}")'

    # ------------------------------------------------------------ graphs

    def graph(self, name):
        draw = self.draw
        self.tensors, self.shared = [], {}
        inputs = [self.input() for _ in range(draw.choice([1, 1, 2]))]
        for _ in range(draw.randint(2, 8)):
            self.step()
        ends = [tensor for tensor, kind in self.tensors if tensor not in inputs]
        if not ends:
            self.layer(*self.tensors[0])
            ends = [self.tensors[-1][0]]
        outputs = draw.sample(ends, 1 if draw.random() < 0.7 or len(ends) == 1 else 2)
        if ends[-1] not in outputs:
            outputs[-1] = ends[-1]
        given = inputs[0] if len(inputs) == 1 else f"[{', '.join(inputs)}]"
        end = outputs[0] if len(outputs) == 1 else f"[{', '.join(outputs)}]"
        called = f', name="{draw.choice(["net", "encoder", "model"])}_{self.count}"' if draw.random() < 0.2 else ""
        self.found.append(f"{name} = keras.Model({given}, {end}{called})")
        self.models[name] = (inputs, outputs)
        self.change(name)

    def input(self):
        draw = self.draw
        name = self.new()
        kind = draw.choice([VECTOR, VECTOR, SEQUENCE, SEQUENCE, IMAGE])
        shape = {VECTOR: ["(4,)", "(6,)"], SEQUENCE: ["(5, 3)", "(None, 4)", "(5, 4)"], IMAGE: ["(8, 8, 3)", "(9, 7, 1)"]}[kind]
        if kind is SEQUENCE and draw.random() < 0.4:
            words = self.new()
            self.found.append(f'{name} = keras.Input(({draw.choice(["5", "None"])},), dtype="int32")')
            masked = draw.choice([", mask_zero=True", ""])
            self.found.append(f"{words} = layers.Embedding(10, {draw.randint(2, 4)}{masked})({name})")
            self.tensors.append((words, SEQUENCE))
            return name
        self.found.append(f"{name} = keras.Input({draw.choice(shape)})")
        self.tensors.append((name, kind))
        return name

    def step(self):
        draw = self.draw
        tensor, kind = draw.choice(self.tensors[-3:])
        ways = [self.layer, self.layer, self.layer, self.share, self.operate, self.merge, self.nest, self.block]
        draw.choice(ways)(tensor, kind)

    def add(self, expression, kind):
        name = self.new()
        self.found.append(f"{name} = {expression}")
        self.tensors.append((name, kind))

    def layer(self, tensor, kind):
        layer, after = self.draw.choice(self.layers_of(kind))
        self.add(f"{self.named(layer)}({tensor})", after)

    def layers_of(self, kind):
        n = self.draw.randint(1, 5)
        same = [
            f"layers.Dense({n})",
            f'layers.Dense({n}, activation="relu")',
            "layers.Dropout(0.2)",
            "layers.BatchNormalization()",
            "layers.LayerNormalization()",
            'layers.Activation("tanh")',
            "layers.GaussianNoise(0.1)",
            "layers.Rescaling(2.0)",
        ]
        found = [(layer, kind) for layer in same]
        if kind is VECTOR:
            found += [(f"layers.RepeatVector({n})", SEQUENCE), ("layers.Flatten()", VECTOR)]
        elif kind is SEQUENCE:
            found += [
                (f"layers.LSTM({n})", VECTOR),
                (f"layers.GRU({n}, return_sequences=True)", SEQUENCE),
                (f"layers.SimpleRNN({n}, return_sequences=True)", SEQUENCE),
                (f"layers.Bidirectional(layers.LSTM({n}, return_sequences=True))", SEQUENCE),
                (f"layers.Bidirectional(layers.GRU({n}))", VECTOR),
                (f'layers.Bidirectional(layers.LSTM({n}), merge_mode="sum")', VECTOR),
                (f"layers.TimeDistributed(layers.Dense({n}))", SEQUENCE),
                ("layers.Masking()", SEQUENCE),
                ("layers.GlobalAveragePooling1D()", VECTOR),
                ("layers.GlobalMaxPooling1D()", VECTOR),
                (f'layers.Conv1D({n}, 3, padding="same")', SEQUENCE),
                (f"layers.Conv1D({n}, 2, padding=\"causal\")", SEQUENCE),
                ("layers.ZeroPadding1D(1)", SEQUENCE),
            ]
        else:
            found += [
                (f'layers.Conv2D({n}, 3, padding="same")', IMAGE),
                (f"layers.Conv2D({n}, 2)", IMAGE),
                (f'layers.SeparableConv2D({n}, 3, padding="same")', IMAGE),
                ("layers.DepthwiseConv2D(3, padding=\"same\")", IMAGE),
                ('layers.MaxPooling2D(2, padding="same")', IMAGE),
                ("layers.UpSampling2D()", IMAGE),
                ("layers.GlobalAveragePooling2D()", VECTOR),
                ("layers.Flatten()", VECTOR),
                (f"layers.Conv2DTranspose({n}, 2, strides=2)", IMAGE),
            ]
        return found

    def share(self, tensor, kind):
        """A layer that is called on several tensors of one width."""
        name = f"shared_{len(self.shared)}_{self.new()}"
        n = self.draw.randint(2, 4)
        self.found.append(f"{name} = layers.Dense({n})")
        self.add(f"layers.Dense({n})({tensor})", kind)
        first = self.tensors[-1][0]
        self.add(f"{name}({first})", kind)
        self.add(f"{name}({self.tensors[-1][0]})", kind)
        self.shared[name] = n

    def operate(self, tensor, kind):
        ways = [
            (f"{tensor} + {tensor}", kind),
            (f"{tensor} * 2.0", kind),
            (f"1.0 - {tensor}", kind),
            (f"-{tensor}", kind),
            (f"ops.relu({tensor})", kind),
            (f"ops.softmax({tensor})", kind),
            (f"ops.concatenate([{tensor}, {tensor}], axis=-1)", kind),
            (f"keras.activations.gelu({tensor})", kind),
            (f"{tensor} - ops.mean({tensor}, axis=-1, keepdims=True)", kind),
        ]
        if kind is VECTOR:
            ways += [(f"{tensor}[:, :1]", VECTOR), (f"ops.expand_dims({tensor}, 1)", SEQUENCE), (f"{tensor}[:, None, :]", SEQUENCE)]
        if kind is SEQUENCE:
            ways += [(f"{tensor}[:, 0]", VECTOR), (f"ops.mean({tensor}, axis=1)", VECTOR), (f"{tensor}[:, -1, :]", VECTOR)]
            ways += [(f"ops.matmul({tensor}, ops.transpose({tensor}, (0, 2, 1)))", SEQUENCE)]
        if kind is IMAGE:
            ways += [(f"ops.max({tensor}, axis=(1, 2))", VECTOR), (f"{tensor}[:, ::2]", IMAGE)]
        self.add(*self.draw.choice(ways))

    def merge(self, tensor, kind):
        n = self.draw.randint(1, 4)
        a, b = self.new(), self.new()
        self.found += [f"{a} = layers.Dense({n})({tensor})", f"{b} = layers.Dense({n})({tensor})"]
        layer = self.draw.choice(["Add", "Multiply", "Average", "Maximum", "Subtract", "Concatenate"])
        form = self.draw.choice([f"layers.{layer}()([{a}, {b}])", f"layers.{layer.lower()}([{a}, {b}])"])
        if layer == "Add" and self.draw.random() < 0.5:
            form = self.draw.choice([f"{a} + {b}", f"{a} * {b}", f"ops.maximum({a}, {b})"])
        self.add(form, kind)

    def nest(self, tensor, kind):
        """A model inside the model, now and then twice."""
        draw = self.draw
        name = f"inner_{self.new()}"
        n = draw.randint(1, 4)
        items = draw.sample([f"layers.Dense({n})", "layers.Dropout(0.3)", "layers.BatchNormalization()", f"layers.Dense({n + 1})"], 2)
        self.found.append(f"{name} = keras.Sequential([{', '.join(items)}])")
        self.add(f"{name}({tensor})", kind)
        if draw.random() < 0.3:
            self.found.append(draw.choice([f"{name}.trainable = False", f"{name}.layers[0].trainable = False"]))

    def block(self, tensor, kind):
        draw = self.draw
        name = f"block_{self.new()}"
        n = draw.randint(1, 4)
        self.found += [
            f"def {name}(x, units, rate=0.1):",
            "    y = layers.Dense(units)(x)",
            draw.choice(["    y = layers.Dropout(rate)(y)", "    y = layers.BatchNormalization()(y)"]),
            draw.choice(["    return y", "    return layers.Add()([y, layers.Dense(units)(x)])", "    return layers.concatenate([x, y])"]),
            "",
            "",
        ]
        self.add(f"{name}({tensor}, {n})", kind)
        if draw.random() < 0.4:
            self.add(f"{name}({self.tensors[-1][0]}, units={n + 1})", kind)

    # ------------------------------------------------------------ stacks

    def stack(self, name):
        draw = self.draw
        kind = draw.choice([VECTOR, SEQUENCE, IMAGE])
        shape = {VECTOR: "(4,)", SEQUENCE: "(5, 3)", IMAGE: "(8, 8, 3)"}[kind]
        items = []
        start = draw.choice(["input", "input", "none", "add"])
        if start == "input":
            items.append(f"keras.Input({shape})")
        for _ in range(draw.randint(1, 4)):
            layer, kind = draw.choice(self.layers_of(kind))
            items.append(self.named(layer))
        if start == "add":
            self.found.append(f"{name} = keras.Sequential()")
            self.found += [f"{name}.add({item})" for item in [f"keras.Input({shape})", *items]]
        else:
            self.found.append(f"{name} = keras.Sequential([{', '.join(items)}])")
        if draw.random() < 0.3:
            self.found.append(f"{name}.add(layers.Dense(2))")
        if draw.random() < 0.2:
            self.found.append(f"{name}.pop()")
        if start == "none" and draw.random() < 0.8:
            self.found.append(f"{name}.build((None, {shape[1:]})")
        self.models[name] = ([], [])
        self.change(name)

    # ------------------------------------------------------------ afterwards

    def change(self, name):
        draw = self.draw
        for _ in range(draw.choice([0, 0, 1, 2])):
            ways = [
                [f"{name}.trainable = False"],
                [f"{name}.layers[-1].trainable = False"],
                [f"for layer in {name}.layers[:-1]:", "    layer.trainable = False"],
                [f"for layer in {name}.layers:", "    if isinstance(layer, layers.Dense):", "        layer.trainable = False"],
                [f"{name}.get_layer(index=-1).trainable = False"],
                [f"{name}_copy = keras.models.clone_model({name})"],
                [f"{name}_cut = keras.Model({name}.inputs, {name}.layers[-1].output)"],
                [f"{name}_again = keras.Model.from_config({name}.get_config())"] if self.models[name][0] else [f"{name}.summary()"],
                [f'{name}.compile("adam", "mse")'],
            ]
            self.found += draw.choice(ways)

    def probes(self):
        found = []
        for name in self.models:
            if self.draw.random() < 0.3:
                reads = ["{}.count_params() % 89 + 1", "len({}.layers) + 1", "len({}.weights) + 1", "len({}.trainable_weights) + 1"]
                found.append(f"{name}_probe = keras.Sequential([keras.Input((1,)), layers.Dense({self.draw.choice(reads).format(name)})])")
        return found
