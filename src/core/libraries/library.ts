/**
 * What is known of the outside, by dotted path: modules, functions, classes, methods of built-in types.
 *
 *     keras.layers.Conv2D, tensorflow.keras.layers.Conv2D, keras.layers.convolutional.Conv2D   one class
 *     matplotlib.pyplot.plot(history)                                                          known to change no model
 */
import { Unknown } from "../dims/dim.js";
import { earlierLayers, layerNames } from "../layers/catalogue.js";
import { askFor, suggest } from "../layers/suggest.js";
import { removedInKeras3 } from "../problems/removed-in-keras-3.js";
import type { Problem } from "../problems/problem.js";
import { unknownLayer } from "../problems/unknown-layer.js";
import type { Place, Span } from "../text/span.js";
import { NativeFunction, type NativeCall, type Runtime } from "../values/native.js";
import { tensorsIn } from "../values/convert.js";
import { BoundMethod, External, TensorValue, TupleValue, type CallArguments, type Value } from "../values/value.js";
import { dtypeOf } from "./tensors/dtypes.js";
import { asDims } from "./tensors/sizes.js";
import { applicationMember } from "./keras/applications/members.js";
import { refuseArguments } from "./keras/arguments/call-signatures.js";
import { ofEdition, warnOfTensors } from "./keras/editions.js";
import { refuseInitializer, refuseShape } from "./keras/arguments/initializers.js";
import { noteRegistration } from "./keras/configurations/unregistered.js";
import { refuseConfiguredCall } from "./keras/configurations/configured-objects.js";
import { importedFrom, lackAt, type Lack } from "./keras/known-names.js";
import { isEarlierPart } from "./keras/missing-modules.js";
import { keptIn } from "./keras/training/results.js";
import { isObjectClass, refuseObjectAttribute, refuseObjectCall } from "./keras/library-objects.js";
import { kerasMembers } from "./keras/members.js";
import { activationMembers } from "./keras/activations.js";
import { opsNatives } from "./keras/ops/ops.js";
import { isSymbolic, refuseValue } from "./keras/ops/symbolic-value.js";
import { publicNames } from "./keras/recorded/public-names.js";
import { randomNatives } from "./keras/ops/random.js";
import { numpyConstants, numpyNatives } from "./numpy.js";
import { kerasTunerNatives } from "./keras-tuner.js";
import { abslNatives, flagValue } from "./python/absl.js";
import { argparseNatives } from "./python/argparse.js";
import { isExceptionName } from "./python/exceptions.js";
import { namespaceNatives } from "./python/namespaces.js";
import { builtinNatives } from "./python/builtins.js";
import { collectionsNatives } from "./python/collections.js";
import { dataclassNatives } from "./python/dataclasses.js";
import { namedTupleNatives } from "./python/named-tuples.js";
import { itertoolsNatives } from "./python/itertools.js";
import { jsonNatives } from "./python/json.js";
import { hashNatives } from "./python/hashing.js";
import { numberFunctionNatives } from "./python/number-functions.js";
import { numberNatives, pythonConstants } from "./python/numbers.js";
import { operatorNatives } from "./python/operator-module.js";
import { methodTables } from "./python/methods.js";
import { pathNatives } from "./python/paths.js";
import { regularExpressionNatives } from "./python/regular-expressions.js";
import { treeNatives } from "./python/tree.js";
import { standardLibrary } from "./python/standard-library.js";
import { streamlitNatives } from "./python/streamlit.js";
import { imageNatives } from "./pipelines/images.js";
import { pipelineNatives } from "./pipelines/sources.js";
import { memberOfFirst } from "./tensorflow/compatible.js";
import { refuseCall } from "./tensorflow/call-signatures.js";
import { refuseName as refuseFirstName } from "./tensorflow/first-release.js";
import { tensorFlowDatasetNatives } from "./pipelines/tensorflow-datasets.js";
import { scikitLearnNatives } from "./scikit-learn/scikit-learn.js";
import { tensorFlowConstants, tensorFlowNatives } from "./tensorflow/tensorflow.js";
import type { Natives } from "./native-helpers.js";
import { canonicalPath, earlierModule, editionOf, isOfSource, routeOf } from "./paths.js";

export { canonicalPath, earlierModule, routeOf };

const members = new Map<string, Value>();
const HELD_AGAINST_SIGNATURES = /^keras\.(utils|preprocessing|models|saving)\.\w/;
const HELD_AGAINST_TENSORFLOWS = /^(tensorflow|keras\.backend)\.\w/;

for (const natives of [
  builtinNatives,
  streamlitNatives,
  standardLibrary,
  itertoolsNatives,
  collectionsNatives,
  operatorNatives,
  jsonNatives,
  dataclassNatives,
  namedTupleNatives,
  numberNatives,
  hashNatives,
  numberFunctionNatives,
  abslNatives,
  kerasTunerNatives,
  argparseNatives,
  namespaceNatives,
  treeNatives,
  pathNatives,
  regularExpressionNatives,
  numpyNatives,
  opsNatives,
  randomNatives,
  tensorFlowNatives,
  pipelineNatives,
  imageNatives,
  scikitLearnNatives,
  tensorFlowDatasetNatives,
] satisfies readonly Natives[])
  for (const [path, make] of Object.entries(natives)) members.set(path, make(path));
// What `six` keeps under one name for both Pythons.
for (const name of ["range", "zip", "map", "filter", "input"])
  members.set(`six.moves.${name}`, members.get(`builtins.${name}`)!);
members.set("six.moves.xrange", members.get("builtins.range")!);
members.set("six.moves.reduce", members.get("functools.reduce")!);
/** The Python that a program is taken to run on. */
members.set(
  "sys.version_info",
  new TupleValue([3, 12, 0, "final", 0], {
    typeName: "version_info",
    fields: ["major", "minor", "micro", "releaselevel", "serial"],
  }),
);
for (const [path, value] of [
  ...pythonConstants,
  ...numpyConstants,
  ...tensorFlowConstants,
  ...activationMembers,
  ...kerasMembers,
])
  members.set(path, value);
// What is computed here needn't name all the arguments that there are.
for (const [path, value] of members) {
  const refuse = HELD_AGAINST_SIGNATURES.test(path)
    ? refuseArguments
    : HELD_AGAINST_TENSORFLOWS.test(path)
      ? refuseCall
      : undefined;
  if (refuse && value instanceof NativeFunction) members.set(path, withSignature(path, value, refuse));
}

function withSignature(
  path: string,
  { name, invoke, className, path: own }: NativeFunction,
  refuse: typeof refuseArguments,
): NativeFunction {
  const checked = (call: NativeCall): Value => refuse(call.runtime, path, call.args, call.place) ?? invoke(call);
  return new NativeFunction(name, checked, className, own);
}

/** Libraries that hold models but are read by what is known of them here, and never from their sources. */
const KERAS_MODULE = /^(keras|tensorflow|tf_keras)(\.|$)/;

/** Top-level modules outside that neither build nor change a model: what is passed to them stays as it is. */
const READERS = new Set(
  (
    "abc absl argparse ast base64 builtins bz2 collections contextlib copy csv cv2 dataclasses datetime distutils enum errno functools gc getpass glob graphviz gzip h5py " +
    "gym gymnasium hashlib heapq huggingface_hub imageio importlib inspect IPython io itertools joblib json kagglehub librosa logging math matplotlib mpl_toolkits multiprocessing nltk numbers numpy " +
    "operator os packaging pandas pathlib pickle PIL pkg_resources platform plotly pprint psutil pydot queue random re regex requests rich scipy seaborn sentencepiece shutil signal skimage sklearn socket " +
    "statistics string struct subprocess sys tarfile tempfile textwrap threading time tokenizers tqdm tree traceback types typing typing_extensions unittest urllib uuid " +
    "warnings weakref wandb wget xml yaml zipfile __future__ tensorflow_datasets tensorboard imutils google opencv " +
    "coremltools gradio keras2onnx mlflow netron onnxmltools shap streamlit tensorflowjs tf2onnx visualkeras"
  ).split(" "),
);

const rootOf = (path: string): string => path.split(".", 1)[0]!;

/** A module that is known by name: it isn't looked for among the program's own files. */
export const isKnownModule = (path: string): boolean => KERAS_MODULE.test(path) || READERS.has(rootOf(path));

export const builtin = (name: string): Value | undefined =>
  members.get(`builtins.${name}`) ??
  (isExceptionName(name) || OTHER_BUILTINS.has(name) ? new External(`builtins.${name}`) : undefined);

/** Built-in names of which no more is known than that they change no model. IPython adds two of them. */
const OTHER_BUILTINS = new Set(
  (
    "object NotImplemented Ellipsis __name__ __file__ __debug__ __builtins__ aiter anext ascii breakpoint bytearray bytes compile " +
    "complex copyright credits hash help license memoryview display get_ipython"
  ).split(" "),
);

/** What stands under another name: `chain.from_iterable`. */
export const memberUnder = ({ path }: NativeFunction, name: string): Value | undefined =>
  path === undefined ? undefined : members.get(`${path}.${name}`);

/** A method of a built-in type: `str.format`, `list.append`. */
export const methodOf = (type: string, name: string): NativeFunction | undefined => methodTables.get(type)?.get(name);

/** `module.name`; what isn't there raises one exception where it is imported, and another elsewhere. */
export function moduleMember(
  runtime: Runtime,
  module: External,
  name: string,
  place: Place,
  exception: "AttributeError" | "ImportError" = "AttributeError",
): Value {
  const flag = flagValue(runtime, module, name, place);
  if (flag !== undefined) return flag;
  if (module.instance) {
    const ofObject = `${module.path}().${name}`;
    const method = members.get(ofObject);
    const kept = keptIn(module, name);
    if (kept !== undefined) return kept;
    const lack = method === undefined ? refuseObjectAttribute(runtime, module, name, place) : undefined;
    if (lack) return lack;
    return method === undefined ? new External(ofObject, module.instance) : new BoundMethod(module, method);
  }
  const path = canonicalPath(`${module.path}.${name}`);
  const route = module.route ?? routeOf(`${module.path}.${name}`);
  if (runtime.replaced.has(path)) return replacement(runtime, path, place) ?? new External(path, undefined, route);
  if (route === undefined) checkBackend(runtime, path, name, place, exception);
  checkEarlierLayer(runtime, path, name, place, exception);
  const gone = refuseFirstName(runtime, module.path, name, place, exception);
  if (gone) return gone;
  if (exception === "AttributeError" && isEarlierPart(module.path, name)) refusePart(runtime, name, place);
  const known = memberOfFirst(runtime, path) ?? members.get(path);
  if (known !== undefined && path !== "keras.layers.merge") return ofEdition(known, path, route);
  if (path === "keras.__version__" && runtime.settings.dialect !== undefined) return LAST_KERAS_2;
  if (READ_FROM_SOURCE.test(path)) {
    const isOther = editionOf(route) !== undefined;
    const read = (isOther ? undefined : runtime.importFromSource(module.path, name)) ?? applicationMember(path);
    if (read !== undefined) return ofEdition(read, path, route);
  }
  // The library's source has classes of its own besides: `keras.src.layers.convolutional.base_conv.BaseConv`.
  if (route !== "source" && /^keras\.layers\.[A-Z]\w*$/.test(path)) return noSuchLayer(runtime, name, place, exception);
  const lack = path === `${module.path}.${name}` ? lackAt(runtime, module, name, place) : undefined;
  const refused = lack && refuseName(runtime, lack, name, place, exception);
  if (refused && !lack.isEarlier) return refused;
  const home = importedFrom(module.path, name);
  const atHome = home === undefined ? undefined : members.get(canonicalPath(home));
  return atHome === undefined ? new External(path, undefined, route) : ofEdition(atHome, path, route);
}

/** What the analysed file reads back of what it has set: code of packages may know the name from elsewhere. */
const replacement = (runtime: Runtime, path: string, place: Place): Value | undefined =>
  place.file === "" ? runtime.replacements.get(path) : undefined;

function refuseName(runtime: Runtime, lack: Lack, name: string, place: Place, exception: string): Unknown {
  const span = lastName(place, name);
  const problem = {
    kind: lack.isEarlier ? removedInKeras3 : unknownLayer,
    place: { ...place, ...span },
    message: lack.message,
    ...changeTo(lack.suggestion, span),
  };
  return runtime.fail(problem, exception, place);
}

const changeTo = (suggestion: string | undefined, span: Span): Pick<Problem, "fix"> =>
  suggestion === undefined
    ? {}
    : { fix: { title: `Change to ${suggestion}`, edits: [{ start: span.start, end: span.end, newText: suggestion }] } };

/** What `keras.backend` still holds in Keras 3. */
const BACKEND_NAMES = new Set(publicNames["keras.backend"]!.split(" "));

/** Layers that Keras 3 has no more are computed all the same. */
function checkEarlierLayer(runtime: Runtime, path: string, name: string, place: Place, exception: string): void {
  const { dialect, isDialectSpelled } = runtime.settings;
  if (place.file !== "" || (dialect !== undefined && !isDialectSpelled)) return;
  if (path !== `keras.layers.${name}` || !(earlierLayers.has(name) || name === "merge")) return;
  const message = `keras.layers has no \`${name}\` in Keras 3: it is of an earlier Keras.`;
  const problem = { kind: removedInKeras3, place: { ...place, ...lastName(place, name) }, message };
  if (isDialectSpelled) runtime.report(problem);
  else runtime.fail(problem, exception, place);
}

/** `layers.experimental.preprocessing.Rescaling`: the layers of such parts stand in keras.layers itself. */
function refusePart(runtime: Runtime, name: string, place: Place): void {
  if (runtime.settings.dialect !== undefined || place.file !== "" || !runtime.isDecided) return;
  const message = `keras.layers has no \`${name}\` in Keras 3; its layers stand in keras.layers itself.`;
  runtime.fail(
    { kind: removedInKeras3, place: { ...place, ...lastName(place, name) }, message },
    "AttributeError",
    place,
  );
}

const lastName = ({ start, end }: Place, name: string): Span => ({ start: Math.max(start, end - name.length), end });

const BACKEND_RENAMED: Readonly<Record<string, string>> = {
  image_dim_ordering: "image_data_format",
  set_image_dim_ordering: "set_image_data_format",
};

/** The functions on tensors have gone from `keras.backend`; what they meant is computed all the same. */
function checkBackend(runtime: Runtime, path: string, name: string, place: Place, exception: string): void {
  const { dialect, isDialectSpelled } = runtime.settings;
  if (place.file !== "" || (dialect !== undefined && !isDialectSpelled)) return;
  if (path !== `keras.backend.${name}` || BACKEND_NAMES.has(name) || name.startsWith("_")) return;
  const instead = Object.hasOwn(BACKEND_RENAMED, name)
    ? `It is called ${BACKEND_RENAMED[name]!} now.`
    : "Use keras.ops, or tensorflow.keras.backend, which keeps it.";
  const message = `keras.backend has no \`${name}\` in Keras 3. ${instead}`;
  const problem = { kind: removedInKeras3, place: { ...place, ...lastName(place, name) }, message };
  if (isDialectSpelled) runtime.report(problem);
  else runtime.fail(problem, exception, place);
}

/**
 * Modules of the library whose functions are ordinary model code: they are read like the program's own. Where the library
 * isn't installed, what it told of them before has to do.
 */
const READ_FROM_SOURCE = /^keras\.(applications\.|__version__$)/;

/** The release of Keras 2 that a program for it is taken to run on. */
const LAST_KERAS_2 = "2.15.0";

/** A name that a star import brings. */
export function starMember(module: External, name: string): Value | undefined {
  const path = canonicalPath(`${module.path}.${name}`);
  const member = members.get(path) ?? applicationMember(path);
  return member === undefined ? undefined : ofEdition(member, path, module.route);
}

function noSuchLayer(runtime: Runtime, name: string, place: Place, exception: string): Unknown {
  const suggestion = suggest(name, layerNames);
  const nameSpan = lastName(place, name);
  const problem = {
    kind: unknownLayer,
    place: { ...place, ...nameSpan },
    message: `Unknown layer ${name}.${askFor(suggestion)}`,
    ...changeTo(suggestion, nameSpan),
  };
  runtime.fail(problem, exception, place);
  return new Unknown(`keras.layers has no ${name}`, place);
}

/** A call of something outside that isn't known in detail. */
export function callExternal(runtime: Runtime, callee: External, args: CallArguments, place: Place): Value {
  const known = callee.instance ? undefined : members.get(callee.path);
  if (known !== undefined && !(known instanceof External)) return runtime.call(known, args, place);
  const misbound = callee.instance ? refuseObjectCall(runtime, callee, args, place) : undefined;
  if (misbound) return misbound;
  if (callee.instance && INITIALIZER.test(callee.path)) return initialized(runtime, callee, args, place);
  const ofLoss = callee.instance && LOSS.test(callee.path) && callee.route !== "tf_keras";
  const symbolic = ofLoss ? args.positional.find(isSymbolic) : undefined;
  const unfit = symbolic && !runtime.insideCall ? refuseValue(runtime, symbolic, "loss", place) : undefined;
  if (unfit) return unfit;
  warnOfTensors(runtime, callee, args, place);
  noteRegistration(runtime, callee.path);
  if (/\bParameterServerStrategy$/.test(callee.path)) runtime.changeSettings({ spreadsVariables: true });
  if (/\bexperimental_enable_numpy_behavior$/.test(callee.path)) runtime.changeSettings({ isNumPyLike: true });
  const refused =
    callee.instance || isOfSource(callee.route)
      ? undefined
      : (refuseArguments(runtime, callee.path, args, place) ??
        refuseConfiguredCall(runtime, callee.path, args, place) ??
        refuseCall(runtime, callee.path, args, place));
  if (refused) return refused;
  const reads = KERAS_MODULE.test(callee.path) || READERS.has(rootOf(callee.path)) || READING.test(callee.path);
  // What an object gives when it is called is another one than itself.
  const path = callee.instance && isObjectClass(callee.path) ? `${callee.path}()` : callee.path;
  const result = new External(path, { args, place }, callee.route);
  if (MAKES_LAYERS.test(callee.path)) runtime.loseNames();
  const given = [...args.positional, ...args.keywords.values()];
  const tensors = given.flatMap(tensorsIn);
  if (tensors.length > 0 && !COSTS_NOTHING.test(callee.path)) runtime.spend(undefined);
  // In Keras 2 it leaves layers in the graph, nobody knows how many.
  if (OF_TENSORS.test(callee.path) && tensors.some(({ origin }) => origin)) runtime.loseNames("tf.");
  if (!reads) runtime.escape(given, new Unknown(`it was passed to \`${callee.path}\`, which isn't read`, place));
  return result;
}

/** Their objects compute with values, but for two; what their functions compute may be put into the graph. */
const LOSS = /^keras\.losses\.(?!(Dice|Tversky)$)[A-Z]\w+$/;

/** An object that fills a tensor of the shape that it is called with. */
const INITIALIZER = /^(keras|tensorflow)\.(.*\.)?(initializers\.\w+|\w+_initializer)$/;

/** Functions that compute nothing of the model's own: by their modules, or by names that can mean nothing else. */
const COSTS_NOTHING = /\b(summary|debugging|losses|metrics|optimizers|GradientTape)\.|\.(print|show|plot|save)$/;

function initialized(runtime: Runtime, initializer: External, args: CallArguments, place: Place): Value {
  const { positional, keywords } = args;
  const shape = asDims(keywords.get("shape") ?? positional[0] ?? null);
  const refused = refuseInitializer(runtime, initializer, place) ?? refuseShape(runtime, initializer, shape, place);
  if (refused) return refused;
  return new TensorValue(shape, dtypeOf(keywords.get("dtype") ?? positional[1] ?? null, "float32"), undefined, {
    kind: "tensor",
  });
}

/** Functions of the library that make layers which aren't seen. */
const MAKES_LAYERS =
  /^keras\.(applications\.|models\.(load_model|model_from_json|clone_model)|saving\.load_model|layers\.TFSMLayer)/;

/** Functions on tensors. */
const OF_TENSORS = /^(tensorflow|keras\.backend)\./;

/** Functions of unread modules that by their names only look at what they are given. */
const READING = /(^|[._])(plot|show|print|display|draw|visualize|log|save|export|report|evaluate|test|summary)\w*$/i;
