/**
 * tf functions that call functions of the program's, and those that look at values while the program runs.
 *
 *     tf.map_fn(f, xs), tf.cond(flag, a, b), tf.while_loop(…), tf.TensorShape([None, 3])
 */
import { Unknown } from "../../dims/dim.js";
import { itemsOf, tensorShape } from "../../values/convert.js";
import { NativeFunction } from "../../values/native.js";
import { FunctionObject } from "../../values/objects.js";
import { positionalArguments, TensorValue, type Value } from "../../values/value.js";
import { cls, fn, type Bound, type Natives } from "../native-helpers.js";
import { chosen, conditional, looping, mapping, withoutGradient } from "../keras/ops/control.js";
import type { Rule } from "../tensors/operation.js";
import { asDims } from "../tensors/sizes.js";
import { unknownSpec } from "../tensors/spec.js";
import { refuseSymbolic, tensorFlow, under } from "./function.js";

/** What the function computes isn't seen: it runs as Python while the model runs. */
const opaque: Rule = (call) => unknownSpec(new Unknown("the function runs as Python while the model runs", call.place));

function switchCase({ get, runtime, place }: Bound): Value {
  const branches = itemsOf(get("branch_fns"));
  if (!branches || branches.length === 0) return runtime.unknown("the branches aren't known", place);
  return chosen(
    runtime,
    branches.map((branch) => () => runtime.call(branch, positionalArguments(), place)),
    get("branch_index"),
  );
}

/** `tf.function(f)` computes what f computes; without a function it is the decorator. */
function traced({ get }: Bound): Value {
  const own = get("func");
  return own === null
    ? new NativeFunction("function", ({ args }) => rewritten(args.positional[0] ?? null))
    : rewritten(own);
}

function rewritten(own: Value): Value {
  if (own instanceof FunctionObject) own.isAutograph = true;
  return own;
}

function isTensor({ get }: Bound): Value {
  const x = get("x");
  return x instanceof Unknown ? x : x instanceof TensorValue && x.facts.kind !== "array" && !x.origin;
}

function staticShape({ get }: Bound): Value {
  const dims = get("dims");
  return dims === null ? new Unknown("the shape has no known rank") : tensorShape(asDims(dims), "tf_keras");
}

const CONTROL: Natives = {
  map_fn: tensorFlow(
    "fn, elems, dtype=None, parallel_iterations=None, back_prop=True, swap_memory=False, infer_shape=True, fn_output_signature=None",
    mapping("fn", "elems"),
  ),
  vectorized_map: tensorFlow("fn, elems, fallback_to_while_loop=True, warn=True", mapping("fn", "elems")),
  while_loop: tensorFlow(
    "cond, body, loop_vars, shape_invariants=None, parallel_iterations=10, back_prop=True, swap_memory=False, maximum_iterations=None",
    looping,
  ),
  cond: fn("pred, true_fn, false_fn, name=None", (bound) => {
    const pred = bound.get("pred");
    if (pred instanceof TensorValue && pred.origin) refuseSymbolic(bound.runtime, bound.place, "cond");
    return conditional(bound);
  }),
  switch_case: fn("branch_index, branch_fns, default=None, name=None", switchCase),
  custom_gradient: fn("f", withoutGradient),
  function: fn("func=None, *args, **kwargs", traced),
  py_function: tensorFlow("func, inp, Tout", opaque),
  numpy_function: tensorFlow("func, inp, Tout, stateful=True", opaque),
  is_tensor: fn("x", isTensor),
  TensorShape: cls("TensorShape", "dims", staticShape),
  executing_eagerly: fn("", ({ runtime }) => !runtime.insideCall),
  no_op: fn("name=None", () => null),
  group: fn("*inputs, name=None", () => null),
  print: fn("*inputs, **kwargs", () => null),
};

export const controlNatives: Natives = under(["tensorflow"], CONTROL);
