/**
 * The brackets that are open, when closers may be wrong or missing.
 *
 *     ( [ )      the closer ends the parenthesis, and the bracket that was never closed with it
 */
import { closerOf, Token } from "./tokens.js";

export class BracketStack {
  readonly #closers: Token[] = [];
  /** How many of each kind are open, so that a closer that fits none is known without a search. */
  readonly #counts = new Map<Token, number>();

  get isEmpty(): boolean {
    return this.#closers.length === 0;
  }

  /** The closer that is waited for. */
  get wanted(): Token | undefined {
    return this.#closers.at(-1);
  }

  open(opener: Token): void {
    const closer = closerOf(opener);
    this.#closers.push(closer);
    this.#counts.set(closer, (this.#counts.get(closer) ?? 0) + 1);
  }

  /** Ends the innermost bracket of this kind with all that are open in it; false where none is open. */
  close(closer: Token): boolean {
    if (!this.#counts.get(closer)) return false;
    for (;;) {
      const last = this.#closers.pop()!;
      this.#counts.set(last, this.#counts.get(last)! - 1);
      if (last === closer) return true;
    }
  }

  clear(): void {
    if (this.isEmpty) return;
    this.#closers.length = 0;
    this.#counts.clear();
  }
}
