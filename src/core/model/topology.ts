/**
 * A model as what would build it anew: its layers with their arguments, and who calls whom with what. Plain data.
 *
 *     Dense(10, activation="softmax")(x)
 *     { name: "dense", layer: "Dense", arguments: { units: 10, activation: "softmax", … }, calls: [{ inputs: [<x>], … }] }
 *
 * Names of classes and arguments are the catalogue's (`kernel_size`, in JavaScript too); what a default says stands there like what is
 * written. What isn't known is an `unknown` with its reason, wherever a value can stand.
 */
import type { DimFact, LanguageFact } from "./facts.js";

/** Something that the text doesn't tell, or that is no value of any library. */
export interface UnknownValue {
  readonly unknown: string;
}

/** An object of the library's: `regularizers.l2(1e-4)`. */
export interface LibraryObject {
  /** The path of what makes it, in the library's own words: `keras.regularizers.l2`. */
  readonly object: string;
  readonly positional: readonly TopologyValue[];
  readonly keywords: Readonly<Record<string, TopologyValue>>;
}

/** A function of the library's: `keras.activations.relu`, `tensorflow.nn.relu`. */
export interface LibraryFunction {
  readonly function: string;
}

/** What an argument is. Tuples and lists are arrays. A tensor stands where a call's argument is one. */
export type TopologyValue =
  | null
  | boolean
  | number
  | string
  | readonly TopologyValue[]
  | { readonly dict: Readonly<Record<string, TopologyValue>> }
  | { readonly tensor: TensorReference }
  | { readonly layer: LayerTopology }
  | LibraryObject
  | LibraryFunction
  | UnknownValue;

export interface TensorFact {
  /** With the batch axis. */
  readonly shape: readonly DimFact[] | "?";
  readonly dtype: string;
  /** In the program it carries a mask. */
  readonly isMasked?: true;
}

/** The tensor that a call of a layer gives. */
export interface TensorReference extends TensorFact {
  /** The name of the layer or operation. */
  readonly layer: string;
  /** Which of its calls in this model, from 0. */
  readonly call: number;
  /** Which of the tensors that the call gives, from 0. */
  readonly output: number;
}

export interface TopologyCall {
  readonly positional: readonly TopologyValue[];
  readonly keywords: Readonly<Record<string, TopologyValue>>;
}

export interface LayerTopology {
  readonly name: string;
  /** The class' canonical name: `Conv2D`; of an operation its own: `Add` of `x + y`. */
  readonly layer: string;
  /** A function of the library in the graph, and no layer. */
  readonly isOperation: boolean;
  readonly trainable: boolean;
  readonly dtype: string;
  readonly arguments: Readonly<Record<string, TopologyValue>>;
  /** Of an InputLayer, and of a layer that says what it takes: with the batch axis. */
  readonly inputShape?: readonly DimFact[] | "?";
  /** What its first call takes and gives; both empty where it isn't called by itself. */
  readonly takes: readonly TensorFact[];
  readonly gives: readonly TensorFact[];
  /** In the order of computation; empty in a Sequential. */
  readonly calls: readonly TopologyCall[];
  /** A model used as a layer. */
  readonly model?: ModelTopology;
}

export interface ModelTopology {
  /** The model's ModelFact id, where it has one. */
  readonly id: number;
  readonly name: string;
  readonly kind: "Sequential" | "Functional";
  /** Of the program that builds it: whose defaults hold. */
  readonly language: LanguageFact;
  readonly trainable: boolean;
  /** Built in a function that nobody calls. */
  readonly uncalled: boolean;
  /** In the order of the summary; of a Sequential without its input. */
  readonly layers: readonly LayerTopology[];
  /** The classes of the operations that layers make for masks, which aren't among the layers: who builds it anew makes them too. */
  readonly maskOperations: readonly string[];
  /** Of a Sequential its one input; tensors, or lists and dicts of them as the program has them. */
  readonly inputs: TopologyValue;
  readonly outputs: TopologyValue;
  /** What is taken to be so where the text leaves it open. */
  readonly assuming: readonly string[];
}

/** A model that can't be built anew from what the text tells. */
export interface NoTopology {
  readonly id: number;
  readonly name: string;
  readonly uncalled: boolean;
  readonly because: string;
}
