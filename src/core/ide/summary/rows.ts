/**
 * A model's rows with what both summaries need: a key for each, and which rows feed it.
 *
 *     a -> b, a -> c, [b, c] -> add    keys "a", "b", "c", "add"; add's inputs are the keys "b" and "c"
 */
import type { ModelFact, RowFact } from "../../model/facts.js";

export interface KeyedRow {
  readonly key: string;
  readonly row: RowFact;
  readonly inputs: readonly string[];
}

export function keyedRows(model: ModelFact): readonly KeyedRow[] {
  const taken = new Map<string, number>();
  const keyed = model.layers.map((row) => {
    const name = row.name ?? `(${row.layer})`;
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return { key: before === 0 ? name : `${name} ${before + 1}`, row };
  });
  const keyOf = new Map([...keyed].reverse().map(({ key, row }) => [row.name, key]));
  return keyed.map(({ key, row }, i) => {
    const named = row.inputs.flatMap((name) => keyOf.get(name) ?? []);
    // A Sequential's layers feed each other in their order.
    const previous = model.kind === "Sequential" && named.length === 0 && i > 0 ? [keyed[i - 1]!.key] : [];
    return { key, row, inputs: [...new Set([...named, ...previous])] };
  });
}

/** Each row takes the one before and nothing else. */
export function isChain(rows: readonly KeyedRow[]): boolean {
  return rows.every(({ inputs }, i) =>
    i === 0 ? inputs.length === 0 : inputs.length === 1 && inputs[0] === rows[i - 1]!.key,
  );
}
