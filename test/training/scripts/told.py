"""Tells how Python has started it, and fails."""

import json
import os
import subprocess
import sys


def child():
    told = subprocess.run([sys.executable, "-c", "import sys, json; print(json.dumps(sys.path))"], capture_output=True)
    return json.loads(told.stdout)


print(
    json.dumps(
        {
            "argv": sys.argv,
            "path": sys.path,
            "environment": dict(os.environ),
            "folder": os.getcwd(),
            "main": [__name__, __file__, sys.modules["__main__"].__dict__ is globals(), sorted(globals())],
            "flags": list(sys.flags),
            "hook": repr(sys.excepthook),
            "child": child(),
        }
    )
)
raise ValueError("as it would be")
