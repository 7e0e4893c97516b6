/**
 * A table: each row a sample, one column what is to be told of it.
 *
 *     sepal,petal,species
 *     5.1,1.4,setosa          ──▶    2 numbers a sample, told apart: setosa, virginica
 *     6.3,6.0,virginica
 *
 * Texts in the column that is to be told are classes, numbers stay numbers; the others have to be numbers. Rows in which
 * something is missing are left out. The first row is the columns' names where a column of numbers starts with a text.
 */
import Papa from "papaparse";
import { Refusal } from "../refusal.js";
import type { DataSet, Tell } from "./dataset.js";
import { counted, refuseTooMany } from "./dataset.js";
import { naturally } from "./natural-order.js";
import { readWhole } from "./read-whole.js";

const MOST_MEGABYTES = 256;
const ROWS_THAT_SHOW_A_HEADER = 50;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const MISSING = new Set(["", "?", "na", "n/a", "nan", "null", "none"]);

type Row = readonly string[];

interface Table {
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

export function readCsv(file: string, target: string | undefined, tell: Tell): DataSet {
  const table = tableOf(readWhole(file, MOST_MEGABYTES).toString("utf8"), file, target, tell);
  const { names, rows } = table;
  if (rows.length === 0) throw new Refusal(`${file} has no row without something missing`);
  const told = target === undefined ? names.length - 1 : columnOf(target, names, file);
  const features = names.map((_, column) => column).filter((column) => column !== told);
  const counter = features.find((column) => isCounter(table, column));
  if (counter !== undefined) {
    features.splice(features.indexOf(counter), 1);
    tell("the column without a name only counts the rows, and is left out");
  }
  if (features.length === 0) throw new Refusal(`${file} has one column: there is nothing to tell it from`);
  refuseTooMany(rows.length * features.length, file, "save fewer rows or columns");
  const classes = classesOf(rows.map((row) => row[told]!));
  const indexes = new Map(classes?.map((name, index) => [name, index]));
  return {
    description: `${counted(rows.length, "row")} of ${counted(features.length, "number")}, which tell "${names[told]}"${
      classes === undefined ? "" : `, one of ${counted(classes.length, "class", "classes")}`
    }`,
    inputShapes: [[features.length]],
    targetShape: [],
    train: {
      count: rows.length,
      inputs: [numbersOf(table, features, file)],
      y: Float32Array.from(rows, (row) => indexes.get(row[told]!) ?? Number(row[told])),
    },
    ...(classes && { classes }),
    arePictures: false,
  };
}

function tableOf(text: string, file: string, target: string | undefined, tell: Tell): Table {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy" });
  // A cell in quotes may have line ends, which sentences about it can't.
  const cells = data.map((row) => row.map((cell) => cell.trim().replaceAll(/\s+/g, " ")));
  const [first, ...rest] = cells;
  if (first === undefined) throw new Refusal(`${file} is empty`);
  const hasNames = (target !== undefined && first.includes(target)) || isHeader(first, rest);
  const all = hasNames ? rest : cells;
  const whole = all.filter((row) => row.length === first.length);
  const rows = whole.filter((row) => !row.some(isMissing));
  const left = [
    [whole.length - rows.length, "with something missing"],
    [all.length - whole.length, `without ${counted(first.length, "cell")}`],
  ] as const;
  for (const [count, why] of left)
    if (count > 0) tell(`${counted(count, "row")} ${why} ${count === 1 ? "is" : "are"} left out`);
  return { names: hasNames ? first : first.map((_, column) => `column ${column + 1}`), rows };
}

function isHeader(first: Row, rest: readonly Row[]): boolean {
  const shown = rest.slice(0, ROWS_THAT_SHOW_A_HEADER);
  return first.some((name, column) => {
    const below = shown.map((row) => row[column] ?? "").filter((cell) => !isMissing(cell));
    return !isMissing(name) && !NUMBER.test(name) && below.length > 0 && below.every((cell) => NUMBER.test(cell));
  });
}

function isMissing(cell: string): boolean {
  return MISSING.has(cell.toLowerCase());
}

function columnOf(target: string, names: readonly string[], file: string): number {
  const column = names.indexOf(target);
  if (column === -1) throw new Refusal(`${file} has no column "${target}", it has ${names.slice(0, 20).join(", ")}`);
  return column;
}

/** What pandas writes before the columns; rows that are sorted by what is to be told would give it away. */
function isCounter({ names, rows }: Table, column: number): boolean {
  if (column !== 0 || names[column] !== "") return false;
  return rows.every((row, index) => index === 0 || Number(row[0]) > Number(rows[index - 1]![0]));
}

/** Texts' classes; a column of numbers has none. */
function classesOf(cells: readonly string[]): readonly string[] | undefined {
  return cells.every((cell) => NUMBER.test(cell)) ? undefined : [...new Set(cells)].sort(naturally);
}

function numbersOf({ rows, names }: Table, columns: readonly number[], file: string): Float32Array {
  const numbers = new Float32Array(rows.length * columns.length);
  rows.forEach((row, index) =>
    columns.forEach((column, place) => {
      const cell = row[column]!;
      if (!NUMBER.test(cell))
        throw new Refusal(
          `the column "${names[column]}" of ${file} holds texts, such as "${cell}": only numbers are taken`,
        );
      numbers[index * columns.length + place] = Number(cell);
    }),
  );
  return numbers;
}
