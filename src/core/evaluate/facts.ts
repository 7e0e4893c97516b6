/**
 * From the log of an evaluation to the facts that features and surfaces read.
 *
 *     constructed conv at 40, applied at 40 to (None, 28, 28, 3)   a site with one use: 896 params, (None, 26, 26, 32)
 */
import { add, isRanked, mul, Sym, sum, Unknown, type Amount, type Dim, type Shape } from "../dims/dim.js";
import type { Nest, TensorSpec } from "../dims/tensor.js";
import type { Weight } from "../layers/entry.js";
import { isTensorSpec } from "../layers/inputs.js";
import { isLeaf, partsOf, type CountedWeight } from "../libraries/keras/weights/weights.js";
import type {
  AmountFact,
  ApplicationFact,
  Certainty,
  DimFact,
  LanguageFact,
  LayerUse,
  ModelFact,
  ParamsFact,
  ProblemFact,
  RowFact,
  ShapeFact,
  ShapesFact,
  SiteFact,
  TotalFact,
  TrainingFact,
  WeightFact,
} from "../model/facts.js";
import type { ModelTopology, NoTopology } from "../model/topology.js";
import type { CallExpr, Program } from "../program/program.js";
import { callsIn } from "../program/walk.js";
import type { LineIndex } from "../text/line-index.js";
import { spanKey, type Place } from "../text/span.js";
import { HeapObject } from "../values/heap.js";
import {
  LayerObject,
  type SequentialState,
  type GraphNode,
  type LayerState,
  type Operation,
} from "../values/layer-object.js";
import { toSpecs } from "../values/convert.js";
import { showValue } from "../values/text.js";
import { TensorValue, TupleValue, type Value } from "../values/value.js";
import {
  addFacts,
  amountFact,
  bytesOf,
  paramsOf,
  shapesFact,
  totalsOf,
  unknownDim,
  weightFact,
} from "./amount-facts.js";
import type { Interpreter } from "./interpreter.js";
import { argumentSites, configurationSites } from "./argument-sites.js";
import { javascript } from "./javascript/javascript.js";
import { withoutShapes, type Application, type Construction } from "./recorder.js";
import { topologyOf } from "./topology.js";
import { weightsOf } from "./unread-parts.js";
import { trainingFacts } from "./training-facts.js";

export interface LayerFacts {
  readonly sites: readonly SiteFact[];
  readonly models: readonly ModelFact[];
  readonly trainings: readonly TrainingFact[];
  readonly problems: readonly ProblemFact[];
  /** Only where they are asked for: a large model's is as large. */
  readonly topologies?: readonly (ModelTopology | NoTopology)[];
  /** For the next call, where the evaluation goes on from this one. */
  readonly told: Told;
}

/** What was told of layers and of models, and what it was told from. */
export interface Told {
  readonly uses: ReadonlyMap<LayerObject, KnownUse>;
  readonly models: ReadonlyMap<LayerObject, KnownModel>;
}

interface KnownUse {
  readonly use: LayerUse;
  readonly state: LayerState;
  readonly inside: boolean;
  readonly applications: number;
}

interface KnownModel {
  readonly fact: ModelFact;
  /** The model and every layer in it, none of which the program's own code can change unseen. */
  readonly from: readonly LayerAsTold[];
}

interface LayerAsTold {
  readonly layer: LayerObject;
  readonly state: LayerState;
  readonly applications: number;
}

/** `before`: what this evaluation's earlier statements have led to before. */
export function collectFacts(
  run: Interpreter,
  program: Program,
  lines: LineIndex,
  before: Told = { uses: new Map(), models: new Map() },
  wantsTopologies = false,
): LayerFacts {
  const view = new FactView(run, lines, before);
  return {
    sites: view.sites(program),
    models: view.models(),
    ...(wantsTopologies && { topologies: view.topologies() }),
    trainings: trainingFacts(run.recorder.trainings),
    told: view.told,
    problems: run.recorder.problems
      .filter((problem) => problem.place.file === "" && !run.recorder.withdrawn.includes(problem))
      .map(({ kind, place, message, related = [], fix }) => ({
        code: kind.code,
        severity: kind.severity,
        span: { start: place.start, end: place.end },
        message,
        related,
        ...(fix && { fix }),
      })),
  };
}

class FactView {
  readonly #run: Interpreter;
  readonly #lines: LineIndex;
  readonly #applications = new Map<LayerObject, Application[]>();
  readonly #before: Told;
  readonly told = { uses: new Map<LayerObject, KnownUse>(), models: new Map<LayerObject, KnownModel>() };

  readonly #trained: ReadonlySet<LayerObject>;

  constructor(run: Interpreter, lines: LineIndex, before: Told) {
    this.#run = run;
    this.#lines = lines;
    this.#before = before;
    this.#trained = new Set(run.recorder.trainings.map(({ model }) => model));
    for (const application of run.recorder.applications) {
      const known = this.#applications.get(application.layer);
      if (known) known.push(application);
      else this.#applications.set(application.layer, [application]);
    }
  }

  // ---------------------------------------------------------------- sites

  sites(program: Program): readonly SiteFact[] {
    const bySpan = new Map<number, Construction[]>();
    for (const construction of this.#run.recorder.constructions) {
      if (construction.place.file !== "") continue;
      const key = spanKey(construction.place);
      const known = bySpan.get(key);
      if (known) known.push(construction);
      else bySpan.set(key, [construction]);
    }
    const calls = callsIn(program.body).filter((call) => bySpan.has(spanKey(call)));
    calls.sort((a, b) => a.start - b.start || b.end - a.end);
    return calls.map((call) => this.#site(call, bySpan.get(spanKey(call))!));
  }

  get #language(): LanguageFact {
    return this.#run.language === javascript ? "javascript" : "python";
  }

  /** Where the library keeps its layers. */
  get #module(): string {
    return this.#language === "javascript" ? "tf.layers" : "keras.layers";
  }

  #site(call: CallExpr, constructions: readonly Construction[]): SiteFact {
    const first = constructions[0]!.layer;
    const called = constructions.filter((construction) => !construction.uncalled);
    const entry = first.entry;
    return {
      span: { start: call.start, end: call.end },
      callee: { start: call.callee.start, end: call.callee.end },
      arguments: this.#language === "javascript" ? configurationSites(call) : argumentSites(call, entry?.signature),
      ...(entry && !first.cls && { qualifiedName: `${this.#module}.${first.className}` }),
      uses: (called.length > 0 ? called : constructions).map((construction) => this.#use(construction)),
    };
  }

  /** A layer is told anew where it, or something that it is told from, has changed. */
  #use(construction: Construction): LayerUse {
    const { layer, uncalled } = construction;
    const { state, inside } = layer;
    const applications = this.#applicationsOf(layer);
    const known = this.#before.uses.get(layer);
    const isSame = known?.state === state && known.inside === inside && known.applications === applications;
    const use = isSame ? known.use : this.#useNow(construction);
    const hasAll = isLeaf(layer) && state.children.length === 0;
    if (hasAll && !uncalled && layer.argumentsGiven.every(({ value }) => isLasting(value)))
      this.told.uses.set(layer, { use, state, inside, applications });
    return use;
  }

  #applicationsOf(layer: LayerObject): number {
    return this.#applications.get(layer)?.length ?? 0;
  }

  #useNow({ layer, uncalled }: Construction): LayerUse {
    const { state } = layer;
    const applications = (this.#applications.get(layer) ?? []).map((one) => withoutShapes(one, state.unplaced));
    const own =
      applications.some((a) => !a.uncalled) && !uncalled ? applications.filter((a) => !a.uncalled) : applications;
    const { weights, unknown } = weightsOf(layer);
    const params = paramsOf(weights, unknown);
    const reasons: Unknown[] = [];
    const facts = own.map((application) => this.#application(application, reasons));
    if (params instanceof Unknown) reasons.push(params);
    const cost = own[0]?.cost;
    const [macs, flops] = [amountFact(cost?.macs), amountFact(cost?.flops)];
    const known = params instanceof Unknown ? undefined : params;
    const shown = applications.length === 0 && !state.built ? undefined : known;
    const because = reasons[0];
    return {
      layer: layer.className,
      language: this.#language,
      id: layer.id,
      userClass: layer.cls !== undefined,
      ...(state.name !== undefined && { name: state.name }),
      certainty: certaintyOf(facts, shown, because),
      applications: facts,
      ...(shown && { params: shown }),
      weights: weights.map(weightFact),
      ...(macs !== undefined && { macs }),
      ...(flops !== undefined && { flops }),
      arguments: layer.argumentsGiven.map(({ name, value, given }) => ({ name, value: showValue(value), given })),
      assuming: layer.assuming,
      ...(because && { because: this.#reason(because) }),
      ...(because?.place && { becausePlace: because.place }),
      inside: layer.inside,
      uncalled,
    };
  }

  #application(application: Application, reasons: Unknown[]): ApplicationFact {
    const output = shapesFact(application.output, reasons);
    const dtype = isTensorSpec(application.output) ? application.output.dtype : undefined;
    return {
      inputs: shapesFact(application.inputs, []),
      output,
      place: application.place,
      ...(typeof dtype === "string" && { dtype }),
    };
  }

  /** "`n` is an argument (line 3)" */
  #reason({ because, place }: Unknown): string {
    if (!place || (place.start === 0 && place.end === 0)) return because;
    if (place.file === "") return `${because} (line ${this.#lines.lineAt(place.start) + 1})`;
    return `${because} (in ${place.file.slice(Math.max(place.file.lastIndexOf("/"), place.file.lastIndexOf("\\")) + 1)})`;
  }

  // ---------------------------------------------------------------- models

  /** What would build the models anew, those of code that runs first. */
  topologies(): readonly (ModelTopology | NoTopology)[] {
    const own = this.#run.recorder.models.filter(({ place }) => place.file === "");
    const inOrder = [...own].sort((a, b) => Number(a.uncalled) - Number(b.uncalled));
    return inOrder.map(({ model, uncalled }) => topologyOf(model, this.#language, uncalled));
  }

  models(): readonly ModelFact[] {
    const built = [...this.#run.recorder.models];
    built.sort((a, b) => Number(a.uncalled) - Number(b.uncalled));
    return built
      .filter(({ place }) => place.file === "")
      .map(({ model, place, uncalled }) => this.#model(model, place, uncalled));
  }

  /** A model is told anew where a layer of it has changed. */
  #model(model: LayerObject, place: Place, uncalled: boolean): ModelFact {
    const known = this.#before.models.get(model);
    const isSame =
      known?.fact.trained === this.#trained.has(model) &&
      known.fact.uncalled === uncalled &&
      spanKey(known.fact.span) === spanKey(place) &&
      known.from.every(
        ({ layer, state, applications }) => layer.state === state && this.#applicationsOf(layer) === applications,
      );
    const fact = isSame ? known.fact : this.#modelNow(model, place, uncalled);
    const from = isSame ? known.from : uncalled ? undefined : this.#asTold(model);
    if (from) this.told.models.set(model, { fact, from });
    return fact;
  }

  /** Undefined where a class of the program's own is in it: what its attributes hold can change without it. */
  #asTold(model: LayerObject): readonly LayerAsTold[] | undefined {
    const found = new Set([model]);
    for (const layer of found) {
      if (layer.cls) return undefined;
      for (const part of [...partsOf(layer), ...layer.state.children]) found.add(part);
    }
    return [...found].map((layer) => ({ layer, state: layer.state, applications: this.#applicationsOf(layer) }));
  }

  /** It has an input and, in Keras 3, something upon it, where it isn't called. */
  #isBuiltStack(model: LayerObject, { output, layers, open }: SequentialState): boolean {
    const isEmpty = layers.length === 0 && open === undefined && this.#run.settings.dialect === undefined;
    return output !== undefined && (!isEmpty || this.#applications.has(model));
  }

  #modelNow(model: LayerObject, place: Place, uncalled: boolean): ModelFact {
    const { state } = model;
    const { weights, unknown } = weightsOf(model);
    const rows = rowsOf(model).map((row) => this.#row(row, model));
    const built =
      state.functional !== undefined || (state.sequential ? this.#isBuiltStack(model, state.sequential) : state.built);
    const open = unknown ?? unknownDim(weights);
    const cost = costOf(this.#run, model, this.#applications.get(model)?.[0]);
    const amounts = totalsOf(weights, open);
    const bytes = open ? undefined : amountFact(bytesOf(weights));
    const because = open ?? state.sequential?.open ?? state.functional?.open;
    return {
      id: model.id,
      ...(state.name !== undefined && { name: state.name }),
      kind: model.kind === "functional" && !model.cls ? "Functional" : model.className,
      language: this.#language,
      span: { start: place.start, end: place.end },
      layers: rows,
      built,
      params: amounts,
      ...(bytes !== undefined && { bytes }),
      ...cost,
      uncalled,
      trained: this.#trained.has(model),
      assuming: model.assuming,
      ...(because && { because: this.#reason(because) }),
    };
  }

  #row(operation: LayerObject | Operation, model: LayerObject): RowFact {
    if (!(operation instanceof LayerObject)) return operationRow(operation, model);
    const { state } = operation;
    const { weights, unknown } = weightsOf(operation);
    const params = paramsOf(weights, unknown);
    const nodes = state.nodes;
    // Before it has an input, a layer without weights is one that has none yet.
    const isWaiting = weights.length === 0 && !state.built && nodes.length === 0 && !this.#applications.has(operation);
    const isUnknown = params instanceof Unknown || isWaiting;
    const total = isUnknown ? undefined : addFacts(weights);
    const trainable = isUnknown ? undefined : params.trainable;
    const output = outputOf(operation);
    const cost = state.unplaced ? undefined : this.#run.recorder.costOfLayer(operation);
    const [macs, flops] = [amountFact(cost?.macs), amountFact(cost?.flops)];
    // A large model has thousands of rows: properties are set one by one, which costs less than to spread them in.
    const row: { -readonly [Key in keyof RowFact]: RowFact[Key] } = {
      layer: operation.className,
      id: operation.id,
      output: output === undefined ? "?" : shapesFact(output, []),
      inputs: inputNames(nodes, model),
      trainable: state.trainable !== false,
    };
    if (state.name !== undefined) row.name = state.name;
    if (total !== undefined) row.params = total;
    if (trainable !== undefined) row.trainableParams = trainable;
    if (macs !== undefined) row.macs = macs;
    if (flops !== undefined) row.flops = flops;
    if (operation.place.file === "") row.place = operation.place;
    return row;
  }
}

/** A value that the program can't change afterwards. */
const isLasting = (value: Value): boolean =>
  !(value instanceof HeapObject) && (!(value instanceof TupleValue) || value.items.every(isLasting));

// ---------------------------------------------------------------- rows

function rowsOf(model: LayerObject): readonly (LayerObject | Operation)[] {
  const { functional, sequential } = model.state;
  if (functional) return functional.operations;
  return sequential ? [...sequential.layers] : partsOf(model);
}

function outputOf(layer: LayerObject): Nest<TensorSpec> | undefined {
  const node = layer.state.nodes.at(-1);
  if (layer.state.unplaced) return undefined;
  if (!node)
    return endsOf(layer.state) ?? grownOutput(layer.state) ?? layer.state.builtOutput ?? layer.state.lastOutput;
  return node.outputs.length === 1 ? node.outputs[0] : [...node.outputs];
}

/** A model with a graph of its own that no graph has: what that gives, whatever it was called on. */
function endsOf({ functional, lastOutput }: LayerState): Nest<TensorSpec> | undefined {
  return functional && !functional.open && lastOutput ? toSpecs(functional.outputs) : undefined;
}

/** A stack inside a class tells what it would give now, called or not, since layers may have come on top. */
function grownOutput({ sequential }: LayerObject["state"]): Nest<TensorSpec> | undefined {
  const output = sequential?.output;
  return output instanceof TensorValue ? output : undefined;
}

function operationRow(operation: Operation, model: LayerObject): RowFact {
  const node = model.state.functional?.ordered.find((candidate) => candidate.operation === operation);
  const output = node && (node.outputs.length === 1 ? node.outputs[0]! : [...node.outputs]);
  const [macs, flops] = [amountFact(operation.cost?.macs), amountFact(operation.cost?.flops)];
  return {
    ...(operation.name !== undefined && { name: operation.name }),
    layer: operation.className,
    id: node?.id ?? 0,
    output: output ? shapesFact(output, []) : "?",
    params: 0,
    trainableParams: 0,
    ...(macs !== undefined && { macs }),
    ...(flops !== undefined && { flops }),
    inputs: node ? inputNames([node], model) : [],
    trainable: true,
    ...(operation.isOfMask && { isOfMask: true as const }),
  };
}

function inputNames(nodes: readonly GraphNode[], model: LayerObject): readonly string[] {
  const { functional, sequential } = model.state;
  const names: string[] = [];
  for (const node of functional ? nodes : sequential ? nodes.slice(0, 1) : [])
    if (!functional || functional.nodes.has(node))
      for (const { origin } of node.inputs) names.push(nameOf(origin?.node.operation));
  return names;
}

const nameOf = (operation: LayerObject | Operation | undefined): string =>
  (operation instanceof LayerObject ? operation.state.name : operation?.name) ?? "?";

function costOf(
  run: Interpreter,
  model: LayerObject,
  application: Application | undefined,
): { macs?: TotalFact; flops?: TotalFact } {
  const cost = run.recorder.costOfModel(model) ?? undefined;
  const known = model.state.functional || model.state.sequential ? cost : application?.cost;
  const [macs, flops] = [amountFact(known?.macs), amountFact(known?.flops)];
  return { ...(macs !== undefined && { macs }), ...(flops !== undefined && { flops }) };
}

function certaintyOf(
  applications: readonly ApplicationFact[],
  params: ParamsFact | undefined,
  because: Unknown | undefined,
): Certainty {
  if (because) return "unknown";
  if (!params) return "unknown";
  const symbolic = (value: unknown): boolean =>
    typeof value === "string"
      ? value !== "?"
      : typeof value === "object" && value !== null && Object.values(value).some(symbolic);
  return symbolic(applications.map(({ output }) => output)) || symbolic(params) ? "symbolic" : "exact";
}
