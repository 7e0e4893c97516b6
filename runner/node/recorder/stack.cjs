/**
 * Takes the recorder's frames out of an error that passes through it, so that it reads as it would without.
 *
 *     at standardizeInputData (…/tf-layers.node.js)          at standardizeInputData (…/tf-layers.node.js)
 *     at LayersModel.fit (…/runner/node/…)              ▶    at main (/home/me/train.js:12:15)
 *     at main (/home/me/train.js:12:15)
 */
"use strict";

const { dirname, sep } = require("node:path");

const OWN = dirname(__dirname) + sep;
/** So many frames of the recorder may stand in one stack: a sequential model calls the one that it is made of. */
const OWN_FRAMES = 2;

/** Calls it with room for the recorder's own frames, so that none of the others is lost for them. */
function withRoom(call) {
  const limit = Error.stackTraceLimit;
  if (typeof limit !== "number" || !Number.isFinite(limit)) return call();
  Error.stackTraceLimit = limit + OWN_FRAMES;
  try {
    return call();
  } finally {
    if (Error.stackTraceLimit === limit + OWN_FRAMES) Error.stackTraceLimit = limit;
  }
}

function hideOwnFrames(error) {
  try {
    const { stack } = error;
    if (typeof stack !== "string") return;
    const isFrame = (line) => /^\s+at /.test(line);
    const lines = stack.split("\n").filter((line) => !(isFrame(line) && line.includes(OWN)));
    // What stands there because of the room.
    const most = lines.findIndex(isFrame) + Error.stackTraceLimit;
    const text = lines.filter((line, index) => !isFrame(line) || index < most).join("\n");
    if (text !== stack) error.stack = text;
  } catch {
    // An error that can't be read is the script's affair.
  }
}

module.exports = { hideOwnFrames, withRoom };
