"""A model as its own summary shows it: rows with names, shapes and counts, and the totals.

    {"name": "sequential", "kind": "Sequential", "rows": [{"name": "conv2d", "layer": "Conv2D", ...}], "params": [320, 0]}
"""

from recorder import count


def as_lists(value):
    if isinstance(value, dict):
        return {str(key): as_lists(item) for key, item in value.items()}
    return [as_lists(item) for item in value] if isinstance(value, (list, tuple)) else value


def row(library, model, layer):
    found = {"name": layer.name, "layer": library.class_name(layer), "output": as_lists(library.row_shape(layer))}
    if not hasattr(layer, "built"):
        found["params"] = 0
    elif layer.built:
        found["params"] = int(layer.count_params())
    inputs = library.row_inputs(model, layer) if library.is_graph(model) else []
    return {**found, "inputs": inputs} if inputs else found


def model_answer(record):
    model, library = record.layer, record.library
    found = {**record.source.place(record.node), "name": model.name, "kind": library.class_name(model)}
    found["built"] = library.is_built(model)
    if not record.own:
        found["inside"] = True
    if record.broken:
        found["broken"] = True
    found["rows"] = [row(library, model, layer) for layer in library.rows_of(model)]
    if found["built"]:
        found["params"] = [count(model.trainable_weights), count(model.non_trainable_weights)]
    return found
