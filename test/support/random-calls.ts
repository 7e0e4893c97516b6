/**
 * Random calls of layers with what Keras answered, and how an answer of the catalogue differs from that.
 *
 *     {"id": "kr/Conv2D/000", "source": "…y = layers.Conv2D(32, 3)(x)", "expect": {"shape": [null, 32, 36, 32], "trainable": 320, …}}
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { isRanked, type Amount, type Dim } from "../../src/core/dims/dim.js";
import type { Nest, TensorSpec } from "../../src/core/dims/tensor.js";
import { flatten, isTensorSpec } from "../../src/core/layers/inputs.js";
import type { Weight } from "../../src/core/layers/entry.js";
import type { Answer } from "./catalogue-program.js";

export interface RandomCall {
  readonly id: string;
  readonly cls: string;
  readonly source: string;
  readonly expect: Expected;
}

export interface Expected {
  readonly error?: string;
  readonly shape?: unknown;
  readonly trainable?: number;
  readonly nontrainable?: number;
  readonly dtype?: unknown;
  readonly weights?: readonly (readonly [name: string, shape: readonly number[], trainable: boolean])[];
  /** Or the error with which the layer ran. */
  readonly tf_flops?: { readonly total?: number; readonly by_op?: Readonly<Record<string, number>> };
  /** "same", or what running the layer gave where that differs from what it announces. */
  readonly graph?: unknown;
  /** TensorFlow.js took it and announced a size that can't be. */
  readonly odd?: boolean;
  /** The class that TensorFlow.js made. */
  readonly class?: string;
}

/** All calls, by class, of a folder of .jsonl.gz files. */
export function readRandomCalls(folder: string): ReadonlyMap<string, readonly RandomCall[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".jsonl.gz"));
  return new Map(
    files.sort().map((file) => {
      const lines = gunzipSync(readFileSync(join(folder, file)))
        .toString()
        .trim()
        .split("\n");
      return [file.replace(".jsonl.gz", ""), lines.map((line) => JSON.parse(line) as RandomCall)];
    }),
  );
}

/** What is wrong with an answer, in a line; undefined where nothing is. */
export function difference(answer: Answer, expect: Expected): string | undefined {
  if ("refused" in answer) return expect.error === undefined ? `refused: ${answer.refused}` : undefined;
  // Weights that didn't fit the memory of the machine that was asked are no error of the program's.
  if (expect.error?.startsWith("ResourceExhaustedError")) return undefined;
  if (expect.error !== undefined)
    return `accepted ${show(answer.applied.output)}, Keras: ${expect.error.slice(0, 150)}`;
  const wrong: [what: string, ours: unknown, theirs: unknown][] = [
    ["params", [answer.trainable, answer.nonTrainable].map(plainDim), [expect.trainable, expect.nontrainable]],
    ["weights", answer.applied.weights.map(plainWeight), expect.weights ?? []],
  ];
  // Where the library's announcement and its execution disagree, either may be said.
  if (expect.graph === undefined || expect.graph === "same")
    wrong.push(
      ["shape", single(plainShapes(answer.applied.output)), single(listed(expect.shape))],
      ["dtype", flatten(answer.applied.output).map(({ dtype }) => dtype), [expect.dtype].flat()],
    );
  const found = wrong.find(([, ours, theirs]) => JSON.stringify(ours) !== JSON.stringify(theirs));
  return found && `${found[0]} ${JSON.stringify(found[1])}, Keras: ${JSON.stringify(found[2])}`;
}

const show = (output: Nest<TensorSpec>): string => JSON.stringify(plainShapes(output));

export const plainDim = (dim: Dim | Amount): unknown => (typeof dim === "number" || dim === null ? dim : "?");

export const plainWeight = ({ name, shape, trainable }: Weight): unknown => [name, shape.map(plainDim), trainable];

/** Shapes as arrays, whatever contains them. */
export function plainShapes(output: Nest<TensorSpec>): unknown {
  if (isTensorSpec(output)) return isRanked(output.shape) ? output.shape.map(plainDim) : "?";
  return Object.values(output).map((item: Nest<TensorSpec>) => plainShapes(item));
}

/** The record's containers as arrays. */
export function listed(shape: unknown): unknown {
  if (typeof shape !== "object" || shape === null) return shape;
  if (Array.isArray(shape)) return shape.map(listed);
  const [only, ...others] = Object.entries(shape);
  if (others.length === 0 && only && /^(list|tuple)$/.test(only[0])) return listed(only[1]);
  return Object.values(shape).map(listed);
}

/** A list of one tensor counts as that tensor. */
export function single(shapes: unknown): unknown {
  return Array.isArray(shapes) && shapes.length === 1 && Array.isArray(shapes[0]) ? shapes[0] : shapes;
}
