/**
 * Which run is shown, how it stands, on what it runs, and what can be done with it.
 *
 *     mnist.py  ● Running                     [Stop after this epoch] [Stop] [Show terminal] [Open script]
 *     $ /usr/bin/python3 -u mnist.py                                                              [Copy]
 *     Device CPU   Library Keras 3.15.1 on tensorflow 2.21.0   Code a1b2c3d, changed
 */
import type { ResultsAnswer, RunListing, RunStatus } from "../../src/contract/results.js";
import type { LibraryEvent, RunEvent } from "../../src/training/log/events.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import { commandText } from "../../src/training/log/command-line.js";
import { deviceText, durationText, fileName } from "../../src/training/log/words.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";
import { Actions } from "./actions.js";
import { statusText } from "./status.js";

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly detail?: string;
}

export class Header {
  readonly #name = element("span", { class: "run-name" });
  readonly #part = element("span", { class: "run-part" });
  readonly #statusWords = element("span");
  readonly #status = element(
    "span",
    { class: "status", role: "status" },
    element("span", { class: "status-dot", "aria-hidden": "true" }),
    this.#statusWords,
  );
  readonly #command = element("code", { class: "command-text", tabindex: 0, "aria-label": "Command" });
  readonly #copy = element("button", { type: "button", class: "command-copy", title: "Copy the command" }, "Copy");
  readonly #commandLine = element(
    "div",
    { class: "command" },
    element("span", { class: "command-mark", "aria-hidden": "true" }, "$"),
    this.#command,
    this.#copy,
  );
  readonly #facts = element("dl", { class: "facts", "aria-label": "Run" });
  readonly #factViews = new KeyedChildren<Fact, FactView>(
    this.#facts,
    ({ label }) => label,
    () => new FactView(),
  );
  readonly #actions: Actions;
  readonly root: HTMLElement;

  constructor(tell: (answer: ResultsAnswer) => void) {
    this.#actions = new Actions(tell);
    const title = element("h1", {}, this.#name, this.#part, this.#status);
    this.root = element(
      "div",
      { class: "run-head", hidden: true },
      element("div", { class: "title-line" }, title, this.#actions.root),
      this.#commandLine,
      this.#facts,
    );
    this.#copy.addEventListener("click", () => void this.#copyCommand());
  }

  show(run: string, record: RunRecord, status: RunStatus, listing: RunListing | undefined): void {
    const { header, library } = record;
    setAttributes(this.root, { hidden: false });
    setText(this.#name, listing?.title ?? (header === undefined ? run : fileName(header.script)));
    const comparison = header?.comparison;
    const part = listing?.part ?? (comparison && `${comparison.variant} · seed ${comparison.seed}`);
    setText(this.#part, part ?? "");
    setText(this.#statusWords, statusText(status, record));
    setAttributes(this.#status, { "data-status": status });
    setText(this.#command, header === undefined ? "" : commandText(header.command));
    setAttributes(this.#command, { title: header && `In ${header.cwd}` });
    setAttributes(this.#commandLine, { hidden: header === undefined });
    this.#factViews.show(factsOf(record, header, library));
    this.#actions.show(run, record, status);
  }

  async #copyCommand(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#command.textContent);
      setText(this.#copy, "Copied");
    } catch {
      // Where the clipboard is out of reach, the selected text can be copied by hand.
      getSelection()?.selectAllChildren(this.#command);
      setText(this.#copy, "Selected");
    }
    setTimeout(() => setText(this.#copy, "Copy"), COPIED_MILLISECONDS);
  }
}

const COPIED_MILLISECONDS = 1500;

function factsOf(record: RunRecord, header?: RunEvent, library?: LibraryEvent): readonly Fact[] {
  if (header === undefined) return [];
  const environment = Object.entries(header.environment);
  return [
    { label: "Device", value: deviceText(header, library), ...detail(library?.devices.join(", ")) },
    { label: "Library", value: libraryText(library), ...detail(versionsText(library)) },
    { label: "Code", value: codeText(header), detail: `SHA-256 ${header.code.sha256}` },
    {
      label: "Started",
      value: new Date(header.t * 1000).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" }),
    },
    {
      label: record.end === undefined ? "Running for" : "Took",
      value: durationText(Math.max(0, record.time - header.t)),
    },
    ...(environment.length > 0
      ? [{ label: "Environment", value: environment.map(([name, value]) => `${name}=${value}`).join(" ") }]
      : []),
  ];
}

function detail(text: string | undefined): { detail?: string } {
  return text === undefined || text === "" ? {} : { detail: text };
}

const LIBRARY_NAMES: Readonly<Record<string, string>> = { keras: "Keras", tf_keras: "tf_keras", tfjs: "TensorFlow.js" };

function libraryText(library: LibraryEvent | undefined): string {
  if (library === undefined) return "Not imported yet";
  const { library: name, backend, versions } = library;
  const text = [LIBRARY_NAMES[name] ?? name, versions[name]].filter(Boolean).join(" ");
  if (backend === undefined) return text;
  return `${text} on ${[backend, versions[backend]].filter(Boolean).join(" ")}`;
}

function versionsText(library: LibraryEvent | undefined): string {
  return Object.entries(library?.versions ?? {})
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
}

function codeText({ code: { commit, sha256, isChanged } }: RunEvent): string {
  if (commit === undefined) return `${sha256.slice(0, 8)}, not in a commit`;
  return isChanged === true ? `${commit.slice(0, 8)}, changed since` : commit.slice(0, 8);
}

class FactView implements ItemView<Fact> {
  readonly #label = element("dt");
  readonly #value = element("dd");
  readonly root = element("div", { class: "fact" }, this.#label, this.#value);

  update({ label, value, detail }: Fact): void {
    setText(this.#label, label);
    setText(this.#value, value);
    setAttributes(this.root, { title: detail });
  }
}
