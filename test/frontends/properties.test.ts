/** What holds for every text, read as Python or as a notebook's cell. */
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseNotebookCells } from "../../src/core/frontends/notebook.js";
import { parsePython, parsePythonRange } from "../../src/core/frontends/python/parse.js";
import { printProgram } from "../../src/core/program/print.js";
import { caseSources } from "./case-file.js";
import { misplacedSpans } from "./spans.js";

const SOURCES = caseSources(join(import.meta.dirname, "python"));

/** Pieces that meet in ways which no source of a case has. */
const PIECES = [
  ...[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    '"""',
    'f"',
    "f'''",
    "{",
    "\\",
    "\n",
    "\n    ",
    "\r\n",
    "\r",
    "\t",
    "\f",
    " ",
  ],
  ...[
    ",",
    ":",
    ";",
    "=",
    ":=",
    "*",
    "**",
    "/",
    "@",
    "->",
    ".",
    "...",
    "!",
    "?",
    "%",
    "#",
    "$",
    "\ufeff",
    "\u00a0",
    "é",
    "😀",
  ],
  ...[
    "def ",
    "class ",
    "if ",
    "elif ",
    "else:",
    "for ",
    "in ",
    "while ",
    "try:",
    "except ",
    "finally:",
    "with ",
    "as ",
  ],
  ...[
    "match x:",
    "case ",
    "lambda ",
    "yield ",
    "await ",
    "async ",
    "not ",
    "is ",
    "return ",
    "import ",
    "from ",
    "del ",
  ],
  ...["x", "f(x)", "a.b", "1", "1.", "0x", "10L", "'s'", "b''", "print x", "%%time\n", "!ls\n", "None"],
];

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join("")),
  fc
    .tuple(fc.constantFrom(...SOURCES), fc.nat(), fc.nat(), fc.constantFrom("", ...PIECES))
    .map(([source, at, length, piece]) => {
      const start = at % (source.length + 1);
      return source.slice(0, start) + piece + source.slice(start + (length % 12));
    }),
);

function expectSound(text: string): void {
  const program = parsePython(text);
  expect(misplacedSpans(program, text)).toEqual([]);
  for (const { start, end, text: comment } of program.comments) expect(text.slice(start, end)).toBe(comment);
  expect(printProgram(program, { spans: true })).toBeTypeOf("string");
}

test("any text gives a program whose spans lie in it and in each other", () => {
  fc.assert(fc.property(anyText, expectSound), { numRuns: 500, seed: 7 });
});

test("any text is a cell", () => {
  const check = (text: string): void => {
    const { program, text: joined } = parseNotebookCells([{ source: text }]);
    expect(misplacedSpans(program, joined)).toEqual([]);
  };
  fc.assert(fc.property(anyText, check), { numRuns: 200, seed: 7 });
});

test("every source, cut at each line end and with each line left out, gives a sound program", () => {
  for (const source of SOURCES) {
    const lines = source.split("\n");
    for (let i = 0; i < lines.length; i++) {
      expectSound(lines.slice(0, i).join("\n"));
      expectSound([...lines.slice(0, i), ...lines.slice(i + 1)].join("\n"));
    }
  }
});

test("a part of a text is read as it would be read alone", () => {
  const check = (before: string, text: string, after: string): void => {
    const range = { start: before.length, end: before.length + text.length };
    const inside = parsePythonRange(before + text + after, range);
    expect(printProgram(inside)).toBe(printProgram(parsePython(text)));
  };
  fc.assert(fc.property(anyText, fc.constantFrom(...SOURCES), anyText, check), { numRuns: 100, seed: 7 });
});

/** Texts as somebody types them: each is the one before with a piece put in, and some characters gone. */
const typed = fc.tuple(
  fc.array(fc.constantFrom(...SOURCES), { minLength: 1, maxLength: 4 }).map((sources) => sources.join("\n")),
  fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom("", "\n", "\nelse: x\n", ...PIECES)), {
    minLength: 1,
    maxLength: 8,
  }),
);

test("a text that goes on as another one did is read as it would be read alone", () => {
  const check = ([first, edits]: readonly [string, readonly (readonly [number, number, string])[]]): void => {
    let earlier = { text: first, program: parsePython(first) };
    for (const [place, length, piece] of edits) {
      const at = place % (earlier.text.length + 1);
      const text = earlier.text.slice(0, at) + piece + earlier.text.slice(at + length);
      const program = parsePython(text, earlier);
      expect(program, JSON.stringify({ before: earlier.text, text })).toEqual(parsePython(text));
      earlier = { text, program };
    }
  };
  fc.assert(fc.property(typed, check), { numRuns: 300, seed: 7 });
});

test.each([
  ["if a:\n    b\ne\n", "if a:\n    b\nelse: c\n"],
  ["try:\n    a\nfinally:\n    b\nc\n", "try:\n    a\nexcept E:\n    b\nc\n"],
  ["for a in b: c\nd\n", "for a in b: c\nelse: d\n"],
  ["a = 1\nb = 2\nc = 3\n", "a = 1\nb = 2 + \\\nc = 3\n"],
  ["a = 1\nb = 2; c = 3\n", "a = 1\nb = 2; c = 4\n"],
])("%j, then %j: what an edit makes part of the statement above is read again with it", (before, text) => {
  expect(parsePython(text, { text: before, program: parsePython(before) })).toEqual(parsePython(text));
});

test("what an edit can't have touched is not read again", () => {
  const before = { text: "a = 1\nb = 2\nc = 3\n", program: parsePython("a = 1\nb = 2\nc = 3\n") };
  const { body } = parsePython("a = 1\nb = 2\nc = 4\n", before);
  expect(body.map((statement) => before.program.body.includes(statement))).toEqual([true, false, false]);
});

test("a text with a problem has no program that pretends to be whole", () => {
  const check = (text: string): void => {
    const { problems, body } = parsePython(text);
    if (problems.length === 0) expect(printProgram({ body })).not.toContain("(broken");
  };
  fc.assert(fc.property(anyText, check), { numRuns: 200, seed: 7 });
});

test.each([
  ["opening brackets", "("],
  ["brackets of all kinds", "([{"],
  ["brackets that don't fit", "(]"],
  ["prefix operators", "not -~"],
  ["powers", "a**"],
  ["sums", "a+"],
  ["calls", "a()"],
  ["attributes", "a."],
  ["conditionals", "a if b else "],
  ["lambdas", "lambda:"],
  ["comprehensions", "[a for a in "],
  ["f-strings", "f'{"],
  ["fields that can't be read", "{a b}"],
  ["format specs", "{a:{b:"],
  ["unclosed calls", "x = f(a,\n"],
  ["unclosed strings", '"""\\"""'],
  ["patterns", "match x:\n case ["],
  ["blocks", "if a:\n"],
  ["elifs", "if a:\n b\nelif b:\n b\nelif c:\n b\n"],
])("%s, ten thousand characters of them, neither overflow nor hang", (_name, piece) => {
  const many = piece.repeat(10_000 / piece.length);
  expectSound(many);
  expectSound(`f"${many}"`);
  expectSound(`x = [${many}]\ny = 1`);
});

test("a chain of elif and indented blocks go on below their bounds", () => {
  expectSound("if a:\n b\n" + "elif c:\n d\n".repeat(2000) + "else:\n e\n");
  expectSound(Array.from({ length: 300 }, (_, depth) => `${" ".repeat(depth)}if a:\n`).join(""));
});
