/**
 * What `npm run oracle` stores of one program: what real Keras constructed at each call expression, and what it refused.
 *
 *     { "hash": "05ea4f59ca278f02", "sites": [{ "line": 7, "column": 11, "layers": [{ "layer": "Conv2D", … }] }], … }
 *
 * Lines and columns count from 1, in the cell where the program is a notebook.
 */
export interface Answer {
  readonly hash: string;
  readonly sites: readonly AnswerSite[];
  readonly models: readonly AnswerModel[];
  readonly errors: readonly AnswerError[];
  readonly probes?: readonly AnswerProbe[];
}

export interface AnswerPlace {
  readonly cell?: number;
  readonly line: number;
  readonly column: number;
}

export interface AnswerSite extends AnswerPlace {
  readonly layers: readonly AnswerLayer[];
}

export type AnswerShapes = number | null | readonly AnswerShapes[] | { readonly [key: string]: AnswerShapes };

export interface AnswerLayer {
  readonly layer: string;
  readonly name?: string;
  readonly userClass?: boolean;
  /** Its constructor raised. */
  readonly failed?: boolean;
  /** Made in a layer's `call`, which Keras runs as often as it sees fit. */
  readonly within?: boolean;
  /** Trainable and not, once it is built. */
  readonly params?: readonly [number, number];
  readonly outputs?: readonly AnswerShapes[];
  /** Of calls with numbers, whose first axis is that of the numbers. */
  readonly eagerOutputs?: readonly AnswerShapes[];
  /** How often the program itself calls it, where nothing else does. */
  readonly calls?: number;
}

export interface AnswerModel extends AnswerPlace {
  readonly name: string;
  readonly kind: string;
  readonly built: boolean;
  /** The library made it, within the call: a copy, an application. */
  readonly inside?: boolean;
  /** A statement that raised was to change it. */
  readonly broken?: boolean;
  readonly rows: readonly AnswerRow[];
  readonly params?: readonly [number, number];
}

export interface AnswerRow {
  readonly name: string;
  readonly layer: string;
  readonly output: AnswerShapes;
  readonly params?: number;
  readonly inputs?: readonly string[];
}

export interface AnswerError {
  readonly cell?: number;
  /** First and last line of the top-level statement. */
  readonly statement: readonly [number, number];
  /** The same of every statement that was running, the innermost last. */
  readonly frames: readonly (readonly [number, number])[];
  readonly type: string;
  readonly message: string;
  /** It misses a name that an earlier failed statement would have bound. */
  readonly follows?: boolean;
  /** Python itself refuses a value of the program's, or the program raises: no library has a part in it. */
  readonly own?: boolean;
}

export interface AnswerProbe {
  readonly function: string;
  readonly arguments: Readonly<Record<string, number>>;
  readonly error?: unknown;
  readonly sites: readonly AnswerSite[];
  readonly models: readonly AnswerModel[];
}
