/**
 * Programs of one call with names that stand for what a real program may leave open, and their answers in one line.
 *
 *     y = layers.Dense(n)(x), x of (None, 4)   "(None, n)  params 5·n  macs 4·n  flops 9·n"
 */
import { isRanked, showDim, showShape, Sym, Unknown, type Shape } from "../../src/core/dims/dim.js";
import { Unranked, type Nest, type TensorSpec } from "../../src/core/dims/tensor.js";
import { parsePython } from "../../src/core/frontends/python/parse.js";
import { Opaque, type ArgumentValue } from "../../src/core/layers/argument.js";
import { cost, LayerHandle, type Applied, type LayerCall } from "../../src/core/layers/entry.js";
import { flatten } from "../../src/core/layers/inputs.js";
import type { Expr, Program } from "../../src/core/program/program.js";
import { answer, type Answer } from "./catalogue-program.js";

/** A layer of a user's class: it keeps the shape and has one weight of 3×5. */
class UserLayer extends LayerHandle {
  readonly className = "MyLayer";
  readonly name = "my_layer";
  readonly entry = undefined;
  readonly config = undefined;

  apply(call: LayerCall): Applied {
    return { output: call.inputs, weights: [{ name: "kernel", shape: [3, 5], trainable: true }], cost: cost(7) };
  }
}

/** The names that a program may use beside its own; any other free name is a symbol. */
const MEANINGS: ReadonlyMap<string, ArgumentValue> = new Map<string, ArgumentValue>([
  ["unknown", new Unknown("nobody knows")],
  ["function", new Opaque("callable", "preprocess")],
  ["softmax", new Opaque("callable", "tf.nn.softmax")],
  ["array", new Opaque("array", "np.zeros", [10, 4])],
  ["my_layer", new UserLayer()],
]);

/** `inputs` are the shapes of x0, x1, … as Python writes them, without the batch axis; the first is also called x. */
export function ask(call: string, ...inputs: readonly string[]): Answer {
  const lines = inputs.map((shape, i) => `${inputs.length === 1 ? "x" : `x${i}`} = keras.Input(${shape})\n`);
  const program = parsePython(`${lines.join("")}y = ${call}\n`);
  return answer(program, new Map(openNames(program)));
}

export function showAnswer(answered: Answer): string {
  if ("refused" in answered) return answered.refused;
  const { applied, trainable, nonTrainable } = answered;
  const frozen = nonTrainable === 0 ? "" : ` + ${showDim(nonTrainable)} frozen`;
  const params = trainable === 0 && nonTrainable === 0 ? "" : `  params ${showDim(trainable)}${frozen}`;
  const { macs, flops } = applied.cost ?? cost(0);
  const work = flops === 0 ? "" : `${macs === 0 ? "" : `  macs ${showDim(macs)}`}  flops ${showDim(flops)}`;
  return `${showOutput(applied.output)}${params}${work}`;
}

function showOutput(output: Nest<TensorSpec>): string {
  const shown = flatten(output).map(({ shape, dtype }) => {
    const type = dtype instanceof Unknown ? "?" : dtype;
    return type === "float32" ? showTensor(shape) : `${type} ${showTensor(shape)}`;
  });
  return shown.join(", ");
}

const showTensor = (shape: Shape): string =>
  !isRanked(shape) && shape instanceof Unranked ? `(…, ${showDim(shape.last)})` : showShape(shape);

function openNames(program: Program): readonly (readonly [Expr, ArgumentValue])[] {
  const own = new Set(
    program.body.flatMap((s) => (s.kind === "assign" ? s.targets : [])).map((t) => (t.kind === "name" ? t.name : "")),
  );
  return names(program.body)
    .filter((expr) => !own.has(expr.name) && expr.name !== "layers" && expr.name !== "keras")
    .map((expr) => [expr, MEANINGS.get(expr.name) ?? Sym.name(expr.name)] as const);
}

type NameExpr = Extract<Expr, { kind: "name" }>;

function names(node: unknown): readonly NameExpr[] {
  if (typeof node !== "object" || node === null) return [];
  const inside = Object.values(node).flatMap(names);
  return "kind" in node && node.kind === "name" && "start" in node ? [node as NameExpr, ...inside] : inside;
}
