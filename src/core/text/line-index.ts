/**
 * Offsets to lines and columns, as editors count them: "\n", "\r\n" and "\r" end a line, columns are UTF-16 units.
 *
 *     "a\r\nbc"   offset 4 is line 1, column 1 (both from 0)
 */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    if (text.includes("\r")) this.#readAnyEnds(text);
    else for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  #readAnyEnds(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
      if (c === 10 || c === 13) this.#starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Line and column, both from 0; an offset past the end is taken for the end. */
  at(offset: number): LineColumn {
    const wanted = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: wanted - this.#starts[low]! };
  }

  /** Line from 0; a line past the end is taken for the last. */
  lineAt(offset: number): number {
    return this.at(offset).line;
  }

  lineStart(line: number): number {
    return this.#starts[Math.max(0, Math.min(line, this.#starts.length - 1))]!;
  }

  offset(line: number, column: number): number {
    const next = line + 1 < this.#starts.length ? this.#starts[line + 1]! : this.#length;
    return Math.min(this.lineStart(line) + column, next);
  }
}
