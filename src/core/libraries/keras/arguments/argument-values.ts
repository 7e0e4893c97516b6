/**
 * Values that the library refuses in calls of what it has beside layers and operations, by what it told of each argument.
 *
 *     SGD(momentum=1)                           it takes a float
 *     Adam(clipnorm=1.0, clipvalue=0.5)         not together
 *     ModelCheckpoint("best.hdf5")              it must end in .keras or .h5
 *
 * A rule of the record is `argument exception kinds [when other[=flag]] [unless others]`; see scripts/oracle/refused_values.py.
 */
import { Float, isRanked } from "../../../dims/dim.js";
import { showArgument } from "../../../layers/argument.js";
import type { Dialect } from "../../../layers/dialect.js";
import { askFor, suggest } from "../../../layers/suggest.js";
import { DictObject, FunctionObject, ListObject } from "../../../values/objects.js";
import { itemsOf } from "../../../values/convert.js";
import { External, TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { valuesRefusedByObjects } from "../recorded/object-values.js";
import { rowsOf } from "../recorded/recorded-rows.js";
import { refusedInUse, refusedValues, valuesRefusedIn2 } from "../recorded/refused-values.js";

export interface RefusedValue {
  readonly argument: string;
  readonly exception: string;
  readonly message: string;
  /** Keras 2 took files of any name. */
  readonly isEarlier: boolean;
}

type Given = ReadonlyMap<string, Value>;

/** The first argument whose value the library refuses; "in use": what is made with it, when that is called. */
export function refusedValue(
  path: string,
  given: Given,
  dialect: Dialect | "in use" | undefined,
): RefusedValue | undefined {
  const rules = rulesOf(path, dialect);
  const first = rules.find((rule) => given.has(rule.argument) && isBroken(rule, given));
  if (!first) return undefined;
  const { argument, exception } = first;
  // What is wanted together with another argument says more than what is wanted anyway.
  const isNearer = (rule: Rule): boolean =>
    rule.argument === argument && rule.when !== undefined && rule.exception === exception && isBroken(rule, given);
  const broken = rules.find(isNearer) ?? first;
  const value = given.get(argument)!;
  const message = `${path.slice(path.lastIndexOf(".") + 1)}: \`${argument}\` ${complaint(broken, value, rules)}`;
  const isEarlier = dialect === undefined && broken.kinds.some((kind) => kind.startsWith("str~") && isOf(value, kind));
  return { argument, exception, message, isEarlier };
}

/** Arguments that are one number, or one text. */
const SINGLE =
  /^(batch_size|epochs|verbose|initial_epoch|steps|steps_per_epoch|validation_(steps|batch_size|freq)|learning_rate|name|reduction)$/;

/** An array, a symbolic tensor or an object in the place of one number or text, and a number where a metric has its name. */
export function refusedArray(path: string, given: Given): RefusedValue | undefined {
  const callee = path.slice(path.lastIndexOf(".") + 1);
  for (const [argument, value] of given) {
    const isArray = value instanceof TensorValue && isRanked(value.shape) && value.shape.length > 0;
    const isMisnamed = argument === "name" && OF_METRIC.test(path) && isNumber(value);
    const isObject =
      argument === "learning_rate" && value instanceof External && value.instance && NO_RATE.test(value.path);
    if (value instanceof Float && isCountOfSteps(path, argument, given)) {
      const message = `${callee}: \`${argument}\` is a whole number in Keras 3, not ${showArgument(value)}. Divide with //.`;
      return { argument, exception: "TypeError", message, isEarlier: true };
    }
    const found = isArray ? "an array" : isMisnamed ? "a number" : isObject ? "such an object" : undefined;
    if (found === undefined || !(SINGLE.test(argument) || isMisnamed)) continue;
    const exception = isMisnamed ? "AttributeError" : "ValueError";
    return { argument, exception, message: `${callee}: \`${argument}\` can't be ${found}.`, isEarlier: false };
  }
  return undefined;
}

/** Validation counts its steps where there is one. */
const isCountOfSteps = (path: string, argument: string, given: Given): boolean =>
  path === "keras.Model.fit" &&
  (argument === "steps_per_epoch" ||
    (argument === "validation_steps" && (given.get("validation_data") ?? null) !== null));

const OF_METRIC = /^keras\.metrics\.[A-Z]\w*$/;
/** They can't be called for a rate. */
const NO_RATE = /^keras\.(callbacks|optimizers)\.[A-Z]\w*$/;

/** Of two lists, one that must have an item more than the other. */
const LONGER_BY_ONE: Readonly<Record<string, readonly [longer: string, shorter: string]>> = {
  "keras.optimizers.schedules.PiecewiseConstantDecay": ["values", "boundaries"],
};

export function refusedLengths(path: string, given: Given): RefusedValue | undefined {
  const [longer = "", shorter = ""] = LONGER_BY_ONE[path] ?? [];
  const [long, short] = [longer, shorter].map((name) => itemsOf(given.get(name) ?? null)?.length);
  if (long === undefined || short === undefined || long === short + 1) return undefined;
  const message = `${path.slice(path.lastIndexOf(".") + 1)}: \`${longer}\` must have one item more than \`${shorter}\`, which has ${short}, and it has ${long}.`;
  return { argument: longer, exception: "ValueError", message, isEarlier: false };
}

/** What `load_model` is called. A folder may hold a model too, and has a name without an ending. */
const LOADS = /\.(models|saving)\.load_model$/;
const ENDINGS = [".keras", ".h5", ".hdf5"];

/** A file of a model that Keras 3 doesn't read. */
export function refusedFile(path: string, given: Given): RefusedValue | undefined {
  const file = given.get("filepath");
  if (!LOADS.test(path) || typeof file !== "string" || file.includes("://")) return undefined;
  if (!/\.[a-z]\w*$/i.test(file) || ENDINGS.some((end) => file.endsWith(end))) return undefined;
  const message = `load_model: \`filepath\` can't be ${showArgument(file)}. In Keras 3 it must end in ${oneOf(ENDINGS)}.`;
  return { argument: "filepath", exception: "ValueError", message, isEarlier: true };
}

interface Rule {
  readonly argument: string;
  readonly exception: string;
  readonly kinds: readonly string[];
  /** Another argument: `"nesterov=True"`, or `"clipnorm"` where it needn't be more than given. */
  readonly when: string | undefined;
  readonly unless: readonly string[];
}

const [own, inUse, before] = [
  rowsOf({ ...refusedValues, ...valuesRefusedByObjects }),
  rowsOf(refusedInUse),
  rowsOf(valuesRefusedIn2),
];
const parsed = new Map<string, readonly Rule[]>();

function rulesOf(path: string, dialect: Dialect | "in use" | undefined): readonly Rule[] {
  const key = `${dialect ?? ""} ${path}`;
  const rows = dialect === undefined ? own : dialect === "in use" ? inUse : before;
  const found = parsed.get(key) ?? rows(path)?.split(", ").map(ruleOf) ?? [];
  parsed.set(key, found);
  return found;
}

function ruleOf(text: string): Rule {
  const [rest, unless = ""] = text.split(" unless ");
  const [own, when] = rest!.split(" when ");
  const [argument = "", exception = "", ...kinds] = own!.split(" ");
  return { argument, exception, kinds, when, unless: unless.split(" ").filter(Boolean) };
}

function isBroken({ argument, kinds, when, unless }: Rule, given: Given): boolean {
  if (unless.some((name) => given.has(name)) || (when !== undefined && !holds(when, given))) return false;
  const value = given.get(argument)!;
  return kinds.some((kind) => isOf(value, kind));
}

function holds(when: string, given: Given): boolean {
  const [name = "", flag] = when.split("=");
  const value = given.get(name);
  return flag === undefined ? isNumber(value) || typeof value === "string" : value === (flag === "True");
}

const isNumber = (value: Value | undefined): value is number | Float =>
  typeof value === "number" || value instanceof Float;

/** What Python's `type` says; undefined where a record tells nothing of such a value. */
function kindOf(value: Value): string | undefined {
  if (value === null) return "None";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return "int";
  if (typeof value === "string") return "str";
  if (value instanceof Float) return Number.isFinite(value.value) ? "float" : undefined;
  if (value instanceof ListObject) return "list";
  if (value instanceof TupleValue) return value.named ? undefined : "tuple";
  if (value instanceof DictObject) return value.constructor === DictObject ? "dict" : undefined;
  return value instanceof FunctionObject ? "function" : undefined;
}

/** `bool`, `True`, `float<0`, `int>=2`, `str:min|max` (all but these), `anycase:…`, `str~.keras|.h5` (all but such endings). */
function isOf(value: Value, kind: string): boolean {
  const own = kindOf(value);
  if (own === undefined) return false;
  if (own === kind) return true;
  if (typeof value === "boolean") return kind === (value ? "True" : "False");
  if (typeof value === "string") return isStrange(value, kind);
  return isNumber(value) && isBeyond(value, own, kind);
}

const NAMED = /^(str|anycase)([:~])(.+)$/;

function isStrange(text: string, kind: string): boolean {
  const [, how, by, names = ""] = NAMED.exec(kind) ?? [];
  // An address is for whatever takes such ones.
  if (by === "~") return !text.includes("://") && !names.split("|").some((end) => text.endsWith(end));
  return by === ":" && !names.split("|").includes(how === "anycase" ? text.toLowerCase() : text);
}

const LIMIT = /^(int|float)([<>]=?)(.+)$/;

function isBeyond(value: number | Float, own: string, kind: string): boolean {
  const [, of, sign, text] = LIMIT.exec(kind) ?? [];
  if (of !== own) return false;
  const [number, limit] = [typeof value === "number" ? value : value.value, Number(text)];
  if (number === limit) return sign!.endsWith("=");
  return sign!.startsWith("<") ? number < limit : number > limit;
}

// ---------------------------------------------------------------- words

const WORDS: Readonly<Record<string, string>> = {
  None: "None",
  bool: "True or False",
  int: "a whole number",
  float: "a float",
  str: "text",
  list: "a list",
  tuple: "a tuple",
  dict: "a dict",
  function: "a function",
};

function complaint(rule: Rule, value: Value, rules: readonly Rule[]): string {
  const { argument, kinds, when } = rule;
  const isTogether =
    when !== undefined && !when.includes("=") && ["int", "float"].every((kind) => kinds.includes(kind));
  if (isTogether) return `can't be given together with \`${when}\`.`;
  const condition = when === undefined ? "" : when.includes("=") ? ` with ${when}` : ` where \`${when}\` is given`;
  const kind = kinds.find((one) => isOf(value, one))!;
  const all = rules.filter((other) => other.argument === argument && other.when === when).flatMap((one) => one.kinds);
  return `can't be ${shown(value)}${condition}.${advice(kind, value, all)}`;
}

function shown(value: Value): string {
  const kind = kindOf(value)!;
  const isLiteral = value === null || typeof value !== "object" || value instanceof Float;
  if (!isLiteral) return WORDS[kind]!;
  return showArgument(value);
}

/** What the argument takes instead. */
function advice(kind: string, value: Value, refused: readonly string[]): string {
  const [, , by, names] = NAMED.exec(kind) ?? [];
  if (by === "~") return ` In Keras 3 it must end in ${oneOf(names!.split("|"))}.`;
  if (by === ":") {
    const meant = suggest(value as string, names!.split("|"));
    return meant === undefined
      ? ` It takes ${oneOf(names!.split("|").map(showArgument))}.`
      : askFor(showArgument(meant));
  }
  const limit = LIMIT.exec(kind);
  if (limit) return isEmptyBetween(refused) ? "" : range(limit[1] === "int", limit[2]!, Number(limit[3]));
  const isTaken = (name: string): boolean => !refused.includes(name);
  // True and False are numbers too.
  const passed = isTaken("int") || isTaken("float") ? ["None", "bool"] : ["None"];
  const taken = Object.keys(WORDS).filter((name) => !passed.includes(name) && isTaken(name));
  return kind in WORDS && taken.length > 0 && taken.length <= 3
    ? ` It takes ${oneOf(taken.map((name) => WORDS[name]!))}.`
    : "";
}

/** Whole numbers are refused on both sides of one that nobody means: an argument that takes no numbers. */
function isEmptyBetween(refused: readonly string[]): boolean {
  const limits = refused.map((kind) => LIMIT.exec(kind)).filter((limit) => limit?.[1] === "int");
  const limitOf = (sign: string): number => Number(limits.find((limit) => limit![2] === sign)?.[3] ?? NaN);
  return limitOf(">=") - limitOf("<=") <= 2;
}

/** In which range a number must be; nothing where the limit lies somewhere between two numbers that were tried. */
function range(isWhole: boolean, sign: string, limit: number): string {
  if (!Number.isInteger(limit)) return "";
  if (isWhole) return sign.startsWith("<") ? ` It must be ${limit + 1} or more.` : ` It must be ${limit - 1} or less.`;
  const sides: Readonly<Record<string, string>> = {
    "<": `${limit} or more`,
    "<=": `more than ${limit}`,
    ">": `${limit} or less`,
    ">=": `less than ${limit}`,
  };
  return ` It must be ${sides[sign]!}.`;
}

const oneOf = (texts: readonly string[]): string =>
  texts.length === 1 ? texts[0]! : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)!}`;
