/**
 * Calls of what the library has beside layers and operations, held against its signatures: callbacks, optimizers, losses, `fit`.
 *
 *     EarlyStopping(patiance=3)         no such argument; patience was meant
 *     model.fit(x, y, workers=4)        Keras 2 had it
 *     ModelCheckpoint()                 `filepath` is missing
 */
import type { Unknown } from "../../../dims/dim.js";
import { refuseBinding } from "../../../layers/construct.js";
import { checkIdentifier } from "../../../layers/identifiers.js";
import { didYouMean } from "../../../layers/suggest.js";
import { identifierNames } from "../recorded/public-names.js";
import type { Dialect } from "../../../layers/dialect.js";
import { LayerError } from "../../../layers/entry.js";
import { bind, signature, type Signature } from "../../../layers/signature.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { missingArgument } from "../../../problems/missing-argument.js";
import { removedInKeras3 } from "../../../problems/removed-in-keras-3.js";
import type { Place } from "../../../text/span.js";
import type { Runtime } from "../../../values/native.js";
import { TensorValue, type CallArguments, type Value } from "../../../values/value.js";
import { refusedArray, refusedFile, refusedLengths, refusedValue } from "./argument-values.js";
import { refusedTogether } from "./refused-together.js";
import { failLayer } from "../construct-layer.js";
import {
  argumentsBeforeKeras2,
  compatibleSignatures,
  earlierArguments,
  publicSignatures,
  refusingByValue,
  signaturesOfKeras2,
} from "../recorded/public-signatures.js";
import { rowsOf } from "../recorded/recorded-rows.js";
import { reportRenamed } from "../spelling/renamed-arguments.js";

/** The Unknown of an error where the library refuses the call's arguments. */
export function refuseArguments(
  runtime: Runtime,
  path: string,
  args: CallArguments,
  place: Place,
): Unknown | undefined {
  const { dialect } = runtime.settings;
  const modern = signatureAt(path);
  const renamed = modern && renamedIn(modern);
  const callee = path.slice(path.lastIndexOf(".") + 1);
  if (renamed) reportRenamed(runtime, callee, args, place, renamed, exceptionOf(path, dialect));
  const own = dialect === undefined ? modern : dialect === "tf_keras" ? signatureIn2(path) : undefined;
  if (own === undefined) return undefined;
  const { given, errors } = bind(own, args.positional, args.keywords);
  const error = errors.find(
    ({ kind, ...at }) =>
      !(kind === "missing" && args.unknownRest) &&
      !(kind === "unknown" && "name" in at && ((renamed && at.name in renamed) || isHeard(callee, at.name))),
  );
  if (error === undefined)
    return (
      refuseValue(runtime, path, given, args, place) ?? refuseLookup(runtime, path, given.get("identifier"), place)
    );
  if (error.kind === "unknown" && namesOf(dialect === undefined ? earlier : before2, path).includes(error.name)) {
    if (dialect === undefined) refuseEarlier(runtime, path, error.name, place);
    return undefined;
  }
  try {
    return refuseBinding(callee, error, [...own.byName.keys()]);
  } catch (refusal) {
    if (!(refusal instanceof LayerError)) throw refusal;
    return failLayer(runtime, refusal, place, [], exceptionOf(path, dialect));
  }
}

/** What a signature doesn't name, and the library looks for in its `**kwargs`, or hands on. */
const isHeard = (callee: string, name: string): boolean =>
  callee === "to_json" || (callee === "Tokenizer" && (name === "nb_words" || name === "document_count"));

/** What depends on the kind of data is told of arrays. */
const OF_ARRAYS = /^(batch_size|class_weight|shuffle|steps|validation)/;

function refuseValue(
  runtime: Runtime,
  path: string,
  given: ReadonlyMap<string, Value>,
  args: CallArguments,
  place: Place,
): Unknown | undefined {
  const { dialect } = runtime.settings;
  const isOfData = /^keras\.Model\.(fit|evaluate|predict)$/.test(path) && !(given.get("x") instanceof TensorValue);
  const told = isOfData ? new Map([...given].filter(([name]) => !OF_ARRAYS.test(name))) : given;
  const refused = args.unknownRest
    ? undefined
    : ((dialect === undefined && runtime.isCalled ? refusedArray(path, given) : undefined) ??
      refusedValue(path, told, dialect) ??
      refusedLengths(path, told) ??
      (dialect === undefined ? refusedFile(path, told) : undefined) ??
      // In what nobody calls, arguments have values by their defaults alone.
      (dialect === undefined && runtime.isCalled ? refusedTogether(path, told) : undefined));
  if (refused === undefined) return undefined;
  const { argument, exception, message, isEarlier } = refused;
  const kind = isEarlier ? removedInKeras3 : invalidArgument;
  const failed = failLayer(runtime, new LayerError(kind, message, argument), place, [], exception);
  // What else the program does is read as an earlier Keras would do it.
  return isEarlier ? undefined : failed;
}

/** Of what `get` looks up, the argument of a layer that is looked up by the same names. */
const ROLES: Readonly<Record<string, string>> = {
  initializers: "kernel_initializer",
  regularizers: "kernel_regularizer",
  constraints: "kernel_constraint",
};

/** `keras.losses.get("mze")`: a name that nothing of the library has. */
function refuseLookup(
  runtime: Runtime,
  path: string,
  identifier: Value | undefined,
  place: Place,
): Unknown | undefined {
  const module = /^keras\.(\w+)\.get$/.exec(path)?.[1];
  if (module === undefined || typeof identifier !== "string" || runtime.settings.dialect !== undefined)
    return undefined;
  const role = Object.hasOwn(ROLES, module) ? ROLES[module] : undefined;
  try {
    if (role !== undefined) checkIdentifier("get", role, identifier, "identifier");
    else checkName(module, identifier);
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof LayerError)) throw refusal;
    return failLayer(runtime, refusal, place);
  }
}

function checkName(module: string, identifier: string): void {
  const names = Object.hasOwn(identifierNames, module) ? identifierNames[module]!.split(" ") : undefined;
  const name = module === "optimizers" ? identifier.toLowerCase() : identifier;
  // A name with its package, "mine>Loss", is one that the program registers.
  if (!names || names.includes(name) || name.includes(">")) return;
  const message = `get: "${identifier}" is none of keras.${module}.${didYouMean(identifier, names)}`;
  throw new LayerError(invalidArgument, message, "identifier");
}

/** Old names of what is still there. */
const RENAMED: Readonly<Record<string, string>> = { lr: "learning_rate", nb_epoch: "epochs" };

function renamedIn(own: Signature): Readonly<Record<string, string>> | undefined {
  const before = knownRenamed.get(own);
  if (before !== undefined) return before ?? undefined;
  const { byName } = own;
  const found = Object.entries(RENAMED).filter(([earlierName, now]) => byName.has(now) && !byName.has(earlierName));
  const renamed = found.length > 0 ? Object.fromEntries(found) : null;
  knownRenamed.set(own, renamed);
  return renamed ?? undefined;
}

const knownRenamed = new WeakMap<Signature, Readonly<Record<string, string>> | null>();

/** Keras 3 raises; what else the call says is read all the same. */
function refuseEarlier(runtime: Runtime, path: string, name: string, place: Place): void {
  const message = `${path.slice(path.lastIndexOf(".") + 1)} has no argument \`${name}\` in Keras 3: it is of an earlier Keras.`;
  const problem = { kind: removedInKeras3, place: runtime.argumentPlace(place, name), message };
  runtime.fail(problem, exceptionOf(path, undefined), place);
}

let byValue: ReadonlySet<string> | undefined;

/** What takes `**kwargs` looks through them itself. */
function exceptionOf(path: string, dialect: Dialect | undefined): "ValueError" | "TypeError" {
  byValue ??= new Set(refusingByValue.split(" "));
  return dialect === undefined && byValue.has(path) ? "ValueError" : "TypeError";
}

const [own, compatible, earlier] = [publicSignatures, compatibleSignatures, earlierArguments].map(rowsOf) as [
  Rows,
  Rows,
  Rows,
];
const [own2, before2] = [signaturesOfKeras2, argumentsBeforeKeras2].map(rowsOf) as [Rows, Rows];
type Rows = ReturnType<typeof rowsOf>;

export function signatureAt(path: string): Signature | undefined {
  const text = own(path) ?? compatible(path);
  return text === undefined ? undefined : signature(text);
}

function signatureIn2(path: string): Signature | undefined {
  const text = own2(path);
  return text === undefined ? undefined : signature(text);
}

const namesOf = (rows: Rows, path: string): readonly string[] => rows(path)?.split(" ") ?? [];
