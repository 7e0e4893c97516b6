/**
 * absl's flags: their defaults are taken for their values, and said to be so.
 *
 *     flags.DEFINE_integer("units", 64, "…")     FLAGS.units is 64, assumed
 *     depth = flags.DEFINE_integer("depth", 3, "…");  depth.value
 */
import { Float } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import type { Runtime } from "../../values/native.js";
import { External, positionalArguments, TupleValue, Unknown, type Value } from "../../values/value.js";
import { fn, reasonFor, type Native, type Natives } from "../native-helpers.js";

/** The object that holds all flags, under each name that it has. */
const FLAGS = /(^|\.)flags\.FLAGS$/;
const isFlags = (value: Value): boolean => value instanceof External && FLAGS.test(value.path);

/** What defining a flag gives. */
const HOLDER = "absl.flags.FlagHolder";

/** `FLAGS.units`, `units.value`; undefined where that is no flag that the program defines. */
export function flagValue(runtime: Runtime, object: External, name: string, place: Place): Value | undefined {
  if (isFlags(object)) return valueOf(runtime, name, place);
  if (object.path !== HOLDER || !object.instance || !/^(value|default)$/.test(name)) return undefined;
  const [flag] = object.instance.args.positional;
  return typeof flag === "string" ? valueOf(runtime, flag, place) : undefined;
}

function valueOf(runtime: Runtime, name: string, place: Place): Value | undefined {
  const found = runtime.flags.get(name);
  if (!(found instanceof TupleValue)) return found;
  const [value] = found.items as [Value];
  const text = runtime.text(value);
  if (text !== undefined && value !== null) runtime.assume(`the flag --${name}`, text, place);
  return value;
}

/** `FLAGS.units = 32`: from here on nothing is assumed. True where that is what is set. */
export function setFlag(runtime: Runtime, object: Value, name: string, value: Value): boolean {
  if (!isFlags(object)) return false;
  runtime.heap.touch(runtime.flags);
  runtime.flags.set(name, value instanceof TupleValue ? runtime.list([...value.items]) : value);
  return true;
}

type Conversion = (value: Value, runtime: Runtime) => Value;

const asInteger: Conversion = (value) =>
  typeof value === "string" && /^\s*[-+]?\d+\s*$/.test(value) ? Number(value) : value;
const asFloat: Conversion = (value) => {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && !Number.isNaN(number) ? new Float(number) : value;
};
/** A text is a list of what its commas part. */
const asList: Conversion = (value, runtime) =>
  typeof value === "string" ? runtime.list(value === "" ? [] : value.split(",").map((part) => part.trim())) : value;
const asItIs: Conversion = (value) => value;

/** A default is kept in a tuple, a value that the program sets is not. */
const definition =
  (convert: Conversion): Native =>
  ({ get, runtime, place }) => {
    const name = get("name");
    runtime.heap.touch(runtime.flags);
    if (typeof name === "string") runtime.flags.set(name, new TupleValue([convert(get("default"), runtime)]));
    else runtime.flags.open ??= reasonFor(name);
    return new External(HOLDER, { args: positionalArguments(name), place });
  };

const DEFINITIONS: Readonly<Record<string, readonly [signature: string, convert: Conversion]>> = {
  DEFINE_integer: ["name, default, *args, **kwargs", asInteger],
  DEFINE_float: ["name, default, *args, **kwargs", asFloat],
  DEFINE_string: ["name, default, *args, **kwargs", asItIs],
  DEFINE_bool: ["name, default, *args, **kwargs", asItIs],
  DEFINE_boolean: ["name, default, *args, **kwargs", asItIs],
  DEFINE_enum: ["name, default, *args, **kwargs", asItIs],
  DEFINE_list: ["name, default, *args, **kwargs", asList],
  DEFINE_multi_integer: ["name, default, *args, **kwargs", asItIs],
  DEFINE_multi_string: ["name, default, *args, **kwargs", asItIs],
};

/** `app.run(main)` calls it with the command line's arguments. */
const run = fn("main, argv=None, *args, **kwargs", ({ get, runtime, place }) => {
  const argv = new Unknown("the command line is known only when the program runs", place);
  return runtime.call(get("main"), positionalArguments(runtime.list([], argv)), place);
});

export const abslNatives: Natives = {
  ...Object.fromEntries(
    ["absl.flags", "tensorflow.flags", "tensorflow.app.flags"].flatMap((module) =>
      Object.entries(DEFINITIONS).map(([name, [signature, convert]]) => [
        `${module}.${name}`,
        fn(signature, definition(convert)),
      ]),
    ),
  ),
  "absl.app.run": run,
  "tensorflow.app.run": run,
};
