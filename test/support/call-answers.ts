/**
 * What a library itself gives for calls of its functions, by family: `scripts/oracle/calls.py`.
 *
 *     ["ops.mean(m, axis=-1)", "float32 (None,)", "float32 (None,)", ["Mean"], 3]
 */
import { readFileSync } from "node:fs";
import type { CallAnswer, TensorGiven } from "./evaluate-call.js";

export type Given = string | readonly Given[];

interface Answers<Row> {
  readonly tensors: Readonly<Record<string, TensorGiven>>;
  readonly families: readonly (readonly [family: string, rows: readonly Row[]])[];
}

export function callAnswers<Row>(library: string): Answers<Row> {
  const { tensors, families } = JSON.parse(readFileSync(`test/oracle/${library}.json`, "utf8")) as {
    readonly tensors: Readonly<Record<string, readonly [(number | null)[], string]>>;
    readonly families: Readonly<Record<string, readonly Row[]>>;
  };
  return {
    tensors: Object.fromEntries(Object.entries(tensors).map(([name, [shape, dtype]]) => [name, { shape, dtype }])),
    families: Object.entries(families),
  };
}

export const line = (given: Given): string => (typeof given === "string" ? given : `[${given.map(line).join(", ")}]`);

export const isError = (answer: string): boolean => answer.startsWith("!");

/** Whatever is known of a value must be so: "?" stands for what isn't. */
export function agrees(ours: string, theirs: string): boolean {
  const pattern = ours.split("?").map((part) => part.replace(/[.*+^${}()|[\]\\]/g, "\\$&"));
  return ours.startsWith("?") || new RegExp(`^${pattern.join("[^ ]+( [^ ]+)*?")}$`).test(theirs);
}

/** A problem is reported, or a part of the value isn't known. */
export const isOpen = ({ value, problems }: CallAnswer): boolean => problems.length > 0 || value.includes("?");
