/**
 * Objects of one edition of Keras given to another: what is refused is told, and nothing else.
 *
 *     npm run oracle -- --editions     asks again
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";
import type { TotalFact } from "../../src/core/model/facts.js";

interface Recorded {
  readonly program: readonly string[];
  /** The class of what is raised, null, or the parameters that a model holds. */
  readonly answer: string | number | null;
}

const FILE = join(import.meta.dirname, "../oracle/editions.json");
const recorded = JSON.parse(readFileSync(FILE, "utf8")) as readonly Recorded[];

const facts = (program: readonly string[]): ReturnType<typeof analyze>["facts"] =>
  analyze({ file: "/editions.py", language: "python", text: `${program.join("\n")}\n` }).facts;

/** What the program's models have, and whether one of them may have more. */
function totalsOf(program: readonly string[]): { readonly totals: readonly number[]; readonly open: boolean } {
  const told: readonly TotalFact[] = facts(program).models.map(({ params }) => params.total);
  const totals = told.map((total) => (typeof total === "object" && "atLeast" in total ? total.atLeast : total));
  return {
    totals: totals.filter((total) => typeof total === "number"),
    open: told.some((total) => typeof total === "object" && "atLeast" in total),
  };
}

/** `keras, tf_keras: A.Sequential([B.layers.Dense(3)])` */
function shown([a, b, _adam, ...lines]: readonly string[]): string {
  const name = (line = ""): string =>
    line.replace(/^from (\S+) import (\S+) as .$/, "$1.$2").replace(/^import (\S+) as .$/, "$1");
  return `${name(a)}, ${name(b)}: ${lines.join("; ")}`;
}

const errors = (program: readonly string[]): readonly string[] =>
  facts(program)
    .problems.filter(({ severity }) => severity === "error")
    .map(({ message }) => message);

/** Refused, and not told. */
const SILENT: readonly string[] = [
  // Keras 3 in a program that imports tf_keras is read by Keras 2's rules; metrics are asked for their variables later.
  "tf_keras, keras: B.layers.SimpleRNN(3)(A.Input((8, 4)))",
  "tf_keras, keras: m = B.Sequential([B.layers.InputLayer((4,)), B.layers.Dense(3)]); B.Model(m.input, m.output)",
  'tf_keras, keras: m = A.Sequential([A.layers.Dense(3)]); m.compile("adam", B.losses.MeanSquaredError(), metrics=[B.metrics.MeanAbsoluteError()])',
  "tensorflow.python.keras, keras: B.layers.SimpleRNN(3)(A.Input((8, 4)))",
  'tensorflow.python.keras, keras: m = A.Sequential([A.layers.Dense(3)]); m.compile("adam", B.losses.MeanSquaredError(), metrics=[B.metrics.MeanAbsoluteError()])',
  // Between the two copies of Keras 2, whose tensors some layers take and others don't.
  "tf_keras, tensorflow.python.keras: B.layers.Dense(3)(A.Input((4,)))",
  "tf_keras, tensorflow.python.keras: B.layers.Flatten()(A.Input((8, 8, 4)))",
  "tf_keras, tensorflow.python.keras: B.Sequential([B.layers.Dense(3)])(A.Input((4,)))",
  "tf_keras, tensorflow.python.keras: i = B.Input((4,)); B.Model(i, B.layers.Dense(3)(i))(A.Input((4,)))",
  "tensorflow.python.keras, tf_keras: B.layers.Flatten()(A.Input((8, 8, 4)))",
  "tensorflow.python.keras, tf_keras: i = A.Input((4,)); j = B.Input((4,)); A.Model(i, B.layers.Dense(3)(j))",
  "tensorflow.python.keras, tf_keras: i = B.Input((4,)); A.Model(i, A.layers.Dense(3)(i))",
  "tensorflow.python.keras, tf_keras: i = B.Input((4,)); B.Model(i, A.layers.Dense(3)(i))",
  "tensorflow.python.keras, tf_keras: A.layers.Dense(3)(B.layers.Dense(4)(B.Input((4,))))",
];

describe("objects of another edition of Keras", () => {
  const asked = recorded.map((row) => ({ ...row, told: errors(row.program) }));

  it("that are taken are no errors", () => {
    expect(asked.filter(({ answer, told }) => typeof answer !== "string" && told.length > 0)).toEqual([]);
  });

  it("that are refused are told", () => {
    const silent = asked.filter(({ answer, told }) => typeof answer === "string" && told.length === 0);
    expect(silent.map(({ program }) => shown(program)).sort()).toEqual([...SILENT].sort());
  });

  it("that a model of the program's own holds count as they do there, or the total is open", () => {
    const held = asked.flatMap(({ program, answer }) => (typeof answer === "number" ? [{ program, answer }] : []));
    const wrong = held.filter(({ program, answer }) => {
      const { totals, open } = totalsOf(program);
      return open ? totals.some((total) => total > answer) : totals.some((total) => total !== answer);
    });
    expect(wrong).toEqual([]);
  });
});
