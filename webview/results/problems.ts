/**
 * What has to be said about the run: what went wrong, and metrics that are no numbers any more.
 *
 *     ✕ The disk is full: nothing more is recorded.
 *     ! loss became NaN in epoch 2, batch 31.
 */
import type { RunStatus } from "../../src/contract/results.js";
import { notFiniteSentences } from "../../src/training/log/not-finite.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";

interface Note {
  readonly kind: "error" | "warning";
  readonly text: string;
}

export class Problems {
  readonly root = element("ul", { class: "plain-list notes", "aria-label": "Problems", role: "status" });
  readonly #notes = new KeyedChildren<Note, NoteView>(
    this.root,
    ({ kind, text }, index) => `${index} ${kind} ${text}`,
    ({ kind }) => new NoteView(kind),
  );

  show(record: RunRecord, status: RunStatus): void {
    const notes = notesOf(record, status);
    this.#notes.show(notes);
    setAttributes(this.root, { hidden: notes.length === 0 });
  }
}

function notesOf(record: RunRecord, status: RunStatus): readonly Note[] {
  const { problems, end } = record;
  return [
    ...problems.map(({ message }) => ({ kind: "error", text: message }) as const),
    ...(status === "failed" && end !== undefined && problems.length === 0
      ? [{ kind: "error", text: "The script ended with an error: its last lines are in the log below." } as const]
      : []),
    ...(status === "interrupted"
      ? [{ kind: "warning", text: "The run was cut off: what was recorded until then is shown." } as const]
      : []),
    ...notFiniteSentences(record).map((text) => ({ kind: "warning", text }) as const),
  ];
}

class NoteView implements ItemView<Note> {
  readonly #text = element("span");
  readonly root: HTMLLIElement;

  constructor(kind: Note["kind"]) {
    const [mark, word] = kind === "error" ? ["✕", "Error"] : ["!", "Warning"];
    this.root = element(
      "li",
      { class: `note ${kind}` },
      element(
        "span",
        {},
        element("span", { class: "note-mark", "aria-hidden": "true" }, mark),
        element("span", { class: "visually-hidden" }, `${word}: `),
        this.#text,
      ),
    );
  }

  update({ text }: Note): void {
    setText(this.#text, text);
  }
}
