/**
 * Training that is ended from outside.
 *
 *     control file: epoch   ──▶   the running epoch is the last one
 */
import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ofType, Running } from "./recorded.js";

describe("training", () => {
  it("that is to stop ends with the epoch that runs, and a later fit after its first", async () => {
    const running = new Running("slow.py");
    await running.until(({ type }) => type === "batch");
    writeFileSync(running.controlFile, "epoch\n");
    const { status, stdout, events } = await running.end();
    expect(status).toBe(0);
    const ends = ofType(events, "fit-end");
    expect(ends.map(({ fit }) => fit)).toEqual([0, 1]);
    const epochs = [0, 1].map((fit) => ofType(events, "epoch").filter((event) => event.fit === fit).length);
    expect(stdout).toBe(`${epochs[0]}\n${epochs[1]}\n`);
    expect(epochs[0]).toBeLessThan(50);
    expect(epochs[1]).toBe(1);
  });

  it("that is to stop ends soon where its epochs are shorter than the time between two looks", async () => {
    const running = new Running("tiny_epochs.py");
    await running.until((event) => event.type === "epoch" && event.epoch >= 20);
    writeFileSync(running.controlFile, "epoch\n");
    const { status, stdout, events } = await running.end();
    const epochs = ofType(events, "epoch").length;
    expect({ status, epochs }).toEqual({ status: 0, epochs: Number(stdout) });
    expect(epochs).toBeLessThan(1_000_000);
  });

  it("that is killed leaves what it has recorded", async () => {
    const running = new Running("slow.py");
    // Which batches have a point hangs on how busy the machine is.
    await running.until((event) => event.type === "batch" && event.epoch >= 1);
    running.process.kill("SIGKILL");
    const { signal, events, torn } = await running.end();
    expect({ signal, torn }).toEqual({ signal: "SIGKILL", torn: [] });
    const epochs = ofType(events, "epoch").map(({ epoch }) => epoch);
    expect(epochs).toEqual(epochs.map((_, i) => i));
    // It may have been killed right after an epoch's last batch.
    const last = ofType(events, "batch").at(-1)!.epoch;
    expect([last, last + 1]).toContain(epochs.length);
    expect(ofType(events, "fit-end")).toEqual([]);
  });

  it("that is interrupted ends its fit", async () => {
    const running = new Running("slow.py");
    await running.until(({ type }) => type === "batch");
    running.process.kill("SIGINT");
    const { status, stderr, events, torn } = await running.end();
    expect(status === 0).toBe(false);
    expect(stderr).toContain("KeyboardInterrupt");
    expect(stderr).not.toContain("lamella_recorder");
    expect(torn).toEqual([]);
    expect(ofType(events, "fit-end")).toHaveLength(1);
  });
});
