"""Python imports this before the user's script: it puts everything back as the script expects it, and waits for Keras.

    PYTHONPATH=…/runner/python  LAMELLA_RUN_FILE=…/run.jsonl  python -u train.py     as  python train.py  but recorded

Whoever starts the script puts this folder in front of PYTHONPATH (alone, where there was no PYTHONPATH or an empty one) and sets

    LAMELLA_RUN_FILE        the run's event log, absolute; it exists
    LAMELLA_CONTROL_FILE    where a request to stop is written, absolute; it needn't exist
    LAMELLA_PYTHONPATH      PYTHONPATH as it was; absent where there was none
    LAMELLA_SEED            a whole number, where the run is to have that seed

The script sees none of it, nor do processes that it starts. Nothing that goes wrong here may harm the script.
"""

import os
import sys


def _take(name):
    return os.environ.pop(name, None)


def _put_back_environment():
    before = _take("LAMELLA_PYTHONPATH")
    if before is None:
        os.environ.pop("PYTHONPATH", None)
    else:
        os.environ["PYTHONPATH"] = before


def _leave_search_path():
    own = os.path.realpath(os.path.dirname(__file__))
    sys.path[:] = [folder for folder in sys.path if os.path.realpath(folder) != own]


def _start():
    run_file = _take("LAMELLA_RUN_FILE")
    control_file = _take("LAMELLA_CONTROL_FILE")
    seed = _take("LAMELLA_SEED")
    if run_file is None:
        return
    try:
        # While this folder can still be imported from.
        from lamella_recorder import import_hook, recorder

        recorder.prepare(run_file, control_file, seed)
        import_hook.install()
    except Exception as error:
        os.write(2, f"lamella: this run isn't recorded: {type(error).__name__}: {error}\n".encode())
    _put_back_environment()


def _run_hidden_one():
    """The environment's own sitecustomize, which stands behind this one on the search path."""
    own = sys.modules.pop("sitecustomize")
    try:
        import sitecustomize  # noqa: F401
    except ImportError as error:
        if error.name != "sitecustomize":
            raise
        sys.modules["sitecustomize"] = own


_start()
_leave_search_path()
_run_hidden_one()
