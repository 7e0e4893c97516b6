/**
 * Markdown as hovers need it: text that stays text, code spans, pictures.
 *
 *     plain("__init__ * 2")   "\_\_init\_\_ \* 2"
 */

/** Text in which nothing is taken for markup. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~!]/g, "\\$&").replace(/\s*[\r\n]+\s*/g, " ");
}

/** A code span; its fence is longer than any run of backticks within. */
export function code(text: string): string {
  const oneLine = text.replace(/\s*[\r\n]+\s*/g, " ");
  const longest = Math.max(0, ...[...oneLine.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return fence + pad + oneLine + pad + fence;
}

/** A picture inside the text, `words` in its place for who can't see it. The SVG must be ASCII. */
export function picture(svg: string, width: number, height: number, words: string): string {
  return `![${plain(words)}](data:image/svg+xml;base64,${base64(svg)}|width=${width},height=${height})`;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 of an ASCII text. */
export function base64(ascii: string): string {
  let result = "";
  for (let i = 0; i < ascii.length; i += 3) {
    const bytes = [0, 1, 2].map((k) => (i + k < ascii.length ? ascii.charCodeAt(i + k) & 255 : 0));
    const bits = (bytes[0]! << 16) | (bytes[1]! << 8) | bytes[2]!;
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(bits >> shift) & 63]!);
    const used = Math.min(3, ascii.length - i) + 1;
    result += digits.slice(0, used).join("").padEnd(4, "=");
  }
  return result;
}
