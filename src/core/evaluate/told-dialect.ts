/**
 * Which Keras a program is for: the one that its environment holds, else the one whose spelling it has.
 *
 *     keras/src/version.py of the environment says 3.15    Keras 3, whatever the text says
 *     Convolution2D(8, 3, 3, border_mode="same")           Keras 1
 *     from keras.layers.convolutional import Conv2D        Keras 2
 */
import { earlierLayers } from "../layers/catalogue.js";
import { dialectOfRelease, type Dialect } from "../layers/dialect.js";
import type { LayerSettings } from "../layers/entry.js";
import { earlierModule } from "../libraries/library.js";
import { spellingOf } from "../libraries/keras/spelling/earlier-spelling.js";
import type { CallExpr, Program, Stmt } from "../program/program.js";
import { allNodes, type ProgramNode } from "../program/walk.js";
import type { Ports } from "./interpreter.js";

type Told = Pick<LayerSettings, "dialect" | "isDialectSpelled">;

export function toldDialect(program: Program, text: string, ports: Ports): Told {
  if (LEGACY_SWITCH.test(text) && !/^\s*(import|from) keras\b/m.test(text)) return { dialect: "tf_keras" };
  const version = installedVersion(ports);
  const dialect = version === undefined ? spelledDialect(program, text) : dialectOfRelease(version);
  if (dialect === undefined) return {};
  return { dialect, ...(version === undefined && { isDialectSpelled: true }) };
}

/** TensorFlow from 2.16 hands out Keras 2 where this variable is set. */
const LEGACY_SWITCH = /\bTF_USE_LEGACY_KERAS\W{1,6}(1|True|true)\b/;

/** What it lacks in TensorFlow 2 is no model's. */
export const isForTensorFlow1 = (text: string): boolean => FIRST_TENSORFLOW.test(text) && !/keras/i.test(text);

const FIRST_TENSORFLOW =
  /\btf\.(Session|InteractiveSession|placeholder|contrib|layers|get_variable|variable_scope|app|flags|estimator)\b/;

function installedVersion(ports: Ports): string | undefined {
  for (const folder of ports.searchPaths(ports.mainFile)) {
    for (const file of ["keras/src/version.py", "keras/__init__.py"]) {
      const version = /^__version__ = ["'](\d[\w.]*)["']/m.exec(ports.read(`${folder}/${file}`) ?? "")?.[1];
      if (version !== undefined) return version;
    }
  }
  return undefined;
}

/** What only an earlier Keras has: most texts have none of it, and are not looked at more closely. */
const EARLIER_WORDS =
  /\b(border_mode|nb_\w+|dim_ordering|image_dim_ordering|set_image_dim_ordering|output_dim|init|inner_init|subsample\w*|[WUb]_regularizer|W_constraint|merge|Merge|samples_per_epoch|dropout_[WU]|consume_less|\w+\.(engine|legacy)|keras\.(layers|utils)\.\w+|keras\.objectives|filter_length|pool_length|input|output|p|mode|Highway|MaxoutDense|TimeDistributedDense|Atrous\w+|Deconvolution2D|SReLU|ParametricSoftplus)\b/;

function spelledDialect(program: Program, text: string): Dialect | undefined {
  if (!EARLIER_WORDS.test(text) || !/^\s*(import|from) keras\b/m.test(text)) return undefined;
  const spelled = program.body.map(evidenceIn);
  if (spelled.some(({ keras1 }) => keras1)) return spelled.some(({ keras2 }) => keras2) ? "keras2" : "keras1";
  return spelled.some(({ modules }) => modules) ? "keras2" : undefined;
}

interface Evidence {
  readonly keras1: boolean;
  readonly keras2: boolean;
  /** It imports a module that Keras 3 has put elsewhere, and doesn't go on without it. */
  readonly modules: boolean;
}

/** A statement doesn't change, and an edited text keeps some. */
const known = new WeakMap<Stmt, Evidence>();

function evidenceIn(statement: Stmt): Evidence {
  const before = known.get(statement);
  if (before) return before;
  const nodes = allNodes(statement);
  const imports = nodes.filter(isEarlierImport);
  const tries = imports.length === 0 ? [] : nodes.filter(({ kind }) => kind === "try");
  const evidence = { keras1: false, keras2: false, modules: false };
  for (const node of nodes) {
    const found = evidenceOf(node);
    if (found !== undefined) evidence[found] = true;
  }
  evidence.modules = imports.some((node) => !tries.some(({ start, end }) => start <= node.start && node.end <= end));
  known.set(statement, evidence);
  return evidence;
}

/** In which words something is written that Keras 3 has no more. */
function evidenceOf(node: ProgramNode): "keras1" | "keras2" | undefined {
  if (node.kind === "call") return evidenceOfCall(node);
  if (node.kind === "attribute") return DIM_ORDERING.has(node.name) ? "keras1" : undefined;
  if (node.kind !== "import-from" || !/^keras\.layers\b/.test(node.module)) return undefined;
  return node.names.some(({ name }) => KERAS_1_ALONE.has(name)) ? "keras1" : undefined;
}

const DIM_ORDERING = new Set(["image_dim_ordering", "set_image_dim_ordering"]);

/** Classes and functions that Keras 2 had no more, or only to be kept going. */
const KERAS_1_ALONE = new Set(
  [...earlierLayers.keys(), "merge"].filter(
    (name) => !/^(CuDNN|LocallyConnected|Random|ThresholdedReLU|Sync|Deconv[23]D)/.test(name),
  ),
);

/** Layers, models, and what trains them: other calls tell nothing. */
const TELLING = /^([A-Z]|fit|merge$)/;

function evidenceOfCall({ callee, args }: CallExpr): "keras1" | "keras2" | undefined {
  const name = callee.kind === "name" ? callee.name : callee.kind === "attribute" ? callee.name : undefined;
  if (name === undefined || !args.some(({ kind }) => kind === "keyword") || !TELLING.test(name)) return undefined;
  const keywords = args.flatMap((arg) => (arg.kind === "keyword" && arg.name !== undefined ? [arg.name] : []));
  if (/^fit(_generator)?$/.test(name)) {
    if (keywords.some((keyword) => FIT_IN_KERAS_1.has(keyword))) return "keras1";
    return keywords.includes("epochs") ? "keras2" : undefined;
  }
  if (name === "Model") return keywords.includes("input") && keywords.includes("output") ? "keras1" : undefined;
  return keywords.length === 0 ? undefined : spellingOf(name, keywords);
}

const FIT_IN_KERAS_1 = new Set(["nb_epoch", "samples_per_epoch", "nb_val_samples", "nb_worker", "max_q_size"]);

/** Modules that Keras 3 has put elsewhere. */
const isEarlierImport = (node: ProgramNode): boolean =>
  (node.kind === "import-from" || node.kind === "import") && earlierModule(node.module) !== undefined;
