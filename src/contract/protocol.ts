/**
 * What the extension and the language server say to each other beside LSP. Types only; the methods' names are the keys.
 *
 *     "lamella/summary" { uri: "file:///model.py", choice: { by: "position", position } }   ──▶  the state of the webview
 *     "lamella/changed" { uri: "file:///model.py" }                                         ◀──  what was told of it is out of date
 *
 * Positions and ranges are LSP's: from 0, in UTF-16 units. A notebook is named by its own URI or that of any of its cells.
 */
import type { Place } from "../core/text/span.js";
import type { PredictedModel } from "../training/log/events.js";
import type { CostUnit, SummaryState } from "./summary.js";

export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

export interface ProtocolRange {
  readonly start: ProtocolPosition;
  readonly end: ProtocolPosition;
}

export interface ProtocolLocation {
  readonly uri: string;
  readonly range: ProtocolRange;
}

/**
 * A model that is to be found again after the file has changed: by its name and kind, and, where several agree in these,
 * by its place in the order of models.
 */
export interface ModelReference {
  readonly kind: string;
  readonly name?: string;
  readonly index: number;
}

/** Which model of a file is meant. */
export type ModelChoice =
  /** The one whose code is at the position, else the nearest above, else the first. */
  | { readonly by: "position"; readonly position: ProtocolPosition }
  /** As the last state listed it. */
  | { readonly by: "id"; readonly id: number }
  | { readonly by: "reference"; readonly reference: ModelReference };

export interface ModelQuery {
  readonly uri: string;
  readonly choice?: ModelChoice;
}

export interface ModelListing {
  readonly reference: ModelReference;
  /** `sequential · Sequential · line 6` */
  readonly title: string;
  /** `206,602 params` */
  readonly detail: string;
  readonly location: ProtocolLocation;
  /** Its code is at the position that was asked for, or on its line. */
  readonly atPosition: boolean;
}

/** Edits of one document; their ranges are those before any of them. */
export interface DocumentEdits {
  readonly uri: string;
  readonly edits: readonly { readonly range: ProtocolRange; readonly newText: string }[];
}

/** A form of a model, before it is trained. */
export interface VariantListing {
  /** `BothConv` */
  readonly name: string;
  /** `109,002 params · 4.4 MFLOPs` */
  readonly detail: string;
}

/** Requests of the extension. */
export interface ServerRequests {
  /** The models of a file, in order; `atPosition` tells which one a position is in. */
  "lamella/models": {
    readonly params: { readonly uri: string; readonly position?: ProtocolPosition };
    /** `unread`: why the file is not read, in a sentence. */
    readonly result: { readonly models: readonly ModelListing[]; readonly unread?: string };
  };
  "lamella/summary": {
    readonly params: ModelQuery & { readonly unit: CostUnit | null };
    /** `reference` finds the shown model again. Null where the file is not open or not read. */
    readonly result: { readonly state: SummaryState; readonly reference: ModelReference | null } | null;
  };
  "lamella/textSummary": {
    readonly params: ModelQuery;
    readonly result: { readonly text: string } | null;
  };
  /** Where a place of a summary is in the editor. */
  "lamella/locate": {
    readonly params: { readonly uri: string; readonly place: Place };
    readonly result: ProtocolLocation | null;
  };
  /** The rewrite of every convolution of a model for which the separable form saves parameters; empty where there is none. */
  "lamella/convertModel": {
    readonly params: ModelQuery;
    readonly result: readonly DocumentEdits[];
  };
  /** The models that a run of the file will build, with the counts that it will be held against. */
  "lamella/predicted": {
    readonly params: { readonly uri: string };
    readonly result: readonly PredictedModel[];
  };
  /** The file's models as Lamella itself can train them. */
  "lamella/quickModels": {
    readonly params: { readonly uri: string };
    readonly result: readonly QuickModel[];
  };
  /** The forms of the file's model that a comparison trains. */
  "lamella/variants": {
    readonly params: { readonly uri: string };
    readonly result:
      | { readonly variants: readonly VariantListing[]; readonly notes: readonly string[] }
      /** Why there are none, in a sentence. */
      | { readonly problem: string };
  };
  /** What a notebook cell's status bar shows. */
  "lamella/cellStatus": {
    readonly params: { readonly uri: string };
    readonly result: {
      readonly text: string;
      readonly tooltip: string;
      readonly reference: ModelReference | null;
    } | null;
  };
}

/** A model as a quick training has it. */
export interface QuickModel {
  readonly id: number;
  readonly name: string;
  /** `1,199,882 params` */
  readonly detail: string;
  readonly predicted: PredictedModel;
  /** What TensorFlow.js builds it from. */
  readonly topology?: { readonly class_name: string; readonly config: unknown };
  /** What is trained otherwise than the program would. */
  readonly notes?: readonly string[];
  /** Why it can't have it; the one or the other is there. */
  readonly because?: readonly string[];
}

/** Notifications of the extension. */
export interface ServerNotifications {
  /** The documents that can be seen; problems of the others wait until they are. */
  "lamella/visibleDocuments": { readonly uris: readonly string[] };
}

/** Requests of the server. */
export interface ClientRequests {
  /** Files that the server has no other way to read: in a browser, in a virtual workspace. Null where there is none. */
  "lamella/readFiles": {
    readonly params: { readonly uris: readonly string[] };
    readonly result: readonly (string | null)[];
  };
}

/** Notifications of the server. */
export interface ClientNotifications {
  /** A document, or what it depends on, has changed and was read again. */
  "lamella/changed": { readonly uri: string };
}
