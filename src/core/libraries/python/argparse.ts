/**
 * Command line arguments: their defaults are taken for their values, and said to be so.
 *
 *     parser.add_argument("--classes", type=int, default=10)      args.classes is 10, assumed
 */
import { Float, Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import { NativeFunction, type NativeCall, type Runtime } from "../../values/native.js";
import { InstanceObject, ListObject } from "../../values/objects.js";
import { TupleValue, type CallArguments, type Value } from "../../values/value.js";
import { fn, type Natives } from "../native-helpers.js";

function makeParser(runtime: Runtime): InstanceObject {
  const parser = runtime.heap.adopt(new InstanceObject(undefined));
  const noted = runtime.list([]);
  const note = new NativeFunction("add_argument", ({ runtime: at, args, place }) => {
    at.heap.touch(noted);
    noted.items.push(argumentOf(args, place));
    return null;
  });
  const same = new NativeFunction("add_argument_group", () => parser);
  const parse = new NativeFunction("parse_args", (call) => parsed(call, noted));
  for (const name of ["add_argument_group", "add_mutually_exclusive_group"]) parser.attributes.set(name, same);
  parser.attributes.set("add_argument", note);
  parser.attributes.set("parse_args", parse);
  parser.attributes.set(
    "parse_known_args",
    new NativeFunction("parse_known_args", (call) => new TupleValue([parsed(call, noted), call.runtime.list([])])),
  );
  parser.attributes.set(
    "set_defaults",
    new NativeFunction("set_defaults", ({ runtime: at, args }) => {
      at.heap.touch(noted);
      for (const [name, value] of args.keywords) noted.items.push(new TupleValue([name, value]));
      return null;
    }),
  );
  for (const name of ["print_help", "error", "exit"]) parser.attributes.set(name, new NativeFunction(name, () => null));
  return parser;
}

/** Name and value of one argument. */
function argumentOf({ positional, keywords }: CallArguments, place: Place): TupleValue {
  const flags = positional.filter((flag) => typeof flag === "string");
  const long = flags.find((flag) => flag.startsWith("--")) ?? flags[0] ?? "";
  const given = keywords.get("dest");
  const name = typeof given === "string" ? given : long.replace(/^-+/, "").replaceAll("-", "_");
  const optional = long.startsWith("-");
  return new TupleValue([
    name,
    optional ? defaultOf(keywords, place) : new Unknown(`\`${name}\` is given on the command line`, place),
  ]);
}

function defaultOf(keywords: ReadonlyMap<string, Value>, place: Place): Value {
  const value = keywords.get("default");
  if (value !== undefined) return converted(value, keywords.get("type"));
  if (keywords.get("required") === true) return new Unknown("it is given on the command line", place);
  const action = keywords.get("action");
  return action === "store_true" ? false : action === "store_false" ? true : null;
}

/** argparse converts defaults that are text. */
function converted(value: Value, type: Value | undefined): Value {
  if (typeof value !== "string" || !(type instanceof NativeFunction)) return value;
  if (type.className === "int" && /^[-+]?\d+$/.test(value)) return Number(value);
  return type.className === "float" && value.trim() !== "" && !Number.isNaN(Number(value))
    ? new Float(Number(value))
    : value;
}

function parsed({ runtime, args, place }: NativeCall, noted: ListObject): InstanceObject {
  const given = args.positional[0] ?? null;
  const result = runtime.heap.adopt(new InstanceObject(undefined));
  for (const item of noted.items) {
    if (!(item instanceof TupleValue)) continue;
    const [name, value] = item.items;
    if (typeof name !== "string" || value === undefined) continue;
    // A list of arguments in the program says more than the defaults do, and isn't parsed here.
    if (given !== null && !(given instanceof ListObject && !given.open && given.items.length === 0)) {
      result.attributes.set(name, new Unknown("the program gives its own list of arguments", place));
      continue;
    }
    result.attributes.set(name, value);
    const text = value instanceof Unknown ? undefined : runtime.text(value);
    if (text !== undefined && value !== null)
      runtime.assume(`the argument --${name.replaceAll("_", "-")}`, text, place);
  }
  if (noted.open) result.open = noted.open;
  return result;
}

export const argparseNatives: Natives = {
  "argparse.ArgumentParser": fn("*args, **kwargs", ({ runtime }) => makeParser(runtime)),
};
