/**
 * What the script printed. It follows the end, unless someone has scrolled up to read.
 *
 *     Epoch 1/5
 *     469/469 ━━━━━━━━━━━━━━━━━━━━ 8s 16ms/step - accuracy: 0.72 - loss: 0.81
 */
import type { RunRecord } from "../../src/training/log/run-record.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { section } from "../shared/section.js";

interface Chunk {
  readonly node: Text;
  /** The number of the line after its last. */
  readonly end: number;
}

/** Nearer to the end than this is at the end. */
const END_PIXELS = 8;

export class LogPane {
  readonly #lines = element("span");
  readonly #last = element("span");
  readonly #dropped = element("p", { class: "fine", hidden: true }, "The beginning of the output is left out.");
  readonly #empty = element("p", { class: "fine" }, "The script hasn’t printed anything yet.");
  readonly #pane = element("pre", {
    class: "log",
    tabindex: 0,
    role: "log",
    "aria-label": "Output",
    "aria-live": "off",
  });
  readonly #toEnd = element("button", { type: "button", class: "to-end unseen" }, "↓ Follow the end");
  readonly root: HTMLElement;
  #run = "";
  #chunks: Chunk[] = [];
  #isFollowing = true;

  constructor() {
    this.#pane.append(this.#lines, this.#last);
    this.root = section("Log", [this.#dropped, this.#empty, this.#pane], { beside: [this.#toEnd] });
    this.#pane.addEventListener("scroll", () => this.#noticeScroll());
    this.#toEnd.addEventListener("click", () => {
      this.#pane.scrollTop = this.#pane.scrollHeight;
      this.#noticeScroll();
    });
  }

  show(run: string, { output }: RunRecord): void {
    if (run !== this.#run) this.#clear(run);
    const begin = this.#chunks.at(-1)?.end ?? 0;
    const hasMore = output.lineCount > begin || this.#last.textContent !== output.lastLine;
    if (output.lineCount > begin) {
      const node = document.createTextNode(output.linesFrom(begin).join(""));
      this.#chunks.push({ node, end: output.lineCount });
      this.#lines.append(node);
    }
    while (this.#chunks[0] !== undefined && this.#chunks[0].end <= output.dropped) this.#chunks.shift()?.node.remove();
    setText(this.#last, output.lastLine);
    const isEmpty = output.lineCount === 0 && output.lastLine === "";
    setAttributes(this.#empty, { hidden: !isEmpty });
    setAttributes(this.#pane, { hidden: isEmpty });
    setAttributes(this.#dropped, { hidden: output.dropped === 0 });
    // To ask for the height lays the page out.
    if (this.#isFollowing && hasMore) this.#pane.scrollTop = this.#pane.scrollHeight;
  }

  #clear(run: string): void {
    this.#run = run;
    this.#chunks = [];
    this.#lines.replaceChildren();
    this.#isFollowing = true;
    this.#toEnd.classList.add("unseen");
  }

  #noticeScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#pane;
    this.#isFollowing = scrollHeight - clientHeight - scrollTop < END_PIXELS;
    this.#toEnd.classList.toggle("unseen", this.#isFollowing);
  }
}
