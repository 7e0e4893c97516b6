/**
 * Something that can't be done, said to the person who asked for it: one sentence, no stack.
 *
 *     throw new Refusal("digits.csv has no column \"kind\"")   ──▶   quick-train: digits.csv has no column "kind"
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
