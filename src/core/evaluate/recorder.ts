/**
 * What happened to layers while the program was evaluated: the log that the facts are made from.
 *
 *     Conv2D(32, 3)(x)   constructed at the inner call, applied at the outer one
 *
 * The log is no part of the heap: what was recorded on a side that is put aside stays, except that passes over a loop of
 * unknown length are taken back until its state is stable.
 */
import { add, Sym, type Unknown } from "../dims/dim.js";
import type { Nest, TensorSpec } from "../dims/tensor.js";
import type { Cost } from "../layers/entry.js";
import type { AssumptionFact } from "../model/facts.js";
import type { Problem } from "../problems/problem.js";
import { spanKey, type Place } from "../text/span.js";
import { LayerObject } from "../values/layer-object.js";
import type { Kept } from "../values/native.js";

export interface Construction {
  readonly layer: LayerObject;
  readonly place: Place;
  readonly uncalled: boolean;
}

export interface Application {
  readonly layer: LayerObject;
  readonly place: Place;
  readonly inputs: Nest<TensorSpec>;
  readonly output: Nest<TensorSpec>;
  readonly cost: Cost | undefined;
  readonly uncalled: boolean;
}

export interface Built {
  readonly model: LayerObject;
  readonly place: Place;
  readonly uncalled: boolean;
}

/** A call that trains a model. */
export interface Training {
  readonly model: LayerObject;
  readonly place: Place;
}

/** Layer objects made in one go and not known one by one: what a loop of unknown length makes. */
interface Mark {
  readonly constructions: number;
  readonly applications: number;
  readonly models: number;
  readonly trainings: number;
  readonly problems: number;
}

export class Recorder {
  readonly constructions: Construction[] = [];
  readonly applications: Application[] = [];
  readonly models: Built[] = [];
  readonly trainings: Training[] = [];
  readonly problems: Problem[] = [];
  /** Problems that have turned out to hang on an order that can't be told. */
  readonly withdrawn: Problem[] = [];
  assumptions: readonly AssumptionFact[] = [];
  /** While functions that nobody calls are evaluated. */
  uncalled = false;
  readonly #reported = new Set<string>();
  readonly #firstCosts = new Map<LayerObject, Cost | undefined>();

  /** How many symbols each name has so far. */
  #symbols: ReadonlyMap<string, number> = new Map();

  /** One that no other is equal to; undefined for a name that a program gives over and over. */
  newSymbol(name: string): Sym | undefined {
    const number = (this.#symbols.get(name) ?? 0) + 1;
    if (number > 9) return undefined;
    this.#symbols = new Map(this.#symbols).set(name, number);
    return Sym.name(number === 1 ? name : `${name}${"₀₁₂₃₄₅₆₇₈₉"[number]}`);
  }

  /** Of the function or class that nobody calls and that is run now. */
  readonly #ofParameters = new Map<string, Sym | undefined>();

  /** One for all parameters of a name; no other is equal to it, those that the program's own code has made included. */
  parameterSymbol(name: string): Sym | undefined {
    if (!this.#ofParameters.has(name)) this.#ofParameters.set(name, this.newSymbol(name));
    return this.#ofParameters.get(name);
  }

  /** What is run apart has symbols of its own, which are nothing afterwards. */
  withOwnSymbols(work: () => void): void {
    const before = this.#symbols;
    this.#ofParameters.clear();
    work();
    this.#symbols = before;
  }

  constructed(layer: LayerObject, place: Place): void {
    this.constructions.push({ layer, place, uncalled: this.uncalled });
  }

  applied(application: Omit<Application, "uncalled">): void {
    const { layer, place, inputs, output, cost } = application;
    this.applications.push({ layer, place, inputs, output, cost, uncalled: this.uncalled });
    if (!this.#firstCosts.has(layer)) this.#firstCosts.set(layer, cost);
  }

  /** How many layers there are, and how many have been applied: what a round of a loop can bring along. */
  get progress(): number {
    return this.constructions.length + this.#firstCosts.size;
  }

  built(model: LayerObject, place: Place): void {
    if (!this.models.some((known) => known.model === model))
      this.models.push({ model, place, uncalled: this.uncalled });
  }

  trained(model: LayerObject, place: Place): void {
    this.trainings.push({ model, place });
  }

  report(problem: Problem): void {
    const key = causeOf(problem);
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.problems.push(problem);
  }

  /** Does something whose problems are nobody's. */
  withoutProblems(work: () => void): void {
    const before = this.problems.length;
    try {
      work();
    } finally {
      for (const problem of this.problems.splice(before)) this.#reported.delete(causeOf(problem));
    }
  }

  /** Does something of which only that counts which stands where nothing was recorded before. */
  onlyAtNewPlaces(work: () => void): void {
    const before = this.mark();
    // What stands in other files isn't told.
    const known = new Set(
      [...this.constructions, ...this.models].flatMap(({ place }) => (place.file === "" ? [spanKey(place)] : [])),
    );
    const isNew = ({ place }: { readonly place: Place }): boolean => place.file !== "" || !known.has(spanKey(place));
    work();
    const [made, built] = [this.constructions.splice(before.constructions), this.models.splice(before.models)];
    const again = new Set(made.filter((one) => !isNew(one)).map(({ layer }) => layer));
    this.constructions.push(...made.filter(isNew));
    this.models.push(...built.filter(isNew));
    const applied = this.applications.splice(before.applications);
    this.applications.push(...applied.filter(({ layer }) => !again.has(layer)));
  }

  assume(assumption: AssumptionFact): void {
    const known = this.assumptions.some(
      (a) => a.what === assumption.what && a.place?.start === assumption.place?.start,
    );
    if (!known) this.assumptions = [...this.assumptions, assumption];
  }

  /** What one run of a model's own graph or stack computes; undefined where a part can't be told. */
  costOfModel(model: LayerObject): Cost | undefined {
    const { sequential, functional } = model.state;
    if (sequential?.open ?? functional?.open) return undefined;
    const operations = functional ? functional.ordered.map((node) => node.operation) : (sequential?.layers ?? []);
    let total: Cost | undefined = { macs: 0, flops: 0 };
    for (const operation of operations) {
      const one = operation instanceof LayerObject ? this.costOfLayer(operation) : operation.cost;
      total = total && one && { macs: add(total.macs, one.macs), flops: add(total.flops, one.flops) };
    }
    return total;
  }

  /** Of a layer's first call. */
  costOfLayer(layer: LayerObject): Cost | undefined {
    if (layer.className === "InputLayer") return { macs: 0, flops: 0 };
    return this.#firstCosts.get(layer);
  }

  mark(): Mark {
    return {
      constructions: this.constructions.length,
      applications: this.applications.length,
      models: this.models.length,
      trainings: this.trainings.length,
      problems: this.problems.length,
    };
  }

  /** What takes everything back that is recorded from now on, as if it had never been. */
  checkpoint(): () => void {
    const mark = this.mark();
    const { assumptions, uncalled } = this;
    const symbols = this.#symbols;
    const [costed, withdrawn] = [this.#firstCosts.size, this.withdrawn.length];
    return () => {
      this.takeBack(mark);
      this.withdrawn.length = withdrawn;
      this.assumptions = assumptions;
      this.uncalled = uncalled;
      this.#symbols = symbols;
      for (const layer of [...this.#firstCosts.keys()].slice(costed)) this.#firstCosts.delete(layer);
    };
  }

  /** The mark to go back to, so that a part of what was recorded since stays. */
  keeping(kept: Kept, mark: Mark): Mark {
    if (kept === "uses") return { ...this.mark(), problems: mark.problems };
    return kept === "problems" ? { ...mark, problems: this.problems.length } : mark;
  }

  /** Takes back what was recorded since the mark. */
  takeBack(mark: Mark): void {
    this.constructions.length = mark.constructions;
    this.applications.length = mark.applications;
    this.models.length = mark.models;
    this.trainings.length = mark.trainings;
    for (const problem of this.problems.splice(mark.problems)) this.#reported.delete(causeOf(problem));
  }
}

/** What a loop runs into round after round is one problem: the texts and numbers of the rounds make no other. */
function causeOf({ kind, place: { file, start, end }, message }: Problem): string {
  return `${kind.code} ${file} ${start} ${end} ${message.replace(/'[^']*'|-?\d+/g, "…")}`;
}

/** A call of which only is known that there was one, where there is a reason for that. */
export function withoutShapes(application: Application, because: Unknown | undefined): Application {
  if (!because) return application;
  const unknown: TensorSpec = { shape: because, dtype: because };
  return { ...application, inputs: unknown, output: unknown, cost: undefined };
}
