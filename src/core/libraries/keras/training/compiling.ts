/**
 * What `compile` is given: names of optimizers, losses and metrics, and which of them the library refuses when.
 *
 *     model.compile("adm", loss="mse")       refused at once
 *     model.compile("adam", loss="msee")     refused when the model is first trained
 */
import { Float, Unknown } from "../../../dims/dim.js";
import { showArgument } from "../../../layers/argument.js";
import { bind, signature } from "../../../layers/signature.js";
import { askFor, suggest } from "../../../layers/suggest.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { notCompiled } from "../../../problems/not-compiled.js";
import type { Problem } from "../../../problems/problem.js";
import { removedInKeras3 } from "../../../problems/removed-in-keras-3.js";
import type { Place } from "../../../text/span.js";
import { itemsOf } from "../../../values/convert.js";
import { LayerObject, type Compilation, type Unfit } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject, FunctionObject, ListObject, type ClassObject } from "../../../values/objects.js";
import {
  Bytes,
  External,
  noArguments,
  TensorValue,
  TupleValue,
  type CallArguments,
  type Value,
} from "../../../values/value.js";
import { update } from "../construct-layer.js";
import { misfitOptimizer } from "../editions.js";
import { refuseMade } from "../configurations/made-of-configuration.js";
import { allWeights, partsOf } from "../weights/weights.js";
import { compatibleNames, earlierNames, identifierNames, publicNames } from "../recorded/public-names.js";

/** The places of what is read of it here. */
const COMPILE = signature(
  "optimizer='rmsprop', loss=None, loss_weights=None, metrics=None, weighted_metrics=None, **rest",
);

export function compile(runtime: Runtime, model: LayerObject, args: CallArguments, place: Place): Value {
  const { dialect } = runtime.settings;
  const { given, extra } = bind(COMPILE, args.positional, args.keywords);
  const at = (argument: string): Place => runtime.argumentPlace(place, argument);
  // What is refused is told once.
  update(runtime, model, { compiled: runtime.unknown("there is an error in how the model is compiled", place) });
  const loss = given.get("loss") ?? args.unknownRest ?? null;
  const optimizer =
    dialect === "keras1"
      ? undefined
      : (misfitOptimizer(runtime, model, given.get("optimizer")) ??
        refusedOptimizer(given.get("optimizer"), dialect !== undefined));
  if (optimizer !== undefined)
    return runtime.fail({ kind: invalidArgument, place: at("optimizer"), message: optimizer }, "ValueError", place);
  const configured =
    dialect === undefined ? refuseMadeOptimizer(runtime, given.get("optimizer"), at("optimizer")) : undefined;
  if (configured) return configured;
  if (dialect !== undefined) {
    // Keras 1 and 2 have the metrics before the weights of losses; the loss comes second in all. Their names are not told.
    update(runtime, model, { compiled: { loss, refused: refusedNumber(loss, "loss", at("loss")) } });
    return null;
  }
  const weights = given.get("loss_weights");
  if (isNoWeight(weights) && loss !== null && !(loss instanceof Unknown)) {
    const hint = typeof weights === "string" ? ` In Keras 3 metrics are given by name: metrics=["${weights}"].` : "";
    const message = `compile: \`loss_weights\` takes a number, a list or a dict, and not this.${hint}`;
    return runtime.fail({ kind: invalidArgument, place: at("loss_weights"), message }, "ValueError", place);
  }
  for (const name of ["metrics", "weighted_metrics"]) {
    const value = given.get(name);
    const message = refusedMetrics(name, value);
    if (message === undefined) continue;
    // One metric by itself is what Keras 2 takes, and what else the program does is read as it would do it.
    const isEarlier = value instanceof External;
    const problem = { kind: isEarlier ? removedInKeras3 : invalidArgument, place: at(name), message };
    const failed = runtime.fail(problem, "ValueError", place);
    if (!isEarlier) return failed;
  }
  const refused =
    misnamed(given.get("loss"), "loss", LOSSES, at("loss")) ??
    misnamed(given.get("metrics"), "metric", METRICS, at("metrics"));
  const all = new Map([...given, ...extra]);
  if (args.unknownRest && !all.has("optimizer")) all.set("optimizer", args.unknownRest);
  update(runtime, model, { compiled: { loss, refused, unfit: unfitFor(all, at), given: all, at } });
  return null;
}

/** The optimizer that a model is compiled with; undefined where it can't be told. One of half precision wraps it. */
export function optimizerOf({ cls, dtype, place, state: { compiled } }: LayerObject): External | undefined {
  if (!compiled || compiled instanceof Unknown || !compiled.given || cls || dtype.compute !== "float32")
    return undefined;
  const given = compiled.given.get("optimizer") ?? "rmsprop";
  if (given instanceof External) return given.instance ? given : undefined;
  const named = typeof given === "string" ? given.toLowerCase() : undefined;
  const found = publicNames["keras.optimizers"]!.split(" ").find(
    (name) => /^[A-Z]/.test(name) && name.toLowerCase() === named,
  );
  return found === undefined ? undefined : new External(`keras.optimizers.${found}`, { args: noArguments, place });
}

/** What is taken here, and stops the training. */
function unfitFor(given: ReadonlyMap<string, Value>, at: (argument: string) => Place): readonly Unfit[] {
  const problem = (argument: string, message: string): Problem => ({
    kind: invalidArgument,
    place: at(argument),
    message: `compile: ${message}`,
  });
  const found: Unfit[] = [];
  if (given.get("optimizer") === null)
    found.push({
      methods: ["fit", "train_on_batch"],
      problem: problem("optimizer", "`optimizer` is None, and training needs one."),
      exception: "AttributeError",
      isOfWeights: true,
    });
  const steps = given.get("steps_per_execution");
  if (isNoCount(steps))
    found.push({
      methods: ["fit", "evaluate"],
      problem: problem(
        "steps_per_execution",
        `\`steps_per_execution\` must be a whole number above 0, not ${showArgument(steps)}.`,
      ),
      exception: steps === 0 || steps === false ? "ValueError" : "TypeError",
      isOfWeights: false,
    });
  return found;
}

const isNoCount = (value: Value | undefined): value is null | string | Float | 0 | false =>
  value === null || value === 0 || value === false || typeof value === "string" || value instanceof Float;

/** The first name that stands for nothing, or a number, as a problem. */
function misnamed(value: Value = null, noun: string, names: readonly string[], place: Place): Problem | undefined {
  const items = itemsOf(value) ?? [value];
  const other = items.find(
    (item) => item instanceof External && item.instance !== undefined && NEITHER.test(item.path),
  );
  if (other instanceof External)
    return { kind: invalidArgument, place, message: `compile: the object of ${other.path} is no ${noun}.` };
  if (noun === "metric" && value !== null && items.includes(null))
    return { kind: invalidArgument, place, message: "compile: None is no metric." };
  const unknown = items.find((name) => typeof name === "string" && isNoName(name, names));
  if (typeof unknown !== "string") return refusedNumber(value, noun, place);
  const isEarlier = namesEarlier(noun === "loss" ? "keras.losses" : "keras.metrics").includes(unknown);
  const message = `compile: "${unknown}" is no ${noun} ${isEarlier ? "in Keras 3" : "of Keras"}.${isEarlier ? "" : askFor(suggest(unknown, names))}`;
  return { kind: isEarlier ? removedInKeras3 : invalidArgument, place, message };
}

function refusedNumber(value: Value, noun: string, place: Place): Problem | undefined {
  const number = (itemsOf(value) ?? [value]).find(isNumber);
  return number === undefined
    ? undefined
    : { kind: invalidArgument, place, message: `compile: ${showArgument(number)} is no ${noun}.` };
}

/** What `compile` was given is looked up when the model is first trained or evaluated. */
export function refuseTraining(
  runtime: Runtime,
  model: LayerObject,
  method: string,
  place: Place,
): Unknown | undefined {
  const { compiled } = model.state;
  if (model.kind === "layer") return undefined;
  if (compiled === undefined) return refuseUncompiled(runtime, model, method, place);
  if (compiled instanceof Unknown) return undefined;
  if (compiled.refused) {
    const problem = { ...compiled.refused, related: [{ place, message: "It is looked up here." }] };
    return runtime.fail(problem, "ValueError", place);
  }
  const unfit = unfitOf(model, compiled, method);
  if (unfit) {
    const problem = { ...unfit.problem, related: [{ place, message: "It is needed here." }] };
    return runtime.fail(problem, unfit.exception, place);
  }
  if (compiled.loss !== null || runtime.settings.dialect !== undefined || !isWithoutLoss(model)) return undefined;
  const message = `\`${method}\` needs a loss, and the model is compiled without one. Give it to \`compile\`: loss="mse".`;
  return runtime.fail({ kind: notCompiled, place, message }, "ValueError", place);
}

/** A class may train in a way of its own. */
function unfitOf(model: LayerObject, { unfit }: Compilation, method: string): Unfit | undefined {
  if (model.cls) return undefined;
  return unfit?.find(
    ({ methods, isOfWeights }) => methods.includes(method) && (!isOfWeights || hasTrainableWeight(model)),
  );
}

const hasTrainableWeight = (model: LayerObject): boolean =>
  allWeights(model).weights.some(({ trainable, frozen }) => trainable && frozen === false);

/** Nothing in it certainly adds a loss: no regularizer, and no layer of the program's own. */
function isWithoutLoss(layer: LayerObject): boolean {
  const { hasLoss, sequential, functional, trainable } = layer.state;
  if (hasLoss || layer.cls || layer.open || trainable instanceof Unknown || sequential?.open || functional?.open)
    return false;
  if (layer.kind === "model" || (layer.kind === "layer" && !layer.entry)) return false;
  if (layer.entry?.name === "ActivityRegularization") return false;
  if (layer.argumentsGiven.some(({ name, value, given }) => given && value !== null && /_regularizer$/.test(name)))
    return false;
  return partsOf(layer).every(isWithoutLoss);
}

/** `adversarial_compile`, `make_train_function`: what a class does in place of `compile`. */
const compilesItself = (cls: ClassObject): boolean =>
  cls.linearization.some(({ attributes }) =>
    [...attributes.keys()].some((name) => /compile|train_function/.test(name)),
  );

/** A function that nobody calls may run after another one that compiles the model. */
function refuseUncompiled(runtime: Runtime, model: LayerObject, method: string, place: Place): Unknown | undefined {
  const { dialect } = runtime.settings;
  const isKnown = model.cls === undefined || (model.isWhollyKnown && !compilesItself(model.cls));
  if (!isKnown || model.open || model.state.trainable instanceof Unknown || !runtime.isCalled) return undefined;
  const message = `\`${method}\` needs a compiled model: call \`compile\` first, with an optimizer and a loss.`;
  const exception = dialect === undefined ? "ValueError" : "RuntimeError";
  return runtime.fail({ kind: notCompiled, place, message }, exception, place);
}

const isNoWeight = (value: Value | undefined): boolean =>
  (typeof value === "string" && value !== "") || value instanceof LayerObject || value instanceof FunctionObject;

function refusedOptimizer(value: Value | undefined, isKeras2: boolean): string | undefined {
  if (value !== undefined && isNumber(value)) return `compile: ${showArgument(value)} is no optimizer.`;
  if (!isKeras2 && typeof value === "string" && isNoName(value.toLowerCase(), OPTIMIZERS))
    return `compile: "${value}" is no optimizer of Keras.${askFor(suggest(value, OPTIMIZERS))}`;
  const inDict = !isKeras2 && value instanceof DictObject && !value.open ? value.get("class_name") : undefined;
  if (typeof inDict === "string" && isNoName(inDict.toLowerCase(), OPTIMIZERS))
    return `compile: "${inDict}" is no optimizer of Keras.${askFor(suggest(inDict, OPTIMIZERS))}`;
  if (!isKeras2 && (value instanceof ListObject || value instanceof TupleValue))
    return "compile takes one optimizer, by its name or as an object.";
  if (value instanceof FunctionObject || (!isKeras2 && isOtherObject(value)))
    return "compile takes one optimizer, by its name or as an object.";
  const isClass = value instanceof External && !value.instance && /^keras\.optimizers\.[A-Z]\w*$/.test(value.path);
  return isClass
    ? `compile takes an optimizer, and this is the class of one. Make one: ${value.path.slice(value.path.lastIndexOf(".") + 1)}().`
    : undefined;
}

function refuseMadeOptimizer(runtime: Runtime, value: Value | undefined, place: Place): Unknown | undefined {
  const name = value instanceof DictObject && !value.open ? value.get("class_name") : undefined;
  const cls = publicNames["keras.optimizers"]!.split(" ").find(
    (one) => typeof name === "string" && /^[A-Z]/.test(one) && one.toLowerCase() === name.toLowerCase(),
  );
  if (cls === undefined) return undefined;
  return refuseMade(runtime, `keras.optimizers.${cls}`, (value as DictObject).get("config") ?? null, place);
}

/** A layer, or something of another module of the library. */
const isOtherObject = (value: Value | undefined): boolean =>
  value instanceof LayerObject ||
  value instanceof Bytes ||
  value instanceof TensorValue ||
  (value instanceof DictObject && !value.open && value.get("class_name") === undefined) ||
  (value instanceof External && value.instance !== undefined && OTHER_OBJECTS.test(value.path));

/** What is neither a loss nor a metric. */
const NEITHER = /^keras\.(callbacks|optimizers|regularizers)\.[A-Z]\w*$/;

const OTHER_OBJECTS = /^keras\.(callbacks|initializers|losses|metrics|regularizers)\.[A-Z]\w*$/;

/** It takes a list, a tuple or a dict of metrics, and nothing where it would be false. */
function refusedMetrics(name: string, value: Value | undefined): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : `compile takes a list of \`${name}\`: ["${value}"].`;
  const isOne = value instanceof External && /^keras\.metrics\.[A-Z]\w*$/.test(value.path);
  if (isOne) return `compile takes a list of \`${name}\` in Keras 3, and this is one metric. Put it in a list.`;
  if (value === undefined || !isNumber(value) || Number(value instanceof Float ? value.value : value) === 0)
    return undefined;
  return `compile takes a list of \`${name}\`, not ${showArgument(value)}.`;
}

const isNumber = (value: Value): value is number | boolean | Float =>
  typeof value === "number" || typeof value === "boolean" || value instanceof Float;

/** A name with its package, "mine>Loss", is one that the program registers. */
const isNoName = (name: string, names: readonly string[]): boolean => !name.includes(">") && !names.includes(name);

const named = (kind: string): readonly string[] => identifierNames[kind]!.split(" ");
const namesEarlier = (module: string): readonly string[] =>
  [earlierNames[module], compatibleNames[module]].flatMap((names) => names?.split(" ") ?? []);

const OPTIMIZERS = named("optimizers");
const LOSSES = named("losses");
const METRICS = [...named("metrics"), "acc", "ce", "crossentropy"];
