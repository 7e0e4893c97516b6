/**
 * What TensorFlow.js itself would say of a layer that is written for it, asked of the catalogue's entry before anything is run.
 *
 *     Dot of two tensors of 4 axes   "Dot layer does not support tensors of 4D or higher rank yet"
 *     Reshape to (4, -1)              "it gives [null, 4, null] there, and [null, 4, 8] in the program"
 */
import type { TensorSpec } from "../dims/tensor.js";
import { Float } from "../dims/dim.js";
import { DictArgument, type ArgumentValue } from "../layers/argument.js";
import { LayerError, LayerHandle, type Applied, type LayerCall, type LayerEntry } from "../layers/entry.js";
import { flatten } from "../layers/inputs.js";
import { constructTfjsLayer } from "../layers/tfjs/construct.js";
import type { LayerTopology, TensorFact } from "../model/topology.js";
import { camelCase } from "../text/case.js";
import { tfjsEntryOf } from "./canonical.js";
import type { Json, JsonObject } from "./findings.js";

/** A sentence, or undefined where TensorFlow.js makes the same of it. `config`: as it is written, in snake case. */
export function tfjsObjection(layer: LayerTopology, config: JsonObject): string | undefined {
  const entry = tfjsEntryOf(layer.layer);
  if (!entry) return undefined;
  try {
    const made = constructed(entry, config);
    const inputs = layer.takes.map(tensorSpec);
    if (inputs.length === 0 || inputs.some((input) => input === undefined)) return undefined;
    const given = inputs.length === 1 ? inputs[0]! : (inputs as readonly TensorSpec[]);
    const { output } = entry.apply(made, { inputs: given, dtype: "float32", others: new Map() });
    return otherShape(flatten(output), layer.gives);
  } catch (error) {
    if (error instanceof LayerError) return `in TensorFlow.js: ${error.message}`;
    throw error;
  }
}

const SETTINGS = { imageDataFormat: "channels_last", dtype: "float32", library: "tfjs", dialect: "tfjs" } as const;

function constructed(entry: LayerEntry, config: JsonObject): unknown {
  const given = new Map(
    Object.entries(config).map(([key, value]) => [camelCase(key), argument(key, value ?? null)] as const),
  );
  return constructTfjsLayer(entry, given, SETTINGS).config;
}

function argument(key: string, value: Json): ArgumentValue {
  if (typeof value === "number") return Number.isInteger(value) ? value : new Float(value);
  if (typeof value === "string") return key === "name" ? value : camelCase(value);
  if (value === null || typeof value === "boolean") return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => argument(key, item));
  const { class_name: className, config } = value as JsonObject;
  if (typeof className !== "string") return new DictArgument([]);
  const inner = config as JsonObject;
  const entry = /^(layer|cell|cells)$/.test(key) ? tfjsEntryOf(className) : undefined;
  if (entry) return new WrittenLayer(entry, constructed(entry, inner), String(inner["name"]));
  const entries = Object.entries(inner).map(([name, item]) => [camelCase(name), argument(name, item ?? null)] as const);
  return new DictArgument([
    ["className", className],
    ["config", new DictArgument(entries)],
  ]);
}

class WrittenLayer extends LayerHandle {
  constructor(
    override readonly entry: LayerEntry,
    override readonly config: unknown,
    override readonly name: string,
  ) {
    super();
  }
  override get className(): string {
    return this.entry.className;
  }
  override apply(call: LayerCall): Applied {
    return this.entry.apply(this.config, call);
  }
}

function tensorSpec({ shape, dtype }: TensorFact): TensorSpec | undefined {
  if (shape === "?" || !shape.every((dim) => dim === null || typeof dim === "number")) return undefined;
  return { shape: shape as readonly (number | null)[], dtype };
}

function otherShape(there: readonly TensorSpec[], here: readonly TensorFact[]): string | undefined {
  if (here.some(({ shape }) => shape === "?")) return undefined;
  const shown = ({ shape }: { readonly shape: unknown }): string => JSON.stringify(shape);
  const [own, other] = [here.map(shown).join(" and "), there.map(shown).join(" and ")];
  return own === other ? undefined : `TensorFlow.js gives ${other} there, and not ${own}`;
}
