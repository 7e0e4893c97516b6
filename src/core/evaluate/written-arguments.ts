/**
 * The arguments of a call where they stand in the text.
 *
 *     Conv2D(32, kernel_size=3)   conv2d({filters: 32, kernelSize: 3})     what gives the size of the kernel
 */
import type { Argument } from "../program/program.js";
import type { Span } from "../text/span.js";

/** A keyword, or the entry of a configuration object. */
export function argumentNamed(written: readonly Argument[] | undefined, name: string | undefined): Span | undefined {
  if (!written || name === undefined) return undefined;
  const keyword = written.find((argument) => argument.kind === "keyword" && argument.name === name);
  if (keyword) return keyword;
  for (const { value } of written) {
    if (value.kind !== "dict") continue;
    const entry = value.entries.find(({ key }) => key?.kind === "string" && key.value === name);
    if (entry) return entry;
  }
  return undefined;
}
