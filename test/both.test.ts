/**
 * Models written in both languages: the two analyses give the same graph, up to automatic names.
 *
 *     test/fixtures/both/mlp.py   test/fixtures/both/mlp.ts
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Facts } from "../src/core/model/facts.js";
import { analyzeFixture } from "./support/analysed.js";
import { allFixtures } from "./support/fixtures.js";

const ROOT = join(import.meta.dirname, "..");
const FIXTURES = new Map(allFixtures(ROOT).map((fixture) => [fixture.id, fixture]));
const names = readdirSync(join(ROOT, "test/fixtures/both"))
  .filter((file) => file.endsWith(".py"))
  .map((file) => file.slice(0, -".py".length));

/** The last model's rows: classes, shapes, parameters and connections by place; a name stays where `shared` has it. */
function graphOf({ models }: Facts, shared: (name: string | undefined) => boolean): unknown {
  const { kind, params, macs, layers } = models.at(-1)!;
  const place = (name: string): number => layers.findIndex((row) => row.name === name);
  const rows = layers.map(({ name, layer, output, params: own, inputs }) => ({
    name: shared(name) ? name : "automatic",
    layer,
    output,
    params: own,
    inputs: inputs.map(place),
  }));
  return { kind, params, macs, rows };
}

const namesIn = ({ models }: Facts): ReadonlySet<string | undefined> =>
  new Set(models.at(-1)!.layers.map(({ name }) => name));

describe("in both languages", () => {
  it("there are models of several kinds", () => {
    expect(names.length).toBeGreaterThanOrEqual(8);
  });

  it.each(names)("%s", (name) => {
    const [python, typescript] = ["py", "ts"].map(
      (ending) => analyzeFixture(FIXTURES.get(`both/${name}.${ending}`)!).facts,
    );
    // What the program names is called alike in both; what the library names has its own way in each.
    const shared = (own: string | undefined): boolean => namesIn(python!).has(own) && namesIn(typescript!).has(own);
    expect(graphOf(typescript!, shared)).toEqual(graphOf(python!, shared));
  });
});
