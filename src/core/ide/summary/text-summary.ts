/**
 * A model as plain text, laid out as the library's own `model.summary()` prints it.
 *
 *     Model: "sequential"
 *     ┏━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━┓
 *     ┃ Layer (type)    ┃ Output Shape       ┃ Param # ┃
 *     ┡━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━┩
 *     │ conv2d (Conv2D) │ (None, 26, 26, 32) │     896 │
 *     └─────────────────┴────────────────────┴─────────┘
 *
 * Columns are as wide as their texts, never cut; what isn't known is "?" and its reason stands below the table.
 */
import type { ModelFact, TotalFact } from "../../model/facts.js";
import { bytes, cost, count, shapes, total } from "../text.js";
import { isChain, keyedRows, type KeyedRow } from "./rows.js";

export function textSummary(model: ModelFact): string {
  const rows = keyedRows(model);
  const withInputs = model.kind === "Functional" && !isChain(rows);
  const columns = columnsOf(model, rows, withInputs);
  return [`Model: "${model.name ?? model.kind}"`, ...table(columns), ...totals(model), ...remarks(model), ""].join(
    "\n",
  );
}

/** Each library's own. */
const HEADERS = {
  python: ["Output Shape", "Connected to"],
  javascript: ["Output shape", "Receives inputs"],
} as const;

interface Column {
  readonly header: string;
  readonly cells: readonly string[];
  readonly align: "left" | "right";
  readonly leastWidth: number;
}

function columnsOf(model: ModelFact, rows: readonly KeyedRow[], withInputs: boolean): readonly Column[] {
  const output = ({ row }: KeyedRow) => (model.built ? shapes(row.output, model.language) : "?");
  const params = ({ row }: KeyedRow) =>
    row.params === undefined ? (model.built ? "?" : "? (unbuilt)") : count(row.params);
  const [outputHeader, inputsHeader] = HEADERS[model.language];
  const columns: Column[] = [
    column("Layer (type)", rows, ({ row }) => `${row.name ?? "?"} (${row.layer})`, "left", 31),
    column(outputHeader, rows, output, "left", 22),
    column("Param #", rows, params, "right", 13),
  ];
  if (withInputs) columns.push(column(inputsHeader, rows, ({ inputs }) => inputs.join(", ") || "-", "left", 17));
  return columns;
}

function column(
  header: string,
  rows: readonly KeyedRow[],
  cell: (row: KeyedRow) => string,
  align: "left" | "right",
  leastWidth: number,
): Column {
  return { header, cells: rows.map(cell), align, leastWidth };
}

function table(columns: readonly Column[]): string[] {
  const widths = columns.map((c) => Math.max(c.leastWidth, c.header.length, ...c.cells.map((cell) => cell.length)));
  const rule = (left: string, fill: string, between: string, right: string) =>
    left + widths.map((width) => fill.repeat(width + 2)).join(between) + right;
  const line = (bar: string, cells: readonly string[]) =>
    `${bar} ${cells.map((cell, i) => pad(cell, widths[i]!, columns[i]!.align)).join(` ${bar} `)} ${bar}`;
  const body = columns[0]!.cells.flatMap((_, i) => {
    const cells = columns.map((c) => c.cells[i]!);
    return i === 0 ? [line("│", cells)] : [rule("├", "─", "┼", "┤"), line("│", cells)];
  });
  return [
    rule("┏", "━", "┳", "┓"),
    line(
      "┃",
      columns.map((c) => c.header),
    ),
    rule("┡", "━", "╇", "┩"),
    ...body,
    rule("└", "─", "┴", "┘"),
  ];
}

const pad = (text: string, width: number, align: "left" | "right"): string =>
  align === "left" ? text.padEnd(width) : text.padStart(width);

function totals(model: ModelFact): string[] {
  if (!model.built) return [" Total params: not known before the model has an input"];
  const { params } = model;
  const line = (label: string, amount: TotalFact) => ` ${label}: ${total(amount)}${size(model, amount)}`;
  return [
    line("Total params", params.total),
    line("Trainable params", params.trainable),
    line("Non-trainable params", params.nonTrainable),
    ...(model.flops === undefined ? [] : [` FLOPs: ${costText(model.flops, "flops")}`]),
    ...(model.macs === undefined ? [] : [` Multiply-adds: ${costText(model.macs, "macs")}`]),
  ];
}

/** In bytes, where all weights have elements of one size. */
function size(model: ModelFact, amount: TotalFact): string {
  const all = model.params.total;
  if (typeof model.bytes !== "number" || typeof all !== "number" || typeof amount !== "number") return "";
  const each = all === 0 ? 0 : model.bytes / all;
  if (amount !== all && !Number.isInteger(each)) return "";
  const memory = amount === all ? model.bytes : amount * each;
  return ` (${memory < 1024 ? `${memory.toFixed(2)} B` : bytes(memory)})`;
}

/** `24,345,678 (24.3 MFLOPs)`, for one example. A symbolic cost has no shorter form. */
function costText(amount: TotalFact, unit: "flops" | "macs"): string {
  if (typeof amount === "string") return `${count(amount)} for one example`;
  return `${total(amount)} (${total(amount, (known) => cost(known, unit))} for one example)`;
}

function remarks(model: ModelFact): string[] {
  const lines = [
    ...model.assuming.map(({ what, value }) => ` Assuming: ${what} = ${value}`),
    ...(model.because === undefined ? [] : [` Unknown: ${model.because}`]),
    ...(model.uncalled ? [" Nothing in this file calls the function that builds it."] : []),
  ];
  return lines.length === 0 ? [] : ["", ...lines];
}
