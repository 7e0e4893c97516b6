"""Runs a program as a person would who wants to see its summaries; what would download or train is replaced.

    python keras_summary.py examples/small_conv.py
"""

import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "oracle"))

import keras
import stubs

stubs.install()
models = [value for value in runpy.run_path(sys.argv[1]).values() if isinstance(value, keras.Model) and value.built]
for model in models:
    model.summary()
sys.exit(0 if models else "it builds no model")
