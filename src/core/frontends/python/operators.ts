/**
 * Reads one operator or punctuation mark, the longest that fits.
 *
 *     **=      PowerAssign, 3 characters
 */
import { Token } from "./tokens.js";

/** The token that begins at `at`; `Token.Unknown` where the character is none. */
export function operatorAt(text: string, at: number): Token {
  for (const [spelling, kind] of BY_FIRST[text.charCodeAt(at)] ?? []) {
    if (spelling.length === 1 || text.startsWith(spelling, at)) return kind;
  }
  return Token.Unknown;
}

export function operatorLength(kind: Token): number {
  return LENGTHS[kind]!;
}

const SPELLINGS: readonly (readonly [string, Token])[] = [
  ["...", Token.Ellipsis],
  ["**=", Token.PowerAssign],
  ["//=", Token.DoubleSlashAssign],
  ["<<=", Token.ShiftLeftAssign],
  [">>=", Token.ShiftRightAssign],
  ["->", Token.Arrow],
  [":=", Token.Walrus],
  ["**", Token.Power],
  ["//", Token.DoubleSlash],
  ["<<", Token.ShiftLeft],
  [">>", Token.ShiftRight],
  ["==", Token.Equal],
  ["!=", Token.NotEqual],
  ["<=", Token.LessEqual],
  [">=", Token.GreaterEqual],
  ["+=", Token.PlusAssign],
  ["-=", Token.MinusAssign],
  ["*=", Token.StarAssign],
  ["/=", Token.SlashAssign],
  ["%=", Token.PercentAssign],
  ["@=", Token.AtAssign],
  ["&=", Token.AmpersandAssign],
  ["|=", Token.PipeAssign],
  ["^=", Token.CaretAssign],
  ["(", Token.ParenOpen],
  ["[", Token.BracketOpen],
  ["{", Token.BraceOpen],
  [")", Token.ParenClose],
  ["]", Token.BracketClose],
  ["}", Token.BraceClose],
  [",", Token.Comma],
  [":", Token.Colon],
  [";", Token.Semicolon],
  [".", Token.Dot],
  ["=", Token.Assign],
  ["+", Token.Plus],
  ["-", Token.Minus],
  ["*", Token.Star],
  ["/", Token.Slash],
  ["%", Token.Percent],
  ["@", Token.At],
  ["&", Token.Ampersand],
  ["|", Token.Pipe],
  ["^", Token.Caret],
  ["~", Token.Tilde],
  ["<", Token.Less],
  [">", Token.Greater],
];

const BY_FIRST: (readonly (readonly [string, Token])[] | undefined)[] = [];
const LENGTHS = new Uint8Array(Token.Unknown + 1).fill(1);
for (const row of SPELLINGS) {
  const first = row[0].charCodeAt(0);
  BY_FIRST[first] = [...(BY_FIRST[first] ?? []), row];
  LENGTHS[row[1]] = row[0].length;
}
