/**
 * What a call of an application asks for, and what Keras refuses of it.
 *
 *     VGG16(include_top=False, input_shape=(20, 20, 3))     refused: at least 32×32
 *     VGG16(include_top=False)                              the shape (None, None, 3), weights of ImageNet
 */
import { Float, isRanked, sameDim, Unknown, type Dim } from "../../../dims/dim.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { reasonFor, toDim } from "../../../values/convert.js";
import { TensorValue, TupleValue, type Value } from "../../../values/value.js";
import type { Bound } from "../../native-helpers.js";
import type { Recorded } from "./recorded.js";

export interface Wanted {
  readonly head: "top" | "bare" | "avg" | "max";
  /** Height, width, channels as the arguments say. */
  readonly shape: readonly Dim[];
  /** The weights of ImageNet are asked for, and not a file's or none. */
  readonly imagenet: boolean | Unknown;
  readonly tensor: TensorValue | undefined;
}

/** Keras raises before it makes a layer. It has been reported. */
export class Refused {
  constructor(readonly result: Unknown) {}
}

/** An Unknown where it can't be told. */
export function wantedOf(recorded: Recorded, bound: Bound): Wanted | Refused | Unknown {
  const { get, runtime } = bound;
  const imagenet = readWeights(bound);
  if (imagenet instanceof Refused) return imagenet;
  const includeTop = runtime.truth(get("include_top"));
  if (includeTop instanceof Unknown) return includeTop;
  const tensor = get("input_tensor");
  const misplaced = refusedKinds(bound, tensor);
  if (misplaced) return misplaced;
  if (tensor !== null && !(tensor instanceof TensorValue && tensor.origin)) return reasonFor(tensor);
  const refused =
    refusedClasses(bound, includeTop, imagenet) ??
    refusedName(recorded, bound, imagenet) ??
    refusedWidth(recorded, bound, imagenet);
  if (refused) return refused;
  const shape = new InputShape(recorded, bound, includeTop, imagenet === true, tensor ?? undefined).read();
  if (shape instanceof Unknown || shape instanceof Refused) return shape;
  const pooling = get("pooling");
  if (!includeTop && pooling instanceof Unknown) return pooling;
  const head = includeTop ? "top" : ((["avg", "max"] as const).find((known) => known === pooling) ?? "bare");
  return { head, shape, imagenet, tensor: tensor ?? undefined };
}

function refuse({ runtime, place }: Bound, argument: string, message: string, exception = "ValueError"): Refused {
  const problem = { kind: invalidArgument, place: runtime.argumentPlace(place, argument), message };
  return new Refused(runtime.fail(problem, exception, place));
}

/** A number where a shape stands, and a shape where a tensor does. */
function refusedKinds(bound: Bound, tensor: Value): Refused | undefined {
  const shape = bound.get("input_shape");
  if (typeof shape === "number" || shape instanceof Float)
    return refuse(
      bound,
      "input_shape",
      "`input_shape` is a tuple of height, width and channels, not one number.",
      "TypeError",
    );
  const isTensor = !(typeof tensor === "number" || typeof tensor === "string" || isTuple(tensor));
  return isTensor
    ? undefined
    : refuse(bound, "input_tensor", "`input_tensor` is a tensor; a shape is given as `input_shape`.");
}

function readWeights(bound: Bound): boolean | Unknown | Refused {
  const weights = bound.get("weights");
  if (weights === null) return false;
  if (weights === "imagenet") return true;
  // A file of weights has an ending, or lies in a folder; whether it is there, only the machine knows that runs the program.
  if (typeof weights === "string" && /[./\\]/.test(weights)) return false;
  if (typeof weights !== "string" && typeof weights !== "boolean" && typeof weights !== "number")
    return reasonFor(weights);
  const shown = typeof weights === "string" ? `"${weights}"` : String(weights);
  const message = `\`weights\` is "imagenet", None, or the path of a file of weights, not ${shown}.`;
  return refuse(bound, "weights", message);
}

function refusedClasses(bound: Bound, includeTop: boolean, imagenet: boolean | Unknown): Refused | undefined {
  const classes = bound.get("classes");
  if (imagenet !== true || !includeTop || (typeof classes !== "number" && classes !== null) || classes === 1000)
    return undefined;
  const message = `The classifier of the ImageNet weights has 1000 classes, not ${classes ?? "None"}. Take \`weights=None\`, or \`include_top=False\` and a classifier of your own.`;
  return refuse(bound, "classes", message);
}

function refusedName(recorded: Recorded, bound: Bound, imagenet: boolean | Unknown): Refused | undefined {
  const name = bound.get("name");
  const isKept = recorded.keepsName.includes("none") || (imagenet === true && recorded.keepsName.includes("imagenet"));
  if (!isKept || typeof name !== "string" || name === recorded.name) return undefined;
  return refuse(bound, "name", `Keras makes this application only under its own name, "${recorded.name}".`);
}

/** Keras looks at this when the layers below have been made. */
export function refusedActivation(bound: Bound): Refused | undefined {
  const activation = bound.get("classifier_activation");
  if (bound.get("weights") === null || typeof activation !== "string" || /^(softmax|linear)$/.test(activation))
    return undefined;
  const message = `With weights that were trained the classifier's activation is "softmax" or None, not "${activation}".`;
  return refuse(bound, "classifier_activation", message);
}

function refusedWidth(recorded: Recorded, bound: Bound, imagenet: boolean | Unknown): Refused | undefined {
  const alpha = numberOf(bound.get("alpha"));
  if (imagenet !== true || alpha === undefined || recorded.alphas === undefined || recorded.alphas.includes(alpha))
    return undefined;
  return refuse(
    bound,
    "alpha",
    `There are ImageNet weights for \`alpha\` ${recorded.alphas.join(", ")}, not ${alpha}.`,
  );
}

/** A Python number; undefined where it is none or isn't known. */
export const numberOf = (value: Value): number | undefined =>
  typeof value === "number" ? value : value instanceof Float ? value.value : undefined;

/** The rule that most applications share; those with a classifier on open sizes have another. */
class InputShape {
  constructor(
    readonly recorded: Recorded,
    readonly bound: Bound,
    readonly includeTop: boolean,
    readonly imagenet: boolean,
    readonly tensor: TensorValue | undefined,
  ) {}

  read(): readonly Dim[] | Refused | Unknown {
    const { bound, includeTop, imagenet } = this;
    const { openTop, bareSize, least } = this.recorded;
    const given = this.#given();
    if (given instanceof Unknown) return given;
    const misfit = given && this.#misfit(given);
    if (misfit) return misfit;
    if (openTop) return this.#checked(given ?? this.#ofTensor() ?? [null, null, 3]);
    const usual: readonly Dim[] = [this.#usualSize(given), this.#usualSize(given), 3];
    if (includeTop && imagenet) {
      if (given === undefined || (isTuple(bound.get("input_shape")) && same(given, usual))) return usual;
      if (given.some((dim) => dim instanceof Unknown)) return usual;
      const shown = `(${given.map((dim) => String(dim ?? "None")).join(", ")})`;
      const message = `With the classifier of the ImageNet weights \`input_shape\` is the tuple (${usual.join(", ")}), not ${shown}.`;
      return refuse(bound, "input_shape", message);
    }
    if (given === undefined) return includeTop ? usual : [bareSize, bareSize, 3];
    if (given.length !== 3)
      return refuse(bound, "input_shape", "`input_shape` has three numbers: height, width, channels.");
    if (imagenet && typeof given[2] === "number" && given[2] !== 3)
      return refuse(bound, "input_shape", `The ImageNet weights take pictures of 3 channels, not of ${given[2]}.`);
    if (imagenet && this.recorded.staticShape && given.includes(null))
      return refuse(bound, "input_shape", "With ImageNet weights the input's size must be given.");
    if (given.slice(0, 2).some((dim) => typeof dim === "number" && dim < least)) return this.#tooSmall(given);
    if (includeTop && given.includes(null))
      return refuse(bound, "input_shape", "The classifier needs an input of a given size, not of None.");
    return given;
  }

  #given(): readonly Dim[] | Unknown | undefined {
    const { runtime, place } = this.bound;
    const shape = this.bound.get("input_shape");
    if (shape === null) return undefined;
    const items = runtime.iterate(shape, place);
    if (items instanceof Unknown) return items;
    // An empty tuple is none.
    return items.length === 0 ? undefined : items.map((item) => (item === null ? null : toDim(item)));
  }

  #misfit(given: readonly Dim[]): Refused | undefined {
    const { recorded, tensor, bound } = this;
    if (!recorded.matchesTensor || !tensor) return undefined;
    const width = isRanked(tensor.shape) ? tensor.shape[2] : undefined;
    if (width === undefined || given[1] === undefined || sameDim(width, given[1]) !== false) return undefined;
    const message = `\`input_shape\` and \`input_tensor\` have different widths.`;
    return refuse(bound, "input_shape", message);
  }

  #usualSize(given: readonly Dim[] | undefined): number {
    const { size, sizes } = this.recorded;
    const [rows, columns] = given ?? this.#ofTensor() ?? [];
    return typeof rows === "number" && rows === columns && sizes.includes(rows) ? rows : size;
  }

  #ofTensor(): readonly Dim[] | undefined {
    const shape = this.recorded.matchesTensor ? this.tensor?.shape : undefined;
    return shape && isRanked(shape) && shape.length === 4 ? [shape[1]!, shape[2]!, 3] : undefined;
  }

  #checked(shape: readonly Dim[]): readonly Dim[] | Refused {
    const [rows, columns] = shape;
    const least = this.recorded.least;
    const isSmall = (dim: Dim | undefined): boolean => typeof dim === "number" && dim < least;
    if (rows && columns && (isSmall(rows) || isSmall(columns))) return this.#tooSmall(shape);
    if (shape.length !== 3)
      return refuse(this.bound, "input_shape", "`input_shape` has three numbers: height, width, channels.");
    return shape;
  }

  #tooSmall(given: readonly Dim[]): Refused {
    const { least } = this.recorded;
    const [rows, columns] = given.map((dim) => String(dim ?? "None"));
    const message = `This application takes pictures of at least ${least}×${least}, not of ${rows}×${columns}.`;
    return refuse(this.bound, "input_shape", message);
  }
}

const isTuple = (value: Value): boolean => value instanceof TupleValue;

const same = (a: readonly Dim[], b: readonly Dim[]): boolean =>
  a.length === b.length && a.every((dim, i) => sameDim(dim, b[i]!) !== false);
