/**
 * Quick trainings of real digits, by the engine that ships and by the real tfjs-node: both learn, and both do the same.
 *
 *     node dist/cli.js quick-train net.py --engine embedded      val_acc 0.96, loss 0.36 → 0.11 → 0.06
 *     node dist/cli.js quick-train net.py --engine tfjs-node     the same within TOLERANCE
 */
import { beforeAll, describe, expect, it } from "vitest";
import { tfjsNode } from "../../scripts/host/tfjs-node.mjs";
import { ofType, type EventOf } from "./recorded.js";
import { folderWith, Typed } from "./typed.js";

const NETWORK = `
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(16, 5, activation="relu"),
    layers.MaxPooling2D(2),
    layers.SeparableConv2D(64, 3, activation="relu"),
    layers.BatchNormalization(),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(64, activation="relu"),
    layers.Dense(10, activation="softmax"),
])
`;

/**
 * Of the loss of an epoch. Both engines start from the same weights and see the same samples in the same order; each adds the same numbers
 * up in an order of its own, and what that changes grows from step to step.
 */
const TOLERANCE = 0.05;
const GOAL = 0.95;
const EPOCHS = 3;
const SHARED = ["quick-train", "net.py", "--data", "digits", "--epochs", String(EPOCHS), "--seed", "3"];

type Engine = "embedded" | "tfjs-node";
const runs = new Map<Engine, Typed>();

beforeAll(async () => {
  const folder = tfjsNode((message) => console.log(message));
  for (const engine of ["embedded", "tfjs-node"] as const) {
    const typed = new Typed(folderWith({ "net.py": NETWORK }), [...SHARED, "--engine", engine, "--tfjs-node", folder]);
    runs.set(engine, typed);
    await typed.end;
  }
}, 600_000);

function epochsOf(engine: Engine): readonly EventOf<"epoch">[] {
  return ofType(runs.get(engine)!.events, "epoch");
}

describe.each(["embedded", "tfjs-node"] as const)("a quick training by %s", (engine) => {
  it("ends well, and tells what computes", async () => {
    const typed = runs.get(engine)!;
    expect(await typed.end, typed.stderr).toBe(0);
    expect(typed.events.at(-1)).toMatchObject({ type: "end", reason: "finished", exitCode: 0 });
    expect(typed.stdout).toContain(engine === "embedded" ? "by the engine that ships" : "by @tensorflow/tfjs-node");
  });

  it("has the parameters that were read", () => {
    const { events } = runs.get(engine)!;
    const [header] = events;
    const [fit] = ofType(events, "fit");
    if (header?.type !== "run") throw new Error("the log has no header");
    expect(fit?.model.params).toEqual(header.predicted[0]?.params);
  });

  it("tells digits that it hasn't seen", () => {
    const epochs = epochsOf(engine);
    expect(epochs).toHaveLength(EPOCHS);
    expect(accuracyOf(epochs.at(-1)!)).toBeGreaterThan(GOAL);
  });
});

describe("both engines", () => {
  it("have the same losses, epoch by epoch", () => {
    const [embedded, real] = [epochsOf("embedded"), epochsOf("tfjs-node")];
    expect(embedded).toHaveLength(EPOCHS);
    embedded.forEach((epoch, index) => {
      const [own, other] = [epoch.logs["loss"], real[index]?.logs["loss"]];
      expect(Math.abs(Number(own) / Number(other) - 1)).toBeLessThan(TOLERANCE);
    });
  });
});

function accuracyOf({ logs }: EventOf<"epoch">): number {
  return Number(logs["val_acc"] ?? logs["val_accuracy"]);
}
