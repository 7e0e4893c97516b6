/**
 * Regular expressions on texts that the program itself has, where Python and JavaScript read a pattern alike.
 *
 *     re.sub(r"\W+", "_", "Conv 2D")   "Conv_2D"      re.match(r"(\w+?)(\d+)$", "block12").group(2)   "12"
 *
 * What the two read differently, or what might take long, is unknown.
 */
import type { Place } from "../../text/span.js";
import { NativeFunction, type NativeCall, type Runtime } from "../../values/native.js";
import { DictObject, InstanceObject, IteratorObject } from "../../values/objects.js";
import { External, positionalArguments, TupleValue, Unknown, type Value } from "../../values/value.js";
import { fn, reasonFor, type Bound, type Natives } from "../native-helpers.js";

/** Both languages have the same classes of these characters. */
const PLAIN_TEXT = /^[\x20-\x7e\t]*$/;

/** Steps that backtracking may take at the worst. */
const MOST_WORK = 2e7;

/** What Python has no such reading of, or another one. */
const OTHERWISE = [
  /\\[^dDwWsSbBtn\W_]/, // letters and digits that stand for something else, references to groups among them
  /\(\?(?!:|=|!|<=|<!|<\w)/, // flags, comments, conditions
  /\{,/,
  /\[\^?\]/,
  /[*+?}][+]/,
  /\([^()]*[*+{][^()]*\)[*+{]/, // what repeats what repeats
];

function compiled(pattern: Value, flags: Value): RegExp | Unknown {
  if (typeof pattern !== "string") return reasonFor(pattern);
  const ignoresCase = flags instanceof External && /^re\.(I|IGNORECASE)$/.test(flags.path);
  const text = pattern.replaceAll("(?P<", "(?<");
  const groups = text.match(/\((?!\?)|\(\?<\w/g)?.length ?? 0;
  const isAlike =
    PLAIN_TEXT.test(pattern) && !OTHERWISE.some((other) => other.test(text)) && !(groups > 1 && /\)[*+{]/.test(text));
  if (!isAlike || !(flags === null || flags === 0 || ignoresCase))
    return new Unknown("this regular expression isn't followed");
  try {
    return new RegExp(text, ignoresCase ? "gi" : "g");
  } catch {
    return new Unknown("this regular expression isn't followed");
  }
}

/** The text, where the pattern can be tried on it in bounded work. */
function subject(expression: RegExp, value: Value): string | Unknown {
  if (typeof value !== "string") return reasonFor(value);
  const repeats = expression.source.match(/[*+{]/g)?.length ?? 0;
  return PLAIN_TEXT.test(value) && (value.length + 1) ** (repeats + 1) <= MOST_WORK
    ? value
    : new Unknown("a regular expression isn't followed in this text");
}

type Found = RegExpMatchArray & { readonly index: number };

const allIn = (expression: RegExp, text: string): readonly Found[] => [...text.matchAll(expression)] as Found[];

/** One part of a match: a group that took no part is None. */
function group(found: Found, which: Value): Value | undefined {
  if (typeof which === "number") return which in found ? (found[which] ?? null) : undefined;
  if (typeof which !== "string" || !found.groups || !(which in found.groups)) return undefined;
  return found.groups[which] ?? null;
}

function matchObject(runtime: Runtime, found: Found): Value {
  const match = runtime.heap.adopt(new InstanceObject(undefined));
  const of = (which: Value, { place }: { readonly place: Place }): Value =>
    group(found, which) ?? ofMissing(runtime, which, found, place);
  const method = (name: string, body: (call: NativeCall) => Value): void =>
    void match.attributes.set(name, new NativeFunction(name, body));
  method("group", (call) => {
    const wanted = call.args.positional.length > 0 ? call.args.positional : [0];
    const parts = wanted.map((which) => of(which, call));
    return parts.length === 1 ? parts[0]! : new TupleValue(parts);
  });
  method("groups", () => new TupleValue(found.slice(1).map((part) => part ?? null)));
  method("groupdict", () =>
    runtime.heap.adopt(new DictObject(Object.entries(found.groups ?? {}).map(([name, part]) => [name, part ?? null]))),
  );
  method("start", ({ args }) =>
    args.positional.length === 0 ? found.index : new Unknown("a group's place isn't followed"),
  );
  method("end", ({ args }) =>
    args.positional.length === 0 ? found.index + found[0].length : new Unknown("a group's place isn't followed"),
  );
  return match;
}

/** None where the group took no part; Python raises where there is no such group. */
function ofMissing(runtime: Runtime, which: Value, found: Found, place: Place): Value {
  const exists =
    typeof which === "number"
      ? which >= 0 && which < found.length
      : typeof which === "string" && which in (found.groups ?? {});
  if (exists) return null;
  return which instanceof Unknown ? which : runtime.raised("IndexError", "there is no such group", place);
}

/** `\1`, `\g<name>` in what is put in; undefined for what isn't followed. */
function filled(template: string, found: Found): string | undefined {
  let isKnown = true;
  const text = template.replace(
    /\\(?:(\d)(?!\d)|g<(\w+)>|(.))/g,
    (_, digit?: string, name?: string, other?: string) => {
      const which = digit ?? (name !== undefined && /^\d+$/.test(name) ? name : undefined);
      const part =
        which !== undefined
          ? group(found, Number(which))
          : name !== undefined
            ? group(found, name)
            : other === "\\"
              ? "\\"
              : undefined;
      if (part === undefined) isKnown = false;
      return typeof part === "string" ? part : "";
    },
  );
  return isKnown ? text : undefined;
}

/** After an empty match Python tries for one that isn't at the same place, JavaScript goes on to the next. */
const ONLY_PLACES = /^(\(\?(=|!|<=|<!)[^()]*\)|\\b|\^|\$)+$/;

const everywhere =
  (work: Work): Work =>
  (expression, text, bound) =>
    ONLY_PLACES.test(expression.source) || allIn(expression, text).every(([all]) => all !== "")
      ? work(expression, text, bound)
      : bound.runtime.unknown("a regular expression that may match nothing isn't followed", bound.place);

type Work = (expression: RegExp, text: string, bound: Bound) => Value;

const first =
  (wanted: (expression: RegExp, text: string) => Found | undefined): Work =>
  (expression, text, { runtime }) => {
    const found = wanted(expression, text);
    return found ? matchObject(runtime, found) : null;
  };

const whole = (expression: RegExp, before: string, after: string): RegExp =>
  new RegExp(`${before}(?:${expression.source})${after}`, expression.flags);

function sub(expression: RegExp, text: string, { get, runtime, place }: Bound): Value {
  const [put, count] = [get("repl"), get("count")];
  if (typeof count !== "number") return reasonFor(count);
  let result = "";
  let at = 0;
  for (const found of allIn(expression, text).slice(0, count > 0 ? count : undefined)) {
    const part: Value =
      typeof put === "string"
        ? (filled(put, found) ?? new Unknown("this replacement isn't followed", place))
        : runtime.call(put, positionalArguments(matchObject(runtime, found)), place);
    if (typeof part !== "string") return reasonFor(part);
    result += text.slice(at, found.index) + part;
    at = found.index + found[0].length;
  }
  return result + text.slice(at);
}

function split(expression: RegExp, text: string, { get, runtime, place }: Bound): Value {
  if (get("maxsplit") !== 0 || allIn(expression, text).some(([all]) => all === ""))
    return runtime.unknown("this split isn't followed", place);
  return runtime.list(text.split(expression).map((part: string | undefined) => part ?? null));
}

/** Each match as findall gives it: its text, its one group, or a tuple of its groups. */
const listed = (found: Found): Value =>
  found.length <= 2
    ? ((found.length === 2 ? found[1] : found[0]) ?? "")
    : new TupleValue(found.slice(1).map((part) => part ?? ""));

const FUNCTIONS: Readonly<Record<string, readonly [parameters: string, work: Work]>> = {
  match: ["string", first((expression, text) => allIn(whole(expression, "^", ""), text)[0])],
  fullmatch: ["string", first((expression, text) => allIn(whole(expression, "^", "$"), text)[0])],
  search: ["string", first((expression, text) => allIn(expression, text)[0])],
  findall: ["string", everywhere((expression, text, { runtime }) => runtime.list(allIn(expression, text).map(listed)))],
  finditer: [
    "string",
    everywhere((expression, text, { runtime }) =>
      runtime.heap.adopt(new IteratorObject(allIn(expression, text).map((found) => matchObject(runtime, found)))),
    ),
  ],
  sub: ["repl, string, count=0", everywhere(sub)],
  split: ["string, maxsplit=0", split],
};

const tried = (expression: RegExp | Unknown, bound: Bound, work: Work): Value => {
  if (expression instanceof Unknown) return bound.runtime.unknown(expression.because, bound.place);
  const text = subject(expression, bound.get("string"));
  return typeof text === "string" ? work(expression, text, bound) : bound.runtime.unknown(text.because, bound.place);
};

function compile({ get, runtime }: Bound): Value {
  const expression = compiled(get("pattern"), get("flags"));
  const made = runtime.heap.adopt(new InstanceObject(undefined));
  made.attributes.set("pattern", get("pattern"));
  for (const [name, [parameters, work]] of Object.entries(FUNCTIONS))
    made.attributes.set(name, fn(parameters, (bound) => tried(expression, bound, work))(name));
  return made;
}

export const regularExpressionNatives: Natives = {
  "re.compile": fn("pattern, flags=0", compile),
  "re.escape": fn("pattern", ({ get }) => {
    const text = get("pattern");
    return typeof text === "string" ? text.replace(/[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g, "\\$&") : reasonFor(text);
  }),
  ...Object.fromEntries(
    Object.entries(FUNCTIONS).map(([name, [parameters, work]]) => [
      `re.${name}`,
      fn(`pattern, ${parameters}, flags=0`, (bound) =>
        tried(compiled(bound.get("pattern"), bound.get("flags")), bound, work),
      ),
    ]),
  ),
};
