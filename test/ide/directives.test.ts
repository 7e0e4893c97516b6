/** Comments that speak to Lamella. */
import { describe, expect, it } from "vitest";
import { parsePython } from "../../src/core/frontends/python/parse.js";
import { isIgnored, readDirectives } from "../../src/core/program/directives.js";

const read = (text: string) => readDirectives(parsePython(text), text);

/** The silenced parts of a text, as they stand in it. */
const ignoredIn = (text: string) => read(text).ignored.map(({ start, end }) => text.slice(start, end));

describe("# lamella: ignore", () => {
  const cases: readonly (readonly [name: string, text: string, ignored: readonly string[]])[] = [
    ["silences its line", "a = 1\nb = 2  # lamella: ignore\nc = 3\n", ["b = 2  # lamella: ignore"]],
    ["may stand behind a remark", "a = 1  # noqa  # lamella: ignore\n", ["a = 1  # noqa  # lamella: ignore"]],
    [
      "may carry a remark",
      "a = 1  # lamella: ignore  # a false alarm\n",
      ["a = 1  # lamella: ignore  # a false alarm"],
    ],
    ["alone on a line means the next line of code", "a = 1\n# lamella: ignore\n# why\n\nb = 2\r\nc = 3", ["b = 2"]],
    ["at the top means the file", "# lamella: ignore\na = 1\n", ["# lamella: ignore\na = 1\n"]],
    [
      "below a docstring is still at the top",
      '"""Doc."""\n# lamella: ignore\na = 1',
      ['"""Doc."""\n# lamella: ignore\na = 1'],
    ],
    ["is spelled without blanks too", "a = 1 #lamella:ignore", ["a = 1 #lamella:ignore"]],
    ["is no name that is given a value", "a = 1  # lamella: ignore = 3", []],
    ["is no word within another remark", "a = 1  # see lamella: ignore", []],
    ["is nothing within a string", 'a = "# lamella: ignore"\n', []],
  ];
  for (const [name, text, ignored] of cases) it(name, () => expect(ignoredIn(text)).toEqual(ignored));

  it("covers a call by its first or its last line", () => {
    const text = "f(\n    1,  # lamella: ignore\n)\ng(\n    2,\n)  # lamella: ignore\n";
    const { ignored } = read(text);
    const call = (name: string) => ({ start: text.indexOf(name), end: text.indexOf(")", text.indexOf(name)) + 1 });
    expect(isIgnored(ignored, call("f("))).toBe(false);
    expect(isIgnored(ignored, call("g("))).toBe(true);
  });
});

describe("# lamella: name = value", () => {
  const cases: readonly (readonly [comment: string, values: readonly string[]])[] = [
    ["# lamella: num_classes = 10", ["num_classes = 10"]],
    ["# lamella: shape = (28, 28), classes=10", ["shape = (28, 28)", "classes = 10"]],
    ["# lamella: a = {'x': 1, 'y': 2}; b = f(x=1, y=2)", ["a = {'x': 1, 'y': 2}", "b = f(x=1, y=2)"]],
    ["# lamella: args.width = 64  # as on the cluster", ["args.width = 64"]],
    ["# lamella: a == 3", []],
    ["# lamella: a =", []],
  ];
  for (const [comment, values] of cases) {
    it(comment, () => {
      const text = `x = 1  ${comment}\n`;
      const read = readDirectives(parsePython(text), text).values;
      expect(read.map(({ name, valueText }) => `${name} = ${valueText}`)).toEqual(values);
      for (const { valueSpan, valueText } of read) expect(text.slice(valueSpan.start, valueSpan.end)).toBe(valueText);
    });
  }

  it("tells whether it has its line for itself", () => {
    const { values } = read("# lamella: a = 1\nx = 1  # lamella: b = 2\n");
    expect(values.map(({ ownLine }) => ownLine)).toEqual([true, false]);
  });
});
