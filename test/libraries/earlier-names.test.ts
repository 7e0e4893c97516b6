/** Names that a module of an earlier Keras had for having imported them: Keras 3 can't judge what follows such an import. */
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";

const PROGRAM = `from keras.models import Input, Model
from keras.layers import Dense
x = Input((3,))
y = Dense(2)(x)
`;

describe("what keras.models had imported", () => {
  const { facts } = analyze({ file: "model.py", language: "python", text: PROGRAM });

  it("is told as that which it is", () => {
    const shapes = facts.sites.map(({ uses: [use] }) => use!.applications.map(({ output }) => output));
    expect(shapes).toEqual([[[null, 3]], [[null, 2]]]);
  });

  it("is missing in Keras 3", () => {
    const found = facts.problems.map(({ code, span }) => [code, PROGRAM.slice(span.start, span.end)]);
    expect(found).toEqual([["removed-in-keras-3", "Input"]]);
  });
});
