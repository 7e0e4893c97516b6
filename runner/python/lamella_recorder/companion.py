"""A thread beside the training, which does what the training needn't wait for: ten times a second, while there is something to do.

    training      epoch ─ epoch ─ epoch ─ epoch ─ …
    companion     └──── 0.1 s ────┴──── 0.1 s ────┴─▶ lines into the log, a look whether batches are wanted again
"""

import _thread
import time

# A reader shows what is new within a quarter of a second.
INTERVAL = 0.1


class Companion:
    def __init__(self, come_by, has_more, failed):
        """`come_by` does what there is, `has_more` tells whether there is something."""
        self._come_by = come_by
        self._has_more = has_more
        self._failed = failed
        # Held while the thread is there.
        self._is_there = _thread.allocate_lock()
        self._worked = 0.0
        self._taken = 0.0

    def call(self):
        """It comes by within the interval."""
        if self._is_there.acquire(blocking=False):
            _thread.start_new_thread(self._run, ())

    def take_seconds(self):
        """What it has worked since this was last asked."""
        worked = self._worked
        seconds, self._taken = worked - self._taken, worked
        return seconds

    def abandon(self):
        """In a forked child, which doesn't have the thread."""
        self._is_there = _thread.allocate_lock()

    def _run(self):
        is_needed = True
        while is_needed:
            time.sleep(INTERVAL)
            is_needed = self._has_more()
            if is_needed:
                self._work()
                continue
            self._is_there.release()
            # What came until then had no thread of its own.
            is_needed = self._has_more() and self._is_there.acquire(blocking=False)

    def _work(self):
        began = time.thread_time()
        try:
            self._come_by()
        except Exception as error:
            self._failed("a part of the log", error)
        self._worked += time.thread_time() - began
