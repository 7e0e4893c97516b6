/**
 * What a program leaves open makes no answer wrong. In each random call that Keras accepts each literal is opened once as a symbol
 * and once as a value that nobody knows; what the catalogue still says must be what Keras answered for the literal itself.
 *
 *     x = keras.Input(shape=(34, 38, 1))
 *     y = layers.Conv2D(32, n)(x)        (None, 35 - n, 39 - n, 32) and 32·n^2 + 32 parameters, which for n = 3 is Keras' answer
 */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isRanked, Sym, Unknown, type Dim } from "../../src/core/dims/dim.js";
import { parsePython } from "../../src/core/frontends/python/parse.js";
import type { ArgumentValue } from "../../src/core/layers/argument.js";
import { flatten } from "../../src/core/layers/inputs.js";
import type { Expr, Program } from "../../src/core/program/program.js";
import { answer, type Answer } from "../support/catalogue-program.js";
import { difference, readRandomCalls } from "../support/random-calls.js";

const FOLDER = fileURLToPath(new URL("../oracle/random", import.meta.url));
const only = process.env.LAYER;

/** So many calls of each class are enough: each has about ten literals. */
const CALLS = 12;

describe("calls with an open value", () => {
  for (const [cls, calls] of readRandomCalls(FOLDER)) {
    if (only !== undefined && cls !== only) continue;
    it(cls, () => {
      const wrong: string[] = [];
      for (const { id, source, expect: expected } of calls
        .filter((call) => call.expect.error === undefined)
        .slice(0, CALLS)) {
        const program = parsePython(source);
        const whole = answer(program);
        if (difference(whole, expected) !== undefined) continue;
        for (const [place, value] of openings(program)) {
          const found = contradiction(answer(program, new Map([[place, value]])), whole, literal(place));
          if (found) wrong.push(`${id}: ${found}, with ${source.slice(place.start, place.end)} open\n${source}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  }
});

const NOBODY_KNOWS = new Unknown("nobody knows");

function openings(program: Program): readonly (readonly [Expr, ArgumentValue])[] {
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
  const inside = kind === "binary" ? [] : Object.values(node).flatMap(literals);
  return LITERALS.has(kind) ? [node as Expr, ...inside] : inside;
}

const literal = (place: Expr): number | undefined => (place.kind === "int" ? Number(place.value) : undefined);

/** What an answer with an open value says that the answer without it denies. `n` is what the symbol stands for. */
function contradiction(open: Answer, whole: Answer, n: number | undefined): string | undefined {
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
