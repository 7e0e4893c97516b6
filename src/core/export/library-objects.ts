/**
 * Initializers, regularizers and constraints of both libraries as one: a class of Keras' and its arguments.
 *
 *     "he_normal", "HeNormal", keras.initializers.HeNormal(seed=3), tf.initializers.heNormal({seed: 3})
 *     ──▶   { className: "HeNormal", config: { seed: 3 } }
 *
 * Signatures: keras/src/initializers, keras/src/regularizers and keras/src/constraints of Keras 3.15.
 */
import type { TopologyValue } from "../model/topology.js";
import { plainArgument, type PlainValue } from "../layers/argument.js";
import { signature } from "../layers/signature.js";
import { snakeCase } from "../text/case.js";
import type { Json } from "./findings.js";

export type ObjectKind = "initializers" | "regularizers" | "constraints";

export interface KerasObject {
  readonly kind: ObjectKind;
  /** Of Keras 3: "LecunNormal". */
  readonly className: string;
  readonly config: Readonly<Record<string, Json>>;
}

const CLASSES: Readonly<Record<ObjectKind, Readonly<Record<string, string>>>> = {
  initializers: {
    Constant: "value=0.0",
    GlorotNormal: "seed=None",
    GlorotUniform: "seed=None",
    HeNormal: "seed=None",
    HeUniform: "seed=None",
    Identity: "gain=1.0",
    LecunNormal: "seed=None",
    LecunUniform: "seed=None",
    Ones: "",
    Orthogonal: "gain=1.0, seed=None",
    RandomNormal: "mean=0.0, stddev=0.05, seed=None",
    RandomUniform: "minval=-0.05, maxval=0.05, seed=None",
    TruncatedNormal: "mean=0.0, stddev=0.05, seed=None",
    VarianceScaling: 'scale=1.0, mode="fan_in", distribution="truncated_normal", seed=None',
    Zeros: "",
  },
  regularizers: { L1: "l1=0.01", L2: "l2=0.01", L1L2: "l1=0.0, l2=0.0" },
  constraints: {
    MaxNorm: "max_value=2, axis=0",
    MinMaxNorm: "min_value=0.0, max_value=1.0, rate=1.0, axis=0",
    NonNeg: "",
    UnitNorm: "axis=0",
  },
};

/** Names that aren't those of the class in another spelling. */
const ALIASES: Readonly<Record<string, string>> = {
  normal: "RandomNormal",
  uniform: "RandomUniform",
  one: "Ones",
  zero: "Zeros",
  identityinitializer: "Identity",
  orthogonalinitializer: "Orthogonal",
};

/** TensorFlow.js' defaults where they are others. */
const DEFAULTS_OF_TFJS: Readonly<Record<string, Readonly<Record<string, number | string>>>> = {
  VarianceScaling: { distribution: "truncated_normal" },
  L1L2: { l1: 0.01, l2: 0.01 },
};

/** In any spelling: "he_normal", "heNormal", "HeNormal". */
const canonical = (name: string): string => name.replaceAll("_", "").toLowerCase();

const byName = new Map(
  (Object.keys(CLASSES) as ObjectKind[]).map((kind) => [
    kind,
    new Map(Object.keys(CLASSES[kind]).map((name) => [canonical(name), name])),
  ]),
);

function classNamed(kind: ObjectKind, name: string): string | undefined {
  const key = canonical(name);
  return ALIASES[key] ?? byName.get(kind)!.get(key);
}

/** Undefined where it is none of the library's, or an argument isn't known. */
export function kerasObject(kind: ObjectKind, value: TopologyValue): KerasObject | undefined {
  if (typeof value === "string") return made(kind, value, [], {}, value !== value.toLowerCase());
  if (value === null || typeof value !== "object") return undefined;
  if ("dict" in value) return fromConfig(kind, value.dict);
  if ("function" in value) return made(kind, lastPart(value.function), [], {}, value.function.startsWith("tfjs."));
  if (!("object" in value)) return undefined;
  const isTfjs = value.object.startsWith("tfjs.");
  const [config] = value.positional;
  const keywords = isTfjs && isDict(config) ? config.dict : value.keywords;
  return made(kind, lastPart(value.object), isTfjs ? [] : value.positional, keywords, isTfjs);
}

/** `{class_name: "HeNormal", config: {}}` */
function fromConfig(kind: ObjectKind, dict: Readonly<Record<string, TopologyValue>>): KerasObject | undefined {
  const name = dict["class_name"] ?? dict["className"];
  const config = dict["config"] ?? { dict: {} };
  if (typeof name !== "string" || !isDict(config)) return undefined;
  return made(kind, name, [], config.dict, "className" in dict);
}

function made(
  kind: ObjectKind,
  name: string,
  positional: readonly TopologyValue[],
  keywords: Readonly<Record<string, TopologyValue>>,
  isTfjs: boolean,
): KerasObject | undefined {
  const className = classNamed(kind, name);
  if (className === undefined) return undefined;
  const { parameters } = signature(CLASSES[kind][className]!);
  const given = new Map<string, TopologyValue>(positional.map((value, i) => [parameters[i]?.name ?? "", value]));
  for (const [key, value] of Object.entries(keywords)) given.set(isTfjs ? snakeCase(key) : key, value);
  const config: Record<string, Json> = {};
  for (const { name: parameter, default: standard } of parameters) {
    const value = given.get(parameter) ?? (isTfjs ? DEFAULTS_OF_TFJS[className]?.[parameter] : undefined);
    const plain = value === undefined ? plainArgument(standard) : plainValue(value);
    if (plain === undefined) return undefined;
    const isNormal = isTfjs && parameter === "distribution" && plain === "normal";
    config[parameter] = isNormal ? "truncated_normal" : typeof plain === "string" ? snakeCase(plain) : plain;
  }
  return { kind, className, config };
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

const isDict = (
  value: TopologyValue | undefined,
): value is { readonly dict: Readonly<Record<string, TopologyValue>> } =>
  typeof value === "object" && value !== null && "dict" in value;

const plainValue = (value: TopologyValue): PlainValue | undefined =>
  value === null || typeof value !== "object" ? value : undefined;
