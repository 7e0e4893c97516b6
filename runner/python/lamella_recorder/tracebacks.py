"""Takes the recorder's frames out of an exception that passes through it, so that it reads as it would without.

    train.py, line 20          train.py, line 20
    keras_hooks.py, fit    ▶
    my_callback.py, line 4     my_callback.py, line 4
"""

import os

_OWN = os.path.dirname(os.path.abspath(__file__)) + os.sep
MOST_CHAINED = 20


def _is_own(entry):
    return os.path.abspath(entry.tb_frame.f_code.co_filename).startswith(_OWN)


def without_own_frames(entry):
    while entry is not None and _is_own(entry):
        entry = entry.tb_next
    kept = entry
    while kept is not None:
        following = kept.tb_next
        while following is not None and _is_own(following):
            following = following.tb_next
        if following is not kept.tb_next:
            kept.tb_next = following
        kept = following
    return entry


def hide_own_frames(error):
    """To be followed by a bare `raise`, which adds none. (Before Python 3.11 the frame that raises stays.)"""
    try:
        for _ in range(MOST_CHAINED):
            if error is None:
                return
            error.__traceback__ = without_own_frames(error.__traceback__)
            error = error.__cause__ or error.__context__
    except Exception:
        pass
