/**
 * Decorators of functions: those that change what a name means, and those that don't.
 *
 *     @property, @units.setter, @staticmethod, @tf.function, @keras.saving.register_keras_serializable()
 */
import { Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { DictObject, FunctionObject } from "../../values/objects.js";
import { BoundMethod, External, positionalArguments, PropertyValue, type Value } from "../../values/value.js";

/** Decorators outside that hand on the function, or one that does the same. */
const SAME =
  /(^|\.)(function|autograph\.\w+|wraps|lru_cache|cache|cache_resource|cache_data|experimental_singleton|experimental_memo|typechecked|beartype|route|abstractmethod|overload|override|final|contextmanager|register_keras_serializable|keras_export|tf_export|default|no_automatic_dependency_tracking|deprecated\w*|jit|njit|vectorize|filter_traceback|allow_initializer_layout|doc_controls\.\w+|total_ordering|dataclass)(\(\))?$/;

const CACHE = /^functools\.(lru_cache|cache)(\(\))?$/;

/** Decorators that call the function with one of the values of a range or a list, which stands where its default would. */
const CHOOSES = /^ipywidgets\.(\w+\.)*(interact|interact_manual|interactive)(\(\))?$/;

export function decorateFunction(
  runtime: Runtime,
  fn: Value,
  decorator: Value,
  before: Value | undefined,
  place: Place,
): Value {
  if (decorator instanceof PropertyValue) return decorator;
  // `@units.setter`: the attribute `setter` of the property of that name.
  if (decorator instanceof Unknown && before instanceof PropertyValue)
    return new PropertyValue(before.kind, before.getter, fn);
  if (decorator instanceof External && decorator.path === "contextlib.contextmanager" && fn instanceof FunctionObject)
    fn.isManager = true;
  if (decorator instanceof External && CACHE.test(decorator.path) && fn instanceof FunctionObject)
    fn.results = runtime.heap.adopt(new DictObject());
  if (decorator instanceof External && CHOOSES.test(decorator.path) && fn instanceof FunctionObject)
    fn.hasChoices = true;
  if (decorator instanceof External)
    return SAME.test(decorator.path) || /^(keras|tensorflow|functools|abc|typing)\b/.test(decorator.path)
      ? fn
      : new Unknown(`the decorator ${decorator.path} isn't read`, place);
  if (decorator instanceof NativeFunction || decorator instanceof FunctionObject || decorator instanceof BoundMethod)
    return runtime.call(decorator, positionalArguments(fn), place);
  return decorator instanceof Unknown ? decorator : runtime.call(decorator, positionalArguments(fn), place);
}
