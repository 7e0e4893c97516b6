/**
 * Time, as it is whatever the script makes of its own clocks.
 *
 *     now()      seconds since some moment, for durations
 *     wallTime() seconds since 1970
 */
"use strict";

const { performance } = require("node:perf_hooks");

const sinceStart = performance.now.bind(performance);
const { now: milliseconds } = Date;

module.exports = {
  now: () => sinceStart() / 1000,
  wallTime: () => milliseconds() / 1000,
  later: setTimeout,
};
