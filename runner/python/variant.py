"""Runs a copy of a script in the script's place: python -u variant.py [-m MODULE] COPY SCRIPT [arguments]

    variant.py .lamella/comparisons/…/BothConv/mnist.py mnist.py --epochs 3     as  python mnist.py --epochs 3
    variant.py -m lab.train .lamella/comparisons/…/train.py lab/train.py        as  python -m lab.train

The program is the copy's text; everything that a program can ask about itself is the script's: `sys.argv`, `sys.path`,
`__file__`, the names in tracebacks. So it finds its data and its neighbours where the script does.
"""

import importlib.util
import linecache
import os
import sys
import traceback
import types


def _prepare(module, copy, script):
    sys.argv[:] = [script, *sys.argv[3 if module is None else 5 :]]
    # In place of this file's own folder.
    sys.path[0] = os.path.dirname(os.path.realpath(script)) if module is None else os.getcwd()
    main = types.ModuleType("__main__")
    main.__dict__.update(__builtins__=__builtins__, __file__=script, __cached__=None)
    if module is not None:
        # Imports the packages that it lies in. That of a package itself is its __main__.
        spec = importlib.util.find_spec(module)
        if spec.submodule_search_locations is not None:
            spec = importlib.util.find_spec(f"{module}.__main__")
        main.__dict__.update(__spec__=spec, __package__=spec.parent)
    sys.modules["__main__"] = main
    with open(copy, "rb") as file:
        source = file.read()
    code = compile(source, script, "exec", dont_inherit=True)
    # Tracebacks show the lines that run, and they are the copy's.
    lines = linecache.getlines(copy)
    linecache.cache[script] = (len(source), None, lines, script)
    return code, main


def _without_own_frames(trace):
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    return trace


if __name__ == "__main__":
    # A module that is replaced loses its names, and this one still needs them.
    own = sys.modules["__main__"]
    try:
        module = sys.argv[2] if sys.argv[1] == "-m" else None
        code, main = _prepare(module, *sys.argv[1 if module is None else 3 :][:2])
        exec(code, main.__dict__)
    except BaseException as error:
        error.__traceback__ = _without_own_frames(error.__traceback__)
        if sys.excepthook is sys.__excepthook__:
            # Python's own, before 3.13, reads the lines of the file that a frame names.
            sys.excepthook = traceback.print_exception
        raise
