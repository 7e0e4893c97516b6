/** The signatures that the oracle recorded of functions: each can be read. */
import { describe, expect, it } from "vitest";
import { signature } from "../../src/core/layers/signature.js";
import * as ofKeras from "../../src/core/libraries/keras/recorded/public-signatures.js";
import { backendSignatures, tensorFlowSignatures } from "../../src/core/libraries/tensorflow/public-signatures.js";

const { publicSignatures, compatibleSignatures, signaturesOfKeras2 } = ofKeras;
const tables = { publicSignatures, compatibleSignatures, signaturesOfKeras2, tensorFlowSignatures, backendSignatures };

describe("recorded signatures", () => {
  it.each(Object.entries(tables))("%s", (_, modules) => {
    const rows = Object.values(modules).flatMap((text) => text.split("; "));
    const parameters = rows.map((row) => signature(row.slice(row.indexOf("(") + 1, -1)).parameters);
    expect(parameters.every((own) => own.every(({ name }) => /^\w+$/.test(name)))).toBe(true);
    expect(rows.length).toBeGreaterThan(5);
  });
});
