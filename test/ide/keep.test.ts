/** What was said last stays in its place while a text can't be read. */
import { describe, expect, it } from "vitest";
import { keepItems, moveSpan } from "../../src/core/ide/keep.js";

const item = (at: number, title: string, weak = false) => ({ anchor: { start: at, end: at + 3 }, title, weak });
const titles = (items: readonly { readonly title: string }[]) => items.map(({ title }) => title);
const byStart = (shown: ReturnType<typeof item>) => shown.anchor.start;

describe("items of a text that can't be read", () => {
  const old = [item(0, "old a"), item(10, "old b")];
  const cases: readonly (readonly [
    name: string,
    fresh: readonly ReturnType<typeof item>[],
    shown: readonly string[],
  ])[] = [
    ["stay where nothing new is there", [item(0, "new a")], ["new a", "old b"]],
    [
      "stay where the new one says only that it isn't known",
      [item(0, "unknown", true), item(10, "new b")],
      ["old a", "new b"],
    ],
    ["come to new places", [item(20, "new c", true)], ["old a", "old b", "new c"]],
    ["all stay where nothing can be read", [], ["old a", "old b"]],
  ];
  for (const [name, fresh, shown] of cases)
    it(name, () => expect(titles(keepItems(old, fresh, true, byStart))).toEqual(shown));
  it("are all new once it can be read", () => expect(keepItems(old, [], false, byStart)).toEqual([]));
});

describe("a span after an edit", () => {
  const span = { start: 10, end: 13 };
  const edit = (start: number, end: number, newText: string) => moveSpan(span, { start, end, newText });
  it("stays before it", () => expect(edit(13, 20, "x")).toEqual(span));
  it("moves behind it", () => expect(edit(2, 4, "abcd")).toEqual({ start: 12, end: 15 }));
  it("moves where text is put right before it", () => expect(edit(10, 10, "a")).toEqual({ start: 11, end: 14 }));
  it("is gone where it is edited", () => expect(edit(11, 12, "")).toBeUndefined());
  it("is gone with its surroundings", () => expect(edit(0, 40, "")).toBeUndefined());
});
