/**
 * The functions and methods that are known by name are those that TensorFlow.js has.
 */
import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { FUNCTIONS, METHOD_NAMES } from "../../src/core/libraries/tfjs/names.js";

const dense = tf.layers.dense({ units: 1, inputShape: [1] });
const sequential = tf.sequential({ layers: [dense] });

function methodsOf(object: object): readonly string[] {
  const names = new Set<string>();
  for (let at = object; at !== Object.prototype; at = Object.getPrototypeOf(at) as object)
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(at)))
      if (typeof value === "function" && name !== "constructor" && /^[a-z]/.test(name)) names.add(name);
  return [...names];
}

describe("TensorFlow.js' names", () => {
  it("are all known where they are functions", () => {
    const names = Object.entries(tf).filter(([, value]) => typeof value === "function");
    expect(names.map(([name]) => name).filter((name) => !FUNCTIONS.has(name))).toEqual([]);
  });

  it("are known by the kind of the layer where they are methods", () => {
    expect(methodsOf(dense).filter((name) => !METHOD_NAMES.layer.has(name))).toEqual([]);
    expect(methodsOf(sequential).filter((name) => !METHOD_NAMES.sequential.has(name))).toEqual([]);
    const model = tf.model({ inputs: sequential.inputs, outputs: sequential.outputs });
    expect(methodsOf(model).filter((name) => !METHOD_NAMES.functional.has(name))).toEqual([]);
  });
});
