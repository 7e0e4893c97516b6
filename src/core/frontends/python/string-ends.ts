/**
 * Finds where string literals and the replacement fields of f-strings end, without reading what they hold.
 *
 *     f"{x["a"]!r:>{width}} done"
 *       ^^^^^^^^^^^^^^^^^^^^         one field, although it holds the outer quote
 */

/** What stands before the opening quote. */
export interface StringPrefix {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly format: boolean;
}

export interface Quotes extends StringPrefix {
  /** The offset after the opening quotes. */
  readonly bodyStart: number;
  /** 1 or 3. */
  readonly length: number;
  readonly code: number;
}

/** `{expression = !conversion :spec}`: offsets of one replacement field. */
export interface Field {
  readonly expressionStart: number;
  readonly expressionEnd: number;
  /** After the `=` of a self-documenting field and the blanks behind it. */
  readonly selfDocumentEnd?: number;
  readonly conversion?: "r" | "s" | "a";
  readonly specStart?: number;
  /** The offset of the closing brace. */
  readonly close: number;
}

const NO_PREFIX: StringPrefix = { raw: false, bytes: false, format: false };
const PREFIXES: ReadonlyMap<string, StringPrefix> = new Map([
  ["u", NO_PREFIX],
  ["r", { raw: true, bytes: false, format: false }],
  ["b", { raw: false, bytes: true, format: false }],
  ["f", { raw: false, bytes: false, format: true }],
  ["br", { raw: true, bytes: true, format: false }],
  ["rb", { raw: true, bytes: true, format: false }],
  ["fr", { raw: true, bytes: false, format: true }],
  ["rf", { raw: true, bytes: false, format: true }],
]);

/** Fields and strings inside fields go no deeper; also the bound of the scan's own recursion. */
const DEEPEST_FIELD = 20;
/** A field longer than this is taken for a brace that was never closed, which keeps the scan linear. */
const LONGEST_FIELD = 4000;

export function stringPrefix(word: string): StringPrefix | undefined {
  return word.length <= 2 ? PREFIXES.get(word.toLowerCase()) : undefined;
}

/** Reads the quotes at `quote`, which begin a string with this prefix. */
export function quotesAt(text: string, quote: number, end: number, prefix: StringPrefix = NO_PREFIX): Quotes {
  const code = text.charCodeAt(quote);
  const long = quote + 2 < end && text.charCodeAt(quote + 1) === code && text.charCodeAt(quote + 2) === code;
  const length = long ? 3 : 1;
  return { raw: prefix.raw, bytes: prefix.bytes, format: prefix.format, bodyStart: quote + length, length, code };
}

/** The quotes of a whole string token, prefix included. */
export function quotesOfToken(text: string, start: number, end: number): Quotes {
  let quote = start;
  while (quote < end && text.charCodeAt(quote) !== 34 && text.charCodeAt(quote) !== 39) quote++;
  return quotesAt(text, quote, end, quote === start ? NO_PREFIX : stringPrefix(text.slice(start, quote)));
}

/** The offset after the closing quotes; undefined where the string isn't closed. */
export function stringEnd(text: string, quotes: Quotes, end: number): number | undefined {
  if (!quotes.format) return plainEnd(text, quotes, end);
  return (
    formatEnd(text, quotes, end, { depth: 0, newlines: false }) ??
    formatEnd(text, quotes, end, { depth: 0, newlines: true }) ??
    plainEnd(text, quotes, end)
  );
}

/** How a field is scanned: how deep it is, and whether a line may end in it although its string has single quotes. */
interface FieldScan {
  readonly depth: number;
  readonly newlines: boolean;
}

function plainEnd(text: string, { bodyStart, length, code }: Quotes, end: number): number | undefined {
  for (let i = bodyStart; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i = afterEscape(text, i) - 1;
    else if (c === code && closes(text, i, end, length, code)) return i + length;
    else if (length === 1 && (c === 10 || c === 13)) return undefined;
  }
  return undefined;
}

function formatEnd(text: string, quotes: Quotes, end: number, scan: FieldScan): number | undefined {
  const { length, code, raw } = quotes;
  for (let i = quotes.bodyStart; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i = (raw ? afterEscapeInFormat(text, i) : afterNamedEscape(text, i, end)) - 1;
    else if (c === code && closes(text, i, end, length, code)) return i + length;
    else if (length === 1 && (c === 10 || c === 13)) return undefined;
    else if (c === 123) {
      if (text.charCodeAt(i + 1) === 123) i++;
      else {
        const field = scanField(text, i + 1, end, { ...scan, newlines: scan.newlines || length === 3 });
        if (field === undefined) return undefined;
        i = field.close;
      }
    }
  }
  return undefined;
}

function closes(text: string, at: number, end: number, length: number, code: number): boolean {
  return length === 1 || (at + 2 < end && text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code);
}

/** After a backslash and what it escapes; CR LF is one. */
function afterEscape(text: string, backslash: number): number {
  const crlf = text.charCodeAt(backslash + 1) === 13 && text.charCodeAt(backslash + 2) === 10;
  return backslash + (crlf ? 3 : 2);
}

/** A backslash escapes no brace: the field in `rf"\{x}"` counts. */
function afterEscapeInFormat(text: string, backslash: number): number {
  return text.charCodeAt(backslash + 1) === 123 ? backslash + 1 : afterEscape(text, backslash);
}

/** As `afterEscapeInFormat`, with `\N{…}` taken whole: its brace opens no field. */
export function afterNamedEscape(text: string, backslash: number, end: number): number {
  if (text.charCodeAt(backslash + 1) === 78 && text.charCodeAt(backslash + 2) === 123) {
    for (let i = backslash + 3; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c === 125) return i + 1;
      if (c === 10 || c === 13 || c === 34 || c === 39 || c === 123) break;
    }
  }
  return afterEscapeInFormat(text, backslash);
}

/** Scans the field whose opening brace stands before `start`; undefined where it isn't closed. */
export function scanField(
  text: string,
  start: number,
  end: number,
  scan: FieldScan = { depth: 0, newlines: true },
): Field | undefined {
  if (scan.depth > DEEPEST_FIELD) return undefined;
  const limit = Math.min(end, start + LONGEST_FIELD);
  const expression = scanExpression(text, start, limit, scan);
  if (expression === undefined) return undefined;
  const { expressionEnd, selfDocumentEnd } = expression;
  let at = selfDocumentEnd ?? expressionEnd;
  let conversion: Field["conversion"];
  if (text.charCodeAt(at) === 33) {
    const letter = text[at + 1];
    if (letter !== "r" && letter !== "s" && letter !== "a") return undefined;
    conversion = letter;
    at += 2;
  }
  const found = { expressionStart: start, expressionEnd, selfDocumentEnd, conversion };
  while (at < limit && isBlank(text.charCodeAt(at))) at++;
  if (at < limit && text.charCodeAt(at) === 125) return { ...found, close: at };
  if (at >= limit || text.charCodeAt(at) !== 58) return undefined;
  const close = specEnd(text, at + 1, limit, scan);
  return close === undefined ? undefined : { ...found, specStart: at + 1, close };
}

/** Up to the `=`, `!`, `:` or `}` that ends a field's expression. */
function scanExpression(
  text: string,
  start: number,
  end: number,
  scan: FieldScan,
): { expressionEnd: number; selfDocumentEnd?: number } | undefined {
  let brackets = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 34 || c === 39) {
      const after = nestedStringEnd(text, start, i, end, scan);
      if (after === undefined) return undefined;
      i = after - 1;
    } else if (c === 40 || c === 91 || c === 123) brackets++;
    else if (c === 10 || c === 13) {
      if (!scan.newlines) return undefined;
    } else if (brackets > 0) {
      if (c === 41 || c === 93 || c === 125) brackets--;
    } else if (c === 125 || c === 58 || (c === 33 && text.charCodeAt(i + 1) !== 61)) {
      return { expressionEnd: i };
    } else if (c === 61) {
      const after = selfDocumentEnd(text, start, i, end);
      if (after !== undefined) return { expressionEnd: i, selfDocumentEnd: after };
    }
  }
  return undefined;
}

function nestedStringEnd(text: string, start: number, quote: number, end: number, scan: FieldScan): number | undefined {
  let word = quote;
  while (word > start && quote - word < 3 && isLetter(text.charCodeAt(word - 1))) word--;
  const quotes = quotesAt(text, quote, end, stringPrefix(text.slice(word, quote)));
  if (!quotes.format) return plainEnd(text, quotes, end);
  return formatEnd(text, quotes, end, { depth: scan.depth + 1, newlines: scan.newlines });
}

/** The end of `=` and its blanks, where it stands before the field's end and isn't part of `==`, `<=`, `!=`, `:=`. */
function selfDocumentEnd(text: string, start: number, equals: number, end: number): number | undefined {
  const before = equals > start ? text[equals - 1]! : "";
  if (text.charCodeAt(equals + 1) === 61 || "=<>!:".includes(before || " ")) return undefined;
  let after = equals + 1;
  while (after < end && isBlank(text.charCodeAt(after))) after++;
  const c = text.charCodeAt(after);
  return after < end && (c === 125 || c === 58 || c === 33) ? after : undefined;
}

/** The offset of the brace that closes the field of a format spec; fields in it are stepped over. */
function specEnd(text: string, start: number, end: number, scan: FieldScan): number | undefined {
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 125) return i;
    if ((c === 10 || c === 13) && !scan.newlines) return undefined;
    if (c !== 123) continue;
    const field = scanField(text, i + 1, end, { depth: scan.depth + 1, newlines: scan.newlines });
    if (field === undefined) return undefined;
    i = field.close;
  }
  return undefined;
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 10 || c === 13;
}

function isLetter(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
}
