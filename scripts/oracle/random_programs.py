"""Small programs for Keras 3 with many of its ways to build a model combined at random.

    python random_programs.py 0 100      one JSON line a program: {"id": "programs/7.py", "path": "7.py", "text": "…"}

The same seed gives the same program. What a program is made of stands in random_graphs.py and random_classes.py.
"""

import json
import random
import sys

from random_classes import ClassProgram
from random_graphs import GraphProgram

HEAD = ["import functools", "", "import numpy as np", "", "import keras", "from keras import layers, ops", ""]


def program(seed):
    draw = random.Random(seed)
    kind = draw.choice([ClassProgram, ClassProgram, GraphProgram])
    return "\n".join([*HEAD, *kind(draw).lines()]) + "\n"


def job(seed):
    return {"id": f"programs/{seed}.py", "path": f"{seed}.py", "text": program(seed)}


if __name__ == "__main__":
    for seed in range(int(sys.argv[1]), int(sys.argv[2])):
        print(json.dumps(job(seed)))
