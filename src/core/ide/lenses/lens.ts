/**
 * One CodeLens: a line of text above a line of code.
 *
 *     Sequential: 320 params | Summarize
 *     model = keras.Sequential([
 */
import type { Span } from "../../text/span.js";

export interface Lens {
  /** The head of the call that it speaks of: an edit within it makes the lens stale. */
  readonly anchor: Span;
  readonly title: string;
  /** Absent where there is nothing to do: the lens is read, not pressed. */
  readonly command?: LensCommand;
  /** What it says is only that something isn't known: while the text can't be read, an older lens is better. */
  readonly weak: boolean;
}

export interface LensCommand {
  readonly command: "lamella.summarizeModel" | "lamella.train" | "lamella.quickTrain";
  /** The server puts the document before them. */
  readonly arguments: readonly [{ readonly models: readonly number[] }];
}

/** The name that a call starts with: `layers.Conv2D` of `layers.Conv2D(32, 3)`. */
export function callHead(text: string, span: Span): Span {
  const head = /^[\p{L}\p{N}_$.]+/u.exec(text.slice(span.start, Math.min(span.end, span.start + 200)));
  return { start: span.start, end: span.start + Math.max(1, head?.[0].length ?? 1) };
}
