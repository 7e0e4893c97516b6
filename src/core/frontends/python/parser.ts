/**
 * The state that all parts of the Python parser share: a place among the tokens, the problems found, and the bounds.
 *
 *     f(a b, c)        at `b`: skipItem() goes to the comma, and the item becomes a hole
 *
 * Nothing throws. A part that misses something reports a problem, and gives a hole without taking a token; the list or the statement
 * around it skips what nobody took. Of each line only the first problem is reported.
 */
import type { Expr, HoleExpr, Stmt } from "../../program/program.js";
import type { Span } from "../../text/span.js";
import { BracketStack } from "./bracket-stack.js";
import type { Tokens } from "./lexer.js";
import { lineEndAfter, type ProblemList } from "./problem-list.js";
import { isCloser, isLayout, isOpener, type Level, Token } from "./tokens.js";

/** The rules that other rules need before they are defined: the grammar is recursive, the modules are not. */
export interface Grammar {
  /** A conditional expression or a lambda. */
  readonly test: (p: Parser) => Expr;
  /** Operators that bind at least as tightly as a level. */
  readonly operators: (p: Parser, level: Level) => Expr;
  /** What may stand behind `=`: a `yield`, or `a, *b` (a tuple where there is a comma). */
  readonly value: (p: Parser) => Expr;
  /** What stands behind the colon of a compound statement. */
  readonly block: (p: Parser) => Stmt[];
}

/** Brackets, prefix operators and lambdas within each other; deeper ones become holes, so that no stack overflows. */
const DEEPEST_NESTING = 100;
/** `a + a + …`, `a.b().c()…` are trees as deep as they are long: longer ones become holes. */
const LONGEST_CHAIN = 400;

export class Parser {
  kind: Token;
  /** The end of the last token with text that was taken. */
  lastEnd: number;
  /** A `yield` was met in the function that is being read. */
  sawYield = false;
  readonly #tokens: Tokens;
  #index = 0;
  #depth: number;

  constructor(
    readonly text: string,
    tokens: Tokens,
    readonly grammar: Grammar,
    readonly problems: ProblemList,
    depth = 0,
  ) {
    this.#tokens = tokens;
    this.#depth = depth;
    this.kind = tokens.kinds[0]!;
    this.lastEnd = tokens.starts[0]!;
  }

  /** A parser for a text inside this one's: the expression of an f-string's field. */
  inner(tokens: Tokens): Parser {
    return new Parser(this.text, tokens, this.grammar, this.problems, this.#depth + 1);
  }

  get index(): number {
    return this.#index;
  }

  get start(): number {
    return this.#tokens.starts[this.#index]!;
  }

  get end(): number {
    return this.#tokens.ends[this.#index]!;
  }

  peek(ahead = 1): Token {
    return this.#tokens.kinds[this.#index + ahead] ?? Token.EndOfText;
  }

  kindAt(index: number): Token {
    return this.#tokens.kinds[index] ?? Token.EndOfText;
  }

  /** The text of a token that stands for a name; Python compares names in their normal form. */
  nameAt(index: number): string {
    const name = this.text.slice(this.#tokens.starts[index], this.#tokens.ends[index]);
    return /[^\x00-\x7f]/.test(name) ? name.normalize("NFKC") : name;
  }

  get name(): string {
    return this.nameAt(this.#index);
  }

  next(): void {
    if (this.kind === Token.EndOfText) return;
    if (!isLayout(this.kind)) this.lastEnd = this.#tokens.ends[this.#index]!;
    this.kind = this.#tokens.kinds[++this.#index]!;
  }

  accept(kind: Token): boolean {
    if (this.kind !== kind) return false;
    this.next();
    return true;
  }

  /** Whether the present token begins a physical line. */
  get startsLine(): boolean {
    return lineEndAfter(this.text, this.lastEnd, this.start) < this.start;
  }

  /** Enters one more level of nesting; false, with a problem, where there are too many. Each true is paired with `leave`. */
  enter(): boolean {
    if (this.#depth >= DEEPEST_NESTING) {
      this.problem("nested too deeply to be read");
      return false;
    }
    this.#depth++;
    return true;
  }

  /** How many links a chain may have here. Less further in, so that chains in chains make no tree too deep to walk. */
  get longestChain(): number {
    return LONGEST_CHAIN / Math.max(1, this.#depth);
  }

  leave(): void {
    this.#depth--;
  }

  problem(message: string, span: Span = this.presentSpan()): void {
    this.problems.add(message, span);
  }

  /** The present token; where it has no text, the last character before it. */
  presentSpan(): Span {
    if (!isLayout(this.kind)) return { start: this.start, end: this.end };
    return { start: Math.max(this.lastEnd - 1, 0), end: this.lastEnd };
  }

  /** A hole without text before the present token, where an expression was wanted. */
  missing(because: string): HoleExpr {
    this.problem(because);
    this.lastEnd = this.start;
    return this.hole(this.start, because);
  }

  /** A hole from `start` to the last token taken. */
  hole(start: number, because: string): HoleExpr {
    return { kind: "hole", start, end: Math.max(start, this.lastEnd), because };
  }

  /** Goes to the comma, or the closer of the brackets around, that ends an item; or to `terminator`, if that comes first. */
  skipItem(terminator = Token.Comma): void {
    this.#skip((kind) => kind === Token.Comma || kind === terminator);
  }

  /** Goes to the end of a simple statement. */
  skipStatement(): void {
    this.#skip((kind) => kind === Token.Semicolon, true);
  }

  /** Goes to the colon that ends a compound statement's header, or to the end of its line. */
  skipHeader(): void {
    this.#skip((kind) => kind === Token.Colon, true);
  }

  /** Steps over whole brackets. A closer of brackets around ends the way too, unless `overClosers`. */
  #skip(stops: (kind: Token) => boolean, overClosers = false): void {
    const brackets = new BracketStack();
    while (!isLayout(this.kind)) {
      if (brackets.isEmpty && stops(this.kind)) return;
      if (isOpener(this.kind)) brackets.open(this.kind);
      else if (isCloser(this.kind) && !brackets.close(this.kind) && !overClosers) return;
      this.next();
    }
  }
}
