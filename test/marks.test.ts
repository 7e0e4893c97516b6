/**
 * Marks can be drawn and taken out of any text: strip(render(x)) = strip(x), render(render(x)) = render(x).
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openBugs, render, strip, type Drawing } from "./support/marks.js";

const NOTHING: Drawing = { hints: [], lenses: [], problems: [], hover: () => "" };

const PLAIN = `import keras

model = keras.Sequential([
    keras.layers.Dense(4),
])
`;

const MARKED = `import keras

#@ Sequential: not built
model = keras.Sequential([
    keras.layers.Dense(4),  #= not applied  ?  #! it has an input
#   ^^^^^^^^^^^^^^^^^^^^^ hint some-code: told
#                ^? Dense
])
`;

const DRAWING: Drawing = {
  hints: [{ line: 3, text: "not applied  ?" }],
  lenses: [{ line: 2, text: "Sequential: not built" }],
  problems: [{ line: 3, start: 4, end: 25, text: "hint some-code: told" }],
  hover: () => "Dense",
};

describe("marks", () => {
  it("are taken out with the lines of their own", () => {
    expect(strip(MARKED, "#")).toBe(PLAIN);
  });

  it("are drawn where they were, with what a person wrote kept", () => {
    expect(render(MARKED, "#", DRAWING)).toBe(MARKED);
    expect(openBugs(MARKED, "#")).toEqual(new Map([[3, "it has an input"]]));
  });

  it("keep the line ends of the text", () => {
    const drawn = render("a = 1\r\nb = 2", "#", {
      ...NOTHING,
      problems: [{ line: 1, start: 0, end: 5, text: "error x: y" }],
    });
    expect(drawn).toBe("a = 1\r\nb = 2\r\n#<^^^ error x: y");
    expect(strip(drawn, "#")).toBe("a = 1\r\nb = 2");
  });

  it("don't fit behind a backslash", () => {
    expect(() => render("a = \\\n  f()\n", "#", { ...NOTHING, hints: [{ line: 0, text: "0" }] })).toThrow(/no room/);
  });

  const line = fc.stringMatching(/^[ \t]{0,4}[a-z(畳🙂"'#/ =^?@!)]{0,12}$/u);
  const text = fc
    .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
    .map(([lines, end, last]) => lines.join(end) + (last ? end : ""));
  const words = fc.stringMatching(/^[a-z(]([a-z0-9, ()]{0,10}[a-z])?$/);
  const at = { line: fc.nat(7), text: words };
  const drawing = fc.record({
    hints: fc.uniqueArray(fc.record(at), { maxLength: 3, selector: (hint) => hint.line }),
    lenses: fc.array(fc.record(at), { maxLength: 3 }),
    problems: fc.array(
      fc.tuple(fc.record(at), fc.nat(9), fc.nat(5)).map(([{ line: on, text: told }, start, width]) => ({
        line: on,
        start,
        end: start + width,
        text: `error a-code: ${told}`,
      })),
      { maxLength: 3 },
    ),
    hover: fc.constant(() => "hovered"),
  });

  it("are comments of the language", () => {
    const plain = PLAIN.replace("import keras", "import keras;");
    const marked = MARKED.replace("import keras", "import keras;")
      .replace(/#(?=[@!=])/g, "//")
      .replace(/^# /gm, "//");
    expect(strip(marked, "//")).toBe(plain);
    expect(render(marked, "//", DRAWING)).toBe(marked);
    const problem = (start: number, end: number): Drawing => ({
      ...NOTHING,
      problems: [{ line: 0, start, end, text: "error x: y" }],
    });
    expect(render("f(0, 1)", "//", problem(1, 7))).toBe("f(0, 1)\n//<^^^^ error x: y");
    expect(render("f(0, 1)", "//", problem(2, 3))).toBe("f(0, 1)\n//^ error x: y");
  });

  it("come out of any text as they went in", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("#" as const, "//" as const), drawing, (source, opening, drawn) => {
        const once = render(source, opening, drawn);
        expect(strip(once, opening)).toBe(strip(source, opening));
        expect(render(once, opening, drawn)).toBe(once);
      }),
    );
  });
});
