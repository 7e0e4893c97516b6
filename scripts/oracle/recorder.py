"""Notes every layer that a program constructs and every call of it, by wrapping two methods of a library's Layer.

    x = Conv2D(32, 3)(inputs)    {"layer": "Conv2D", "name": "conv2d", "params": [896, 0], "outputs": [[null, 26, 26, 32]]}

A layer belongs to the call expression of the user's text that constructs it. Layers that Keras makes for itself (the
cell of an LSTM, the input of a Sequential) are not noted.
"""

import math
import sys


def count(weights):
    return int(sum(math.prod(int(size) for size in weight.shape) for weight in weights))


def shapes(value):
    """Lists of sizes, nested as the value nests its tensors."""
    if isinstance(value, dict):
        return {str(key): shapes(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [shapes(item) for item in value]
    if getattr(value, "shape", None) is None:
        return None
    # Keras 1 keeps on a tensor what its backend doesn't know of the shape.
    return [None if size is None else int(size) for size in getattr(value, "_keras_shape", value.shape)]


def is_eager(value):
    """Numbers, and no symbol for them."""
    if isinstance(value, dict):
        return any(is_eager(item) for item in value.values())
    if isinstance(value, (list, tuple)):
        return any(is_eager(item) for item in value)
    return hasattr(value, "numpy")


class LayerRecord:
    def __init__(self, library, layer, source, node, own):
        self.library = library
        self.layer = layer
        self.source = source
        self.node = node
        # The call expression constructs this very layer, and not one that Keras needs for it.
        self.own = own
        # Made by a layer's `call`, which runs as often as Keras sees fit.
        self.within = False
        self.outputs = []
        self.eager_outputs = []
        self.calls = 0
        self.calls_are_direct = True
        self.failed = False
        # A statement that raised was to change it, and may have done so half-way.
        self.broken = False

    def has_failed(self):
        """Its constructor raised: with arguments that it doesn't take, before it could name the layer."""
        return self.failed or not hasattr(self.layer, "name")

    def note(self, result, direct):
        known = self.eager_outputs if is_eager(result) else self.outputs
        shape = shapes(result)
        self.calls += 1
        self.calls_are_direct = self.calls_are_direct and direct
        if shape not in known:
            known.append(shape)

    def answer(self):
        layer = self.layer
        found = {"layer": self.library.class_name(layer)}
        if not type(layer).__module__.startswith(("keras.", "tf_keras.")):
            found["userClass"] = True
        if self.has_failed():
            return {**found, "failed": True}
        if self.within:
            found["within"] = True
        found["name"] = layer.name
        if layer.built:
            found["params"] = [count(layer.trainable_weights), count(layer.non_trainable_weights)]
        is_input = isinstance(layer, self.library.keras.layers.InputLayer)
        found["outputs"] = [shapes(layer.output)] if is_input else self.outputs
        if self.eager_outputs:
            found["eagerOutputs"] = self.eager_outputs
        if self.calls and self.calls_are_direct and not self.eager_outputs:
            found["calls"] = self.calls
        kept = self.library.outputs_of(layer)
        if kept is not None:
            found["outputs"] = [shape for i, shape in enumerate(kept) if shape not in kept[:i]]
        return found


class Recorder:
    def __init__(self, sources, libraries):
        self._sources = sources
        self._libraries = libraries
        self._records = {}
        self._models = []
        self._depth = 0

    def install(self):
        for library in self._libraries:
            self._wrap(library)

    def _wrap(self, library):
        new, call = library.Layer.__new__, library.Layer.__call__
        recorder = self

        def recorded_new(cls, *args, **kwargs):
            layer = new(cls, *args, **kwargs)
            recorder._constructed(library, layer, sys._getframe(1))
            return layer

        def recorded_call(layer, *args, **kwargs):
            return recorder._called(layer, call, args, kwargs, sys._getframe(1))

        library.Layer.__new__ = staticmethod(recorded_new)
        library.Layer.__call__ = recorded_call

    def mark_broken(self, layer):
        if id(layer) in self._records:
            self._records[id(layer)].broken = True

    def mark_failures(self, trace):
        """Marks the layers whose constructor the error left by; gives the layer nearest to the error, if any."""
        nearest = None
        while trace is not None:
            frame = trace.tb_frame
            owner = frame.f_locals.get("self", frame.f_locals.get("layer"))
            if isinstance(owner, tuple(library.Layer for library in self._libraries)):
                nearest = owner
                if frame.f_code.co_name == "__init__" and id(owner) in self._records:
                    self._records[id(owner)].failed = True
            trace = trace.tb_next
        last = next(reversed(self._records.values()), None)
        return last.layer if nearest is None and last is not None and last.has_failed() else nearest

    def answers(self, first=0):
        """Sites in the order of the text, each with its layers in the order of construction."""
        sites = {}
        for record in list(self._records.values())[first:]:
            if record.own:
                sites.setdefault(record.node, []).append(record)
        places = [{**records[0].source.place(node), "layers": [r.answer() for r in records]} for node, records in sites.items()]
        return sorted(places, key=lambda p: (p.get("cell", 0), p["line"], p["column"], p["endLine"], p["endColumn"]))

    def models(self, first=0):
        return [record for record in self._models[first:] if not record.has_failed()]

    def counts(self):
        return len(self._records), len(self._models)

    def _constructed(self, library, layer, frame):
        between = []
        while frame is not None and self._sources.of(frame) is None:
            if frame.f_code.co_name not in ("__new__", "error_handler"):
                between.append(frame.f_code)
            frame = frame.f_back
        at = self._sources.call_at(frame) if frame is not None else None
        if at is None:
            return
        own = not between or (len(between) == 1 and between[0] in library.function_codes)
        # Layers are kept alive by their record, so that an id never comes to mean another one.
        record = self._records[id(layer)] = LayerRecord(library, layer, *at, own)
        record.within = self._depth > 0
        if isinstance(layer, library.keras.Model) and library.sequential_build not in between:
            self._models.append(record)

    def _called(self, layer, call, args, kwargs, frame):
        # A layer that another layer calls may be called any number of times for one call of the outer one.
        direct = self._depth == 0 and self._sources.of(frame) is not None
        self._depth += 1
        try:
            result = call(layer, *args, **kwargs)
        finally:
            self._depth -= 1
        record = self._records.get(id(layer))
        if record is not None and record.own:
            record.note(result, direct)
        return result
