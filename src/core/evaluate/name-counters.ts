/**
 * The library's table of automatic names, a part of the program's state.
 *
 *     Conv2D() is conv2d, the next one conv2d_1; a hidden Softmax inside another layer takes softmax
 *
 * Source of the rule: keras/src/utils/naming.py; for earlier ones keras/engine/topology.py of Keras 1.2 and tf_keras.
 */
import type { Dialect } from "../layers/dialect.js";
import { KERAS_1_CLASS_NAMES } from "../layers/earlier/keras-1.js";
import { HeapObject } from "../values/heap.js";
import { OWN_MODEL } from "../values/native.js";

/** undefined for a count that differs between two branches that met. */
type Counts = Map<string, number | undefined>;

interface State {
  readonly counts: Counts;
  readonly lost: boolean;
}

/** What the names of TensorFlow's operations begin with, in Keras 2. */
const OPERATIONS = "tf.";

export class NameCounters extends HeapObject {
  #counts: Counts = new Map();
  /** Code that isn't read may have made any number of layers: no count is known since. */
  #lost = false;

  /**
   * The next name for a class, or for a prefix as it stands; undefined where the count isn't known. The caller touches the
   * heap before.
   */
  next(className: string, isPrefix = false): string | undefined {
    return this.#take(isPrefix ? className : snakeCase(className));
  }

  #take(prefix: string): string | undefined {
    if (this.#lost || (prefix.startsWith(OPERATIONS) && this.#counts.has(OPERATIONS))) return undefined;
    if (this.#counts.has(prefix) && this.#counts.get(prefix) === undefined) return undefined;
    const count = this.#counts.get(prefix) ?? 0;
    this.#counts.set(prefix, count + 1);
    return count === 0 ? prefix : `${prefix}_${count}`;
  }

  /** The same in an earlier Keras, which calls a functional model `model` and an input `input`. */
  nextIn(dialect: Dialect, className: string): string | undefined {
    if (className.startsWith(OPERATIONS)) return this.#take(className);
    if (dialect === "tfjs") return this.#nextOfTfjs(className);
    const own = className === "Functional" ? "Model" : className === "InputLayer" ? "Input" : className;
    if (dialect === "tf_keras") {
      const name = this.#take(privateSnakeCase(own));
      if (name === undefined || className !== "InputLayer") return name;
      return `input_${name === "input" ? 1 : Number(name.slice("input_".length)) + 1}`;
    }
    // Before TensorFlow's all were counted from 1, and Keras 1 put no underscores between a name's words.
    const prefix = dialect === "keras1" ? (KERAS_1_CLASS_NAMES[own] ?? own).toLowerCase() : privateSnakeCase(own);
    const name = this.#take(prefix);
    return name === undefined
      ? undefined
      : `${prefix}_${name === prefix ? 1 : Number(name.slice(prefix.length + 1)) + 1}`;
  }

  /** Counted from 1 by class, and told with it: tfjs-layers/src/engine/topology.ts and container.ts. */
  #nextOfTfjs(className: string): string | undefined {
    const taken = this.#take(className);
    if (taken === undefined) return undefined;
    const count = taken === className ? 1 : Number(taken.slice(className.length + 1)) + 1;
    const ownModel = className.startsWith(OWN_MODEL) ? className.slice(OWN_MODEL.length).toLowerCase() : undefined;
    const prefix = TFJS_PREFIXES[className] ?? ownModel ?? `${tfjsSnakeCase(className)}_${className}`;
    return `${prefix}${count}`;
  }

  clear(): void {
    this.#counts = new Map();
    this.#lost = false;
  }

  /** From here on no count is known, or none of one class, or of TensorFlow's operations: "tf.". */
  lose(className?: string): void {
    if (className === undefined) this.#lost = true;
    else
      for (const key of className === OPERATIONS
        ? [className]
        : [className, snakeCase(className), privateSnakeCase(className)])
        this.#counts.set(key, undefined);
  }

  override save(): unknown {
    return { counts: new Map(this.#counts), lost: this.#lost } satisfies State;
  }

  override restore(state: unknown): void {
    const { counts, lost } = state as State;
    this.#counts = new Map(counts);
    this.#lost = lost;
  }

  override joinStates(a: unknown, b: unknown): unknown {
    const [{ counts: x, lost }, { counts: y, lost: lostToo }] = [a as State, b as State];
    const joined: Counts = new Map();
    for (const prefix of [...x.keys(), ...y.keys()])
      joined.set(prefix, x.get(prefix) === y.get(prefix) ? x.get(prefix) : undefined);
    return { counts: joined, lost: lost || lostToo } satisfies State;
  }
}

const TFJS_PREFIXES: Readonly<Record<string, string>> = {
  InputLayer: "input",
  Model: "model",
  Sequential: "sequential_",
};

/** AveragePooling3D -> average_pooling3d, as TensorFlow.js does it. */
function tfjsSnakeCase(name: string): string {
  const made = name
    .replace(/(.)([A-Z][a-z0-9]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
  return made.startsWith("_") ? `private${made}` : made;
}

/** Keras 2 lets no name begin with an underscore. */
const privateSnakeCase = (name: string): string => snakeCase(name).replace(/^_/, "private_");

const snakeCases = new Map<string, string>();

/** Conv2DTranspose -> conv2d_transpose, as the library does it. */
export function snakeCase(name: string): string {
  const known = snakeCases.get(name);
  if (known !== undefined) return known;
  const made = makeSnakeCase(name);
  // Programs name classes of their own, and a server reads many programs.
  if (snakeCases.size < 1000) snakeCases.set(name, made);
  return made;
}

function makeSnakeCase(name: string): string {
  return name
    .replace(/\W+/g, "")
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
}
