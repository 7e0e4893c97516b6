/**
 * The keys of a config that name a function or an object of the library: activations, initializers, regularizers, constraints.
 *
 *     activation: "hardSigmoid", kernelInitializer: tf.initializers.heNormal({}), kernelRegularizer: "l1l2"
 *
 * The library looks them up while it makes the layer.
 */
import { Float } from "../../dims/dim.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { DictArgument, isSequence, Opaque, type ArgumentValue } from "../argument.js";
import { LayerError } from "../entry.js";
import { didYouMean } from "../suggest.js";
import { camelCase } from "../../text/case.js";
import { showValue } from "./words.js";

interface Identifiers {
  /** "an activation", for messages. */
  readonly noun: string;
  readonly parameters: RegExp;
  /** What a string may be; the classes are the `className` of a config object too. */
  readonly names: readonly string[];
  readonly classes: readonly string[];
  /** Further names that are taken, and seldom meant. */
  readonly others?: ReadonlyMap<string, unknown>;
  /** Where JavaScript's truth of the value decides whether the default holds. */
  readonly isFalsyAbsent?: boolean;
  /** Classes that can't be made from their name alone. */
  readonly incomplete?: readonly string[];
}

/** With the names that the catalogue has for them. */
const ACTIVATIONS: ReadonlyMap<string, string> = new Map([
  ["elu", "elu"],
  ["gelu", "gelu"],
  ["gelu_new", "gelu"],
  ["hardSigmoid", "hard_sigmoid"],
  ["linear", "linear"],
  ["logSoftmax", "log_softmax"],
  ["mish", "mish"],
  ["relu", "relu"],
  ["relu6", "relu6"],
  ["selu", "selu"],
  ["sigmoid", "sigmoid"],
  ["softmax", "softmax"],
  ["softplus", "softplus"],
  ["softsign", "softsign"],
  ["swish", "swish"],
  ["tanh", "tanh"],
]);

/** Classes of layers that can be made without a configuration: any of them may take an activation's place. */
const LAYERS_AS_ACTIVATIONS: ReadonlyMap<string, string | undefined> = new Map([
  ["ReLU", "relu"],
  ["ELU", "elu"],
  ["Softmax", "softmax"],
  ...(
    "LeakyReLU PReLU ThresholdedReLU UpSampling2D Dropout SpatialDropout1D Flatten Activation RepeatVector Masking Add Multiply Average " +
    "Maximum Minimum Concatenate Dot GaussianNoise GaussianDropout AlphaDropout BatchNormalization LayerNormalization ZeroPadding2D " +
    "MaxPooling1D AveragePooling1D MaxPooling2D AveragePooling2D MaxPooling3D AveragePooling3D GlobalAveragePooling1D GlobalMaxPooling1D " +
    "GlobalAveragePooling2D GlobalMaxPooling2D Rescaling CenterCrop CategoryEncoding Resizing"
  )
    .split(" ")
    .map((name) => [name, undefined] as const),
]);

const KINDS: readonly Identifiers[] = [
  {
    noun: "an activation",
    parameters: /^(recurrent_)?activation$/,
    names: [...ACTIVATIONS.keys()],
    classes: [],
    others: LAYERS_AS_ACTIVATIONS,
  },
  {
    noun: "an initializer",
    parameters: /_initializer$/,
    isFalsyAbsent: true,
    names: [
      ...["glorotNormal", "glorotUniform", "heNormal", "heUniform", "identity", "leCunNormal", "leCunUniform"],
      ...["ones", "orthogonal", "randomNormal", "randomUniform", "truncatedNormal", "varianceScaling", "zeros"],
    ],
    classes: [
      ...["GlorotNormal", "GlorotUniform", "HeNormal", "HeUniform", "Identity", "LeCunNormal", "LeCunUniform"],
      ...["Ones", "Orthogonal", "RandomNormal", "RandomUniform", "TruncatedNormal", "VarianceScaling", "Zeros"],
    ],
    incomplete: ["constant", "Constant"],
  },
  {
    noun: "a regularizer",
    parameters: /_regularizer$/,
    names: ["l1l2"],
    classes: ["L1L2"],
  },
  {
    noun: "a constraint",
    parameters: /_constraint$/,
    names: ["maxNorm", "minMaxNorm", "nonNeg", "unitNorm"],
    classes: ["MaxNorm", "MinMaxNorm", "NonNeg", "UnitNorm"],
  },
];

/** Throws a LayerError where the library would not know what the key names. */
export function checkIdentifier(layer: string, name: string, value: ArgumentValue): void {
  const kind = KINDS.find(({ parameters }) => parameters.test(name));
  if (!kind || value === null || (kind.isFalsyAbsent && isFalsy(value))) return;
  if (typeof value === "string") return checkName(layer, name, value, kind, true);
  if (value instanceof DictArgument) return checkObject(layer, name, value, kind);
  const isPlain = typeof value !== "object" || isSequence(value) || value instanceof Float;
  const isFunction = value instanceof Opaque && (value.kind === "callable" || value.kind === "class");
  if (!isPlain && !isFunction) return;
  const message = `${layer}: \`${camelCase(name)}\` must be the name of ${kind.noun} or such an object, not ${showValue(value)}.`;
  throw new LayerError(invalidArgument, message, name);
}

const isFalsy = (value: ArgumentValue): boolean =>
  value === false || value === 0 || value === "" || (value instanceof Float && Number.isNaN(value.value));

function checkName(layer: string, key: string, name: string, kind: Identifiers, isBare: boolean): void {
  const known = [...(isBare ? kind.names : []), ...kind.classes, ...(kind.classes.length === 0 ? kind.names : [])];
  const isIncomplete = kind.incomplete?.includes(name) === true;
  if (known.includes(name) || kind.others?.has(name) || (isIncomplete && !isBare)) return;
  const noun = kind.noun.replace(/^an? /, "");
  const message = isIncomplete
    ? `${layer}: the ${noun} "${name}" can't be made from its name alone; give tf.initializers.constant({value: …}).`
    : `${layer}: \`${camelCase(key)}\`: there is no ${noun} called "${name}".${hint(name, kind)}`;
  throw new LayerError(invalidArgument, message, key);
}

function hint(name: string, kind: Identifiers): string {
  if (/^l[12]$/i.test(name)) return ` Give tf.regularizers.${name.toLowerCase()}() in its place.`;
  return didYouMean(name.replace(/_/g, ""), kind.names);
}

/** `{className: "relu", config: {}}` */
function checkObject(layer: string, key: string, value: DictArgument, kind: Identifiers): void {
  const [className, config] = [value.get("className") ?? null, value.get("config") ?? null];
  if (className === null || config === null) {
    const message = `${layer}: \`${camelCase(key)}\` as an object needs \`className\` and \`config\`.`;
    throw new LayerError(invalidArgument, message, key);
  }
  if (typeof className === "string") checkName(layer, key, className, kind, false);
}

/** The activation by the name that the catalogue's rules know. */
export function activationName(value: ArgumentValue): ArgumentValue {
  const name = value instanceof DictArgument ? (value.get("className") ?? null) : value;
  if (typeof name !== "string") return name;
  if (LAYERS_AS_ACTIVATIONS.has(name)) return LAYERS_AS_ACTIVATIONS.get(name) ?? new Opaque("callable", name);
  return ACTIVATIONS.get(name) ?? name;
}

/** The layers that a configuration's activations are made of, which take names of their own. */
export function layersOfActivations(config: ReadonlyMap<string, ArgumentValue>): readonly string[] {
  return [config.get("activation"), config.get("recurrentActivation")].flatMap((value) => {
    const name = value instanceof DictArgument ? value.get("className") : value;
    return typeof name === "string" && LAYERS_AS_ACTIVATIONS.has(name) ? [name] : [];
  });
}
