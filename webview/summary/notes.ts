/**
 * What has to be said about the numbers: problems, what was assumed, what is unknown and why.
 *
 *     ✕ The kernel 7×7 is larger than its input 5×5
 *     ≈ Assuming image_data_format() = channels_last
 *     ? Unknown: `n` is an argument (line 3)
 */
import type { Place, SummaryRemark, SummaryState } from "../../src/contract/summary.js";
import { element, setAttributes, withCode } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";

type NoteKind = "message" | "error" | "warning" | "info" | "hint" | "assumption" | "remark";

interface Note extends SummaryRemark {
  readonly kind: NoteKind;
}

/** A mark for the eye and its word for a screen reader. */
const KINDS: Readonly<Record<NoteKind, readonly [string, string]>> = {
  message: ["!", "Note"],
  error: ["✕", "Error"],
  warning: ["!", "Warning"],
  info: ["i", "Information"],
  hint: ["i", "Hint"],
  assumption: ["≈", "Assumption"],
  remark: ["?", "Note"],
};

export class Notes {
  readonly root = element("ul", { class: "plain-list notes", "aria-label": "Notes" });
  readonly #notes: KeyedChildren<Note, NoteView>;

  constructor(reveal: (place: Place) => void) {
    this.#notes = new KeyedChildren(
      this.root,
      ({ kind, text }, index) => `${index} ${kind} ${text}`,
      (note) => new NoteView(note, reveal),
    );
  }

  show(state: SummaryState): void {
    const notes = notesOf(state);
    this.#notes.show(notes);
    setAttributes(this.root, { hidden: notes.length === 0 });
  }
}

function notesOf({ message, model }: SummaryState): readonly Note[] {
  // Without a model the message stands in its place.
  if (model === undefined) return [];
  return [
    ...(message === undefined ? [] : [{ kind: "message", text: message } as const]),
    ...(model.built
      ? []
      : [{ kind: "remark", text: "This model has no input yet, so shapes and totals aren't known." } as const]),
    ...model.problems.map(({ severity, ...problem }) => ({ kind: severity, ...problem })),
    ...model.remarks.map((remark) => ({ kind: "remark", ...remark }) as const),
    ...model.assumptions.map(
      ({ text, place }) => ({ kind: "assumption", text: `Assuming ${text}`, ...(place && { place }) }) as const,
    ),
  ];
}

class NoteView implements ItemView<Note> {
  readonly root: HTMLLIElement;
  #place: Place | undefined;

  constructor({ kind, text, place }: Note, reveal: (place: Place) => void) {
    const [mark, word] = KINDS[kind];
    const icon = element("span", { class: "note-mark", "aria-hidden": "true" }, mark);
    const spoken = element("span", { class: "visually-hidden" }, `${word}: `);
    const words = element("span", {}, ...withCode(text));
    const content =
      place === undefined ? element("span", {}) : element("button", { type: "button", title: "Go to the source" });
    content.append(icon, spoken, words);
    content.addEventListener("click", () => {
      if (this.#place !== undefined) reveal(this.#place);
    });
    this.root = element("li", { class: `note ${kind}` }, content);
  }

  /** The place of the same note moves as the file changes. */
  update({ place }: Note): void {
    this.#place = place;
  }
}
