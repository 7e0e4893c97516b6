/**
 * The order of the rows: the model's own, or the largest first.
 *
 *     params 896, 0, ?, 147,712   by params   ?, 147,712, 896, 0
 *
 * A count that is no number may be the largest, so such rows come first. Equal ones keep the model's order.
 */
import type { SummaryRow } from "../../../src/contract/summary.js";

const ROW_ORDERS = ["model", "params", "cost"] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];

export function isRowOrder(text: string | undefined): text is RowOrder {
  return ROW_ORDERS.some((order) => order === text);
}

export function orderedRows(rows: readonly SummaryRow[], order: RowOrder): readonly SummaryRow[] {
  if (order === "model") return rows;
  const shareOf = (row: SummaryRow) => (order === "params" ? row.share : row.costShare) ?? Infinity;
  return [...rows].sort((a, b) => {
    const [first, second] = [shareOf(a), shareOf(b)];
    return first === second ? 0 : second - first;
  });
}
