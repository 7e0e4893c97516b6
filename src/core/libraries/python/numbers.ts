/**
 * The less usual functions of `math`, and numbers in other bases.
 *
 *     math.comb(4, 2)   math.hypot(3, 4)   bin(10)
 */
import { Float } from "../../dims/dim.js";
import { Unknown, type Value } from "../../values/value.js";
import { fn, reasonFor, type Natives } from "../native-helpers.js";

const numberOf = (value: Value): number | undefined =>
  typeof value === "number" ? value : value instanceof Float ? value.value : undefined;

const whole = (signature: string, names: readonly string[], f: (...values: number[]) => number): Natives[string] =>
  fn(signature, ({ get }) => {
    const values = names.map((name) => get(name));
    const open = values.find((value) => typeof value !== "number");
    if (open !== undefined) return reasonFor(open);
    const result = f(...(values as number[]));
    return Number.isSafeInteger(result) ? result : new Unknown("the number is too large to be exact");
  });

/** Exact at each step: the product of the first i factors is divisible by i!. */
function choose(n: number, k: number): number {
  if (k < 0 || n < 0) return Number.NaN;
  let result = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) result = (result * (n - i + 1)) / i;
  return k > n ? 0 : result;
}

function factorial(n: number): number {
  let result = 1;
  for (let i = 2; i <= Math.min(n, 20); i++) result *= i;
  return n < 0 || n > 20 ? Number.NaN : result;
}

const lcm = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : Math.abs(a * b) / greatest(a, b));
const greatest = (a: number, b: number): number => (b === 0 ? Math.abs(a) : greatest(b, a % b));

const inBase = (base: number, prefix: string): Natives[string] =>
  fn("x", ({ get }) => {
    const x = get("x");
    return typeof x === "number" ? `${x < 0 ? "-" : ""}${prefix}${Math.abs(x).toString(base)}` : reasonFor(x);
  });

/** What counts as true and as false in environment variables and configuration files. */
const TRUE = ["y", "yes", "t", "true", "on", "1"];
const FALSE = ["n", "no", "f", "false", "off", "0"];

const textToBool = fn("val", ({ get, runtime, place }) => {
  const text = get("val");
  if (typeof text !== "string") return reasonFor(text);
  if (TRUE.includes(text.toLowerCase())) return 1;
  return FALSE.includes(text.toLowerCase()) ? 0 : runtime.raised("ValueError", "this is no truth value", place);
});

/** `float("1e-3")`, `float("nan")`, `float("-inf")`. */
export function floatOfText(written: string): Value {
  const text = written
    .trim()
    .toLowerCase()
    .replace(/(?<=\d)_(?=\d)/g, "");
  const [, sign, word] = /^([-+]?)(nan|inf(?:inity)?)$/.exec(text) ?? [];
  if (word !== undefined) return new Float(word === "nan" ? Number.NaN : sign === "-" ? -Infinity : Infinity);
  const isDecimal = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/.test(text);
  return isDecimal ? new Float(Number(text)) : new Unknown("the text is no number");
}

export const numberNatives: Natives = {
  "distutils.util.strtobool": textToBool,
  "builtins.bin": inBase(2, "0b"),
  "builtins.oct": inBase(8, "0o"),
  "builtins.hex": inBase(16, "0x"),
  "math.comb": whole("n, k", ["n", "k"], choose),
  "math.factorial": whole("n", ["n"], factorial),
  "math.lcm": whole("a, b", ["a", "b"], lcm),
  "math.hypot": fn("*args", ({ rest }) => {
    const numbers = rest.map(numberOf);
    const open = rest.find((_, i) => numbers[i] === undefined);
    return open === undefined ? new Float(Math.hypot(...(numbers as number[]))) : reasonFor(open);
  }),
  "math.isclose": fn("a, b, *, rel_tol=1e-09, abs_tol=0.0", ({ get }) => {
    const [a, b, relative, absolute] = ["a", "b", "rel_tol", "abs_tol"].map((name) => numberOf(get(name)));
    if (a === undefined || b === undefined) return reasonFor(a === undefined ? get("a") : get("b"));
    return Math.abs(a - b) <= Math.max((relative ?? 1e-9) * Math.max(Math.abs(a), Math.abs(b)), absolute ?? 0);
  }),
};

/** Names of modules that are plain values. */
export const pythonConstants: readonly (readonly [string, Value])[] = [
  ["math.tau", new Float(2 * Math.PI)],
  ["string.ascii_lowercase", "abcdefghijklmnopqrstuvwxyz"],
  ["string.ascii_uppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  ["string.ascii_letters", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  ["string.digits", "0123456789"],
  ["string.hexdigits", "0123456789abcdefABCDEF"],
  ["string.punctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"],
  [
    "string.printable",
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c",
  ],
  ["string.whitespace", " \t\n\r\x0b\x0c"],
];

/** Half to even, as Python rounds. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const part = value - floor;
  if (part !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
