/**
 * Operations that work on each element by itself: one operand, or several that are broadcast together.
 *
 *     relu(x)   (None, 4) -> (None, 4)          x + bias   (None, 4) and (4,) -> (None, 4)
 */
import { isRanked, mul, Sym, type Amount, type Shape } from "../../dims/dim.js";
import { elements, type TensorSpec } from "../../dims/tensor.js";
import { broadcast } from "../../layers/broadcast.js";
import { cost, LayerError } from "../../layers/entry.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { reasonFor } from "../../values/convert.js";
import { LayerObject } from "../../values/layer-object.js";
import { DictObject, FunctionObject, ListObject } from "../../values/objects.js";
import { BoundMethod, Bytes, RangeValue, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { isSymbolic } from "../keras/ops/symbolic-value.js";
import { resultType, type DTypeRule } from "./dtypes.js";
import type { CostRule, OperationCall, Rule } from "./operation.js";
import { numberSpec, unknownSpec } from "./spec.js";

/** A value of Python's that is no number and no tensor. */
function noNumber(value: Value): string | undefined {
  if (value === null) return "None";
  if (typeof value === "string") return `"${value}"`;
  if (value instanceof TupleValue || value instanceof ListObject || value instanceof RangeValue) return "a list";
  if (value instanceof DictObject) return value.open ? undefined : "a dict";
  if (value instanceof FunctionObject || value instanceof BoundMethod) return "a function";
  return value instanceof Bytes ? "bytes" : undefined;
}

/** One operand, whose shape stays. */
export const unary =
  (dtype: DTypeRule = resultTypeOf, parameter = "x"): Rule =>
  (call) => {
    const x = call.tensor(parameter);
    return { shape: x.shape, dtype: dtype(x.dtype) };
  };

const resultTypeOf: DTypeRule = (dtype) => dtype!;

/** A symbol that meets a tensor stands for a number. */
export function operandsOf(call: OperationCall, parameters: readonly string[]): readonly TensorSpec[] {
  const values = parameters.map((name) => call.value(name));
  const meetsTensor = values.some((value) => value instanceof TensorValue);
  return values.map((value, i) => {
    if (value === null) return call.tensor(parameters[i]!);
    // Of what stands beside a symbolic tensor, the library only looks at the shape, and takes what has none for a number.
    if (value instanceof LayerObject && values.some(isSymbolic)) return unknownSpec(reasonFor(value));
    return meetsTensor && value instanceof Sym ? numberSpec : call.tensorOf(value);
  });
}

/** Scalars meet any shape, also one of unknown rank. */
export function broadcastAll(name: string, shapes: readonly Shape[]): Shape {
  const [first = [], ...others] = shapes.filter((shape) => !isRanked(shape) || shape.length > 0);
  return others.reduce((all, shape) => broadcast(name, all, shape), first);
}

/** Several operands, broadcast together. */
export const broadcasting =
  (dtype: DTypeRule = resultType, parameters: readonly string[] = ["x1", "x2"]): Rule =>
  (call) => {
    const operands = operandsOf(call, parameters);
    return {
      shape: broadcastAll(
        call.name,
        operands.map(({ shape }) => shape),
      ),
      dtype: dtype(...operands.map((operand) => operand.dtype)),
    };
  };

/** On symbolic tensors only tensors and numbers are taken: a list, a text or None has no dtype that the library reads. */
export const ofNumbers =
  (rule: Rule, parameters: readonly string[] = ["x1", "x2"]): Rule =>
  (call) => {
    const values = parameters.map((name) => call.value(name));
    const what = values.map(noNumber).find((found) => found !== undefined);
    if (what !== undefined && call.isSymbolic && values.some(isSymbolic)) {
      const message = `${call.name} takes tensors and numbers together with a symbolic tensor, and not ${what}.`;
      throw new LayerError(invalidArgument, message);
    }
    return rule(call);
  };

/** So many operations for each element of what comes out. */
export const perElement =
  (operations: Amount): CostRule =>
  (_, output) =>
    operations === 0 ? cost(0) : cost(0, mul(operations, elements(output.shape)));

export const toBool: DTypeRule = () => "bool";
export const toInt32: DTypeRule = () => "int32";
