/**
 * None as the program writes it in a call. In a `call` that the library runs, None may otherwise stand for a size that is a tensor there.
 *
 *     tf.exp(None)     tf.stack([x, None])     ops.add(x, y=None)
 */
import { signature } from "../../layers/signature.js";
import type { Expr } from "../../program/program.js";
import type { Place } from "../../text/span.js";
import type { Runtime } from "../../values/native.js";

const isNone = (expr: Expr | undefined): boolean => expr?.kind === "constant" && expr.value === "none";

/** What is written for a parameter of the signature; undefined where it isn't written by itself. */
function written(runtime: Runtime, place: Place, own: string, name: string): Expr | undefined {
  const args = runtime.writtenArguments(place);
  if (!args || args.some(({ kind }) => kind === "spread" || kind === "keyword-spread")) return undefined;
  const at = signature(own).parameters.findIndex((parameter) => parameter.name === name);
  const byName = args.find((argument) => argument.kind === "keyword" && argument.name === name);
  return (byName ?? args.filter(({ kind }) => kind === "positional")[at])?.value;
}

/** The argument is None. */
export const isWrittenNone = (runtime: Runtime, place: Place, own: string, name: string): boolean =>
  isNone(written(runtime, place, own, name));

/** None is written in the list that the argument is. */
export function holdsWrittenNone(runtime: Runtime, place: Place, own: string, name: string): boolean {
  const expr = written(runtime, place, own, name);
  return (
    (expr?.kind === "list" || expr?.kind === "tuple") &&
    expr.elements.some(({ value, spread }) => !spread && isNone(value))
  );
}
