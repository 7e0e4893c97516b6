/**
 * The entries of TensorFlow.js are total: on any config and any inputs a layer answers, or refuses with a LayerError.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Nest, TensorSpec } from "../../src/core/dims/tensor.js";
import type { ArgumentValue } from "../../src/core/layers/argument.js";
import { bindCall } from "../../src/core/layers/call.js";
import { LayerError, type LayerEntry } from "../../src/core/layers/entry.js";
import { BASE_KEYS, constructTfjsLayer } from "../../src/core/layers/tfjs/construct.js";
import { tfjsLayers } from "../../src/core/layers/tfjs/index.js";
import { camelCase } from "../../src/core/text/case.js";
import { argument, inputs, keywordsOf } from "../support/any-arguments.js";

const RUNS = Number(process.env.RUNS ?? 150);

const settings = { imageDataFormat: "channels_last", dtype: "float32", library: "tfjs" } as const;

type Config = ReadonlyMap<string, ArgumentValue>;

const base: fc.Arbitrary<Config> = fc
  .tuple(
    ...[...BASE_KEYS, "groups", "kernal"].map((name) =>
      fc.option(argument, { freq: 1 }).map((value) => [name, value] as const),
    ),
  )
  .map((pairs) => new Map(pairs.filter(([, value]) => value !== null)));

/** Undefined where the layer answers or refuses; else what it threw. */
function thrown(entry: LayerEntry, config: Config, given: Nest<TensorSpec>): unknown {
  try {
    const keys = new Map([...config].map(([name, value]) => [camelCase(name), value] as const));
    const layer = constructTfjsLayer(entry, keys, settings);
    entry.hiddenLayers(layer.config);
    entry.hiddenLayersAtBuild(layer.config);
    entry.wrapped(layer.config);
    entry.apply(layer.config, bindCall(entry, entry.call === "" ? [] : [given], new Map(), "float32"));
    return undefined;
  } catch (error) {
    return error instanceof LayerError ? undefined : error;
  }
}

describe("entries of TensorFlow.js are total", () => {
  for (const [name, entry] of tfjsLayers) {
    it(name, () => {
      fc.assert(
        fc.property(keywordsOf(entry), base, inputs, (keywords, others, given) => {
          expect(thrown(entry, new Map([...others, ...keywords]), given)).toBeUndefined();
        }),
        { numRuns: RUNS, seed: 1 },
      );
    });
  }
});
