/**
 * Text that was deflated for the way to the page.
 *
 *     Uint8Array [ 0x78, 0x01, … ]   ──▶   '{"type":"batch",…'
 */
export function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}
