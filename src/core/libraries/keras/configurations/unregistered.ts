/**
 * What can't be made again from a layer's configuration: classes and functions of the program's are looked up there by their names.
 *
 *     clone_model(model) of Dense(3, activation=mine)     Could not locate function 'mine'
 *     Bidirectional(RNN(Cell(3)))                         the same: the RNN is copied by its configuration
 *
 * A layer's own class needs no name where the class itself is asked: `clone_model` calls `type(layer).from_config`.
 *
 * Source of the rules: keras/src/saving/serialization_lib.py, _retrieve_class_or_fn, and keras/src/layers/core/lambda_layer.py, since 3.9.
 */
import type { Unknown } from "../../../dims/dim.js";
import { layerClass } from "../../../problems/layer-class.js";
import type { Place } from "../../../text/span.js";
import { itemsOf } from "../../../values/convert.js";
import { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { ClassObject, FunctionObject, InstanceObject } from "../../../values/objects.js";
import type { Value } from "../../../values/value.js";

/** Calls of the library after which a name may be found. */
const REGISTERS = /(^|\.)(register_keras_serializable|custom_?object_?scope|get_custom_objects)$/i;
/** What lets a lambda be made again. */
const TRUSTS = /(^|\.)enable_unsafe_deserialization$/;

/** Notes that the program registers something; what it is isn't followed. */
export function noteRegistration(runtime: Runtime, path: string): void {
  if (REGISTERS.test(path)) runtime.changeSettings({ registersObjects: true });
  if (TRUSTS.test(path)) runtime.changeSettings({ trustsConfigurations: true });
}

/** Arguments whose values stand in a configuration with the names of their classes or functions. */
const NAMED = /^(activation|recurrent_activation|function|cell|layer|\w+_(initializer|regularizer|constraint))$/;

/**
 * Reports that the layer, which the program or the library copies, can't be made again. `asked`: whose class is asked, and not looked up.
 * What the program has put into the configuration in an argument's place is taken as it is.
 */
export function refuseCopy(
  runtime: Runtime,
  layer: LayerObject,
  place: Place,
  asked: "its class" | "nothing" = "its class",
  inConfiguration?: (argument: string) => Value | undefined,
): Unknown | undefined {
  const { dialect, registersObjects, trustsConfigurations } = runtime.settings;
  if (dialect !== undefined) return undefined;
  const lost = (asked === "nothing" ? lostIn(layer) : lostInArguments(layer, inConfiguration)).find(({ what }) =>
    what === "lambda" ? !trustsConfigurations : !registersObjects,
  );
  if (lost === undefined) return undefined;
  const problem = { kind: layerClass, place, message: `A copy of ${layer.className} can't be made: ${lost.why}` };
  return runtime.fail(problem, lost.exception, place);
}

interface Lost {
  readonly what: "class" | "function" | "lambda";
  /** Ends the sentence, and says what helps. */
  readonly why: string;
  readonly exception: "TypeError" | "ValueError";
}

function lostInArguments(
  layer: LayerObject,
  inConfiguration?: (argument: string) => Value | undefined,
): readonly Lost[] {
  if (layer.cls) return [];
  const isLambda = layer.entry?.name === "Lambda";
  const named = layer.argumentsGiven.filter(({ name }) => NAMED.test(name));
  const kept = named.filter(({ name, value }) => inConfiguration === undefined || inConfiguration(name) === value);
  return kept.flatMap(({ value }) => lostIn(value, isLambda));
}

function lostIn(value: Value, isLambdaLayer = false): readonly Lost[] {
  if (value instanceof LayerObject) return value.cls ? lostIn(value.cls) : lostInArguments(value);
  if (value instanceof FunctionObject && isOfPackage(value)) return [];
  if (value instanceof FunctionObject)
    return [value.definition.name === undefined ? lambda(isLambdaLayer) : unregistered("function", value.name)];
  const cls = value instanceof InstanceObject ? value.cls : value;
  if (cls instanceof ClassObject) return cls.open || isOfPackage(cls) ? [] : [unregistered("class", cls.name)];
  return (itemsOf(value) ?? []).flatMap((item) => lostIn(item));
}

/** The library finds its own in its modules, and packages register theirs. */
const isOfPackage = ({ file }: { readonly file: string }): boolean => /[\\/](site|dist)-packages[\\/]/.test(file);

function lambda(isLambdaLayer: boolean): Lost {
  const why = "a lambda isn't made again from a configuration. Define a function, and register it";
  return isLambdaLayer
    ? { what: "lambda", why: `${why}; or call keras.config.enable_unsafe_deserialization().`, exception: "ValueError" }
    : { what: "lambda", why: `${why}.`, exception: "TypeError" };
}

const unregistered = (what: "class" | "function", name: string): Lost => ({
  what,
  why: `the library looks the ${what} ${name} up by its name, and it isn't registered. Decorate it with \`@keras.saving.register_keras_serializable()\`.`,
  exception: "TypeError",
});
