/**
 * An application's model, made again from its recorded graph on whatever input it is called with.
 *
 *     ResNet50(include_top=False, input_shape=(160, 160, 3))   175 layers, each made and called like the program's own
 */
import { isRanked, Unknown, type Dim } from "../../../dims/dim.js";
import type { ArgumentValue } from "../../../layers/argument.js";
import { findLayer } from "../../../layers/catalogue.js";
import { tensorsIn } from "../../../values/convert.js";
import type { LayerObject } from "../../../values/layer-object.js";
import { positionalArguments, TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { literalValue, type Bound } from "../../native-helpers.js";
import { configure, newLayer, update } from "../construct-layer.js";
import { callLayer } from "../layer-calls.js";
import { sourceInputs } from "../graph/graph.js";
import { makeFunctional } from "../functional.js";
import { addLayer, newInput } from "../models.js";
import { ownLayer } from "./own-layers.js";
import { graphRows, type Recorded, type Row } from "./recorded.js";
import { numberOf, Refused, refusedActivation, wantedOf, type Wanted } from "./wanted.js";

export function rebuild(recorded: Recorded, bound: Bound): Value {
  const { runtime, place } = bound;
  const made = modelOf(recorded, bound);
  if (made instanceof Refused) return made.result;
  if (made instanceof Unknown) {
    // Keras makes layers here, whichever they are.
    runtime.loseNames();
    return made;
  }
  for (const stack of made.stacks) runtime.modelBuilt(stack, place);
  const model = newLayer(runtime, "functional", "Functional", undefined, undefined, place);
  model.named = true;
  const { name } = made;
  update(runtime, model, { name: name === null ? runtime.automaticName("Functional") : name });
  return makeFunctional(runtime, model, made.input, made.output, place) ?? model;
}

/** The ends of the graph. */
class Made {
  constructor(
    readonly input: Value,
    readonly output: Value,
    readonly stacks: readonly LayerObject[],
    readonly name: string | null | undefined,
  ) {}
}

function modelOf(recorded: Recorded, bound: Bound): Made | Refused | Unknown {
  const { runtime, place, get } = bound;
  if (runtime.settings.dialect !== undefined)
    return runtime.unknown("this application is known as Keras 3 makes it, and the program takes Keras 2", place);
  const format = runtime.settings.imageDataFormat;
  if (format !== "channels_last")
    return format instanceof Unknown
      ? format
      : runtime.unknown("this application is known for channels_last only", place);
  const wanted = wantedOf(recorded, bound);
  if (wanted instanceof Unknown || wanted instanceof Refused) return wanted;
  const graph = graphFor(recorded, bound, wanted);
  if (graph instanceof Unknown) return graph;
  const name = get("name");
  const builder = new Builder(bound, wanted, typeof name === "string" ? name : undefined);
  // Its layers are none of the program's own calls; what Keras refuses of them is.
  return runtime.quietly(() => {
    const input =
      wanted.tensor ?? newInput(runtime, { shape: [null, ...wanted.shape], dtype: "float32" }, undefined, place).tensor;
    const output = builder.build(input, graphRows(graph, wanted.head));
    if (output instanceof Unknown || output instanceof Refused) return output;
    return new Made(sourcesValue(input), output, builder.stacks, nameOf(recorded, bound, wanted));
  }, "problems");
}

/** The graph of these arguments, or why there is none. */
function graphFor({ graphs }: Recorded, { get, has, runtime, place }: Bound, wanted: Wanted) {
  const multiplier = has("depth_multiplier") ? numberOf(get("depth_multiplier")) : 1;
  if (multiplier !== 1) return runtime.unknown("this application is known for a `depth_multiplier` of 1 only", place);
  const alpha = numberOf(get("alpha"));
  const minimalistic = runtime.truth(get("minimalistic"));
  const shape = wanted.tensor ? wanted.tensor.shape : [null, ...wanted.shape];
  const width = isRanked(shape) ? shape[2]! : shape;
  if (graphs.some(({ of }) => of.open) && width !== null && typeof width !== "number")
    return width instanceof Unknown ? width : runtime.unknown("the graph depends on the input's width", place);
  const graph = graphs.find(
    ({ of }) =>
      (of.alpha ?? alpha) === alpha &&
      (of.minimalistic ?? false) === minimalistic &&
      (of.open ?? width === null) === (width === null),
  );
  const reason = "of this application the usual widths are known only; with Keras installed its source is read";
  return graph ?? (minimalistic instanceof Unknown ? minimalistic : runtime.unknown(reason, place));
}

function sourcesValue(input: TensorValue): Value {
  const sources = sourceInputs(input);
  return sources.length === 1 ? sources[0]! : new TupleValue(sources);
}

/** Undefined where it isn't known, null where Keras makes one. */
function nameOf(recorded: Recorded, { get }: Bound, { imagenet, shape }: Wanted): string | null | undefined {
  const given = get("name");
  if (typeof given === "string") return given;
  if (given !== null) return undefined;
  if (!recorded.name.includes("{")) return null;
  const [rows, columns] = shape;
  const isListed = typeof rows === "number" && rows === columns && recorded.sizes.includes(rows);
  if (imagenet instanceof Unknown && !isListed) return undefined;
  if (rows !== null && typeof rows !== "number") return undefined;
  const shown = imagenet === true && !isListed ? recorded.size : (rows ?? "None");
  return recorded.name.replace("{alpha}", (numberOf(get("alpha")) ?? 1).toFixed(2)).replace("{rows}", String(shown));
}

class Builder {
  readonly stacks: LayerObject[] = [];
  readonly #tensors: Value[] = [];

  constructor(
    readonly bound: Bound,
    readonly wanted: Wanted,
    readonly modelName: string | undefined,
  ) {}

  /** What the last row gives, or the Unknown where one can't be made. */
  build(input: TensorValue, rows: readonly Row[]): Value | Refused {
    this.#tensors.push(input);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const isThere = this.#holds(row.condition);
      if (isThere instanceof Unknown) return isThere;
      const stacked = "stack" in row.kind ? rows.slice(i + 1, i + 1 + row.kind.stack) : [];
      i += stacked.length;
      if (!isThere) continue;
      const refused = isClassifier(row) ? refusedActivation(this.bound) : undefined;
      if (refused) return refused;
      const inputs = row.inputs.map((back) => this.#tensors[this.#tensors.length - back]!);
      const output = this.#apply(row, inputs, stacked);
      if (output instanceof Unknown) return output;
      this.#tensors.push(output);
    }
    return this.#tensors[this.#tensors.length - 1]!;
  }

  #apply(row: Row, inputs: readonly Value[], stacked: readonly Row[]): Value {
    const { runtime, place } = this.bound;
    const { kind } = row;
    if ("operator" in kind) {
      const other = inputs[1] ?? literalValue(kind.constant ?? null);
      return runtime.binary(kind.operator, inputs[0]!, other, place);
    }
    const layer = "stack" in kind ? this.#stack(row, stacked) : this.#layer(row, inputs[0]!);
    if (layer instanceof Unknown) return layer;
    const given = inputs.length === 1 ? inputs[0]! : runtime.list([...inputs]);
    return callLayer(runtime, layer, positionalArguments(given), place);
  }

  #layer({ name, kind }: Row, input: Value): LayerObject | Unknown {
    const { runtime, place } = this.bound;
    if (!("layer" in kind)) return runtime.unknown("a stack holds layers only", place);
    const entry = ownLayer(kind.layer) ?? findLayer(kind.layer);
    if (!entry) return runtime.unknown(`the layer ${kind.layer} isn't known`, place);
    const layer = newLayer(runtime, "layer", entry.className, entry, undefined, place);
    const keywords = new Map<string, Value>();
    for (const [argument, value] of kind.arguments) keywords.set(argument, this.#filledIn(value, input));
    if (name !== undefined) keywords.set("name", this.#named(name));
    return configure(runtime, layer, entry, { positional: [], keywords }, place) ?? layer;
  }

  #stack({ name }: Row, stacked: readonly Row[]): LayerObject | Unknown {
    const { runtime, place } = this.bound;
    const stack = newLayer(runtime, "sequential", "Sequential", undefined, undefined, place);
    stack.named = true;
    const given = name === undefined ? runtime.automaticName("Sequential") : this.#named(name);
    update(runtime, stack, { name: typeof given === "string" ? given : undefined, sequential: { layers: [] } });
    for (const row of stacked) {
      const layer = this.#layer(row, null);
      if (layer instanceof Unknown) return layer;
      addLayer(runtime, stack, layer, place);
    }
    this.stacks.push(stack);
    return stack;
  }

  #named(name: string): Value {
    if (!name.startsWith("$")) return name;
    const model = this.modelName;
    return model === undefined ? new Unknown("the model's name isn't known") : model + name.slice(1);
  }

  /** The value with the call's own arguments in the places that are kept for them. */
  #filledIn(value: ArgumentValue, input: Value): Value {
    if (Array.isArray(value))
      return new TupleValue((value as readonly ArgumentValue[]).map((item) => this.#filledIn(item, input)));
    if (typeof value !== "string" || !value.startsWith("$")) return literalValue(value);
    const [what, half] = value.slice(1).split(" ");
    return what === "half" ? paddingOf(Number(half), input) : this.bound.get(what!);
  }

  /** `rgb&!imagenet`. */
  #holds(condition: string | undefined): boolean | Unknown {
    if (condition === undefined) return true;
    let undecided: Unknown | undefined;
    for (const part of condition.split("&")) {
      const found = this.#feature(part.replace("!", ""));
      if (found instanceof Unknown) undecided ??= found;
      else if (found === part.startsWith("!")) return false;
    }
    return undecided ?? true;
  }

  #feature(name: string): boolean | Unknown {
    const { get, runtime } = this.bound;
    if (name === "imagenet") return this.wanted.imagenet;
    if (name === "preprocessing") return runtime.truth(get("include_preprocessing"));
    if (name === "dropout") return runtime.truth(runtime.compare(">", get("dropout_rate"), 0));
    const channels = this.wanted.shape[2]!;
    if (channels === null || typeof channels === "number") return channels === 3;
    return channels instanceof Unknown ? channels : runtime.unknown("how many channels the input has isn't known");
  }
}

const isClassifier = ({ kind }: Row): boolean =>
  "layer" in kind && [...kind.arguments.values()].includes("$classifier_activation");

/** Before a stride of two: half a kernel on each side, and one less before it where the size is even or open. */
function paddingOf(half: number, input: Value): Value {
  const [, rows, columns] = shapeOf(input);
  const before = (size: Dim): Value => {
    if (rows === null) return half - 1;
    if (typeof size === "number") return half - 1 + (size % 2);
    return new Unknown("whether the size is even isn't known");
  };
  return new TupleValue([new TupleValue([before(rows), half]), new TupleValue([before(columns), half])]);
}

function shapeOf(value: Value): readonly [Dim, Dim, Dim] {
  const shape = tensorsIn(value)[0]?.shape ?? new Unknown("the shape isn't known");
  if (!isRanked(shape)) return [shape, shape, shape];
  return [shape[0] ?? null, shape[1] ?? null, shape[2] ?? null];
}
