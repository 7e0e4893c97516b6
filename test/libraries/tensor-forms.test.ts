/**
 * Ways to use a tensor, in the graph and where a layer computes: what Keras and Python refuse is told, and nothing else.
 *
 *     npm run oracle -- --tensor-forms                            asks Keras again
 *     UPDATE=1 npx vitest run test/libraries/tensor-forms.test.ts  writes down what is silent anew; read the difference before you keep it
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";

interface Recorded {
  readonly head: readonly string[];
  /** Where the tensor stands, with `{way}` for the line. */
  readonly places: Readonly<Record<string, readonly string[]>>;
  /** By the place and the way: the class of what is raised, or null. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, file), "utf8"));
const SILENT_FILE = "tensor-forms.silent.json";
const { head, places, answers } = read("../oracle/tensor-forms.json") as Recorded;

/**
 * Refused, and not told, by the place: complex numbers, what a lambda gives to a variable, values that TensorFlow asserts, and a few that are
 * told where they stand by themselves alone. On data there is an index past the end besides, which a GPU takes.
 */
const SILENT = read(SILENT_FILE) as Readonly<Record<string, readonly string[]>>;

/** What is told of the program: an error, the warning that stands for one in programs for an earlier Keras, or nothing. */
function told(lines: readonly string[], way: string): "error" | "warning" | undefined {
  const text = [...head, ...lines.map((line) => line.replace("{way}", () => way)), ""].join("\n");
  const { facts } = analyze({ file: "/tensor_forms.py", language: "python", text });
  const severities = facts.problems.map(({ severity }) => severity);
  return (["error", "warning"] as const).find((severity) => severities.includes(severity));
}

describe("ways to use a tensor", () => {
  const ways = Object.entries(answers).flatMap(([place, own]) =>
    Object.entries(own).map(([way, answer]) => ({ place, way, answer, told: told(places[place]!, way) })),
  );

  it("that Keras takes are no errors", () => {
    expect(ways.filter(({ answer, told }) => answer === null && told === "error")).toEqual([]);
  });

  const silent = Object.fromEntries(
    Object.keys(answers).map((place) => [
      place,
      ways.filter((way) => way.place === place && way.answer !== null && way.told === undefined).map(({ way }) => way),
    ]),
  );
  if (process.env["UPDATE"] === "1")
    writeFileSync(join(import.meta.dirname, SILENT_FILE), `${JSON.stringify(silent, null, 2)}\n`);

  it.each(Object.keys(answers))("that are refused are told, but for those known: %s", (place) => {
    const listed = process.env["UPDATE"] === "1" ? silent : SILENT;
    expect([...silent[place]!].sort()).toEqual([...listed[place]!].sort());
  });
});
