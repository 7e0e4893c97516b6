/**
 * Cuts Python text into tokens, with indentation, and keeps an unclosed bracket from swallowing the lines after it.
 *
 *     x = f(1,       Name Assign Name ParenOpen Number Comma Newline
 *     y = 2          Name Assign Number Newline
 *
 * A logical line is first read by Python's rules. Where that fails (a bracket still open at the end, a closer of another kind, a
 * `def` in brackets) the line is read again, and then ends at the first line that looks like the next statement. So a valid
 * program never meets a heuristic.
 */
import type { Comment, SyntaxProblem } from "../../program/program.js";
import type { Span } from "../../text/span.js";
import { BracketStack } from "./bracket-stack.js";
import { Character, characterClass, isIdentifierPart, isIdentifierStart, isStrayBlank } from "./characters.js";
import { operatorAt, operatorLength } from "./operators.js";
import { quotesAt, stringEnd, stringPrefix, type StringPrefix } from "./string-ends.js";
import {
  endsOperand,
  isHeaderWord,
  isOperandWord,
  isStatementKeyword,
  KEYWORDS,
  LONGEST_KEYWORD,
  Token,
} from "./tokens.js";

export interface LexOptions {
  /** Brackets stand around the range: line ends and indentation mean nothing in it. */
  readonly inBrackets?: boolean;
  /** A notebook's cell: IPython's `%magic`, `!command` and `name?` are read, and the first line's indentation is the base. */
  readonly isCell?: boolean;
}

/** Parallel arrays; the last token is `EndOfText`. */
export interface Tokens {
  readonly kinds: readonly Token[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
}

export function tokenize(text: string, range: Span, options: LexOptions = {}): Tokens {
  return new Lexer(text, range, options).run();
}

/** Python's own limit; deeper lines are read as if they stood at it. */
const DEEPEST_INDENTATION = 100;
/** Searches for the end of a `"""` that found none; more of them are not made, which keeps the work linear. */
const MOST_UNCLOSED_STRINGS = 16;

class Lexer {
  readonly #text: string;
  readonly #end: number;
  readonly #isCell: boolean;
  readonly #inBrackets: boolean;
  readonly #kinds: Token[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #comments: Comment[] = [];
  readonly #problems: SyntaxProblem[] = [];
  /** The columns of the open blocks. */
  readonly #indents: number[] = [0];
  readonly #brackets = new BracketStack();
  #position: number;
  /** Where the present physical line starts, while it stands in brackets and has no token yet; else -1. */
  #freshLine = -1;
  /** Where the present logical line starts, and what had been found before it. */
  #line = { position: 0, tokens: 0, comments: 0, problems: 0 };
  /** The present logical line is read a second time, with heuristics. */
  #recovering = false;
  /** So much has been read twice that every line is now read with heuristics at once. */
  #alwaysRecovering = false;
  #readAgain = 0;
  #unclosedStrings = 0;

  constructor(text: string, range: Span, options: LexOptions) {
    this.#text = text;
    this.#position = range.start;
    this.#end = range.end;
    this.#isCell = options.isCell ?? false;
    this.#inBrackets = options.inBrackets ?? false;
  }

  run(): Tokens {
    if (!this.#inBrackets) this.#startText();
    do {
      while (this.#position < this.#end) this.#token();
    } while (!this.#brackets.isEmpty && !this.#inBrackets && this.#recover());
    if (!this.#inBrackets) this.#endLine();
    for (let open = this.#indents.length; open > 1; open--) this.#push(Token.Dedent, this.#end, this.#end);
    this.#push(Token.EndOfText, this.#end, this.#end);
    return {
      kinds: this.#kinds,
      starts: this.#starts,
      ends: this.#ends,
      comments: this.#comments,
      problems: this.#problems,
    };
  }

  #startText(): void {
    if (this.#position === 0 && this.#text.charCodeAt(0) === 0xfeff) this.#position++;
    if (this.#isCell) this.#indents[0] = this.#skipToContent();
    this.#startLine();
  }

  #push(kind: Token, start: number, end: number): void {
    this.#kinds.push(kind);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#freshLine = -1;
  }

  #token(): void {
    const start = this.#position;
    switch (characterClass(this.#text.charCodeAt(start))) {
      case Character.Blank:
        this.#position++;
        return;
      case Character.LineEnd:
        return this.#lineEnd();
      case Character.Letter:
        return this.#word(start);
      case Character.Digit:
        return this.#number(start);
      case Character.Quote:
        return this.#string(start, start);
      case Character.Operator:
        return this.#operator(start);
      case Character.Opener:
        return this.#opener(start);
      case Character.Closer:
        return this.#closer(start);
      case Character.Hash:
        return this.#comment();
      case Character.Backslash:
        return this.#backslash(start);
      case Character.Other:
        return this.#other(start);
    }
  }

  // ------------------------------------------------------------- lines

  /** Goes to the first line with content and gives its column; a tab goes to the next multiple of eight. */
  #skipToContent(): number {
    for (;;) {
      let column = 0;
      for (; this.#position < this.#end; this.#position++) {
        const c = this.#text.charCodeAt(this.#position);
        if (c === 32) column++;
        else if (c === 9) column += 8 - (column % 8);
        else if (c === 12) column = 0;
        else break;
      }
      if (this.#position >= this.#end) return column;
      const found = characterClass(this.#text.charCodeAt(this.#position));
      if (found === Character.Hash) this.#comment();
      else if (found !== Character.LineEnd) return column;
      if (this.#position < this.#end) this.#position = this.#afterLineEnd(this.#position);
    }
  }

  #startLine(): void {
    const column = this.#skipToContent();
    if (this.#position >= this.#end) return;
    this.#indentTo(column);
    this.#line = {
      position: this.#position,
      tokens: this.#kinds.length,
      comments: this.#comments.length,
      problems: this.#problems.length,
    };
    if (this.#isCell) this.#magicLine();
  }

  #indentTo(column: number): void {
    const indents = this.#indents;
    const at = this.#position;
    if (column > indents.at(-1)!) {
      if (indents.length > DEEPEST_INDENTATION) return this.#problem(at, at + 1, "indented too deeply to be read");
      indents.push(column);
      return this.#push(Token.Indent, at, at);
    }
    while (indents.length > 1 && column < indents.at(-1)!) {
      if (column > indents.at(-2)!) {
        indents[indents.length - 1] = column;
        return this.#problem(at, at + 1, "this indentation matches no line above");
      }
      indents.pop();
      this.#push(Token.Dedent, at, at);
    }
  }

  #lineEnd(): void {
    const next = this.#afterLineEnd(this.#position);
    if (this.#inBrackets || !this.#brackets.isEmpty) {
      this.#position = next;
      this.#freshLine = next;
      return;
    }
    this.#endLine();
    this.#position = next;
    this.#startLine();
  }

  #endLine(): void {
    const last = this.#ends.at(-1) ?? this.#position;
    if (this.#kinds.length > this.#line.tokens) this.#push(Token.Newline, last, last);
    this.#line.tokens = this.#kinds.length;
    this.#recovering = this.#alwaysRecovering;
    this.#brackets.clear();
  }

  /** The offset after the line end at `at`, or `at` itself where there is none. */
  #afterLineEnd(at: number): number {
    const c = this.#text.charCodeAt(at);
    if (c === 13 && at + 1 < this.#end && this.#text.charCodeAt(at + 1) === 10) return at + 2;
    return c === 13 || c === 10 ? at + 1 : at;
  }

  /** The offset of the end of the physical line that holds `from`. */
  #endOfLine(from: number): number {
    let at = from;
    while (at < this.#end && characterClass(this.#text.charCodeAt(at)) !== Character.LineEnd) at++;
    return at;
  }

  // ------------------------------------------------------------- unclosed brackets

  /** Goes back to the start of the logical line, to read it with heuristics; false where that is what happens already. */
  #recover(): boolean {
    if (this.#recovering) return false;
    this.#readAgain += this.#position - this.#line.position;
    if (this.#readAgain > 4 * this.#text.length + 10_000) this.#alwaysRecovering = true;
    this.#recovering = true;
    this.#position = this.#line.position;
    this.#kinds.length = this.#starts.length = this.#ends.length = this.#line.tokens;
    this.#comments.length = this.#line.comments;
    this.#problems.length = this.#line.problems;
    this.#brackets.clear();
    this.#freshLine = -1;
    return true;
  }

  /** Whether the word or mark that begins a line in brackets must be, or seems to be, the next statement's first. */
  #startsStatement(kind: Token, start: number): boolean {
    if (this.#freshLine < 0 || this.#inBrackets || this.#brackets.isEmpty) return false;
    if (isStatementKeyword(kind)) return true;
    const before = this.#kinds.at(-1)!;
    const isNewOperand = endsOperand(before) && isOperandWord(kind);
    if (this.#columnInFreshLine(start) <= this.#indents.at(-1)!) {
      return isNewOperand || (this.#recovering && (isOperandWord(kind) || BEGINS_STATEMENT.has(kind)));
    }
    // A line further in, below the header of a block: `if f(a:` or `def f(a` and its first line.
    const isInHeader = this.#recovering && isHeaderWord(this.#kinds[this.#line.tokens]!);
    return isInHeader && (isNewOperand || (before === Token.Colon && isOperandWord(kind)));
  }

  #columnInFreshLine(start: number): number {
    let column = 0;
    for (let i = this.#freshLine; i < start; i++) column += this.#text.charCodeAt(i) === 9 ? 8 - (column % 8) : 1;
    return column;
  }

  /** Ends the logical line before the present physical line. */
  #breakLine(): void {
    const line = this.#freshLine;
    this.#endLine();
    this.#position = line;
    this.#startLine();
  }

  // ------------------------------------------------------------- tokens

  #word(start: number): void {
    const end = this.#wordEnd(start);
    const word = end - start <= LONGEST_KEYWORD ? this.#text.slice(start, end) : "";
    if (word.length <= 2 && end < this.#end && characterClass(this.#text.charCodeAt(end)) === Character.Quote) {
      const prefix = stringPrefix(word);
      if (prefix !== undefined) return this.#string(start, end, prefix);
    }
    const kind = KEYWORDS.get(word) ?? Token.Name;
    if (this.#startsStatement(kind, start)) {
      if (!this.#recover()) this.#breakLine();
      return;
    }
    this.#push(kind, start, end);
    this.#position = end;
  }

  #wordEnd(start: number): number {
    let at = start;
    while (at < this.#end) {
      const code = this.#text.charCodeAt(at);
      const whole = code >= 0xd800 && code < 0xdc00 ? this.#text.codePointAt(at)! : code;
      if (!isIdentifierPart(whole)) break;
      at += whole > 0xffff ? 2 : 1;
    }
    return at;
  }

  #number(start: number): void {
    NUMBER.lastIndex = start;
    const found = NUMBER.exec(this.#text);
    const end = Math.min(start + (found?.[0].length ?? 1), this.#end);
    this.#push(Token.Number, start, end);
    this.#position = end;
  }

  #string(start: number, quote: number, prefix?: StringPrefix): void {
    const quotes = quotesAt(this.#text, quote, this.#end, prefix);
    const isHopeless = quotes.length === 3 && this.#unclosedStrings > MOST_UNCLOSED_STRINGS;
    const end = isHopeless ? undefined : stringEnd(this.#text, quotes, this.#end);
    if (end !== undefined) {
      this.#push(Token.String, start, end);
      this.#position = end;
      return;
    }
    if (quotes.length === 3) this.#unclosedStrings++;
    this.#position = this.#guessStringEnd(quotes.bodyStart);
    this.#push(Token.BrokenString, start, this.#position);
  }

  /** An unclosed string ends with its line; brackets and commas at the end of the line are taken for code. */
  #guessStringEnd(bodyStart: number): number {
    let end = this.#endOfLine(bodyStart);
    while (end > bodyStart && ")]}, \t:;".includes(this.#text[end - 1]!)) end--;
    return end;
  }

  #operator(start: number): void {
    if (this.#text.charCodeAt(start) === 46 && characterClass(this.#text.charCodeAt(start + 1)) === Character.Digit) {
      return this.#number(start);
    }
    const kind = operatorAt(this.#text, start);
    if (kind === Token.At && this.#startsStatement(kind, start) && this.#recovering) return this.#breakLine();
    this.#position = start + operatorLength(kind);
    this.#push(kind, start, this.#position);
    if (kind === Token.Assign && this.#isCell && this.#brackets.isEmpty) this.#magicValue();
  }

  #opener(start: number): void {
    const kind = operatorAt(this.#text, start);
    this.#brackets.open(kind);
    this.#push(kind, start, ++this.#position);
  }

  #closer(start: number): void {
    const kind = operatorAt(this.#text, start);
    const isWrong = !this.#brackets.isEmpty && this.#brackets.wanted !== kind;
    if (isWrong && !this.#inBrackets && this.#recover()) return;
    this.#push(this.#brackets.close(kind) ? kind : Token.Unknown, start, ++this.#position);
  }

  #comment(): void {
    const start = this.#position;
    this.#position = this.#endOfLine(start);
    this.#comments.push({ start, end: this.#position, text: this.#text.slice(start, this.#position) });
  }

  #backslash(start: number): void {
    const next = this.#afterLineEnd(start + 1);
    this.#position = next;
    if (next === start + 1 && next < this.#end) this.#push(Token.Unknown, start, next);
  }

  #other(start: number): void {
    const code = this.#text.codePointAt(start)!;
    if (isIdentifierStart(code)) return this.#word(start);
    if (code === 63 && this.#isCell && this.#brackets.isEmpty) return this.#helpLine();
    this.#position += code > 0xffff ? 2 : 1;
    if (isStrayBlank(code)) this.#problem(start, this.#position, "an invisible character that Python doesn't accept");
    else this.#push(Token.Unknown, start, this.#position);
  }

  #problem(start: number, end: number, message: string): void {
    this.#problems.push({ start, end: Math.min(end, this.#end), message });
  }

  // ------------------------------------------------------------- IPython

  /** `%magic`, `!command`, `?name` at the start of a line. `%time x = 1` runs what follows, so only its word is passed over. */
  #magicLine(): void {
    const start = this.#position;
    if (!"%!?".includes(this.#text[start]!)) return;
    TIMING_MAGIC.lastIndex = start;
    const timing = TIMING_MAGIC.exec(this.#text);
    if (timing !== null) this.#position = start + timing[0].length;
    else this.#magic(start);
  }

  /** `files = !ls`, `here = %pwd`: called after the `=`. */
  #magicValue(): void {
    let at = this.#position;
    while (at < this.#end && characterClass(this.#text.charCodeAt(at)) === Character.Blank) at++;
    if (at < this.#end && "%!".includes(this.#text[at]!)) this.#magic(at);
  }

  /** `model.fit?`: the whole line asks for help. */
  #helpLine(): void {
    const { position, tokens } = this.#line;
    this.#kinds.length = this.#starts.length = this.#ends.length = tokens;
    this.#magic(position);
  }

  #magic(start: number): void {
    let end = this.#endOfLine(start);
    while (end > start && this.#text.charCodeAt(end - 1) === 92 && end < this.#end) {
      end = this.#endOfLine(this.#afterLineEnd(end));
    }
    this.#position = end;
    this.#push(Token.Magic, start, end);
  }
}

/** Keywords of expressions, and the `@` of a decorator, that a statement may begin with as well. */
const BEGINS_STATEMENT: ReadonlySet<Token> = new Set([
  Token.If,
  Token.Else,
  Token.For,
  Token.From,
  Token.Async,
  Token.At,
]);

const NUMBER =
  /0[xX][\da-fA-F_]*|0[oO][0-7_]*|0[bB][01_]*|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?/y;

const TIMING_MAGIC = /%(?:time|prun|memit)[ \t]+(?![-\s])/y;
