/**
 * Layers made by the program: `layers.Conv2D(32, 3)` becomes a LayerObject with its configuration and its name.
 *
 *     Conv2D(32, 3)   conv2d; the next one conv2d_1
 */
import { Sym, Unknown } from "../../dims/dim.js";
import { isSequence, Opaque, showArgument, type ArgumentValue } from "../../layers/argument.js";
import { earlierLayers } from "../../layers/catalogue.js";
import { constructLayer, nameArgument, type Construction } from "../../layers/construct.js";
import { LayerError, type LayerEntry, type LayerHandle } from "../../layers/entry.js";
import { signature } from "../../layers/signature.js";
import { camelCase } from "../../text/case.js";
import { NonsenseError } from "../../layers/tfjs/nonsense.js";
import { removedInKeras3 } from "../../problems/removed-in-keras-3.js";
import { missingArgument } from "../../problems/missing-argument.js";
import type { Problem } from "../../problems/problem.js";
import type { Place } from "../../text/span.js";
import { toArgument, toShape } from "../../values/convert.js";
import { changedState, LayerObject, type LayerKind, type LayerState } from "../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { DictObject, type ClassObject } from "../../values/objects.js";
import { TupleValue, type CallArguments, type Value } from "../../values/value.js";
import { earlierSpelling, type EarlierSpelling } from "./spelling/earlier-spelling.js";
import { refuseInside } from "./editions.js";
import { activationOf } from "./activation-layers.js";
import { ObjectHandle } from "./layer-handle.js";
import { refuseCopy } from "./configurations/unregistered.js";
import { refuseMade } from "./configurations/made-of-configuration.js";
import { modernSpelling } from "./spelling/modern-spelling.js";

/** The class `keras.layers.X` as the program sees it. */
export function layerClass(entry: LayerEntry, spelledAs = entry.className): NativeFunction {
  return new NativeFunction(
    spelledAs,
    ({ runtime, args, place }) => {
      const layer = newLayer(runtime, "layer", entry.className, entry, undefined, place);
      return configure(runtime, layer, entry, args, place, spelledAs) ?? layer;
    },
    spelledAs,
    undefined,
    undefined,
    entry.signature,
  );
}

export function newLayer(
  runtime: Runtime,
  kind: LayerKind,
  className: string,
  entry: LayerEntry | undefined,
  cls: ClassObject | undefined,
  place: Place,
): LayerObject {
  const layer = new LayerObject(runtime.nextId(), kind, className, entry, cls, place, runtime.assumptions());
  layer.edition = runtime.edition;
  return runtime.heap.adopt(layer);
}

/** Runs the constructor of a catalogued layer on an object; the Unknown of an error, or undefined. */
export function configure(
  runtime: Runtime,
  layer: LayerObject,
  entry: LayerEntry,
  written: CallArguments,
  place: Place,
  spelledAs = entry.name,
): Unknown | undefined {
  let earlier: EarlierSpelling | undefined;
  try {
    earlier = earlierSpelling(entry, spelledAs, written, runtime.settings);
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return failLayer(runtime, error, place);
  }
  if (earlier) reportEarlier(runtime, entry, earlier, place);
  if (earlier?.unfollowed !== undefined) return runtime.unknown(`${earlier.unfollowed} isn't followed`, place);
  const args = earlier?.args ?? written;
  let made: Construction;
  try {
    made = construction(runtime, entry, args, place);
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    // Some classes are named before their arguments are looked at, others after: the count is known no more.
    if (error.problem !== missingArgument && !args.keywords.has("name")) runtime.loseNames(layer.className);
    return failLayer(runtime, asWritten(error, earlier), place);
  }
  const inner = entry.copiesLayer ? (args.positional[0] ?? args.keywords.get("layer")) : undefined;
  const refused =
    refuseConfigurations(runtime, args, place) ??
    refuseInside(runtime, layer, layersOf(entry.wrapped(made.config)), place) ??
    (inner instanceof LayerObject ? refuseCopy(runtime, inner, place, "nothing") : undefined);
  if (refused) return refused;
  take(runtime, layer, entry, made.config, args);
  layer.activation = activationOf(layer);
  layer.dtype = made.base.dtype;
  layer.imageDataFormat = runtime.settings.imageDataFormat;
  const { name } = made.base;
  update(runtime, layer, {
    name:
      name === undefined
        ? runtime.automaticName(automaticNameOf(layer, spelledAs))
        : name instanceof Unknown
          ? undefined
          : name,
    trainable: made.base.trainable,
    ...inputShapeState(made.base.inputShape),
    ...(earlier?.batchInputShape !== undefined && {
      inputShapeArgument: { shape: toShape(earlier.batchInputShape), dtype: "float32" },
    }),
  });
  for (const hidden of entry.hiddenLayers(made.config)) runtime.automaticName(hidden);
  runtime.layerConstructed(layer, layer.place);
  return undefined;
}

/** What the constructor makes of the values. Throws LayerError. */
function construction(
  runtime: Runtime,
  entry: LayerEntry,
  { positional, keywords, unknownRest }: CallArguments,
  place: Place,
  settings = runtime.settings,
): Construction {
  const convert = (value: Value): ArgumentValue =>
    toArgument(value, (inner) => new ObjectHandle(runtime, inner, place));
  const named = new Map([...keywords].map(([name, value]) => [name, convert(value)]));
  return constructLayer(entry, positional.map(convert), named, settings, unknownRest);
}

const layersOf = (handles: readonly LayerHandle[]): readonly LayerObject[] =>
  handles.flatMap((inner) => (inner instanceof ObjectHandle ? [inner.layer] : []));

/** Gives a layer its configuration; the layers in it are inside it from now on. */
function take(runtime: Runtime, layer: LayerObject, entry: LayerEntry, config: unknown, args: CallArguments): void {
  const children = layersOf(entry.wrapped(config));
  update(runtime, layer, { children });
  layer.config = config;
  layer.argumentsGiven = givenArguments(entry, args);
  if (children.length > 0) layer.madeWith ??= args;
  for (const inner of children) {
    runtime.heap.touch(inner);
    inner.inside = true;
  }
}

/** Configures a copy of a layer around others, with `args` in the place of what that was made with. */
export function configureCopy(runtime: Runtime, copy: LayerObject, entry: LayerEntry, args: CallArguments): void {
  const settings = { ...runtime.settings, imageDataFormat: copy.imageDataFormat };
  take(runtime, copy, entry, construction(runtime, entry, args, copy.place, settings).config, args);
}

/** Classes of the program's own are named after themselves. */
const automaticNameOf = (layer: LayerObject, spelledAs: string): string =>
  layer.cls === undefined && earlierLayers.has(spelledAs) ? spelledAs : layer.className;

/** Keras 3 raises at such a call; its meaning is computed all the same. */
function reportEarlier(runtime: Runtime, entry: LayerEntry, earlier: EarlierSpelling, place: Place): void {
  const { removed, words } = earlier;
  const { dialect, isDialectSpelled } = runtime.settings;
  const isKeras3 = dialect === undefined || isDialectSpelled === true;
  // The Keras that is installed takes its own words, and up to 2.3 those of Keras 1.
  if (removed === undefined || !(isKeras3 || (dialect === "tf_keras" && words === "keras1"))) return;
  const refuses = isKeras3 ? "Keras 3 refuses" : "this Keras 2 refuses";
  const message =
    removed === "kernel sides"
      ? `${entry.name}: the sides of a kernel one by one are the way of Keras 1; Keras 3 takes them as one tuple, and the next argument for the strides.`
      : `${entry.name}: \`${removed.keyword}\` is a spelling of an earlier Keras, which ${refuses}.`;
  const argument = removed === "kernel sides" ? undefined : removed.keyword;
  const written = isKeras3 ? runtime.writtenArguments(place) : undefined;
  const fix = written && modernSpelling(entry, earlier, written);
  const at = runtime.argumentPlace(place, argument);
  const problem = { kind: removedInKeras3, place: at, message, ...(fix && { fix }) };
  if (isDialectSpelled) runtime.report(problem);
  else runtime.fail(problem, "ValueError", place);
}

/** The same error in the words of the program. */
function asWritten(error: LayerError, earlier: EarlierSpelling | undefined): LayerError {
  const written = error.argument === undefined ? undefined : earlier?.written.get(error.argument);
  if (written === undefined) return error;
  return new LayerError(error.problem, error.message.replaceAll(`\`${error.argument!}\``, `\`${written}\``), written);
}

/** `input_shape=` as the shape of the input that a Sequential puts before the layer. */
export function inputShapeState(shape: ArgumentValue | undefined): Partial<LayerState> {
  if (shape === undefined || shape === null) return {};
  if (!isShape(shape)) return { misshapenInput: showArgument(shape) };
  const dims = Array.isArray(shape) ? (shape as readonly ArgumentValue[]).map(dimOf) : undefined;
  const reason = shape instanceof Unknown ? shape : new Unknown("the input shape isn't known");
  return { inputShapeArgument: { shape: dims ? [null, ...dims] : reason, dtype: "float32" } };
}

/** Sizes of at least zero, and None, in a sequence; what isn't told may be one. */
const isShape = (shape: ArgumentValue): boolean =>
  isSequence(shape)
    ? shape.every((size) => size === null || (typeof size === "number" ? size >= 0 : isUntold(size)))
    : isUntold(shape);

const isUntold = (value: ArgumentValue): boolean =>
  value instanceof Unknown || value instanceof Sym || value instanceof Opaque || typeof value === "boolean";

const dimOf = (value: ArgumentValue): number | null | Sym | Unknown =>
  value === null || typeof value === "number" || value instanceof Sym || value instanceof Unknown
    ? value
    : new Unknown("the input shape isn't known");

/** What the real layer would raise, as a problem of the program. */
export function failLayer(
  runtime: Runtime,
  error: LayerError,
  place: Place,
  related: NonNullable<Problem["related"]> = [],
  raises?: string,
): Unknown {
  const { problem: kind, message, meant } = error;
  // TensorFlow.js goes on with it.
  if (error instanceof NonsenseError) {
    runtime.report({ kind, place, message, related });
    return runtime.unknown("what TensorFlow.js makes of this can't be", place);
  }
  const isTfjs = runtime.settings.dialect === "tfjs";
  const exception = raises ?? (isTfjs ? "Error" : kind === missingArgument ? "TypeError" : "ValueError");
  // A key that is misspelt is told as it is written.
  const names = [isTfjs ? camelCase(error.argument ?? "") : "", error.argument ?? ""];
  const argument = names.find((name) => name !== "" && runtime.argumentPlace(place, name) !== place) ?? "";
  const at = runtime.argumentPlace(place, argument);
  // An argument has a place of its own only where the call gives it by its name, which that begins with.
  const name = { start: at.start, end: at.start + argument.length };
  const fix = meant !== undefined &&
    at !== place && { fix: { title: `Change to ${meant}`, edits: [{ ...name, newText: meant }] } };
  return runtime.fail({ kind, place: at, message, related, ...fix }, exception, place);
}

/** Reports a name that the library refuses for a layer or model. */
export function refuseName(
  runtime: Runtime,
  layer: LayerObject,
  name: Value | undefined,
  place: Place,
): Unknown | undefined {
  if (name === undefined || name instanceof Sym || runtime.settings.dialect !== undefined) return undefined;
  try {
    nameArgument(
      layer.className,
      toArgument(name, (inner) => new ObjectHandle(runtime, inner, place)),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return failLayer(runtime, error, place);
  }
}

/** Replaces a part of a layer's state. */
export function update(runtime: Runtime, layer: LayerObject, change: Partial<LayerState>): void {
  runtime.heap.touch(layer);
  layer.state = changedState(layer.state, change);
}

function givenArguments(entry: LayerEntry, args: CallArguments): LayerObject["argumentsGiven"] {
  const parameters = signature(entry.signature).positional;
  const given = args.positional.map((value, i) => ({
    name: parameters[i]?.name ?? `argument ${i + 1}`,
    value,
    given: true,
  }));
  for (const [name, value] of args.keywords) given.push({ name, value, given: true });
  return given;
}

/** Arguments that are written as configurations are made at once: `{"class_name": "RandomNormal", "config": {"stddev": 0.1}}`. */
function refuseConfigurations(runtime: Runtime, { keywords }: CallArguments, place: Place): Unknown | undefined {
  if (runtime.settings.dialect !== undefined) return undefined;
  for (const [name, value] of keywords) {
    const kind = /_(initializer|regularizer|constraint)$/.exec(name)?.[1];
    if (kind === undefined || !(value instanceof DictObject) || value.open) continue;
    const [className, config] = [value.get("class_name"), value.get("config")];
    if (typeof className !== "string" || config === undefined) continue;
    const refused = refuseMade(runtime, `keras.${kind}s.${className}`, config, runtime.argumentPlace(place, name));
    if (refused) return refused;
  }
  return undefined;
}
