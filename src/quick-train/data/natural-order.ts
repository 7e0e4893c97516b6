/**
 * The order in which people expect names.
 *
 *     class 10, class 2, class 1    ──▶    class 1, class 2, class 10
 */
const collator = new Intl.Collator("en", { numeric: true });

export function naturally(a: string, b: string): number {
  // Names that differ in nothing that the collator looks at still have one order.
  return collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}
