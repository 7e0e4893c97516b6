/**
 * Entries are total: on any arguments and any inputs a layer answers, or refuses with a LayerError. Nothing else is ever thrown.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Nest, TensorSpec } from "../../src/core/dims/tensor.js";
import type { ArgumentValue } from "../../src/core/layers/argument.js";
import { bindCall } from "../../src/core/layers/call.js";
import { findLayer, layerNames } from "../../src/core/layers/catalogue.js";
import { constructLayer } from "../../src/core/layers/construct.js";
import { LayerError, type LayerEntry } from "../../src/core/layers/entry.js";
import { inputs, keywordsOf } from "../support/any-arguments.js";

/** Enough to reach every branch of most rules; the seed is fixed, so that a run says what the last one said. */
const RUNS = Number(process.env.RUNS ?? 150);

const settings = { imageDataFormat: "channels_last", dtype: "float32" } as const;

/** Undefined where the layer answers or refuses; else what it threw. */
function thrown(entry: LayerEntry, keywords: ReadonlyMap<string, ArgumentValue>, given: Nest<TensorSpec>): unknown {
  try {
    const { config } = constructLayer(entry, [], keywords, settings);
    entry.hiddenLayers(config);
    entry.hiddenLayersAtBuild(config);
    entry.wrapped(config);
    entry.apply(config, bindCall(entry, [given], new Map(), "float32"));
    return undefined;
  } catch (error) {
    return error instanceof LayerError ? undefined : error;
  }
}

describe("entries are total", () => {
  for (const name of layerNames) {
    const entry = findLayer(name)!;
    if (entry.name !== name) continue;
    it(name, () => {
      fc.assert(
        fc.property(keywordsOf(entry), inputs, (keywords, given) => {
          expect(thrown(entry, keywords, given)).toBeUndefined();
        }),
        { numRuns: RUNS, seed: 1 },
      );
    });
  }
});
