/**
 * Objects of the library's that are made of a configuration: what is refused in it.
 *
 *     optimizers.get({"class_name": "Adam", "config": {"lr": 0.1}})     Adam has no argument `lr`
 *     SGD.from_config({"momentum": 2.0})                                `momentum` can't be 2.0
 *     layers.deserialize({"class_name": "Dense", "config": {…}})        its `module` is missing
 */
import { Float, type Unknown } from "../../../dims/dim.js";
import { findLayer, layerNames } from "../../../layers/catalogue.js";
import { LayerError } from "../../../layers/entry.js";
import { askFor, suggest } from "../../../layers/suggest.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import type { Place } from "../../../text/span.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject } from "../../../values/objects.js";
import { External, type CallArguments, type Value } from "../../../values/value.js";
import { refusedValue } from "../arguments/argument-values.js";
import { failLayer } from "../construct-layer.js";
import { refuseMade } from "./made-of-configuration.js";
import { publicNames } from "../recorded/public-names.js";

const MODULES = /^keras\.(constraints|initializers|losses|metrics|optimizers|regularizers)\.(get|deserialize)$/;
const OF_CLASS =
  /^(keras\.(?:constraints|initializers|losses|metrics|optimizers|regularizers)\.[A-Z]\w*)\.from_config$/;

/** The Unknown of an error where what is called makes an object of a configuration, and it is refused. */
export function refuseConfiguredCall(
  runtime: Runtime,
  path: string,
  { positional, keywords, unknownRest }: CallArguments,
  place: Place,
): Unknown | undefined {
  if (runtime.settings.dialect !== undefined || unknownRest) return undefined;
  const given = positional.length > 0 ? positional[0] : (keywords.get("identifier") ?? keywords.get("config"));
  const fail = failAt(runtime, place);
  if (given === undefined)
    return path === "keras.layers.deserialize"
      ? fail("deserialize needs the argument `config`.", "TypeError")
      : undefined;
  const [, cls] = OF_CLASS.exec(path) ?? [];
  if (cls !== undefined) return refuseOfClass(runtime, cls, given, place);
  if (path === "keras.layers.deserialize" && positional.length === 1 && !keywords.has("custom_objects")) {
    const refused = refusedValue(path, new Map([["config", given]]), undefined);
    if (refused) return fail(refused.message, refused.exception);
    return given instanceof DictObject && !given.open ? refuseLayer(runtime, given, fail) : undefined;
  }
  const [, module, how] = MODULES.exec(path) ?? [];
  if (module === undefined) return undefined;
  if (how === "get" && module === "optimizers" && isClass(given))
    return fail("get takes an optimizer, and this is the class of one.", "ValueError");
  return given instanceof DictObject && !given.open
    ? refuseDict(runtime, module, how === "get", given, place)
    : undefined;
}

type Fail = (message: string, exception: string) => Unknown;

const failAt =
  (runtime: Runtime, place: Place): Fail =>
  (message, exception) =>
    failLayer(runtime, new LayerError(invalidArgument, message), place, [], exception);

const isClass = (value: Value): boolean =>
  value instanceof External && !value.instance && /^keras\.optimizers\.[A-Z]\w*$/.test(value.path);

/** `{"class_name": …, "config": …}`: a class that nobody has, or a configuration that it doesn't take. */
function refuseDict(
  runtime: Runtime,
  module: string,
  isGet: boolean,
  dict: DictObject,
  place: Place,
): Unknown | undefined {
  const fail = failAt(runtime, place);
  const name = dict.get("class_name");
  if (name === undefined)
    return fail(
      "A configuration has the name of a class in it, as `class_name`.",
      module === "optimizers" ? "KeyError" : "ValueError",
    );
  if (typeof name !== "string" || dict.get("registered_name") !== undefined) return undefined;
  const classes = classesOf(`keras.${module}`);
  const isIt = (one: string): boolean =>
    module === "optimizers" ? one.toLowerCase() === name.toLowerCase() : one === name;
  const found = classes.find(isIt);
  if (found !== undefined) return refuseMade(runtime, `keras.${module}.${found}`, dict.get("config") ?? null, place);
  // The program may have registered a class of its own under any name.
  const meant = isGet && !name.includes(">") && /^[A-Z]/.test(name) ? suggest(name, classes) : undefined;
  return meant === undefined ? undefined : fail(`get: keras.${module} has no "${name}".${askFor(meant)}`, "ValueError");
}

const classesOf = (module: string): readonly string[] =>
  publicNames[module]!.split(" ").filter((name) => /^[A-Z]/.test(name));

function refuseOfClass(runtime: Runtime, cls: string, config: Value, place: Place): Unknown | undefined {
  const isNone = config === null || typeof config === "string" || typeof config === "number" || config instanceof Float;
  if (isNone) return failAt(runtime, place)("from_config takes a dict, as `get_config` gives it.", "TypeError");
  return refuseMade(runtime, cls, config, place);
}

/** Layers are looked up in the module that the configuration names. */
function refuseLayer(runtime: Runtime, dict: DictObject, fail: Fail): Unknown | undefined {
  const [name, module] = [dict.get("class_name"), dict.get("module")];
  const missing = ["class_name", "config"].find((key) => dict.get(key) === undefined);
  if (missing !== undefined && dict.constructor === DictObject)
    return fail(`A configuration of a layer has \`${missing}\` in it, and this has none.`, "ValueError");
  // The program may have registered a class of its own under any name.
  const meant =
    typeof name === "string" && !findLayer(name) && !name.includes(">") && !runtime.settings.registersObjects
      ? suggest(name, layerNames)
      : undefined;
  if (meant !== undefined) return fail(`keras.layers has no "${String(name)}".${askFor(meant)}`, "TypeError");
  if (typeof name !== "string" || findLayer(name) === undefined || name.includes(">")) return undefined;
  return module === undefined || module === null
    ? fail(
        `layers.deserialize finds ${name} only in a module: put "module": "keras.layers" beside it, as layers.serialize does.`,
        "TypeError",
      )
    : undefined;
}
