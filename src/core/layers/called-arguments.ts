/**
 * What the library calls of the arguments that name a function or an object, and with what.
 *
 *     kernel_regularizer=Decay        the class is made, without arguments
 *     kernel_initializer=small        small(shape, dtype=dtype), when the layer is built
 *     bias_constraint=int             int() is 0, which can't be called: refused when there is a weight for it
 */
import { invalidArgument } from "../problems/invalid-argument.js";
import { Opaque, truthOf, type ArgumentValue } from "./argument.js";
import type { LayerArguments } from "./arguments.js";
import { LayerError, LayerHandle } from "./entry.js";
import { bind } from "./signature.js";

const MADE = /_(initializer|regularizer|constraint)$/;

/** Throws LayerError where a class stands for an object, and can't be made without arguments. */
export function checkMade(args: LayerArguments): void {
  for (const [name, value] of args.given) {
    const needed = MADE.test(name) && value instanceof Opaque && value.kind === "class" ? requiredBy(value) : undefined;
    if (needed === undefined) continue;
    const message = `${args.layer}: \`${name}\` is a class, and ${(value as Opaque).description} can't be made without its argument \`${needed}\`; give an object.`;
    throw new LayerError(invalidArgument, message, name);
  }
}

const requiredBy = ({ nature: { takes } }: Opaque): string | undefined => takes?.required[0];

/** The error of what can't fill its weight, or go with it; undefined where there is none. */
export function uncallable(args: LayerArguments): LayerError | undefined {
  for (const [name, value] of args.given) {
    const [, weight, role] = /^(.+)_(initializer|regularizer|constraint)$/.exec(name) ?? [];
    if (weight === undefined || weight === "activity" || !isMade(args, weight)) continue;
    const made = whyNotMade(value, role === "initializer");
    const reason = role === "initializer" ? (whyUncallable(value) ?? made) : made;
    if (reason === undefined) continue;
    const use = role === "initializer" ? "is called with a shape and `dtype=`" : "is called with the weight";
    return new LayerError(invalidArgument, `${args.layer}: \`${name}\` ${use}, and ${reason}.`, name);
  }
  return undefined;
}

/** A class that the library makes an object of, which is no function. An array fills the weight of its shape. */
function whyNotMade(value: ArgumentValue, isFilling: boolean): string | undefined {
  const makes = value instanceof Opaque ? value.nature.makes : undefined;
  return makes === undefined || (makes === "number" && isFilling)
    ? undefined
    : `what ${short(value as Opaque)}() makes can't be called`;
}

/** Python's own names stand by themselves. */
const short = ({ description }: Opaque): string => description.replace(/^builtins\./, "");

/** What has to be so for there to be such a weight. */
const CONDITIONS: Readonly<Record<string, readonly string[]>> = {
  bias: ["use_bias", "bias_axes"],
  beta: ["center"],
  gamma: ["scale"],
};

const isMade = (args: LayerArguments, weight: string): boolean =>
  (CONDITIONS[weight] ?? [])
    .filter((name) => args.given.has(name) || args.defaults.has(name))
    .every((name) => truthOf(args.value(name)) === true);

function whyUncallable(value: ArgumentValue): string | undefined {
  if (value instanceof LayerHandle) {
    const takesValues = !value.entry || value.entry.positionalValues || value.entry.plainInputs !== undefined;
    return takesValues ? undefined : `the layer ${value.className} takes tensors only`;
  }
  if (!(value instanceof Opaque) || value.kind === "class" || !value.nature.takes) return undefined;
  const [error] = bind(value.nature.takes, [null], [["dtype", null]]).errors;
  switch (error?.kind) {
    case undefined:
      return undefined;
    case "missing":
      return `${short(value)} needs the argument \`${error.name}\` as well`;
    case "unknown":
      return `${short(value)} has no argument \`dtype\``;
    case "duplicate":
      return `${short(value)} takes \`dtype\` first`;
    case "too-many":
      return `${short(value)} takes no argument by position`;
  }
}
