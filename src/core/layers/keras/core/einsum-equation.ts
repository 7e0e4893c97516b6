/**
 * The equation of an EinsumDense: its three parts, and the sizes that its letters stand for.
 *
 *     "abc,cd->abd", (None, 4, 6), output_shape (None, 5)   kernel 6×5, output (None, None, 5)
 */
import { mul, sameDim, showDim, showShape, Unknown, type Amount, type Dim } from "../../../dims/dim.js";
import { amountOf } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { LayerError } from "../../entry.js";

export interface Equation {
  readonly text: string;
  readonly input: string;
  readonly kernel: string;
  readonly output: string;
  /** Where "..." stands for axes that are carried along. */
  readonly ellipsis: "left" | "right" | "none";
}

/* What follows a match is not looked at, as in the library. */
const FORMS: readonly (readonly [RegExp, Equation["ellipsis"]])[] = [
  [/^([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)/, "none"],
  [/^0([a-zA-Z]+),([a-zA-Z]+)->0([a-zA-Z]+)/, "left"],
  [/^([a-zA-Z]{2,})0,([a-zA-Z]+)->([a-zA-Z]+)0/, "right"],
];

export function parseEquation(text: string): Equation {
  const marked = text.replaceAll("...", "0");
  for (const [form, ellipsis] of FORMS) {
    const parts = form.exec(marked);
    if (parts) return { text, input: parts[1]!, kernel: parts[2]!, output: parts[3]!, ellipsis };
  }
  const message = `EinsumDense can't read the equation '${text}'; it must look like "abc,cd->abd", "...x,xy->...y" or "ab...,bc->ac...".`;
  throw new LayerError(invalidArgument, message, "equation");
}

export interface EinsumShapes {
  readonly kernel: readonly Dim[];
  /** Undefined where there is no bias. */
  readonly bias: readonly Dim[] | undefined;
  /** What the layer announces, and what it computes of its inputs. */
  readonly output: readonly Dim[];
  readonly computed: readonly Dim[];
  /** Multiply-adds, and the values of the result, of a batch of one. */
  readonly macs: Amount;
  readonly values: Amount;
}

/** `given` is the layer's output_shape, without the batch axis. `biasAxes` are letters of the output. */
export function einsumShapes(
  equation: Equation,
  input: readonly Dim[],
  given: readonly Dim[],
  biasAxes: readonly string[] | undefined,
): EinsumShapes {
  const sizes = new Sizes(equation, input, given);
  sizes.check();
  const kernel = [...equation.kernel].map((letter) => sizes.ofKernel(letter));
  return {
    kernel,
    bias: biasAxes && sizes.bias(biasAxes),
    output: sizes.output,
    computed: sizes.computed(),
    macs: sizes.macs(),
    values: sizes.values(),
  };
}

/** The sizes of the letters, in the input and in the output. */
class Sizes {
  /** The input's axes beyond its letters; fewer than none where letters are left without an axis. */
  readonly #carried: number;
  readonly output: readonly Dim[];

  constructor(
    readonly equation: Equation,
    readonly input: readonly Dim[],
    readonly given: readonly Dim[],
  ) {
    this.#carried = input.length - equation.input.length;
    this.output = this.#fullOutput();
  }

  /** The batch axis, the axes that are carried along, and the given ones. The library turns the carried ones round. */
  #fullOutput(): readonly Dim[] {
    const [batch] = this.input;
    const { equation, input, given } = this;
    if (this.#carried <= 0) return [batch!, ...given];
    if (equation.ellipsis === "left") return [batch!, ...input.slice(1, this.#carried).reverse(), ...given];
    return [batch!, ...given, ...input.slice(-this.#carried)];
  }

  #inInput(letter: string): Dim | undefined {
    const at = this.equation.input.lastIndexOf(letter);
    if (at < 0) return undefined;
    const index = this.equation.ellipsis === "left" ? at - this.equation.input.length : at;
    const dim = this.input.at(index);
    return dim === undefined ? this.#refuseRank() : dim;
  }

  #inOutput(letter: string): Dim | undefined {
    const at = this.equation.output.lastIndexOf(letter);
    if (at < 0) return undefined;
    const index = this.equation.ellipsis === "left" ? at + this.#carried : at;
    const dim = this.output.at(index);
    return dim === undefined ? this.#refuseOutputShape() : dim;
  }

  /** A size that both sides have must be the same; an output given as None takes the input's. */
  check(): void {
    for (const letter of this.equation.input) {
      const input = this.#inInput(letter)!;
      const output = this.#inOutput(letter);
      if (output !== undefined && output !== null && sameDim(input, output) === false)
        refuse(
          `the equation's ${letter} is ${showDim(input)} in the input and ${showDim(output)} in output_shape`,
          "output_shape",
        );
    }
    for (const letter of this.equation.output)
      if (!this.equation.input.includes(letter) && !this.equation.kernel.includes(letter))
        refuse(`the equation's ${letter} comes from nowhere: neither the input nor the kernel has it`, "equation");
  }

  ofKernel(letter: string): Dim {
    const size = this.#inOutput(letter) ?? (this.equation.output.includes(letter) ? null : this.#inInput(letter));
    if (size !== undefined) return size;
    return refuse(`the kernel's ${letter} is neither in the input nor in the output`, "equation");
  }

  bias(axes: readonly string[]): readonly Dim[] {
    const { output, ellipsis } = this.equation;
    const unknown = axes.find((letter) => !output.includes(letter));
    if (unknown !== undefined) refuse(`the bias axis '${unknown}' is not in the output '${output}'`, "bias_axes");
    if (axes.length === 0) refuse("bias_axes names no axis; leave it out for no bias", "bias_axes");
    const first = Math.min(...axes.map((letter) => output.indexOf(letter)));
    const shape = [...output.slice(first)].map((letter) => (axes.includes(letter) ? this.#inOutput(letter)! : 1));
    return ellipsis === "left" ? shape : [...shape, ...Array<Dim>(Math.max(0, this.#carried)).fill(1)];
  }

  /** The true size of a letter: a None in output_shape doesn't hide what the input says. */
  #size(letter: string): Dim {
    return this.#inInput(letter) ?? this.#inOutput(letter) ?? null;
  }

  /** The sizes that the equation itself gives, the carried axes in their order. */
  computed(): readonly Dim[] {
    const { ellipsis, output } = this.equation;
    const letters = [...output].map((letter) => this.#size(letter));
    if (this.#carried <= 0 || ellipsis === "none") return letters;
    return ellipsis === "left"
      ? [...this.input.slice(0, this.#carried), ...letters]
      : [...letters, ...this.input.slice(-this.#carried)];
  }

  /** Each value of the input meets every letter that only the kernel has. */
  macs(): Amount {
    const { input, kernel } = this.equation;
    if (new Set(input).size < input.length || new Set(kernel).size < kernel.length)
      return new Unknown("a letter of the equation stands twice");
    const added = [...kernel].filter((letter) => !input.includes(letter)).map((letter) => this.#size(letter));
    return mul(amountOf(this.input.slice(1)), amountOf(added));
  }

  values(): Amount {
    const { input, output, ellipsis } = this.equation;
    const carried = ellipsis === "left" ? this.input.slice(1, this.#carried) : this.input.slice(input.length);
    const batch = ellipsis === "left" ? undefined : input[0];
    const letters = [...new Set(output)].filter((letter) => letter !== batch);
    return mul(amountOf(carried), amountOf(letters.map((letter) => this.#size(letter))));
  }

  #refuseRank(): never {
    return refuse(
      `the equation '${this.equation.text}' has more letters for the input than ${showShape(this.input)} has axes`,
      "equation",
    );
  }

  #refuseOutputShape(): never {
    return refuse(
      `output_shape ${showShape(this.given)} has too few sizes for the output of '${this.equation.text}'`,
      "output_shape",
    );
  }
}

function refuse(what: string, argument: string): never {
  throw new LayerError(incompatibleShape, `EinsumDense: ${what}.`, argument);
}
