/**
 * Mutants: programs with small faults, as typing and haste make them, from a seed.
 *
 *     mutant(text, 7)             a line dropped, a bracket too many, another name: anything
 *     mutant(text, 7, GENTLE)     only what is likely to run: other numbers, other names, swapped lines
 */

/** Numbers from 0 up to 1, the same ones for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
type Mutation = (text: string, random: Random) => string;

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
const below = (random: Random, end: number): number => Math.floor(random() * end);

// ---------------------------------------------------------------- lines

/** Lines with their ends. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [""];

const onLines =
  (change: (lines: string[], at: number, random: Random) => void): Mutation =>
  (text, random) => {
    const lines = linesOf(text);
    change(lines, below(random, lines.length), random);
    return lines.join("");
  };

const dropLine = onLines((lines, at) => lines.splice(at, 1));
const doubleLine = onLines((lines, at) => lines.splice(at, 0, lines[at]!));
const swapLines = onLines((lines, at, random) => {
  const other = Math.min(lines.length - 1, at + 1 + below(random, 3));
  [lines[at], lines[other]] = [lines[other]!, lines[at]!];
});
const indentLine = onLines((lines, at, random) => {
  lines[at] = pick(random, ["    ", "  ", " ", "\t"]) + lines[at]!;
});
const dedentLine = onLines((lines, at) => {
  lines[at] = lines[at]!.replace(/^( {1,4}|\t)/, "");
});
const joinLines = onLines((lines, at, random) => {
  lines[at] = lines[at]!.replace(/\r?\n$/, pick(random, ["", "; ", " \\\n"]));
});

/** Statements that change where a program goes, or what its names are. */
const STATEMENTS = [
  ...["return", "break", "continue", "pass", "yield 1", "raise ValueError('x')", "assert False", "global x"],
  ...["del x", "x = None", "x = x", "x += x", "x = [x, x]", "x: int", "x = x[0]", "x = lambda: x", "x, y = y, x"],
  ...["x.trainable = False", "model.add(model)", "x = x(x)", "super().__init__()", "self.x = x", "import x"],
  ...[
    "while True: x = [x]",
    "for x in x: x.append(x)",
    "try: x = x()",
    "except: pass",
    "else: x = 1",
    "with x as x: pass",
  ],
  ...[
    "def x(x): return x(x)",
    "class x(x): pass",
    "from x import *",
    "match x:",
    "async def f(): await x",
    "@x",
    "x = yield",
  ],
];

const insertStatement = onLines((lines, at, random) => {
  const indent = /^\s*/.exec(lines[at]!)![0].replace("\n", "");
  const names = namesIn(lines.join(""));
  const name = (): string => (names.length > 0 ? pick(random, names) : "x");
  const statement = pick(random, STATEMENTS).replace(/\bx\b/g, name()).replace(/\by\b/g, name());
  lines.splice(at, 0, `${indent}${statement}\n`);
});

// ---------------------------------------------------------------- words

const TOKEN =
  /[rbuf]{0,2}("""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|#[^\n]*|\d[\w.]*|[A-Za-z_]\w*|\*\*=?|\/\/=?|[-+*/%@&|^<>=!:]=|->|<<|>>|[^\s\w]/gi;

interface Token {
  readonly text: string;
  readonly start: number;
}

const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(TOKEN)]
    .map((match) => ({ text: match[0], start: match.index }))
    .filter((token) => !token.text.startsWith("#"));

const KEYWORDS = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import " +
    "in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

const isName = ({ text }: Token): boolean => /^[A-Za-z_]\w*$/.test(text) && !KEYWORDS.has(text);
const isNumber = ({ text }: Token): boolean => /^\d/.test(text);
const isText = ({ text }: Token): boolean => /["']$/.test(text);

const namesIn = (text: string): readonly string[] => [
  ...new Set(
    tokensOf(text)
      .filter(isName)
      .map((token) => token.text),
  ),
];

/** One token of a kind becomes something else. */
const onToken =
  (
    wanted: (token: Token) => boolean,
    change: (token: Token, random: Random, all: readonly Token[]) => string,
  ): Mutation =>
  (text, random) => {
    const all = tokensOf(text);
    const tokens = all.filter(wanted);
    if (tokens.length === 0) return text;
    const token = pick(random, tokens);
    const changed = change(token, random, all);
    return text.slice(0, token.start) + changed + text.slice(token.start + token.text.length);
  };

const HUGE = ["10**9", "2**63", "1e308", "10**400", "-1", "0", "1e-9", "0x7fffffff", "1_000_000", "3.5", "1j", "-0.0"];

const otherNumber = onToken(isNumber, (token, random) =>
  pick(random, [...HUGE, `${token.text}0`, "1", "2", "3", "None", "x"]),
);
const nearNumber = onToken(isNumber, ({ text }, random) => {
  const number = Number(text);
  if (!Number.isInteger(number)) return text;
  return String(
    pick(random, [number + 1, Math.max(0, number - 1), 1, 2, 3, Math.min(64, number * 2), Math.max(1, number >> 1)]),
  );
});
const otherName = onToken(isName, (_, random, all) => pick(random, all.filter(isName)).text);
const misspelled = onToken(isName, ({ text }, random) => {
  const at = below(random, text.length);
  return pick(random, [
    text.slice(0, at) + text.slice(at + 1) || "_",
    `${text}2`,
    text.toUpperCase(),
    text.toLowerCase(),
  ]);
});
const otherText = onToken(isText, (_, random, all) =>
  pick(random, [...all.filter(isText).map(({ text }) => text), "''", "None", "'same'", "'relu'"]),
);
const dropToken = onToken(
  () => true,
  () => "",
);
const doubleToken = onToken(
  () => true,
  ({ text }) => `${text} ${text}`,
);
const BRACKETS = [
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  "'",
  '"',
  '"""',
  "#",
  "\\",
  ":",
  ",",
  "\t",
  "\n",
  "\0",
  "\ud800",
  "é",
  "🙂",
  "f'{",
  "$",
];
const insertBracket = onToken(
  () => true,
  ({ text }, random) => text + pick(random, BRACKETS),
);
const OPERATORS = [
  "+",
  "-",
  "*",
  "/",
  "//",
  "%",
  "**",
  "@",
  "<",
  ">",
  "==",
  "!=",
  "<=",
  "and",
  "or",
  "is",
  "in",
  "if",
  ":=",
  "=",
  ".",
  ",",
];
const isOperator = ({ text }: Token): boolean => /^([-+*/%@<>]|\/\/|\*\*|==|!=|<=|>=|and|or|in|is)$/.test(text);
const otherOperator = onToken(isOperator, (_, random) => ` ${pick(random, OPERATORS)} `);
const nearOperator = onToken(isOperator, ({ text }, random) =>
  /^[-+*/%]|\/\//.test(text) ? pick(random, ["+", "-", "*", "//"]) : text,
);
const otherTruth = onToken(
  ({ text }) => /^(True|False|None)$/.test(text),
  (_, random) => pick(random, ["True", "False", "None"]),
);

// ---------------------------------------------------------------- arguments

/** Where the arguments of some brackets lie, from one comma to the next. */
function argumentsIn(text: string, random: Random): readonly (readonly [start: number, end: number])[] {
  const tokens = tokensOf(text);
  const opening = tokens.flatMap(({ text: found }, i) => (/^[([{]$/.test(found) ? [i] : []));
  if (opening.length === 0) return [];
  const first = pick(random, opening);
  const parts: [number, number][] = [];
  let depth = 0;
  let start = tokens[first]!.start + 1;
  for (const token of tokens.slice(first)) {
    if (/^[([{]$/.test(token.text)) depth++;
    else if (/^[)\]}]$/.test(token.text)) depth--;
    if (depth !== 0 && !(depth === 1 && token.text === ",")) continue;
    parts.push([start, token.start]);
    start = token.start + 1;
    if (depth === 0) break;
  }
  return parts;
}

const dropArgument: Mutation = (text, random) => {
  const parts = argumentsIn(text, random);
  if (parts.length === 0) return text;
  const [start, end] = pick(random, parts);
  return text.slice(0, start) + text.slice(text[end] === "," ? end + 1 : end);
};

const doubleArgument: Mutation = (text, random) => {
  const parts = argumentsIn(text, random);
  if (parts.length === 0) return text;
  const [start, end] = pick(random, parts);
  return `${text.slice(0, end)}, ${text.slice(start, end).trim()}${text.slice(end)}`;
};

const swapArguments: Mutation = (text, random) => {
  const parts = argumentsIn(text, random);
  if (parts.length < 2) return text;
  const at = below(random, parts.length - 1);
  const [[a, b], [c, d]] = [parts[at]!, parts[at + 1]!];
  return text.slice(0, a) + text.slice(c, d) + text.slice(b, c) + text.slice(a, b) + text.slice(d);
};

const spreadArgument: Mutation = (text, random) => {
  const parts = argumentsIn(text, random);
  if (parts.length === 0) return text;
  const [start] = pick(random, parts);
  return `${text.slice(0, start)}${pick(random, ["*", "**", "lambda: ", "not ", "-", "x for x in "])}${text.slice(start)}`;
};

// ---------------------------------------------------------------- programs

const ALL: readonly Mutation[] = [
  ...[dropLine, doubleLine, swapLines, indentLine, dedentLine, joinLines, insertStatement, insertStatement],
  ...[otherNumber, nearNumber, otherName, otherName, misspelled, otherText, otherTruth],
  ...[dropToken, doubleToken, insertBracket, otherOperator],
  ...[dropArgument, doubleArgument, swapArguments, spreadArgument],
];

/** What is likely to give a program that runs, and soon. */
export const GENTLE: readonly Mutation[] = [
  ...[nearNumber, nearNumber, nearNumber, otherName, otherName, otherTruth, nearOperator, otherText],
  ...[dropLine, swapLines, doubleLine, dropArgument, swapArguments],
];

/** The text with one to three faults. */
export function mutant(text: string, seed: number, mutations = ALL): string {
  const random = randomFrom(seed);
  const count = 1 + below(random, 3);
  let changed = text;
  for (let i = 0; i < count; i++) changed = pick(random, mutations)(changed, random);
  return changed;
}
