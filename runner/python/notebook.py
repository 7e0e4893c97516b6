"""Runs the code cells of a notebook, one after another, as a script: python -u notebook.py mnist.ipynb [arguments]

    cell 1  import keras                  __main__, the folder that Python was started in first on sys.path
    cell 3  model.fit(x, y)               <keras.src.callbacks.history.History object at 0x…>: a last expression is printed

    Traceback (most recent call last):
      File "mnist.ipynb, cell 3", line 1, in <module>
        model.fit(x, y)

There is no IPython: its lines are left out, which the run's log tells. `display` prints, `await` works, plots aren't shown.
"""

import ast
import builtins
import inspect
import linecache
import os
import sys
import traceback
import types

from lamella_recorder import recorder
from lamella_recorder.notebook_cells import BadNotebook, read_cells


def display(*objects, **options):
    for item in objects:
        print(repr(item))


class Runner:
    def __init__(self, path):
        self._name = os.path.basename(path)
        self._main = types.ModuleType("__main__")
        self._main.__dict__.update(__builtins__=builtins, display=display)
        self._loop = None
        # As in a script: what is pickled or looked up by `__main__` is found there.
        self._own = sys.modules["__main__"]
        sys.modules["__main__"] = self._main

    def run(self, cell):
        name = f"{self._name}, cell {cell.number}"
        source = cell.source + "\n"
        # For tracebacks, and for whoever asks for the source of a function (as tf.function does).
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        for part, mode in _parts(ast.parse(source, name), source):
            code = compile(part, name, mode, flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
            result = eval(code, self._main.__dict__)
            if code.co_flags & inspect.CO_COROUTINE:
                self._finish(result)

    def _finish(self, coroutine):
        import asyncio

        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(coroutine)


def _parts(tree, source):
    """The statements; then an expression at the end, which is printed unless a semicolon follows it."""
    body = tree.body
    if body and isinstance(body[-1], ast.Expr) and not source.rstrip().endswith(";"):
        yield ast.Module(body[:-1], type_ignores=[]), "exec"
        yield ast.Interactive(body[-1:]), "single"
    else:
        yield tree, "exec"


def _tell_left_out(cells):
    told = [f"{text} (cell {cell.number})" for cell in cells for text in cell.left_out]
    if not told:
        return
    shown = ", ".join(told[:20]) + (f" and {len(told) - 20} more" if len(told) > 20 else "")
    message = f"Lines that only IPython runs were left out: {shown}."
    current = recorder.current()
    if current is not None:
        current.problem("notebook", message)
    else:
        print(f"lamella: {message}", file=sys.stderr)


def _without_own_frames(entry):
    while entry is not None and entry.tb_frame.f_code.co_filename == __file__:
        entry = entry.tb_next
    return entry


def _prepare(arguments):
    if not arguments:
        raise BadNotebook("Which notebook? python notebook.py NOTEBOOK [ARGUMENTS]")
    cells = read_cells(arguments[0])
    sys.argv[:] = arguments
    # In place of this file's own folder.
    own = os.path.realpath(os.path.dirname(__file__))
    sys.path[:] = ["", *(folder for folder in sys.path if os.path.realpath(folder) != own)]
    os.environ.setdefault("MPLBACKEND", "Agg")
    _tell_left_out(cells)
    return Runner(arguments[0]), cells


if __name__ == "__main__":
    try:
        runner, cells = _prepare(sys.argv[1:])
    except BadNotebook as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    try:
        for cell in cells:
            runner.run(cell)
    except BaseException as error:
        error.__traceback__ = _without_own_frames(error.__traceback__)
        if sys.excepthook is sys.__excepthook__:
            # Python's own, before 3.13, looks for lines in files only.
            sys.excepthook = traceback.print_exception
        raise
