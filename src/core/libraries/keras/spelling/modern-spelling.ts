/**
 * The edits that put a call in the words of Keras 1 or 2 into those of Keras 3, where names and order are all that differs.
 *
 *     Convolution2D(32, 3, 3, border_mode="same")   ->   Convolution2D(32, (3, 3), padding="same")
 *     Dense(128, "uniform", bias=False)             ->   Dense(128, kernel_initializer="uniform", use_bias=False)
 */
import { KERAS_1_KERNEL_SIDES } from "../../../layers/earlier/keras-1.js";
import { signature } from "../../../layers/signature.js";
import type { LayerEntry } from "../../../layers/entry.js";
import type { Problem } from "../../../problems/problem.js";
import type { Argument } from "../../../program/program.js";
import type { Span, TextEdit } from "../../../text/span.js";
import type { EarlierSpelling } from "./earlier-spelling.js";

/** Undefined where more than that would have to change. */
export function modernSpelling(
  entry: LayerEntry,
  earlier: EarlierSpelling,
  written: readonly Argument[],
): Problem["fix"] | undefined {
  if (!earlier.isOnlySpelling || written.some(({ kind }) => kind.includes("spread"))) return undefined;
  const named = written.map((argument, i) => ({ argument, name: argument.name ?? earlier.parameters[i] ?? "" }));
  const positions = signature(entry.signature).positional.map(({ name }) => name);
  const edits: TextEdit[] = [];
  let place = 0;
  let needsNames = false;
  for (const [i, { argument, name }] of named.entries()) {
    const side = earlier.hasSides ? sideEdits(named, i) : undefined;
    if (side) {
      edits.push(...side.edits);
      if (side.isFirst) place++;
      continue;
    }
    const now = earlier.now(name);
    if (now === undefined) {
      if (!MEANS_NOTHING.has(name) || i === 0) return undefined;
      edits.push({ start: written[i - 1]!.end, end: argument.end, newText: "" });
      continue;
    }
    if (name === "dim_ordering" && now !== name) {
      const format = formatOf(argument);
      if (format === undefined) return undefined;
      edits.push({ ...spanOf(argument.value), newText: format });
    }
    if (argument.nameSpan) {
      if (now !== name) edits.push({ ...spanOf(argument.nameSpan), newText: now });
      continue;
    }
    needsNames ||= positions[place++] !== now;
    if (needsNames) edits.push({ start: argument.start, end: argument.start, newText: `${now}=` });
  }
  return edits.length === 0 ? undefined : { title: "Write it as Keras 3 does", edits };
}

/** Keras 1 told by these how to compute, and not what. */
const MEANS_NOTHING = new Set(["consume_less", "input_dtype"]);

const spanOf = ({ start, end }: Span): Span => ({ start, end });

interface Named {
  readonly argument: Argument;
  readonly name: string;
}

/** The sides of a kernel stand one after the other, and become one tuple. */
function sideEdits(
  named: readonly Named[],
  at: number,
): { readonly edits: readonly TextEdit[]; readonly isFirst: boolean } | undefined {
  const isSide = (index: number): boolean => KERAS_1_KERNEL_SIDES.includes(named[index]?.name ?? "");
  if (!isSide(at)) return undefined;
  const { argument } = named[at]!;
  const { start, end } = argument.value;
  const [isFirst, isLast] = [!isSide(at - 1), !isSide(at + 1)];
  const opened: TextEdit[] = isFirst ? [{ start, end: start, newText: "(" }] : [];
  const closed: TextEdit[] = isLast ? [{ start: end, end, newText: ")" }] : [];
  const renamed: TextEdit[] = argument.nameSpan
    ? [
        isFirst
          ? { ...spanOf(argument.nameSpan), newText: "kernel_size" }
          : { start: argument.start, end: start, newText: "" },
      ]
    : [];
  return { edits: [...renamed, ...opened, ...closed], isFirst };
}

function formatOf({ value }: Argument): string | undefined {
  if (value.kind !== "string") return undefined;
  return value.value === "th" ? '"channels_first"' : value.value === "tf" ? '"channels_last"' : undefined;
}
