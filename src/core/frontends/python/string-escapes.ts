/**
 * Decodes the escapes of a literal's body.
 *
 *     a\x41\u00e9\
 *     \101            "aAéA"
 */
import type { StringPrefix } from "./string-ends.js";

/** The text from `start` to `end`, decoded; undefined for `\N{…}`, which would take Unicode's table of names. */
export function decodeLiteral(text: string, start: number, end: number, prefix: StringPrefix): string | undefined {
  const body = text.slice(start, end);
  if (!/[\\\r]/.test(body)) return body;
  const lines = body.includes("\r") ? body.replace(/\r\n?/g, "\n") : body;
  if (prefix.raw) return lines;
  if (!prefix.bytes && /(?:^|[^\\])(?:\\\\)*\\N\{/.test(lines)) return undefined;
  return lines.replace(prefix.bytes ? BYTES_ESCAPE : TEXT_ESCAPE, decodeEscape);
}

const BYTES_ESCAPE = /\\(?:\n|[\\'"abfnrtv]|[0-7]{1,3}|x[\da-fA-F]{2})/g;
const TEXT_ESCAPE = /\\(?:\n|[\\'"abfnrtv]|[0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})/g;

const SINGLE: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function decodeEscape(escape: string): string {
  const single = SINGLE[escape[1]!];
  if (single !== undefined) return single;
  const isOctal = /[0-7]/.test(escape[1]!);
  const code = isOctal ? parseInt(escape.slice(1), 8) : parseInt(escape.slice(2), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
}
