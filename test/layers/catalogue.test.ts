/** Names of layers: what is found, what is suggested, and the list that a script writes. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { findLayer, layerNames } from "../../src/core/layers/catalogue.js";
import { suggest } from "../../src/core/layers/suggest.js";

it.each([
  ["MaxPool2D", "MaxPooling2D"],
  ["Convolution3DTranspose", "Conv3DTranspose"],
  ["Dense", "Dense"],
  ["dense", undefined],
  ["Layer", undefined],
])("finds %s", (name, entry) => {
  expect(findLayer(name)?.name).toBe(entry);
});

it.each([
  ["Cov2D", "Conv2D"],
  ["conv2d", "Conv2D"],
  ["Desne", "Dense"],
  ["MaxPoling2D", "MaxPooling2D"],
  ["BatchNormalisation", "BatchNormalization"],
  ["TransformerBlock", undefined],
  ["X", undefined],
])("suggests for %s", (name, wanted) => {
  expect(suggest(name, layerNames)).toBe(wanted);
});

it("has no stale barrel", () => {
  const script = fileURLToPath(new URL("../../scripts/barrels.mjs", import.meta.url));
  expect(() => execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" })).not.toThrow();
});
