/** Text, code and pictures in markdown. */
import { describe, expect, it } from "vitest";
import { base64, code, picture, plain } from "../../src/core/ide/markdown.js";

describe("base64", () => {
  for (const text of ["", "a", "ab", "abc", '<svg width="3"/>']) {
    it(`of ${JSON.stringify(text)} is what Node says`, () => {
      expect(base64(text)).toBe(Buffer.from(text, "latin1").toString("base64"));
    });
  }
});

describe("plain text", () => {
  it("is never markup", () =>
    expect(plain("__init__ *a* [b] <c> `d`")).toBe("\\_\\_init\\_\\_ \\*a\\* \\[b\\] \\<c\\> \\`d\\`"));
  it("is one line", () => expect(plain("a\r\n  b")).toBe("a b"));
});

describe("a code span", () => {
  it("is fenced", () => expect(code("a_b")).toBe("`a_b`"));
  it("may hold backticks", () => expect(code("a `b` c")).toBe("`` a `b` c ``"));
});

describe("a picture", () => {
  it("has its size and its words", () =>
    expect(picture("<svg/>", 3, 4, "a [tensor]")).toBe(
      "![a \\[tensor\\]](data:image/svg+xml;base64,PHN2Zy8+|width=3,height=4)",
    ));
});
