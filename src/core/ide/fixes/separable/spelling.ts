/**
 * How a program's language spells the two layers, and the arguments of their calls.
 *
 *     Python       Conv2D(64, 3, kernel_initializer="he_normal")                   SeparableConv2D
 *     JavaScript   conv2d({filters: 64, kernelSize: 3, kernelInitializer: "heNormal"})   separableConv2d
 */
import type { LanguageFact } from "../../../model/facts.js";
import { argumentName } from "../../words.js";

export interface Spelling {
  readonly language: LanguageFact;
  /** The name for titles. */
  readonly convolution: string;
  readonly convolutions: ReadonlySet<string>;
  readonly separable: string;
  /** Whether arguments may be given by their place. */
  readonly hasPlaces: boolean;
  /** `name=value` */
  argument(name: string, value: string): string;
  /** What spreads arguments into a call. */
  readonly spread: string;
  /** A module of the library that has both layers by name. */
  isLayersModule(module: string): boolean;
}

const PYTHON: Spelling = {
  language: "python",
  convolution: "Conv2D",
  convolutions: new Set(["Conv2D", "Convolution2D"]),
  separable: "SeparableConv2D",
  hasPlaces: true,
  argument: (name, value) => `${name}=${value}`,
  spread: "`*` or `**` spreads into the call",
  isLayersModule: (module) =>
    /^(keras|tf_keras|tensorflow)\b/.test(module) && /(^|\.)layers(\.convolutional)?$/.test(module),
};

const JAVASCRIPT: Spelling = {
  language: "javascript",
  convolution: "conv2d",
  convolutions: new Set(["conv2d"]),
  separable: "separableConv2d",
  hasPlaces: false,
  argument: (name, value) => `${argumentName(name, "javascript")}: ${value}`,
  spread: "the call's configuration holds",
  isLayersModule: (module) => /^@tensorflow\/tfjs[\w-]*(\/|$)/.test(module),
};

export const spellingOf = (language: LanguageFact): Spelling => (language === "python" ? PYTHON : JAVASCRIPT);
