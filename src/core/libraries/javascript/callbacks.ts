/**
 * Functions that are called back for the items of a list, in order.
 *
 *     widths.forEach((w) => model.add(dense(w)))     a call for each, or as many calls as nobody knows
 */
import { Unknown } from "../../dims/dim.js";
import type { ListObject } from "../../values/objects.js";
import { FunctionObject } from "../../values/objects.js";
import { BoundMethod, Undefined, type Value } from "../../values/value.js";
import { call, type JsBound } from "./native.js";

/** More calls than these are not followed one by one. */
const MOST_CALLS = 5_000;

/** The function that is called back, with the `this` that is given for it. */
export function callbackOf({ get, has }: JsBound): Value {
  const callback = get("callback");
  return callback instanceof FunctionObject && has("receiver") ? new BoundMethod(get("receiver"), callback) : callback;
}

/** An item that was never set: nobody is called back for it. */
export const isHole = (list: ListObject, i: number): boolean => list.hasHoles && list.items[i] === Undefined.value;

/** Something happens as often as nobody knows. */
export function anyRounds(bound: JsBound, because: Unknown, ...values: readonly Value[]): Unknown {
  bound.runtime.anyRounds(() => call(bound, callbackOf(bound), ...values), bound.place);
  return because;
}

export interface Round {
  readonly item: Value;
  readonly index: number;
  /** Calls back with the item, its place and the list. */
  answer(): Value;
}

/**
 * Goes over a list round by round until `take` says that it is enough. Gives the reason where the items can't be told, or no
 * longer: then the function was called back any number of times.
 */
export function eachItem(
  list: ListObject,
  bound: JsBound,
  take: (round: Round) => "enough" | undefined,
  order: { readonly backwards?: true; readonly withHoles?: true } = {},
): Unknown | undefined {
  const callback = callbackOf(bound);
  const { length } = list.items;
  const open =
    list.open ?? (length > MOST_CALLS ? new Unknown("the list is too long to follow", bound.place) : undefined);
  if (open) return anyRounds(bound, open, open, open, list);
  for (let n = 0; n < length; n++) {
    const index = order.backwards ? length - 1 - n : n;
    if (!order.withHoles && (isHole(list, index) || index >= list.items.length)) continue;
    const item = list.items[index];
    const present = item === undefined ? Undefined.value : item;
    const answer = (): Value => call(bound, callback, present, index, list);
    if (take({ item: present, index, answer }) === "enough") return undefined;
    if (list.open) return anyRounds(bound, list.open, list.open, list.open, list);
  }
  return undefined;
}

/** Whether what was called back gave something true, for each item. */
export function eachTruth(
  list: ListObject,
  bound: JsBound,
  take: (truth: boolean | Unknown, round: Round) => "enough" | undefined,
  order: Parameters<typeof eachItem>[3] = {},
): Unknown | undefined {
  const { runtime, place } = bound;
  return eachItem(list, bound, (round) => take(runtime.truth(round.answer(), place), round), order);
}
