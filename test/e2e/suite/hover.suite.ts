/**
 * The hovers that VS Code is given.
 *
 *     layers.Conv2D(32, (3, 3))
 *            ^^^^^^   896 params: kernel 3×3×3×32 + bias 32 = 896
 */
import * as assert from "node:assert/strict";
import { closeEditors, firstLensesOf, hoverOn, openExample } from "./editor";

describe("Hovers", () => {
  afterEach(closeEditors);

  it("write the count of a convolution out, and what its separable form would cost", async () => {
    const document = await openExample("sequential_conv.py");
    await firstLensesOf(document);
    const hover = await hoverOn(document, "Conv2D(32");
    assert.match(hover, /kernel 3×3×3×32 \+ bias 32 = 896/);
    assert.match(hover, /\(None, 28, 28, 3\).* → .*\(None, 26, 26, 32\)/);
    assert.match(hover, /MFLOPs/);
    assert.match(hover, /MACs/);
    assert.match(hover, /Separable/);
    assert.match(hover, /data:image\/svg\+xml/);
  });

  it("count depthwise and pointwise weights apart", async () => {
    const document = await openExample("sequential_separable.py");
    await firstLensesOf(document);
    assert.match(await hoverOn(document, "SeparableConv2D(32"), /27 \+ 96 \+ 32 = 155/);
  });

  it("tell of an argument what it does to this layer", async () => {
    const document = await openExample("sequential_conv.py");
    await firstLensesOf(document);
    const hover = await hoverOn(document, "(3, 3)");
    assert.match(hover, /kernel/);
    assert.doesNotMatch(hover, /896/);
  });
});
