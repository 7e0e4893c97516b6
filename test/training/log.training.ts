/**
 * The log itself: custom loops, children, a disk that fills.
 *
 *     lamella.log(loss=0.5, epoch=0, step=3)   ──▶   {"type":"batch","fit":0,"epoch":0,"step":3,"logs":{"loss":0.5}}
 */
import { describe, expect, it } from "vitest";
import { ofType, plain, recorded } from "./recorded.js";

describe("a loop of the user's own", () => {
  it("is a fit by log, with values that may be of any kind", async () => {
    const { status, stdout, stderr, events, torn } = await recorded("loop.py");
    expect({ status, stdout, stderr, torn }).toEqual({ status: 0, stdout: "done\n", stderr: "", torn: [] });
    expect(ofType(events, "fit")).toMatchObject([{ fit: 0, by: "log", model: { kind: "custom loop" } }]);
    const [batch] = ofType(events, "batch");
    expect(batch).toMatchObject({
      fit: 0,
      logs: { loss: Math.fround(1 / (batch!.epoch * 5 + batch!.step)), accuracy: 0.5 },
    });
    expect(ofType(events, "epoch").map(({ epoch, logs }) => [epoch, logs.val_loss])).toEqual([
      [0, "NaN"],
      [1, "Infinity"],
      [2, "-Infinity"],
    ]);
    expect(ofType(events, "problem")).toMatchObject([
      { code: "recorder", message: "lamella.log was given loss, which isn't one number." },
    ]);
    expect(ofType(events, "fit-end")).toHaveLength(1);
  });

  it("runs without Lamella", async () => {
    expect(await plain("loop.py")).toMatchObject({ status: 0, stdout: "done\n", stderr: "" });
  });
});

describe("children of the script", () => {
  it("write nothing", async () => {
    const { status, stderr, events } = await recorded("children.py");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(ofType(events, "fit")).toHaveLength(1);
    expect(ofType(events, "fit-end")).toHaveLength(1);
    expect(ofType(events, "batch").every(({ logs }) => "loss" in logs)).toBe(true);
  });
});

describe("a disk that fills", () => {
  it("tears one line; what follows is written when there is room", async () => {
    // Shorter than the first event, which is written in any case; how many points follow is a matter of time.
    const limit = 100;
    const { status, stdout, stderr, events, torn } = await recorded("full_disk.py", { args: [String(limit)] });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "trained\n" });
    expect(stderr).toBe("lamella: the record of this run can't be written (File too large); the training goes on.\n");
    expect(torn).toHaveLength(1);
    expect(ofType(events, "problem")).toMatchObject([
      {
        code: "disk-full",
        message: expect.stringMatching(/couldn't be written for \d+ s \(File too large\); nothing of it is lost\.$/),
      },
    ]);
    const steps = ofType(events, "batch").map(({ step }) => step);
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
    expect(steps.at(-1)).toBeGreaterThanOrEqual(600);
    expect(ofType(events, "fit-end")).toHaveLength(1);
  });

  it("for good: the script ends well, and what stands there stays readable", async () => {
    const { status, stdout, stderr } = await recorded("loop.py", { runFile: "/dev/full" });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "done\n" });
    expect(stderr).toBe(
      "lamella: the record of this run can't be written (No space left on device); the training goes on.\n",
    );
  });
});
