/**
 * What the summary's webview is shown, and what it answers. Types only; every text is written by the core.
 *
 *     Sequential "sequential"   206,602 params · 807.0 KB · 24.3 MFLOPs
 *     conv2d  Conv2D  (None, 26, 26, 32)  896  ▏0.4%
 *
 * The extension sends the whole state each time; the view draws it and keeps nothing but scroll and selection.
 */
import type { Place } from "../core/text/span.js";

/** Where something stands, as the server numbers it: what is shown of it is handed back unread. */
export type { Place };

/** What the extension sends. */
export interface SummaryMessage {
  readonly type: "show";
  readonly state: SummaryState;
  /** Kept by the page, unread, for the extension to find after the window was loaded again. */
  readonly identity: object;
}

/** What the view sends. The first is "ready": nothing is sent to the view before it. */
export type SummaryAnswer =
  | { readonly type: "ready" }
  /** A row or a node was chosen: the editor goes there. */
  | { readonly type: "reveal"; readonly place: Place }
  /** Another model of the file was picked. */
  | { readonly type: "pick"; readonly model: number }
  | { readonly type: "setUnit"; readonly unit: CostUnit }
  /** The same as plain text, in a read-only document. */
  | { readonly type: "showText" };

/** What cost is shown in; "flops" counts two per multiply-add and the other operations too. */
export type CostUnit = "flops" | "macs";

export interface SummaryState {
  /** The models of the file, in order, for the picker. */
  readonly models: readonly SummaryChoice[];
  /** Absent where the file has no model: `message` says so. */
  readonly model?: SummaryModel;
  /** A sentence in place of a model, or above it ("The file can't be read at the moment: this is its last state."). */
  readonly message?: string;
  readonly unit: CostUnit;
}

export interface SummaryChoice {
  readonly id: number;
  /** `sequential · Sequential · line 6` */
  readonly title: string;
  readonly selected: boolean;
}

export interface SummaryModel {
  readonly id: number;
  /** As the library would name it; the kind where that is not knowable. */
  readonly name: string;
  /** "Sequential", "Functional" or the name of the user's class. */
  readonly kind: string;
  readonly place: Place;
  /** False before the model has an input: rows without shapes. */
  readonly built: boolean;
  readonly rows: readonly SummaryRow[];
  readonly totals: readonly SummaryTotal[];
  readonly graph: SummaryGraph;
  readonly assumptions: readonly SummaryRemark[];
  /** Problems within the model's code, the worst first. */
  readonly problems: readonly (SummaryRemark & { readonly severity: "error" | "warning" | "info" | "hint" })[];
  /** Why a part is unknown, that no call builds it here, and the like. */
  readonly remarks: readonly SummaryRemark[];
}

export interface SummaryRow {
  /** Unique within the model, and the same row's key after an edit elsewhere. */
  readonly key: string;
  readonly name: string;
  readonly layer: string;
  /** `(None, 26, 26, 32)`; several outputs one after the other; "?" where unknown. */
  readonly output: string;
  /** `18,496`, `129·num_classes`, `?` */
  readonly params: string;
  /** The share of the model's parameters, from 0 to 1; absent where a count is not a number. */
  readonly share?: number;
  /** `87%`, `<0.1%`; empty where there is no share. */
  readonly shareText: string;
  /** In the unit of the state: `1.2 MFLOPs`. */
  readonly cost: string;
  /** The share of the model's cost, as `share` is of its parameters. */
  readonly costShare?: number;
  readonly costShareText: string;
  readonly trainable: boolean;
  /** Keys of the rows that it takes its input from. */
  readonly inputs: readonly string[];
  /** Where the layer is made; absent where that is in another file. */
  readonly place?: Place;
  /** The whole row in words, for a screen reader and a tooltip. */
  readonly description: string;
}

/** `Trainable params`: `206,602`. */
export interface SummaryTotal {
  readonly label: string;
  readonly value: string;
  /** The same more exactly, or what is counted; for a tooltip. */
  readonly detail?: string;
}

export interface SummaryGraph {
  readonly nodes: readonly SummaryNode[];
  readonly edges: readonly SummaryEdge[];
}

/** What a node's colour tells. */
export type LayerFamily =
  | "input"
  | "convolution"
  | "pooling"
  | "dense"
  | "recurrent"
  | "attention"
  | "normalization"
  | "regularization"
  | "activation"
  | "merging"
  | "reshaping"
  | "model"
  | "other";

export interface SummaryNode {
  /** The row's key. */
  readonly key: string;
  /** `Conv2D` */
  readonly title: string;
  /** `26×26×32` and `896 params`; the second may be empty. */
  readonly lines: readonly [string, string];
  readonly family: LayerFamily;
  readonly place?: Place;
}

export interface SummaryEdge {
  readonly from: string;
  readonly to: string;
}

export interface SummaryRemark {
  readonly text: string;
  readonly place?: Place;
}
