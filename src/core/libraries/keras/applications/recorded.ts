/**
 * What Keras told of its applications, which `npm run oracle -- --applications` writes to graphs.ts, taken apart when it is asked for.
 *
 *     rowsOf("*2 1;block{3}_pool 1 4,1 ?rgb")   two rows: block3_pool, block4_pool
 */
import type { ArgumentValue } from "../../../layers/argument.js";
import { signature } from "../../../layers/signature.js";
import { about, applications, kinds } from "./graphs.js";

/** What Keras does with a call of one application, besides its graphs. */
export interface Recorded {
  readonly signature: string;
  /** The size of the pictures that the classifier takes where no shape is given. */
  readonly size: number;
  /** The smallest size that isn't refused. */
  readonly least: number;
  /** The sizes for which there are weights with the classifier. */
  readonly sizes: readonly number[];
  /** The classifier stands on an input of open size too. */
  readonly openTop: boolean;
  /** The model's name; `{alpha}` and `{rows}` stand for what it was made with. */
  readonly name: string;
  /** With which weights another name is refused. */
  readonly keepsName: readonly string[];
  readonly channelsFirst: boolean;
  /** The size where no shape is given and there is no classifier; mostly open. */
  readonly bareSize: number | null;
  /** With weights the shape has to be a static one. */
  readonly staticShape: boolean;
  /** `input_shape` and `input_tensor` are compared. */
  readonly matchesTensor: boolean;
  /** For which widths there are weights. */
  readonly alphas?: readonly number[];
  readonly graphs: readonly RecordedGraph[];
}

type Head = "top" | "bare" | "avg" | "max";

interface RecordedGraph {
  /** The arguments that it belongs to; `open`: the width of the input is None. */
  readonly of: { readonly alpha?: number; readonly minimalistic?: boolean; readonly open?: boolean };
  readonly rows: string;
  readonly top?: string;
  readonly bare: string;
  readonly avg: string;
  readonly max: string;
}

export interface Row {
  /** Undefined where Keras makes it; `$` is the model's. */
  readonly name: string | undefined;
  readonly kind: Kind;
  /** How many rows before this one its inputs are made. */
  readonly inputs: readonly number[];
  /** When it is there: `rgb&!imagenet`. */
  readonly condition: string | undefined;
}

export type Kind =
  | { readonly layer: string; readonly arguments: ReadonlyMap<string, ArgumentValue> }
  | { readonly operator: "+" | "-" | "*" | "/"; readonly constant: ArgumentValue | undefined }
  | { readonly stack: number };

const modules: Readonly<Record<string, readonly string[]>> = about.modules;
const preprocessing: Readonly<Record<string, string>> = about.preprocessing;
const known = new Map<string, Recorded>();

/** `VGG16` of the module `vgg16`, or of keras.applications itself, whose name here is empty. */
export function findApplication(module: string, name: string): Recorded | undefined {
  const text = modules[module]?.includes(name) ? applications[name] : undefined;
  if (text === undefined) return undefined;
  const recorded = known.get(name) ?? (JSON.parse(text) as Recorded);
  known.set(name, recorded);
  return recorded;
}

/** What a module's preprocess_input does: "tf", "caffe", "torch", or "none". */
export const preprocessingOf = (module: string): string | undefined => preprocessing[module];

/** The rows of the body and of what stands on it. */
export const graphRows = (graph: RecordedGraph, head: Head): readonly Row[] => [
  ...rowsOf(graph.rows),
  ...rowsOf(graph[head] ?? ""),
];

function rowsOf(text: string): Row[] {
  const lines = text === "" ? [] : text.split(";");
  const rows: Row[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [, times, length] = /^\*(\d+) (\d+)$/.exec(lines[i]!) ?? [];
    if (times === undefined) {
      rows.push(rowOf(lines[i]!, 0));
      continue;
    }
    const repeated = lines.slice(i + 1, i + 1 + Number(length));
    for (let round = 0; round < Number(times); round++) rows.push(...repeated.map((line) => rowOf(line, round)));
    i += repeated.length;
  }
  return rows;
}

/** `name kind inputs ?condition`; what stands in braces is counted up in each round. */
function rowOf(line: string, round: number): Row {
  const [name = "", kind = "", ...others] = line.split(" ");
  const inputs = others.find((part) => !part.startsWith("?"));
  return {
    name: name === "-" ? undefined : name.replace(/\{(\w+)\}/g, (_, part: string) => further(part, round)),
    kind: kindOf(kind),
    inputs: inputs === undefined ? [1] : inputs.split(",").map(Number),
    condition: others.find((part) => part.startsWith("?"))?.slice(1),
  };
}

const further = (part: string, by: number): string =>
  /^\d/.test(part) ? String(Number(part) + by) : String.fromCharCode(part.charCodeAt(0) + by);

let calls: readonly string[] | undefined;

/** `2k`, the number of a kind, or `>2`, a Sequential of the next two rows. */
function kindOf(text: string): Kind {
  if (text.startsWith(">")) return { stack: Number(text.slice(1)) };
  const call = (calls ??= kinds.split("\n"))[parseInt(text, 36)]!;
  const [what] = call.split(" ", 1);
  const rest = call.slice(what!.length + 1);
  if (what === "+" || what === "-" || what === "*" || what === "/")
    return { operator: what, constant: signature(rest && `x=${rest}`).defaults.get("x") };
  return { layer: what!, arguments: signature(rest).defaults };
}
