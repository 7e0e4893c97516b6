/**
 * What a quick training is to do: one JSON file, which the process that trains is started with.
 *
 *     quick-train.js order.json
 *     { "version": 1, "topology": { "class_name": "Sequential", "config": {…} }, "data": { "kind": "digits" }, "epochs": 3, … }
 *
 * Paths are absolute, or relative to the process' working directory.
 */

export type Engine = "auto" | "tfjs-node" | "embedded";

export const OPTIMIZERS = ["sgd", "momentum", "rmsprop", "adam", "adamax", "adagrad", "adadelta"] as const;

export type Optimizer = (typeof OPTIMIZERS)[number];

export const LOSSES = [
  "categoricalCrossentropy",
  "sparseCategoricalCrossentropy",
  "binaryCrossentropy",
  "meanSquaredError",
  "meanAbsoluteError",
] as const;

export type Loss = (typeof LOSSES)[number];

/** The names of arrays in an archive; those that are left out are looked for as x_train, y_train, x_test, y_test, or x and y. */
export interface ArrayNames {
  readonly x?: string;
  readonly y?: string;
  readonly xTest?: string;
  readonly yTest?: string;
}

export type DataOrder =
  /** Handwritten digits that ship with Lamella; fewer of them where `samples` says so. */
  | { readonly kind: "digits"; readonly samples?: number }
  /** A folder with a folder for each class. */
  | { readonly kind: "images"; readonly folder: string }
  /** A table; what is to be told is the last column, or the one that is named. */
  | { readonly kind: "csv"; readonly file: string; readonly target?: string }
  | { readonly kind: "npz"; readonly file: string; readonly names?: ArrayNames }
  /** Numbers without meaning, of the shapes that the model takes and gives: for the speed alone. */
  | { readonly kind: "random"; readonly samples: number };

export interface QuickTrainOrder {
  readonly version: 1;
  /** What `tf.models.modelFromJSON` takes: a class and its configuration, in Keras' words. */
  readonly topology: { readonly class_name: string; readonly config: unknown };
  /** "auto" is TensorFlow's own library where one of `lookIn` has it, else the engine that ships. */
  readonly engine: Engine;
  /** Folders in which `@tensorflow/tfjs-node-gpu` and `@tensorflow/tfjs-node` are looked for, as a script in them would. */
  readonly lookIn: readonly string[];
  readonly data: DataOrder;
  /** The share of the samples that is held back, where the data has no part for it. */
  readonly validationSplit: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** The same seed starts from the same weights and sees the same order of samples, on any engine. */
  readonly seed: number;
  readonly optimizer: Optimizer;
  /** Left out, it is the optimizer's own in Keras. */
  readonly learningRate?: number;
  /** "auto" goes by the model's output, and is told. */
  readonly loss: Loss | "auto";
  readonly metrics: readonly string[];
}

/** What an order has where it says nothing. */
export const DEFAULT_ORDER = {
  version: 1,
  engine: "auto",
  lookIn: [],
  data: { kind: "digits" },
  validationSplit: 0.2,
  epochs: 5,
  batchSize: 64,
  seed: 1,
  optimizer: "adam",
  loss: "auto",
  metrics: ["accuracy"],
} as const satisfies Omit<QuickTrainOrder, "topology">;
