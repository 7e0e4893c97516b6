"""The one recorder of a process: its log, its requests to stop, the number of fits so far.

    recorder.current()    Recorder, or None: nothing is recorded, or this is a forked child of the process that is

It is made when there is first something to record.
"""

import os
import threading

_prepared = None
_current = None
_lock = threading.RLock()


class Recorder:
    def __init__(self, run_file, control_file, seed):
        import atexit

        from lamella_recorder.companion import Companion
        from lamella_recorder.control import Control
        from lamella_recorder.event_log import EventLog

        self.log = EventLog(run_file)
        self.control = Control(control_file)
        # Fits that don't look at batches at present.
        self.deaf = set()
        self.companion = Companion(self._come_by, self._has_more, self.failed)
        self.seed = seed
        # Not in a forked child, where locks may be held by threads that don't exist.
        self.is_active = True
        self.lock = threading.RLock()
        self._fits = 0
        self._told = set()
        self._at_exit = []
        atexit.register(self._end)

    def next_fit(self):
        with self.lock:
            self._fits += 1
            return self._fits - 1

    def at_exit(self, action):
        self._at_exit.append(action)

    def problem(self, code, message):
        """Told once."""
        if not self.is_active:
            return
        with self.lock:
            if message in self._told:
                return
            self._told.add(message)
        self.log.add({"type": "problem", "code": code, "message": message})
        self.log.flush()

    def failed(self, what, error):
        """A fault of the recorder's own: the script goes on as if nothing were recorded."""
        if not self.is_active:
            return
        try:
            said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            with self.lock:
                if what in self._told:
                    return
                self._told.add(what)
            self.problem("recorder", f"Lamella couldn't record {what}; the training isn't affected. ({said})")
        except Exception:
            pass

    def _has_more(self):
        return self.is_active and (self.log.has_more or bool(self.deaf))

    def _come_by(self):
        self.log.flush()
        for fit in list(self.deaf):
            fit.listen_if_long()

    def _end(self):
        try:
            if current() is not self:
                return
            for action in self._at_exit:
                action()
            self.log.close()
        except Exception:
            pass


def prepare(run_file, control_file, seed):
    global _prepared
    _prepared = (run_file, control_file, seed)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_forget)


def current():
    global _current
    if _current is None and _prepared is not None:
        with _lock:
            if _current is None and _prepared is not None:
                _current = Recorder(*_prepared)
    return _current


def _forget():
    """A forked child has the parent's memory: what it does isn't this run's, and the parent's unwritten lines aren't its own."""
    global _prepared, _current, _lock
    if _current is not None:
        _current.is_active = False
        _current.log.abandon()
        _current.companion.abandon()
    _prepared = _current = None
    _lock = threading.RLock()
