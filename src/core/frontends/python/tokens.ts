/**
 * The kinds of Python's tokens, how they are spelled, and how tightly operators bind.
 *
 *     y **= -2      Name, PowerAssign, Minus, Number
 */
import type { BinaryOp } from "../../program/program.js";

/** Members stand in groups that are tested as ranges; see the predicates below. */
export const enum Token {
  // Layout: they have no text.
  EndOfText,
  Newline,
  Indent,
  Dedent,
  // Operands.
  Name,
  Number,
  String,
  BrokenString,
  Ellipsis,
  Magic,
  // Brackets; an opener's closer is three further on.
  ParenOpen,
  BracketOpen,
  BraceOpen,
  ParenClose,
  BracketClose,
  BraceClose,
  // Punctuation.
  Comma,
  Colon,
  Semicolon,
  Dot,
  Arrow,
  Assign,
  Walrus,
  // Operators.
  Plus,
  Minus,
  Star,
  Slash,
  DoubleSlash,
  Percent,
  Power,
  At,
  ShiftLeft,
  ShiftRight,
  Ampersand,
  Pipe,
  Caret,
  Tilde,
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  // Augmented assignments, in the order of their operators from Plus to Caret.
  PlusAssign,
  MinusAssign,
  StarAssign,
  SlashAssign,
  DoubleSlashAssign,
  PercentAssign,
  PowerAssign,
  AtAssign,
  ShiftLeftAssign,
  ShiftRightAssign,
  AmpersandAssign,
  PipeAssign,
  CaretAssign,
  // Keywords that are part of expressions.
  True,
  False,
  None,
  And,
  Or,
  Not,
  In,
  Is,
  If,
  Else,
  For,
  Async,
  Await,
  Lambda,
  Yield,
  From,
  As,
  // Keywords that no expression holds.
  Assert,
  Break,
  Class,
  Continue,
  Def,
  Del,
  Elif,
  Except,
  Finally,
  Global,
  Import,
  Nonlocal,
  Pass,
  Raise,
  Return,
  Try,
  While,
  With,
  /** A character that has no place in Python, or a closing bracket that nothing opened. */
  Unknown,
}

export const KEYWORDS: ReadonlyMap<string, Token> = new Map([
  ["True", Token.True],
  ["False", Token.False],
  ["None", Token.None],
  ["and", Token.And],
  ["or", Token.Or],
  ["not", Token.Not],
  ["in", Token.In],
  ["is", Token.Is],
  ["if", Token.If],
  ["else", Token.Else],
  ["for", Token.For],
  ["async", Token.Async],
  ["await", Token.Await],
  ["lambda", Token.Lambda],
  ["yield", Token.Yield],
  ["from", Token.From],
  ["as", Token.As],
  ["assert", Token.Assert],
  ["break", Token.Break],
  ["class", Token.Class],
  ["continue", Token.Continue],
  ["def", Token.Def],
  ["del", Token.Del],
  ["elif", Token.Elif],
  ["except", Token.Except],
  ["finally", Token.Finally],
  ["global", Token.Global],
  ["import", Token.Import],
  ["nonlocal", Token.Nonlocal],
  ["pass", Token.Pass],
  ["raise", Token.Raise],
  ["return", Token.Return],
  ["try", Token.Try],
  ["while", Token.While],
  ["with", Token.With],
]);

/** Longer words are never looked up. */
export const LONGEST_KEYWORD = 8;

export function isLayout(kind: Token): boolean {
  return kind <= Token.Dedent;
}

export function isOpener(kind: Token): boolean {
  return kind >= Token.ParenOpen && kind <= Token.BraceOpen;
}

export function isCloser(kind: Token): boolean {
  return kind >= Token.ParenClose && kind <= Token.BraceClose;
}

export function closerOf(opener: Token): Token {
  return opener + 3;
}

export function isKeyword(kind: Token): boolean {
  return kind >= Token.True && kind <= Token.With;
}

/** `def`, `return`, … : inside brackets they are always an error. */
export function isStatementKeyword(kind: Token): boolean {
  return kind >= Token.Assert && kind <= Token.With;
}

/** A keyword that begins a statement with a block. */
export function isHeaderWord(kind: Token): boolean {
  return HEADER_WORDS.has(kind);
}

const HEADER_WORDS: ReadonlySet<Token> = new Set([
  ...[Token.If, Token.Elif, Token.Else, Token.For, Token.While, Token.Async],
  ...[Token.Try, Token.Except, Token.Finally, Token.With, Token.Def, Token.Class],
]);

/** After such a token an operand can't follow without an operator or a comma between. */
export function endsOperand(kind: Token): boolean {
  return (kind >= Token.Name && kind <= Token.Magic) || isCloser(kind) || (kind >= Token.True && kind <= Token.None);
}

/** A word that begins an operand and can't continue one. */
export function isOperandWord(kind: Token): boolean {
  return (
    kind === Token.Name ||
    (kind >= Token.True && kind <= Token.None) ||
    kind === Token.Lambda ||
    kind === Token.Await ||
    kind === Token.Yield
  );
}

export function startsExpression(kind: Token): boolean {
  return (
    (kind >= Token.Name && kind <= Token.BraceOpen) ||
    isOperandWord(kind) ||
    kind === Token.Not ||
    kind === Token.Minus ||
    kind === Token.Plus ||
    kind === Token.Tilde
  );
}

export function isAugmentedAssign(kind: Token): boolean {
  return kind >= Token.PlusAssign && kind <= Token.CaretAssign;
}

/** The operator of a binary operator's token. */
export function binaryOp(kind: Token): BinaryOp {
  return BINARY_OPS[kind - Token.Plus]!;
}

export function augmentedOp(kind: Token): BinaryOp {
  return BINARY_OPS[kind - Token.PlusAssign]!;
}

const BINARY_OPS: readonly BinaryOp[] = ["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^"];

/** How tightly an operator binds; a higher level binds first. */
export const enum Level {
  None,
  Or,
  And,
  Not,
  Compare,
  BitOr,
  BitXor,
  BitAnd,
  Shift,
  Sum,
  Product,
  Unary,
  Power,
}

/** The level of a token as an infix operator; `Level.None` where it is none. */
export function levelOf(kind: Token): Level {
  return LEVELS[kind]!;
}

const LEVELS = ((): Uint8Array => {
  const levels = new Uint8Array(Token.Unknown + 1);
  const rows: readonly [Level, readonly Token[]][] = [
    [Level.Or, [Token.Or]],
    [Level.And, [Token.And]],
    [
      Level.Compare,
      [
        Token.Equal,
        Token.NotEqual,
        Token.Less,
        Token.LessEqual,
        Token.Greater,
        Token.GreaterEqual,
        Token.In,
        Token.Is,
        Token.Not,
      ],
    ],
    [Level.BitOr, [Token.Pipe]],
    [Level.BitXor, [Token.Caret]],
    [Level.BitAnd, [Token.Ampersand]],
    [Level.Shift, [Token.ShiftLeft, Token.ShiftRight]],
    [Level.Sum, [Token.Plus, Token.Minus]],
    [Level.Product, [Token.Star, Token.Slash, Token.DoubleSlash, Token.Percent, Token.At]],
    [Level.Power, [Token.Power]],
  ];
  for (const [level, kinds] of rows) for (const kind of kinds) levels[kind] = level;
  return levels;
})();
