/** Output as a terminal would show it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TerminalText } from "../../src/training/log/terminal-text.js";

function shown(...pieces: readonly string[]): string {
  const text = new TerminalText();
  for (const piece of pieces) text.write(piece);
  return text.text;
}

describe("The output", () => {
  const cases = {
    "of lines": ["a\nb\n", "a\nb\n"],
    "of a progress bar is one line": ["1/3 [>..]\r2/3 [=>.]\r3/3 [===]\n", "3/3 [===]\n"],
    "of Keras' backspaces is one line": ["1/2 [>]\b\b\b\b\b\b\b2/2 [=]\n", "2/2 [=]\n"],
    "of a longer line that is written over keeps its end": ["abcdef\rxy\n", "xycdef\n"],
    "of a line that is erased first doesn't": ["abcdef\r\x1b[Kxy\n", "xy\n"],
    "has no colours": ["\x1b[1m\x1b[32mgreen\x1b[0m and \x1b[38;5;208morange\x1b[0m\n", "green and orange\n"],
    "has no titles of windows": ["\x1b]0;title\x07text\n", "text\n"],
    "of Windows' line ends": ["a\r\nb\r\n", "a\nb\n"],
    "has tabs": ["a\tb\n", "a       b\n"],
    "goes back no further than the line's start": ["\b\b\ba\n", "a\n"],
    "keeps a line without its end": ["a\nb", "a\nb"],
  } as const;
  for (const [name, [written, expected]] of Object.entries(cases)) {
    it(name, () => expect(shown(written)).toBe(expected));
  }

  it("is the same wherever it is cut", () => {
    const part = fc.constantFrom("a", "bc", "\r", "\n", "\b", "\x1b[1m", "\x1b[K", "\x1b]0;x\x07", "\t", "é", "😀");
    fc.assert(
      fc.property(fc.array(part), fc.nat(), (parts, cut) => {
        const all = parts.join("");
        // A character of two halves comes whole out of a decoder.
        const characters = [...all];
        const at = characters.length === 0 ? 0 : cut % characters.length;
        expect(shown(characters.slice(0, at).join(""), characters.slice(at).join(""))).toBe(shown(all));
      }),
    );
  });

  it("is bounded, and tells how much is gone", () => {
    const text = new TerminalText(1000);
    for (let i = 0; i < 5000; i++) text.write(`line ${i}\n`);
    expect(text.text.length).toBeLessThanOrEqual(1000);
    expect(text.text.endsWith("line 4999\n")).toBe(true);
    expect(text.lineCount).toBe(5000);
    expect(text.linesFrom(4998)).toEqual(["line 4998\n", "line 4999\n"]);
    expect(text.linesFrom(0)).toHaveLength(5000 - text.dropped);
  });

  it("of a line without end is bounded", () => {
    const text = new TerminalText();
    for (let i = 0; i < 100; i++) text.write("x".repeat(10_000));
    expect(text.lastLine.length).toBeLessThan(20_000);
  });

  it("takes any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void shown(text)));
  });
});
