/**
 * Where the arguments of a layer's call stand in the text.
 *
 *     Conv2D(32, kernel_size=3)   filters at "32", kernel_size at "kernel_size=3"
 */
import { signature } from "../layers/signature.js";
import type { ArgumentSite } from "../model/facts.js";
import type { CallExpr } from "../program/program.js";
import { snakeCase } from "../text/case.js";

export function argumentSites(call: CallExpr, signatureText: string | undefined): readonly ArgumentSite[] {
  const parameters = signatureText === undefined ? [] : signature(signatureText).positional;
  let spread = false;
  return call.args.map((argument, i) => {
    const span = { start: argument.start, end: argument.end };
    const valueSpan = { start: argument.value.start, end: argument.value.end };
    if (argument.kind === "keyword") return { name: argument.name!, span, valueSpan };
    if (argument.kind !== "positional") spread = true;
    const name = spread ? undefined : parameters[i]?.name;
    return name === undefined ? { span, valueSpan } : { name, span, valueSpan };
  });
}

/** `{filters: 32, kernelSize: 3}`: the keys of a configuration under the names that the catalogue has for them. */
export function configurationSites({ args }: CallExpr): readonly ArgumentSite[] {
  return args.flatMap(({ value, start, end }): ArgumentSite[] => {
    if (value.kind !== "dict") return [{ span: { start, end }, valueSpan: { start: value.start, end: value.end } }];
    return value.entries.map((entry) => ({
      ...(entry.key?.kind === "string" && { name: snakeCase(entry.key.value) }),
      span: { start: entry.start, end: entry.end },
      valueSpan: { start: entry.value.start, end: entry.value.end },
    }));
  });
}
