/**
 * Bytes to text and back.
 *
 *     EF BB BF 78   ──▶   "x", and the same four bytes when it is written
 */
import { expect, test } from "vitest";
import { decodeSource, encodeSource } from "../../src/host/source-text.js";

const cases: readonly (readonly [name: string, bytes: number[] | string, text: string | undefined])[] = [
  ["UTF-8", "x = 'é'\n", "x = 'é'\n"],
  ["a byte order mark is no part of the text", [0xef, 0xbb, 0xbf, 0x78], "x"],
  ["an empty file", "", ""],
  ["line ends stay", "a\r\nb\rc\n", "a\r\nb\rc\n"],
  ["bytes that are not UTF-8", [0x78, 0xff, 0xfe], undefined],
  ["a picture", [0x89, 0x50, 0x4e, 0x47, 0, 0], undefined],
  [
    "a declared encoding",
    [...Buffer.from("# -*- coding: latin-1 -*-\nx = '"), 0xe9, 0x27],
    "# -*- coding: latin-1 -*-\nx = 'é'",
  ],
  [
    "declared in the second line",
    [...Buffer.from("#!/usr/bin/python\n# coding=cp1252\n"), 0xe9],
    "#!/usr/bin/python\n# coding=cp1252\né",
  ],
  ["another name of UTF-8", "# -*- coding: utf - 8 -*-\nx = 'é'", "# -*- coding: utf - 8 -*-\nx = 'é'"],
  ["not in the third", [...Buffer.from("\n\n# coding=latin-1\n"), 0xe9], undefined],
  ["an encoding that does not exist", "# coding: klingon\n", undefined],
];

test.each(cases)("%s", (_name, bytes, text) => {
  expect(decodeSource(Buffer.from(typeof bytes === "string" ? Buffer.from(bytes) : bytes))?.text).toBe(text);
});

test("what was read is written back byte for byte", () => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from("x = '日本'\r\n")]);
  expect(Buffer.from(encodeSource(decodeSource(bytes)!)!)).toEqual(bytes);
});

test("a text in another encoding than UTF-8 is only read", () => {
  expect(encodeSource({ text: "x", byteOrderMark: false, encoding: "latin1" })).toBeUndefined();
});
