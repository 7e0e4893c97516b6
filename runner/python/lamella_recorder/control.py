"""Requests to stop, which whoever watches the run writes into a file.

    epoch    the running epoch is the last one; a fit that begins afterwards ends after its first
    now      on Windows, where no signal says so: as Ctrl+C
"""

import os
import time

INTERVAL = 0.1
IS_WINDOWS = os.name == "nt"


class Control:
    def __init__(self, path):
        self._path = path
        self._looked = 0.0
        self._seen = None
        self._request = ""
        self._has_interrupted = False

    def wanted_at(self):
        """When somebody should come by and look, where no signal tells."""
        return self._looked + INTERVAL if IS_WINDOWS else None

    def asks_between_batches(self, now):
        """The same, no oftener than ten times a second."""
        return now - self._looked >= INTERVAL and self._asks_now()

    def asks_at_end_of_epoch(self, now, begun):
        """Of epochs that are shorter than the time between two looks, a few may follow the request."""
        if now - begun < INTERVAL and now - self._looked < INTERVAL:
            return self._request == "epoch"
        return self._asks_now()

    def _asks_now(self):
        self._looked = time.perf_counter()
        self._read()
        if self._request == "now" and IS_WINDOWS and not self._has_interrupted:
            import _thread

            self._has_interrupted = True
            _thread.interrupt_main()
        return self._request == "epoch"

    def _read(self):
        if self._path is None:
            return
        try:
            status = os.stat(self._path)
            seen = (status.st_mtime_ns, status.st_size, status.st_ino)
            if seen == self._seen:
                return
            with open(self._path, encoding="utf-8", errors="replace") as file:
                self._request = file.read(100).strip()
            self._seen = seen
        except OSError:
            self._seen, self._request = None, ""
