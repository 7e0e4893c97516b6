"""Asks real Keras what the builders of installed packages build.

    python packages.py MANIFEST.json      [{"name": "keras-tcn/tcn", "lines": ["from tcn import TCN", …]}, …]
                                          -> one JSON line a program: the rows and totals of its `model`

Programs of one library only: where they are for Keras 2, TF_USE_LEGACY_KERAS is set for the whole process.
"""

import json
import os
import sys
import time

os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
IS_KERAS2 = os.environ.get("TF_USE_LEGACY_KERAS") == "1"

import tensorflow

from libraries import Keras2, Keras3
from models import row
from recorder import count
from trace import in_fork, message_of, quiet


def answer(job):
    quiet()
    library = Keras2() if IS_KERAS2 else Keras3()
    begun = time.time()
    scope = {"__name__": "__main__"}
    try:
        exec(compile("\n".join(job["lines"]), job["name"], "exec"), scope)
        model = scope["model"]
        found = {
            "judge": {library.keras.__name__: library.keras.__version__, "tensorflow": tensorflow.__version__},
            "model": {"name": model.name, "kind": type(model).__name__},
            "rows": [row(library, model, layer) for layer in library.rows_of(model)],
            "params": [count(model.trainable_weights), count(model.non_trainable_weights)],
        }
    except Exception as error:
        return {"error": f"{type(error).__name__}: {message_of(error)}"}
    return {**found, "seconds": round(time.time() - begun, 1)}


def main():
    with open(sys.argv[1], encoding="utf-8") as manifest:
        jobs = json.load(manifest)
    for job in jobs:
        print(json.dumps({"name": job["name"], **in_fork(lambda: answer(job))}), flush=True)


if __name__ == "__main__":
    main()
