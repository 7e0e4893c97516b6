/**
 * docs/costs.md is right: its examples are run, and its table of activations is that of the catalogue.
 *
 *     | `layers.Dense(10)` | `(64,)` | 640 | 1,290 |
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { showDim, Unknown, type Amount } from "../../src/core/dims/dim.js";
import { operationsOfActivation } from "../../src/core/layers/activation-function.js";
import { ask } from "../support/open-program.js";

const page = readFileSync(new URL("../../docs/costs.md", import.meta.url), "utf8");

/** The rows of the table under a heading, without its head. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const section = page.split(`\n## ${heading}\n`)[1]!.split("\n## ")[0]!;
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const shown = (amount: Amount): string => {
  if (amount instanceof Unknown) return "unknown";
  return typeof amount === "number" ? amount.toLocaleString("en") : showDim(amount);
};

const examples = tableUnder("Examples").map(([call, input, ...numbers]) => ({
  call: call!.replaceAll("`", ""),
  input: input!.replaceAll("`", ""),
  numbers,
}));

describe("docs/costs.md", () => {
  it("has examples", () => expect(examples.length).toBeGreaterThan(10));

  it.each(examples)("$call of $input", ({ call, input, numbers }) => {
    const answered = ask(`${call}(x)`, `shape=${input}`);
    if ("refused" in answered) throw new Error(answered.refused);
    const { macs, flops } = answered.applied.cost!;
    expect([shown(macs), shown(flops)]).toEqual(numbers);
  });

  it("lists what each activation costs", () => {
    const listed = tableUnder("Activations").flatMap(([operations, names]) =>
      names!.split(", ").map((name) => [name, operations!] as const),
    );
    const known = [...operationsOfActivation].map(([name, operations]) => [name, shown(operations)] as const);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(known));
  });
});
