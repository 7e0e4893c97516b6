"""Keeps the recorder cheap: it adds up its own seconds, and says when there is time for one more point of a curve.

    epoch of 8 s so far, 0.03 s spent    there is time (0.4%)
    epoch of 8 s so far, 0.05 s spent    there is none until 10 s have passed

Half of the hundredth that the recorder may take goes to points; the rest is for what is written in any case.
"""

SHARE = 0.005
# A curve needs no more: points are at least this part of the fit's time apart, so a long fit's log doesn't grow without end.
FINENESS = 1 / 5000
# About what a point takes in seconds, when none has been taken for a while.
POINT = 0.0001
# What two looks at the clock don't see of a call between them, the way to it and back, and what a batch takes that is passed over: with
# nothing of it in the processor's caches, as in a training.
UNSEEN = 0.0000015


class Budget:
    def __init__(self, now):
        self._fit_begun = now
        self._fit_spent = 0.0
        self._epoch_begun = now
        self._has_epochs = False
        self.epoch_before = 0.0
        self._last_point = now
        # Of this epoch, and what came after the last one's event.
        self.spent = 0.0

    def begin_epoch(self, now):
        self._epoch_begun = now
        if not self._has_epochs:
            # What the beginning of the fit took is no epoch's.
            self._has_epochs, self.spent = True, 0.0

    def end_epoch(self, now):
        """The epoch's event says what was spent; what follows is the next one's."""
        self.epoch_before = now - self._epoch_begun
        self.spent = 0.0

    def spend(self, seconds, calls=1):
        """In so many calls, as far as the clock has seen them."""
        seconds += calls * UNSEEN
        self.spent += seconds
        self._fit_spent += seconds

    def next_point(self, now):
        """When there is time for one, unless more is spent until then."""
        return max(
            self._epoch_begun + (self.spent + POINT) / SHARE,
            self._fit_begun + (self._fit_spent + POINT) / SHARE,
            self._last_point + (now - self._fit_begun) * FINENESS,
        )

    def has_time(self, now, expected=POINT):
        """For what each epoch has once: where epochs take milliseconds, even that is too much. They are taken to be alike."""
        epoch = max(now - self._epoch_begun, self.epoch_before)
        return self.spent + expected <= SHARE * epoch and self._fit_spent + expected <= SHARE * (now - self._fit_begun)

    def took_point(self, now):
        self._last_point = now
