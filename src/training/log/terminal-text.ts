/**
 * Output as a terminal would show it: `\r` goes back to the line's start, `\b` one back, colours are dropped.
 *
 *     "1/3 [>..]\r2/3 [=>.]\r3/3 [===]\n"   ──▶   "3/3 [===]\n"
 *
 * Only the end of a long output is kept.
 */
const ESCAPE = /^\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[@-Z\\^_=>])/;
/** What an unfinished escape can begin with. */
const BEGUN_ESCAPE = /^\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]{0,200}\x1b?|[()])?$/;
const MOST_CHARACTERS = 1 << 20;
const LONGEST_LINE = 1 << 14;

export class TerminalText {
  /** Whole lines, each with its end. */
  #lines: string[] = [];
  #first = 0;
  #characters = 0;
  #line: string[] = [];
  #cursor = 0;
  #begun = "";
  #dropped = 0;

  constructor(readonly limit = MOST_CHARACTERS) {}

  /** How many lines at the beginning were dropped. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Grows by one with each whole line: what was shown up to one of them stays as it is. */
  get lineCount(): number {
    return this.#dropped + this.#lines.length - this.#first;
  }

  /** From the line of this number on; lines that were dropped are left out. */
  linesFrom(line: number): readonly string[] {
    return this.#lines.slice(this.#first + Math.max(0, line - this.#dropped));
  }

  /** The line that isn't whole yet. */
  get lastLine(): string {
    return this.#line.join("");
  }

  get text(): string {
    return this.linesFrom(0).join("") + this.lastLine;
  }

  write(text: string): void {
    const all = this.#begun + text;
    this.#begun = "";
    for (let i = 0; i < all.length;) {
      if (all[i] !== "\x1b") {
        const next = nextSpecial(all, i);
        if (next > i) this.#print(all.slice(i, next));
        else this.#control(all[i] ?? "");
        i = Math.max(next, i + 1);
        continue;
      }
      const rest = all.slice(i, i + 256);
      const length = ESCAPE.exec(rest)?.[0].length;
      if (length === undefined && BEGUN_ESCAPE.test(rest) && rest.length < 256) {
        this.#begun = rest;
        return;
      }
      this.#escape(rest.slice(0, length ?? 1));
      i += length ?? 1;
    }
  }

  #print(text: string): void {
    const room = LONGEST_LINE - this.#cursor;
    for (const character of text.slice(0, Math.max(0, room))) {
      while (this.#line.length < this.#cursor) this.#line.push(" ");
      this.#line[this.#cursor++] = character;
    }
  }

  #control(character: string): void {
    if (character === "\n") this.#endLine();
    else if (character === "\r") this.#cursor = 0;
    else if (character === "\b") this.#cursor = Math.max(0, this.#cursor - 1);
    else if (character === "\t") this.#print(" ".repeat(8 - (this.#cursor % 8)));
  }

  /** Of those that move or erase, only erasing in a line changes what a log shows. */
  #escape(sequence: string): void {
    if (/^\x1b\[0?K$/.test(sequence)) this.#line.length = Math.min(this.#line.length, this.#cursor);
    else if (sequence === "\x1b[2K") this.#line.length = 0;
  }

  #endLine(): void {
    const line = `${this.lastLine.trimEnd()}\n`;
    this.#line = [];
    this.#cursor = 0;
    this.#lines.push(line);
    this.#characters += line.length;
    while (this.#characters > this.limit && this.#first < this.#lines.length) {
      this.#characters -= this.#lines[this.#first++]?.length ?? 0;
      this.#dropped++;
    }
    if (this.#first > 1024 && this.#first > this.#lines.length / 2) {
      this.#lines = this.#lines.slice(this.#first);
      this.#first = 0;
    }
  }
}

function nextSpecial(text: string, from: number): number {
  let i = from;
  while (i < text.length && text.charCodeAt(i) >= 32) i++;
  return i;
}
