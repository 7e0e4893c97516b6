/**
 * Each literal of a random call left open, and what an answer to the open call says that the answer to the whole one denies.
 *
 *     y = layers.Conv2D(32, n)(x)   (None, 35 - n, 39 - n, 32), which for n = 3 is the answer to the whole call
 */
import { isRanked, Sym, Unknown, type Dim } from "../../src/core/dims/dim.js";
import type { ArgumentValue } from "../../src/core/layers/argument.js";
import { flatten } from "../../src/core/layers/inputs.js";
import type { Expr, Program } from "../../src/core/program/program.js";
import type { Answer } from "./catalogue-program.js";

const NOBODY_KNOWS = new Unknown("nobody knows");

/** Literals with what is put in their place: a symbol, or nothing that is known. */
export function openings(program: Program): readonly (readonly [Expr, ArgumentValue])[] {
  return literals(program.body).flatMap((place): (readonly [Expr, ArgumentValue])[] => {
    const unknown = [place, NOBODY_KNOWS] as const;
    return place.kind === "int" ? [unknown, [place, Sym.name("n")]] : [unknown];
  });
}

const LITERALS = new Set(["int", "float", "string", "constant", "list", "tuple"]);

/** Every literal below a node, but for the terms of a division. A negative number is one with its sign: a symbol is a size. */
function literals(node: unknown): readonly Expr[] {
  if (typeof node !== "object" || node === null) return [];
  const kind = "kind" in node ? String(node.kind) : "";
  if (kind === "unary") return [node as Expr];
  // The keys of a dict are no values.
  const parts = Object.entries(node).filter(([name]) => name !== "key");
  const inside = kind === "binary" ? [] : parts.flatMap(([, part]) => literals(part));
  return LITERALS.has(kind) ? [node as Expr, ...inside] : inside;
}

export const literal = (place: Expr): number | undefined => (place.kind === "int" ? Number(place.value) : undefined);

/** What an answer with an open value says that the answer without it denies. `n` is what the symbol stands for. */
export function contradiction(open: Answer, whole: Answer, n: number | undefined): string | undefined {
  if ("refused" in whole) return undefined;
  if ("refused" in open) return `refused: ${open.refused}`;
  const differs = (ours: Dim, theirs: Dim): boolean => {
    const said = ours instanceof Sym ? ours.evaluate(() => n) : ours;
    return !(said instanceof Unknown) && said !== theirs && !(theirs instanceof Unknown);
  };
  const outputs = flatten(whole.applied.output);
  const openOutputs = flatten(open.applied.output);
  for (const [i, { shape, dtype }] of openOutputs.entries()) {
    const theirs = outputs[i];
    if (typeof dtype === "string" && dtype !== theirs?.dtype) return `dtype ${dtype}`;
    if (!isRanked(shape)) continue;
    const wanted = theirs && isRanked(theirs.shape) ? theirs.shape : [];
    if (shape.length !== wanted.length) return `rank ${shape.length}`;
    const axis = shape.findIndex((dim, at) => differs(dim, wanted[at]!));
    if (axis >= 0) return `axis ${axis} is ${String(shape[axis])}`;
  }
  if (differs(open.trainable, whole.trainable)) return `${String(open.trainable)} trainable`;
  if (differs(open.nonTrainable, whole.nonTrainable)) return `${String(open.nonTrainable)} not trainable`;
  const [ours, theirs] = [open.applied.cost, whole.applied.cost];
  if (ours && theirs && differs(ours.flops, theirs.flops)) return `${String(ours.flops)} operations`;
  return undefined;
}
