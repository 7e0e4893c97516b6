/**
 * What runs later in JavaScript than it stands: after an `await`, when a promise has come to something, by a timer.
 *
 *     load().then((data) => { … })     the function is run here, as a turn that may come after what follows the statement
 *     setTimeout(() => { … }, 0)       this one when the program has come to its end
 */
import { Unknown } from "../../dims/dim.js";
import type { Scope } from "../../values/objects.js";
import type { Place } from "../../text/span.js";
import type { Value } from "../../values/value.js";
import type { Frame } from "../frame.js";
import type { Interpreter } from "../interpreter.js";

/** What an async function does from here on is a turn; a module waits itself. */
export function awaitJavaScript(run: Interpreter, frame: Frame, evaluated: () => Value): Value {
  const since = run.turns.next;
  const value = evaluated();
  const waited = run.turns.waitFor(since, value);
  if (frame.fn?.definition.isAsync && !frame.turn) frame.turn = run.turns.begin(waited);
  else if (frame.turn) run.turns.takeIn(frame.turn, waited);
  return value;
}

export const PROMISE_METHODS: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

/** What a promise calls back; `since`: where what it is the promise of has begun. */
export function callBackLater(run: Interpreter, since: number, promise: Value | undefined, call: () => Value): Value {
  const turn = run.turns.begin(promise === undefined ? [] : run.turns.waitFor(since, promise));
  let value: Value | undefined;
  try {
    value = call();
    return value;
  } finally {
    run.turns.end(turn, value);
  }
}

/** Why something isn't known that a turn before its time has changed, where that is so. */
export function changedLater(
  run: Interpreter,
  owner: Scope | object | undefined,
  name: string,
  place?: Place,
): Unknown | undefined {
  return run.turns.hasEarly && owner !== undefined && run.turns.others(owner, name).length > 0
    ? new Unknown(`whether \`${name}\` has changed by then can't be told: that is done after an \`await\``, place)
    : undefined;
}
