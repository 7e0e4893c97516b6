"""Appends events to the run's file, whole lines at once, and outlives a disk that is full.

    {"type":"batch","t":1795852004.2,"fit":0,"epoch":0,"step":12,"logs":{"loss":0.31}}

The file is opened for each write: so nothing is ever written into a file that isn't the log, whatever the script does with its
descriptors. It isn't made anew where someone has removed it.

    disk full:     {"type":"ba                  a torn line; what was to follow is kept
    and later:     \n{"type":"batch",…}\n…      a line end first, then the lines again, and a problem event that tells of it
"""

import collections
import errno
import json
import os
import threading
import time

RETRY_INTERVAL = 1.0
# What is kept in memory while nothing can be written.
MOST_LINES = 20_000

# The disk, the user's share of it, or the file is as large as it may be.
_FULL = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)}
_IS_BATCH = b'{"type":"batch"'
_encode = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


class EventLog:
    def __init__(self, path):
        self._path = path
        self._pid = os.getpid()
        # Events that aren't lines yet. To put one there waits for no lock: a disk may take seconds.
        self._added = collections.deque()
        self._lock = threading.RLock()
        self._lines = []
        self._torn = False
        # Since when nothing can be written, when that was last tried, and why it is so.
        self._failed_at = 0.0
        self._tried = 0.0
        self._failure = None
        self._dropped = 0
        self._said = False

    def add(self, event):
        """The time is put in; `type` stays first. The event is the log's from now on."""
        self._added.append((time.time(), event))

    @property
    def has_more(self):
        return bool(self._added or self._lines)

    def flush(self, is_last=False):
        with self._lock:
            if not self.has_more or os.getpid() != self._pid:
                return
            self._make_lines()
            now = time.perf_counter()
            if self._failure is not None and now - self._tried < RETRY_INTERVAL and not is_last:
                return
            self._write(now)

    def close(self):
        self.flush(is_last=True)

    def abandon(self):
        """In a forked child, where the lock may be held by a thread that doesn't exist."""
        self._lock = threading.RLock()
        self._added = collections.deque()
        self._lines = []
        self._pid = None

    def _make_lines(self):
        while self._added:
            t, event = self._added.popleft()
            self._lines.append(_encode({"type": event["type"], "t": round(t, 4), **event}).encode() + b"\n")
        if len(self._lines) > MOST_LINES:
            self._make_room()

    def _write(self, now, is_second_try=False):
        start = b"\n" if self._torn else b""
        data = start + b"".join(self._lines)
        try:
            written = _append(self._path, data)
        except OSError as error:
            return self._fail(now, error)
        if written < len(data):
            self._torn = True
            self._keep_after(max(written - len(start), 0))
            # The second try tells why, or succeeds.
            full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return self._fail(now, full) if is_second_try else self._write(now, True)
        self._lines = []
        self._torn = False
        if self._failure is not None:
            self._recover(now)

    def _keep_after(self, written):
        for index, line in enumerate(self._lines):
            written -= len(line)
            if written < 0:
                self._lines = self._lines[index:]
                return
        self._lines = []

    def _fail(self, now, error):
        self._torn = True
        self._tried = now
        if self._failure is None:
            self._failed_at = time.time()
        self._failure = error
        if not self._said:
            self._said = True
            said = f"lamella: the record of this run can't be written ({error.strerror}); the training goes on.\n"
            try:
                os.write(2, said.encode())
            except OSError:
                pass

    def _recover(self, now):
        error, seconds, dropped = self._failure, time.time() - self._failed_at, self._dropped
        self._failure, self._dropped = None, 0
        lost = f"{dropped} points of its curves are lost" if dropped else "nothing of it is lost"
        self.add(
            {
                "type": "problem",
                "code": "disk-full" if error.errno in _FULL else "recorder",
                "message": f"The record of this run couldn't be written for {seconds:.0f} s ({error.strerror}); {lost}.",
            }
        )
        self._make_lines()
        self._write(now)

    def _make_room(self):
        """Points of curves go first, the older half of them; then whatever is oldest."""
        points = [index for index, line in enumerate(self._lines) if line.startswith(_IS_BATCH)]
        doomed = set(points[: len(points) // 2 + 1] or range(MOST_LINES // 2))
        self._dropped += len(doomed)
        self._lines = [line for index, line in enumerate(self._lines) if index not in doomed]


def _append(path, data):
    """The number of bytes that were written."""
    descriptor = _open_for_appending(path)
    try:
        return os.write(descriptor, data)
    finally:
        os.close(descriptor)


if os.name == "nt":

    def _open_for_appending(path):
        """The C library's O_APPEND seeks and then writes, between which another process may write; the system's own doesn't."""
        import ctypes
        import msvcrt
        from ctypes import wintypes

        create = ctypes.WinDLL("kernel32", use_last_error=True).CreateFileW
        create.restype = wintypes.HANDLE
        create.argtypes = [
            wintypes.LPCWSTR,
            wintypes.DWORD,
            wintypes.DWORD,
            wintypes.LPVOID,
            wintypes.DWORD,
            wintypes.DWORD,
            wintypes.HANDLE,
        ]
        append_data, synchronize, share_all, open_existing, normal = 0x4, 0x100000, 0x7, 3, 0x80
        handle = create(path, append_data | synchronize, share_all, None, open_existing, normal, None)
        if handle is None or handle == wintypes.HANDLE(-1).value:
            raise ctypes.WinError(ctypes.get_last_error())
        return msvcrt.open_osfhandle(handle, os.O_APPEND | os.O_BINARY | os.O_NOINHERIT)

else:

    def _open_for_appending(path):
        return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
