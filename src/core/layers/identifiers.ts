/**
 * The arguments that name a function or an object of the library: activations, initializers, regularizers, constraints.
 *
 *     activation="relu", kernel_initializer="he_normal", kernel_regularizer=None, bias_constraint="non_neg"
 *
 * The library looks such names up while it makes the layer, by the same rules wherever a parameter has such a name.
 */
import { Float } from "../dims/dim.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import { operationsOfActivation } from "./activation-function.js";
import { DictArgument, isSequence, Opaque, showArgument, type ArgumentValue } from "./argument.js";
import { LayerError } from "./entry.js";
import { didYouMean } from "./suggest.js";

interface Identifiers {
  /** "an activation", for messages. */
  readonly noun: string;
  readonly parameters: RegExp;
  /** Class names; their snake_case spelling is taken too. */
  readonly classes: readonly string[];
  /** Names taken as they are. */
  readonly names: readonly string[];
  /** They fill weights: "package>Name" finds a class that the program has registered. */
  readonly registered: boolean;
  /** Classes that can't be made from their name alone. */
  readonly incomplete?: readonly string[];
}

const KINDS: readonly Identifiers[] = [
  {
    noun: "an activation",
    parameters: /^(recurrent_)?activation$/,
    classes: [],
    names: [...operationsOfActivation.keys()],
    registered: false,
  },
  {
    noun: "an initializer",
    parameters: /_initializer$/,
    classes: [
      ...["Initializer", "Identity", "Ones", "STFT", "Zeros", "GlorotNormal", "GlorotUniform", "HeNormal"],
      ...["HeUniform", "LecunNormal", "LecunUniform", "Orthogonal", "RandomNormal", "RandomUniform"],
      ...["TruncatedNormal", "VarianceScaling"],
    ],
    names: ["IdentityInitializer", "STFTInitializer", "OrthogonalInitializer", "normal", "one", "uniform", "zero"],
    registered: true,
    incomplete: ["Constant", "constant"],
  },
  {
    noun: "a regularizer",
    parameters: /_regularizer$/,
    classes: ["Regularizer", "L1", "L2", "L1L2", "OrthogonalRegularizer"],
    names: [],
    registered: false,
  },
  {
    noun: "a constraint",
    parameters: /_constraint$/,
    classes: ["Constraint", "MaxNorm", "MinMaxNorm", "NonNeg", "UnitNorm"],
    names: [],
    registered: false,
  },
];

/** "GlorotUniform" as "glorot_uniform", "L1L2" as "l1l2". */
function snakeCase(name: string): string {
  const words = name.replace(/\W+/g, "").replace(/(.)([A-Z][a-z]+)/g, "$1_$2");
  return words.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
}

const namesOf = new Map<Identifiers, ReadonlySet<string>>(
  KINDS.map((kind) => [kind, new Set([...kind.names, ...kind.classes, ...kind.classes.map(snakeCase)])]),
);

/** Throws a LayerError where the library would not know what the argument names. */
export function checkIdentifier(layer: string, role: string, value: ArgumentValue, parameter = role): void {
  const kind = KINDS.find(({ parameters }) => parameters.test(role));
  if (!kind || value === null) return;
  if (typeof value === "string") return checkName(layer, parameter, value, kind);
  if (value instanceof DictArgument) return checkConfiguration(layer, parameter, value, kind);
  const isPlainValue = typeof value !== "object" || isSequence(value) || value instanceof Float;
  if (!isPlainValue && !(value instanceof Opaque && isNoFunction(value, kind))) return;
  const message = `${layer}: \`${parameter}\` must be ${kind.noun} (its name, or a callable), not ${showArgument(value)}.`;
  throw new LayerError(invalidArgument, message, parameter);
}

/** Weights may be filled from an array. */
const isNoFunction = (value: Opaque, { registered }: Identifiers): boolean =>
  value.isInert || value.kind === "tensor" || (value.kind === "array" && !registered);

/** `{"class_name": "HeNormal", "config": {…}}`, as the library writes an object down. Where a module is named it looks there. */
function checkConfiguration(layer: string, parameter: string, value: DictArgument, kind: Identifiers): void {
  if (value.entries.some(([key]) => typeof key !== "string" && key !== null && typeof key !== "number")) return;
  const name = value.get("class_name");
  const isFunction = kind.classes.length === 0;
  if (name === undefined || (isFunction && value.get("config") === undefined)) {
    const message = `${layer}: \`${parameter}\` is a dict without ${name === undefined ? '"class_name"' : '"config"'}, and ${kind.noun} is written as {"class_name": …, "config": …}.`;
    throw new LayerError(invalidArgument, message, parameter);
  }
  const isIncomplete = typeof name !== "string" || kind.incomplete?.includes(name) === true;
  if (!isFunction && !isIncomplete && value.get("module") === undefined) checkName(layer, parameter, name, kind);
}

function checkName(layer: string, parameter: string, name: string, kind: Identifiers): void {
  const names = namesOf.get(kind)!;
  if (names.has(name) || (kind.registered && name.includes(">"))) return;
  const message = kind.incomplete?.includes(name)
    ? `${layer}: ${kind.noun.replace("an ", "the ")} '${name}' can't be made from its name alone; give the object, with its value.`
    : `${layer}: there is ${kind.noun.replace(/^an? /, "no ")} called '${name}'.${didYouMean(name, names)}`;
  throw new LayerError(invalidArgument, message, parameter);
}

/** They draw numbers that no integer weight can hold; those whose bounds depend on the weight's shape are not among them. */
const DRAWS_FRACTIONS =
  /^(glorot|he|lecun)_?normal$|^(random_?|truncated_?)?normal$|^(random_?)?uniform$|^orthogonal|^variance_?scaling$/i;

/** Whether a weight that the initializer of this name fills must be of real numbers. */
export const needsFloats = (parameter: string, value: ArgumentValue): boolean =>
  parameter.endsWith("_initializer") && typeof value === "string" && DRAWS_FRACTIONS.test(value);
