/**
 * Keeps the recorder cheap: it adds up its own seconds, and says when there is time for one more point of a curve.
 *
 *     epoch of 8 s so far, 0.03 s spent    there is time (0.4%)
 *     epoch of 8 s so far, 0.05 s spent    there is none until 10 s have passed
 *
 * As the recorder of Python has it: half of the hundredth that it may take goes to points; the rest is for what is written in any case.
 */
"use strict";

const SHARE = 0.005;
/** A curve needs no more: points are at least this part of the fit's time apart, so a long fit's log doesn't grow without end. */
const FINENESS = 1 / 5000;
/** About what a point takes in seconds, when none has been taken for a while. */
const POINT = 0.0001;
/** What two looks at the clock don't see of a call between them: the way to it and back, and the sum itself. */
const UNSEEN = 0.0000015;

class Budget {
  #fitBegun;
  #fitSpent = 0;
  #epochBegun;
  #epochBefore = 0;
  #lastPoint;
  /** Of this epoch, and what came after the last one's event. */
  spent = 0;

  constructor(now) {
    this.#fitBegun = this.#epochBegun = this.#lastPoint = now;
  }

  beginEpoch(now) {
    this.#epochBegun = now;
  }

  /** The epoch's event says what was spent; what follows is the next one's. */
  endEpoch(now) {
    this.#epochBefore = now - this.#epochBegun;
    this.spent = 0;
  }

  /** In one call, as far as the clock has seen it. */
  spend(seconds) {
    this.spent += seconds + UNSEEN;
    this.#fitSpent += seconds + UNSEEN;
  }

  /** When there is time for one, unless more is spent until then. */
  nextPoint(now) {
    return Math.max(
      this.#epochBegun + (this.spent + POINT) / SHARE,
      this.#fitBegun + (this.#fitSpent + POINT) / SHARE,
      this.#lastPoint + (now - this.#fitBegun) * FINENESS,
    );
  }

  /** For what each epoch has once: where epochs take milliseconds, even that is too much. They are taken to be alike. */
  hasTime(now) {
    const epoch = Math.max(now - this.#epochBegun, this.#epochBefore);
    return this.spent + POINT <= SHARE * epoch && this.#fitSpent + POINT <= SHARE * (now - this.#fitBegun);
  }

  tookPoint(now) {
    this.#lastPoint = now;
  }
}

module.exports = { Budget };
