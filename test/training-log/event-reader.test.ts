/** Lines of the log to events: what is torn, wrong or unknown. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventReader, readEvents } from "../../src/training/log/event-reader.js";
import type { TrainingEvent } from "../../src/training/log/events.js";
import { RunRecord } from "../../src/training/log/run-record.js";
import { madeRun, runEvent, START } from "./made-runs.js";

const LOG = madeRun({ epochs: 2, steps: 4, gpu: true });
const TEXT = LOG.map((event) => `${JSON.stringify(event)}\n`).join("");

describe("The reader", () => {
  it("gives each event once, in order", () => expect(readEvents(TEXT)).toEqual(LOG));

  it("leaves out a torn line, and counts it", () => {
    const reader = new EventReader();
    const events = reader.take('{"type":"end","t":1,"reason":"fin\n{"type":"started","t":2,"pid":3}\n');
    expect(events).toEqual([{ type: "started", t: 2, pid: 3 }]);
    expect(reader.leftOut).toBe(1);
  });

  it("waits for the end of a line, and reads a last one without", () => {
    const reader = new EventReader();
    expect(reader.take('{"type":"started",')).toEqual([]);
    expect(reader.take('"t":2,"pid":3}')).toEqual([]);
    expect(reader.end()).toEqual([{ type: "started", t: 2, pid: 3 }]);
    expect(reader.leftOut).toBe(0);
  });

  it("passes over what a later version writes, and keeps its fields", () => {
    const reader = new EventReader();
    const events = reader.take('{"type":"checkpoint","t":1}\n{"type":"started","t":2,"pid":3,"more":[1]}\n');
    expect(events).toEqual([{ type: "started", t: 2, pid: 3, more: [1] }]);
    expect(reader.leftOut).toBe(0);
  });

  const wrong: Readonly<Record<string, object>> = {
    "a time that is a text": { type: "started", t: "1", pid: 1 },
    "no process number": { type: "started", t: 1 },
    "a step below zero": { type: "batch", t: 1, fit: 0, epoch: 0, step: -1, logs: {} },
    "half a step": { type: "batch", t: 1, fit: 0, epoch: 0, step: 0.5, logs: {} },
    "a metric that is a text": { type: "batch", t: 1, fit: 0, epoch: 0, step: 0, logs: { loss: "0.3" } },
    "a metric without a value": { type: "batch", t: 1, fit: 0, epoch: 0, step: 0, logs: { loss: null } },
    "logs in a list": { type: "batch", t: 1, fit: 0, epoch: 0, step: 0, logs: [] },
    "another version": { ...runEvent(), version: 2 },
    "a command that is a text": { ...runEvent(), command: "python mnist.py" },
    "a device that is no device": { ...runEvent(), device: "tpu" },
    "counts that are none": { ...runEvent(), predicted: [{ kind: "Model", params: { total: "many" } }] },
    "an unknown ending": { type: "end", t: 1, reason: "bored" },
    "a stream that is none": { type: "output", t: 1, stream: "stdin", text: "" },
  };
  for (const [name, event] of Object.entries(wrong)) {
    it(`leaves out an event with ${name}`, () => {
      const reader = new EventReader();
      expect(reader.take(`${JSON.stringify(event)}\n`)).toEqual([]);
      expect(reader.leftOut).toBe(1);
    });
  }

  it("takes the three words for numbers that JSON has none for", () => {
    const logs = { a: "NaN", b: "Infinity", c: "-Infinity" };
    expect(readEvents(JSON.stringify({ type: "batch", t: 1, fit: 0, epoch: 0, step: 0, logs }))).toHaveLength(1);
  });

  it("takes any text without a fault, and what it gives can be summed up", () => {
    const line = fc.oneof(fc.string(), fc.json(), fc.constantFrom(...TEXT.split("\n")));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const record = new RunRecord();
        for (const event of readEvents(lines.join("\n"))) record.take(event);
        expect(record.eventCount).toBeLessThanOrEqual(lines.join("\n").split("\n").length);
      }),
    );
  });

  it("gives the same wherever the text is cut in pieces", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(TEXT.length), { maxLength: 8 }), (cuts) => {
        const reader = new EventReader();
        const places = [0, ...cuts.sort((a, b) => a - b), TEXT.length];
        const events = places.slice(1).flatMap((end, i) => reader.take(TEXT.slice(places[i], end)));
        expect(events).toEqual(LOG);
      }),
    );
  });

  it("gives the first events of a log that is cut at any byte, and none that aren't there", () => {
    const bytes = new TextEncoder().encode(TEXT);
    fc.assert(
      fc.property(fc.nat(bytes.length), (length) => {
        const events = readEvents(new TextDecoder().decode(bytes.subarray(0, length)));
        expect(events).toEqual(LOG.slice(0, events.length));
      }),
    );
  });
});

describe("The record of events in any order", () => {
  const number = fc
    .oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity))
    .map((value) => (Number.isFinite(value) ? value : (String(value) as "NaN")));
  const logs = fc.dictionary(fc.constantFrom("loss", "val_loss", "accuracy"), number);
  const count = fc.nat(6);
  const t = fc.double({ min: START, max: START + 1e4, noNaN: true });
  const event: fc.Arbitrary<TrainingEvent> = fc.oneof(
    fc.record({ type: fc.constant("batch" as const), t, fit: count, epoch: count, step: count, logs }),
    fc.record({
      type: fc.constant("epoch" as const),
      t,
      fit: count,
      epoch: count,
      seconds: fc.double({ min: 0, max: 100, noNaN: true }),
      recorderSeconds: fc.constant(0),
      logs,
    }),
    fc.record({
      type: fc.constant("fit" as const),
      t,
      fit: count,
      model: fc.constant({ name: "m", kind: "Model" }),
      by: fc.constantFrom("fit" as const, "train_on_batch" as const, "log" as const),
      epochs: count,
      steps: count,
    }),
    fc.record({ type: fc.constant("fit-update" as const), t, fit: count, steps: count }),
    fc.record({ type: fc.constant("output" as const), t, stream: fc.constant("stdout" as const), text: fc.string() }),
    fc.record({ type: fc.constant("system" as const), t, memory: fc.nat() }),
  );

  it("has axes that ascend, and as many places as values", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const record = new RunRecord();
        record.take(runEvent());
        for (const each of events) record.take(each);
        for (const { batches, epochs } of record.fits) {
          for (const series of [...batches.values(), ...epochs.values()]) {
            for (const axis of ["step", "epoch", "time"] as const) {
              const x = [...series.x(axis)];
              expect(x).toHaveLength(series.length);
              expect(x).toEqual([...x].sort((a, b) => a - b));
            }
          }
        }
      }),
    );
  });

  it("keeps the order of values", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), (values) => {
        const record = new RunRecord();
        record.take(runEvent());
        record.take({ type: "fit", t: START, fit: 0, model: { name: "m", kind: "Model" }, by: "fit", steps: 10 });
        values.forEach((loss, i) =>
          record.take({ type: "batch", t: START + i, fit: 0, epoch: Math.floor(i / 10), step: i % 10, logs: { loss } }),
        );
        const series = record.fits[0]?.batches.get("loss");
        expect([...(series?.values.values ?? [])]).toEqual(values);
        expect([...(series?.x("step") ?? [])]).toEqual(values.map((_, i) => i));
      }),
    );
  });
});
