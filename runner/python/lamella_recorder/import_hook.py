"""Notices when Keras has been imported; all other imports go their way.

    import keras     found and executed as ever, by its own loader; then its classes are hooked
    import lamella   the module with `log`, where there is no other of that name
"""

import os
import sys

# Keras 3, Keras 2 and the Keras 2 that goes on as tf_keras; tf.keras is one of them.
LIBRARIES = frozenset(["keras", "tf_keras"])


class LibraryFinder:
    """In front of the other finders: it finds what they find, and asks to be told when that has been executed."""

    def find_spec(self, name, path=None, target=None):
        if name not in LIBRARIES:
            return None
        for finder in sys.meta_path:
            find = getattr(finder, "find_spec", None)
            spec = None if finder is self or find is None else find(name, path, target)
            if spec is not None:
                _tell_when_executed(spec.loader)
                return spec
        return None


def _tell_when_executed(loader):
    def exec_module(module):
        del loader.exec_module
        try:
            execute(module)
        except BaseException as error:
            from lamella_recorder.tracebacks import hide_own_frames

            hide_own_frames(error)
            raise
        _library_is_there(module)

    try:
        execute = loader.exec_module
        # Of this loader alone, and only this once: the module keeps the loader that it would have.
        loader.exec_module = exec_module
    except AttributeError:
        pass


def _library_is_there(module):
    from lamella_recorder import recorder

    current = recorder.current()
    if current is None:
        return
    try:
        from lamella_recorder import keras_hooks

        keras_hooks.install(module, current)
    except Exception as error:
        current.failed(f"what {module.__name__} does", error)


class CustomLoopFinder:
    """Behind the other finders."""

    def find_spec(self, name, path=None, target=None):
        if name != "lamella":
            return None
        from importlib.util import spec_from_file_location

        return spec_from_file_location(name, os.path.join(os.path.dirname(os.path.abspath(__file__)), "custom_loop.py"))


def install():
    sys.meta_path.insert(0, LibraryFinder())
    sys.meta_path.append(CustomLoopFinder())
