/**
 * Each entry's signatures are those that the library itself shows: names, order and defaults, of the class and of call().
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findLayer, layerNames } from "../../src/core/layers/catalogue.js";
import { KERAS_1_CLASS_NAMES, KERAS_1_SIGNATURES } from "../../src/core/layers/earlier/keras-1.js";
import { KERAS_2_SIGNATURES } from "../../src/core/layers/earlier/keras-2.js";
import { signature, type SignatureParameter } from "../../src/core/layers/signature.js";

interface RecordedParameter {
  readonly name: string;
  readonly default?: string;
  readonly kind?: "var_keyword" | "var_positional" | "keyword_only";
}

interface Recorded {
  readonly kind: "class" | "function";
  readonly name: string;
  readonly parameters: readonly RecordedParameter[];
  readonly call?: readonly RecordedParameter[];
}

const file = new URL("../oracle/signatures.json", import.meta.url);
const { layers } = JSON.parse(readFileSync(file, "utf8")) as { layers: Readonly<Record<string, Recorded>> };

/** What stands in keras.layers and is no layer, or is the base of those that users write. */
const NO_ENTRY = new Set(["InputSpec", "Layer"]);

const recorded = Object.entries(layers).filter(
  ([name, { kind }]) => (kind === "class" || name === "Input") && !NO_ENTRY.has(name),
);

describe("signatures", () => {
  it("has an entry for every layer and for nothing else", () => {
    expect(layerNames).toEqual(recorded.map(([name]) => name).sort());
  });

  it.each(recorded)("%s", (name, { name: className, parameters, call }) => {
    const entry = findLayer(name);
    expect([entry?.name, entry?.className]).toContain(className);
    expect(signature(entry!.signature).parameters).toEqual(parsed(parameters));
    if (call) expect(signature(entry!.call).parameters).toEqual(parsed(call));
  });
});

const recordOf = (release: string): Readonly<Record<string, Recorded>> => {
  const path = new URL(`../oracle/signatures-${release}.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, "utf8")) as { layers: Readonly<Record<string, Recorded>> }).layers;
};

/** Bases of layers, what has no rule, and InputLayer, whose entry takes the older arguments too. */
const NO_ENTRY_THEN = new Set(
  "AbstractRNNCell ConvRecurrent2D DenseFeatures Identity InputLayer Recurrent Wrapper".split(" "),
);

describe.each([
  ["keras1", KERAS_1_SIGNATURES, new Map(Object.entries(KERAS_1_CLASS_NAMES).map(([now, then]) => [then, now]))],
  ["keras2", KERAS_2_SIGNATURES, new Map<string, string>()],
] as const)("signatures of %s", (release, table, names) => {
  const classes = Object.entries(recordOf(release)).filter(
    ([name, { kind, name: own }]) =>
      kind === "class" && own === name && !NO_ENTRY.has(name) && !NO_ENTRY_THEN.has(name),
  );

  it.each(classes)("%s", (name, { parameters }) => {
    const now = names.get(name) ?? name;
    const text = table[now] ?? findLayer(now)?.signature;
    expect(signature(text!).parameters).toEqual(parsed(parameters));
  });
});

/** The record in the form in which entries write signatures. */
function parsed(parameters: readonly RecordedParameter[]): readonly SignatureParameter[] {
  const firstKeywordOnly = parameters.findIndex(({ kind }) => kind === "keyword_only");
  const parts = parameters.map(({ name, default: value, kind }, i) => {
    const stars = kind === "var_keyword" ? "**" : kind === "var_positional" ? "*" : "";
    const bareStar = i === firstKeywordOnly ? "*, " : "";
    return `${bareStar}${stars}${name}${value === undefined ? "" : `=${value}`}`;
  });
  return signature(parts.join(", ")).parameters;
}
