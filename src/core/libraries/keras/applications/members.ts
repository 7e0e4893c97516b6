/**
 * The names of keras.applications, for where no Keras is installed whose source could be read.
 *
 *     applicationMember("keras.applications.vgg16.VGG16")   the function, from what Keras told of it
 */
import { bind, signature, type BindingError } from "../../../layers/signature.js";
import { didYouMean } from "../../../layers/suggest.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { unknownArgument } from "../../../problems/unknown-argument.js";
import type { Unknown } from "../../../dims/dim.js";
import { NativeFunction, type NativeCall } from "../../../values/native.js";
import { boundCall } from "../../native-helpers.js";
import { decodePredictions, preprocessInput } from "./preprocessing.js";
import { rebuild } from "./rebuild.js";
import { findApplication, preprocessingOf, type Recorded } from "./recorded.js";

const known = new Map<string, NativeFunction | undefined>();

export function applicationMember(path: string): NativeFunction | undefined {
  if (!known.has(path)) known.set(path, memberAt(path));
  return known.get(path);
}

function memberAt(path: string): NativeFunction | undefined {
  const [, module = "", name = ""] = /^keras\.applications\.(?:(\w+)\.)?(\w+)$/.exec(path) ?? [];
  const recorded = findApplication(module, name);
  if (recorded) return new NativeFunction(name, (call) => callApplication(recorded, name, call), undefined, path);
  const mode = preprocessingOf(module);
  if (mode === undefined && module !== "imagenet_utils") return undefined;
  if (name === "preprocess_input") return preprocessInput(path, mode);
  return name === "decode_predictions" ? decodePredictions(path) : undefined;
}

function callApplication(recorded: Recorded, name: string, call: NativeCall) {
  const own = signature(recorded.signature);
  const { given, rest, extra, errors } = bind(own, call.args.positional, call.args.keywords);
  return errors[0]
    ? refuse(name, recorded, errors[0], call)
    : rebuild(recorded, boundCall(call, given, rest, extra, own.byName));
}

function refuse(name: string, recorded: Recorded, error: BindingError, { runtime, place }: NativeCall): Unknown {
  const names = [...signature(recorded.signature).byName.keys()];
  if (error.kind === "unknown") {
    const message = `${name} has no argument \`${error.name}\`.${didYouMean(error.name, names)}`;
    const at = runtime.argumentPlace(place, error.name);
    return runtime.fail({ kind: unknownArgument, place: at, message }, "TypeError", place);
  }
  const message =
    error.kind === "too-many"
      ? `${name} takes at most ${error.limit} arguments.`
      : `${name} was given \`${error.name}\` twice.`;
  return runtime.fail({ kind: invalidArgument, place, message }, "TypeError", place);
}
