/**
 * What the library calls of the arguments that name a function or an object, and with what.
 *
 *     kernel_regularizer=Decay        the class is made, without arguments
 *     kernel_initializer=small        small(shape, dtype=dtype), when the layer is built
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

/** The error of the initializer that can't fill its weight; undefined where there is none. */
export function uncallableInitializer(args: LayerArguments): LayerError | undefined {
  for (const [name, value] of args.given) {
    const weight = /^(.+)_initializer$/.exec(name)?.[1];
    const reason = weight !== undefined && isMade(args, weight) ? whyUncallable(value) : undefined;
    if (reason !== undefined)
      return new LayerError(
        invalidArgument,
        `${args.layer}: \`${name}\` is called with a shape and \`dtype=\`, and ${reason}.`,
        name,
      );
  }
  return undefined;
}

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
      return `${value.description} needs the argument \`${error.name}\` as well`;
    case "unknown":
      return `${value.description} has no argument \`dtype\``;
    case "duplicate":
      return `${value.description} takes \`dtype\` first`;
    case "too-many":
      return `${value.description} takes no argument by position`;
  }
}
