/**
 * Python's operators as functions.
 *
 *     functools.reduce(operator.mul, shape)   operator.itemgetter(1)(pair)   operator.attrgetter("units")(config)
 */
import type { BinaryOp, CompareOp } from "../../program/program.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { TupleValue, type Value } from "../../values/value.js";
import { fn, reasonFor, type Bound, type Natives } from "../native-helpers.js";
import type { Place } from "../../text/span.js";

const ARITHMETIC: Readonly<Record<string, BinaryOp>> = {
  add: "+",
  sub: "-",
  mul: "*",
  truediv: "/",
  floordiv: "//",
  mod: "%",
  pow: "**",
  matmul: "@",
  and_: "&",
  or_: "|",
  xor: "^",
  lshift: "<<",
  rshift: ">>",
};

const COMPARISON: Readonly<Record<string, CompareOp>> = {
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
  eq: "==",
  ne: "!=",
};

const named = <Operator>(
  table: Readonly<Record<string, Operator>>,
  apply: (bound: Bound, operator: Operator) => Value,
): Natives =>
  Object.fromEntries(
    Object.entries(table).map(([name, operator]) => [
      `operator.${name}`,
      fn("a, b", (bound) => apply(bound, operator)),
    ]),
  );

/** One thing of an object, or a tuple of several. */
const getter =
  (pick: (runtime: Runtime, object: Value, key: Value, place: Place) => Value) =>
  ({ rest }: Bound): Value =>
    new NativeFunction("getter", ({ runtime, args, place }) => {
      const [object = null] = args.positional;
      const found = rest.map((key) => pick(runtime, object, key, place));
      return found.length === 1 ? found[0]! : new TupleValue(found);
    });

function attributeOf(runtime: Runtime, object: Value, path: Value, place: Place): Value {
  if (typeof path !== "string") return reasonFor(path);
  return path.split(".").reduce((value, name) => runtime.attribute(value, name, place), object);
}

export const operatorNatives: Natives = {
  ...named(ARITHMETIC, ({ get, runtime, place }, op) => runtime.binary(op, get("a"), get("b"), place)),
  ...named(COMPARISON, ({ get, runtime }, op) => runtime.compare(op, get("a"), get("b"))),
  "operator.itemgetter": fn(
    "*args",
    getter((runtime, object, key, place) => runtime.index(object, key, place)),
  ),
  "operator.attrgetter": fn("*args", getter(attributeOf)),
};
