/**
 * What analysis says of a text, as plain serialisable data: the only form in which features and surfaces see it.
 *
 *     model.add(Conv2D(32, 3))   a site with one use: outputs [[null, 26, 26, 32]], params 896, weights kernel and bias
 *
 * Spans are offsets in the analysed text (of a notebook: its code cells joined, see CellMap).
 */
import type { Place, Span } from "../text/span.js";
import type { ModelTopology, NoTopology } from "./topology.js";

/** An integer, null for the library's None, "?" for unknown, any other string a symbolic expression. */
export type DimFact = number | null | string;
/** "?" where even the rank is unknown. */
export type ShapeFact = readonly DimFact[] | "?";
/** What a layer takes or gives: a shape, or a list or a dict of them. */
export type ShapesFact =
  ShapeFact | { readonly list: readonly ShapesFact[] } | { readonly dict: { readonly [key: string]: ShapesFact } };
/** A count; a string where symbolic. Where a count is unknown the property that would hold it is absent. */
export type AmountFact = number | string;

/** Whose spelling a text for a person has: that of the program. TypeScript is JavaScript here. */
export type LanguageFact = "python" | "javascript";

export type Certainty = "exact" | "symbolic" | "unknown";

export interface ParamsFact {
  readonly trainable: AmountFact;
  readonly nonTrainable: AmountFact;
}

export interface WeightFact {
  readonly name: string;
  readonly shape: readonly DimFact[];
  readonly trainable: boolean;
  /** Bytes of one element; absent where the dtype is unknown. */
  readonly itemBytes?: number;
  /** Absent where unknown. */
  readonly count?: AmountFact;
}

/** Something that the text leaves open and that was taken to be so. */
export interface AssumptionFact {
  readonly what: string;
  readonly value: string;
  readonly place?: Place;
}

/** One call of a layer object. */
export interface ApplicationFact {
  readonly inputs: ShapesFact;
  readonly output: ShapesFact;
  /** Where the layer is called; the constructor's own place where that is one expression or a model calls it. */
  readonly place?: Place;
  readonly dtype?: string;
}

/** An argument of the constructor as the program gives it. */
export interface ArgumentFact {
  /** As the catalogue of layers spells it: `kernel_size`, in JavaScript too. */
  readonly name: string;
  /** As Python writes it, in JavaScript too; "?" where unknown. */
  readonly value: string;
  readonly given: boolean;
}

/** One layer object. */
export interface LayerUse {
  /** The class' canonical name. */
  readonly layer: string;
  /** Of the program that makes it. */
  readonly language: LanguageFact;
  /** Identifies the object within this analysis: the same in the rows of models. */
  readonly id: number;
  readonly userClass: boolean;
  readonly name?: string;
  readonly certainty: Certainty;
  readonly applications: readonly ApplicationFact[];
  /** At the program's end. */
  readonly params?: ParamsFact;
  readonly weights: readonly WeightFact[];
  /** Of the first application, for a batch of one. */
  readonly macs?: AmountFact;
  readonly flops?: AmountFact;
  readonly arguments: readonly ArgumentFact[];
  readonly assuming: readonly AssumptionFact[];
  /** The reason, with its line, wherever any part is unknown. */
  readonly because?: string;
  /** Where that reason lies. */
  readonly becausePlace?: Place;
  /** Another layer wraps it. */
  readonly inside: boolean;
  /** Made or applied in a function that nobody calls. */
  readonly uncalled: boolean;
}

/** An argument where it stands in the text. */
export interface ArgumentSite {
  /** The parameter's name, also where it is given by position; absent for spreads. */
  readonly name?: string;
  readonly span: Span;
  readonly valueSpan: Span;
}

/** A call expression of the text that constructs layers. */
export interface SiteFact {
  /** The whole call. */
  readonly span: Span;
  /** The callee: `layers.Conv2D`. */
  readonly callee: Span;
  readonly arguments: readonly ArgumentSite[];
  /** Full name in the library's words: "keras.layers.Conv2D"; absent for classes of the user's. */
  readonly qualifiedName?: string;
  readonly uses: readonly LayerUse[];
}

export interface RowFact {
  readonly name?: string;
  readonly layer: string;
  /** The layer's LayerUse id, also where its site is in another file. */
  readonly id: number;
  readonly output: ShapesFact;
  readonly params?: AmountFact;
  readonly trainableParams?: AmountFact;
  readonly flops?: AmountFact;
  readonly macs?: AmountFact;
  /** Names of the layers whose outputs it takes. */
  readonly inputs: readonly string[];
  /** Where the layer is made, if in this text. */
  readonly place?: Place;
  readonly trainable: boolean;
  /** An operation that a layer has made for its mask. */
  readonly isOfMask?: true;
}

export type TotalFact = AmountFact | { readonly atLeast: AmountFact };

export interface ModelFact {
  readonly id: number;
  readonly name?: string;
  /** "Sequential", "Functional" or the name of the user's class. */
  readonly kind: string;
  readonly language: LanguageFact;
  /** The call expression of this text that built it or led there. */
  readonly span: Span;
  readonly layers: readonly RowFact[];
  /** A model that has no input yet has rows without shapes. */
  readonly built: boolean;
  readonly params: { readonly total: TotalFact; readonly trainable: TotalFact; readonly nonTrainable: TotalFact };
  /** Bytes of all weights; absent where unknown. */
  readonly bytes?: AmountFact;
  readonly macs?: TotalFact;
  readonly flops?: TotalFact;
  /** Built in a function that nobody calls. */
  readonly uncalled: boolean;
  /** The program trains it, here or in a file that it imports. */
  readonly trained: boolean;
  readonly assuming: readonly AssumptionFact[];
  readonly because?: string;
}

/** A call of this text that trains models: `fit` in a loop may train several. */
export interface TrainingFact {
  readonly span: Span;
  /** Their ids. */
  readonly models: readonly number[];
}

export interface ProblemFact {
  readonly code: string;
  readonly severity: "error" | "warning" | "info" | "hint";
  readonly span: Span;
  readonly message: string;
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  /** What would mend it, where that is plain: edits of this text. */
  readonly fix?: {
    readonly title: string;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
  };
}

export interface Facts {
  readonly language: LanguageFact;
  readonly sites: readonly SiteFact[];
  readonly models: readonly ModelFact[];
  readonly trainings: readonly TrainingFact[];
  /** Where they were asked for: of each of `models`, in its order. */
  readonly topologies?: readonly (ModelTopology | NoTopology)[];
  readonly problems: readonly ProblemFact[];
  /** The text has a part that can't be read. */
  readonly broken: boolean;
  /** Spans under `# lamella: ignore`: no hints and no problems there. */
  readonly ignored: readonly Span[];
}
