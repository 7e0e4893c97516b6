/**
 * Appends events to the run's file, whole lines at once, and outlives a disk that is full.
 *
 *     {"type":"batch","t":1795852004.2,"fit":0,"epoch":0,"step":12,"logs":{"loss":0.31}}
 *
 * The file is opened for each write: so nothing is ever written into a file that isn't the log. It isn't made anew where someone
 * has removed it.
 *
 *     disk full:     {"type":"ba                  a torn line; what was to follow is kept
 *     and later:     \n{"type":"batch",…}\n…      a line end first, then the lines again, and a problem event that tells of it
 */
"use strict";

const { closeSync, constants, openSync, writeSync } = require("node:fs");
const { getSystemErrorMap } = require("node:util");
const { later, now, wallTime } = require("./clock.cjs");

/** A reader shows what is new within a quarter of a second. */
const INTERVAL = 0.1;
const RETRY_INTERVAL = 1;
/** What is kept in memory while nothing can be written. */
const MOST_LINES = 20_000;

/** The disk, the user's share of it, or the file is as large as it may be. */
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
const FULL_DISK = Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
const IS_BATCH = '{"type":"batch"';
const { stringify } = JSON;

class EventLog {
  #path;
  #lines = [];
  #flushed = 0;
  #isTorn = false;
  /** Since when nothing can be written, when that was last tried, and why it is so. */
  #failedAt = 0;
  #tried = 0;
  #failure;
  #dropped = 0;
  #hasSaid = false;
  #timer;

  constructor(path) {
    this.#path = path;
  }

  /** The time is put in; `type` stays first. */
  add({ type, ...rest }) {
    this.#lines.push(`${stringify({ type, t: Math.round(wallTime() * 10_000) / 10_000, ...rest })}\n`);
    if (this.#lines.length > MOST_LINES) this.#makeRoom();
  }

  get isDue() {
    return now() - this.#flushed >= INTERVAL;
  }

  /** When somebody should come by and flush; never where nothing waits. */
  get wantedAt() {
    return this.#lines.length > 0 ? this.#flushed + INTERVAL : Infinity;
  }

  /** For events after which nobody may come by again for long. */
  flushSoon() {
    if (this.isDue) return this.flush();
    if (this.#timer !== undefined) return;
    this.#timer = later(() => {
      this.#timer = undefined;
      this.flush();
    }, INTERVAL * 1000);
    this.#timer.unref();
  }

  flush(isLast = false) {
    const time = now();
    if (this.#lines.length === 0) return;
    this.#flushed = time;
    if (this.#failure !== undefined && time - this.#tried < RETRY_INTERVAL && !isLast) return;
    this.#write(time);
  }

  close() {
    this.flush(true);
  }

  #write(time, isSecondTry = false) {
    const start = this.#isTorn ? "\n" : "";
    const data = Buffer.from(start + this.#lines.join(""));
    let written;
    try {
      written = append(this.#path, data);
    } catch (error) {
      return this.#fail(time, error);
    }
    if (written < data.length) {
      this.#isTorn = true;
      this.#keepAfter(Math.max(written - start.length, 0));
      // The second try tells why, or succeeds.
      return isSecondTry ? this.#fail(time, FULL_DISK) : this.#write(time, true);
    }
    this.#lines = [];
    this.#isTorn = false;
    if (this.#failure !== undefined) this.#recover(time);
  }

  #keepAfter(written) {
    let left = written;
    const first = this.#lines.findIndex((line) => (left -= Buffer.byteLength(line)) < 0);
    this.#lines = first < 0 ? [] : this.#lines.slice(first);
  }

  #fail(time, error) {
    this.#isTorn = true;
    this.#tried = time;
    if (this.#failure === undefined) this.#failedAt = wallTime();
    this.#failure = error;
    if (this.#hasSaid) return;
    this.#hasSaid = true;
    try {
      writeSync(2, `lamella: the record of this run can't be written (${reason(error)}); the training goes on.\n`);
    } catch {
      // Nobody listens there.
    }
  }

  #recover(time) {
    const [error, seconds, dropped] = [this.#failure, wallTime() - this.#failedAt, this.#dropped];
    this.#failure = undefined;
    this.#dropped = 0;
    const lost = dropped > 0 ? `${dropped} points of its curves are lost` : "nothing of it is lost";
    this.add({
      type: "problem",
      code: FULL.has(error.code) ? "disk-full" : "recorder",
      message: `The record of this run couldn't be written for ${seconds.toFixed(0)} s (${reason(error)}); ${lost}.`,
    });
    this.#write(time);
  }

  /** Points of curves go first, the older half of them; then whatever is oldest. */
  #makeRoom() {
    const points = [...this.#lines.keys()].filter((index) => this.#lines[index].startsWith(IS_BATCH));
    const older = points.slice(0, Math.floor(points.length / 2) + 1);
    const doomed = new Set(older.length > 0 ? older : Array(MOST_LINES / 2).keys());
    this.#dropped += doomed.size;
    this.#lines = this.#lines.filter((_, index) => !doomed.has(index));
  }
}

/** The number of bytes that were written. */
function append(path, data) {
  const descriptor = openSync(path, constants.O_WRONLY | constants.O_APPEND);
  try {
    return writeSync(descriptor, data);
  } finally {
    closeSync(descriptor);
  }
}

/** `No space left on device` */
function reason({ code, message }) {
  const known = [...getSystemErrorMap().values()].find(([name]) => name === code)?.[1];
  return known === undefined ? String(message) : known[0].toUpperCase() + known.slice(1);
}

module.exports = { EventLog };
