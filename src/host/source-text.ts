/**
 * Bytes of a file on disk to the text that is analysed, and back.
 *
 *     EF BB BF 78 0D 0A   { text: "x\r\n", byteOrderMark: true, encoding: "utf-8" }
 *
 * A byte order mark is no part of the text, as in an editor, so that columns of the first line agree. Python's own
 * declaration (`# -*- coding: latin-1 -*-` in the first two lines) names another encoding than UTF-8.
 */

export interface SourceText {
  readonly text: string;
  readonly byteOrderMark: boolean;
  /** As TextDecoder names it. */
  readonly encoding: string;
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const ENCODING_DECLARATION = /^(?:[ \t\f]*#?[^\n]*\n)?[ \t\f]*#[^\n]*?coding[:=][ \t]*([-\w.]+)/;

/** What Python takes for it besides; of `utf - 8`, it reads the first word alone. ASCII is a part of it. */
const NAMES_OF_UTF_8 = new Set(["utf", "utf8", "u8", "cp65001", "ascii", "us-ascii"]);

/** The text, or undefined where the bytes are not text in the encoding that they declare. */
export function decodeSource(bytes: Uint8Array): SourceText | undefined {
  const byteOrderMark = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
  const encoding = byteOrderMark ? "utf-8" : declaredEncoding(bytes);
  const text = decodeAs(encoding, bytes);
  if (text === undefined || text.includes("\0")) return undefined;
  return { text, byteOrderMark, encoding };
}

/** The bytes of a changed text, or undefined for an encoding that only reading is possible in. */
export function encodeSource(source: SourceText): Uint8Array | undefined {
  if (source.encoding !== "utf-8") return undefined;
  return new TextEncoder().encode((source.byteOrderMark ? "\uFEFF" : "") + source.text);
}

function declaredEncoding(bytes: Uint8Array): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 400));
  const name = ENCODING_DECLARATION.exec(head)?.[1]?.toLowerCase().replaceAll("_", "-");
  if (name === undefined || name.startsWith("utf-8") || NAMES_OF_UTF_8.has(name)) return "utf-8";
  return name === "latin-1" || name.startsWith("iso-8859-1-") || name.startsWith("latin-1-") ? "latin1" : name;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
