/** What is written to files: CSV that can be read again, JSON, and a report that no text can break out of. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TrainingEvent } from "../../src/training/log/events.js";
import { csvOf, jsonOf } from "../../src/training/log/export.js";
import { EVENTS_ELEMENT, reportHtml } from "../../src/training/log/report-html.js";
import { RunRecord } from "../../src/training/log/run-record.js";
import { madeRun, runEvent, START } from "./made-runs.js";

function recordOf(events: readonly TrainingEvent[]): RunRecord {
  const record = new RunRecord();
  for (const event of events) record.take(event);
  return record;
}

/** As RFC 4180 has it. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let hit = field.exec(text); hit !== null; hit = field.exec(text)) {
    row.push(hit[1]?.replaceAll('""', '"') ?? hit[2] ?? "");
    if (hit[3] !== "\r\n") continue;
    rows.push(row);
    row = [];
    if (field.lastIndex === text.length) break;
  }
  return rows;
}

describe("CSV", () => {
  it("has a line for each point", () => {
    const rows = parseCsv(csvOf([recordOf(madeRun({ id: "a", epochs: 1, steps: 2 }))]));
    expect(rows[0]).toEqual(["run", "fit", "model", "kind", "epoch", "step", "time", "metric", "value"]);
    expect(rows.slice(1).map((row) => row.slice(0, 6).join(" ") + ` ${row[7]}`)).toEqual([
      "a 1 sequential batch 1 1 loss",
      "a 1 sequential batch 1 2 loss",
      "a 1 sequential batch 1 1 accuracy",
      "a 1 sequential batch 1 2 accuracy",
      "a 1 sequential epoch 1  loss",
      "a 1 sequential epoch 1  accuracy",
      "a 1 sequential epoch 1  val_loss",
      "a 1 sequential epoch 1  val_accuracy",
    ]);
  });

  it("is read back as it was, whatever the names and values", () => {
    const value = fc.oneof(
      fc.double({ noDefaultInfinity: true, noNaN: true }),
      fc.constantFrom("NaN" as const, "-Infinity" as const),
    );
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.array(value, { minLength: 1, maxLength: 5 }),
        (model, metric, values) => {
          const record = recordOf([
            runEvent(),
            { type: "fit", t: START, fit: 0, model: { name: model, kind: "Model" }, by: "fit", steps: 10 },
            ...values.map(
              (each, step) =>
                ({ type: "batch", t: START, fit: 0, epoch: 0, step, logs: { [`m${metric}`]: each } }) as const,
            ),
          ]);
          const rows = parseCsv(csvOf([record])).slice(1);
          expect(rows.map((row) => [row[2], row[7], Object.is(Number(row[8]), -0) ? 0 : Number(row[8])])).toEqual(
            values.map((each) => [model, `m${metric}`, Number(each) === 0 ? 0 : Number(each)]),
          );
        },
      ),
    );
  });
});

describe("JSON", () => {
  it("has words for what isn't finite, and all else", () => {
    const events = madeRun({ epochs: 2, steps: 2, loss: ({ epoch }) => (epoch === 1 ? NaN : 1) });
    const { runs } = JSON.parse(jsonOf([recordOf(events)])) as {
      runs: { run: { id: string }; fits: { batches: { loss: { value: unknown; step: number }[] } }[] }[];
    };
    expect(runs[0]?.run.id).toBe("20261128-081500-mnist");
    expect(runs[0]?.fits[0]?.batches.loss.map(({ value }) => value)).toEqual([1, 1, "NaN", "NaN"]);
    expect(runs[0]?.fits[0]?.batches.loss.map(({ step }) => step)).toEqual([1, 2, 1, 2]);
  });
});

describe("The report", () => {
  const nasty = `</script><script>alert(1)</script><!--\u2028"'&`;
  const events = [
    [runEvent({ script: `/home/me/${nasty}.py` }), { type: "output", t: 1, stream: "stdout", text: "x" } as const],
  ];
  const html = reportHtml({
    script: "const end = '</script>'; // <!-- \n",
    style: "a::after { content: '</style>' }",
    events,
    title: nasty,
  });

  it("has one script, one style and one island of data", () => {
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toContain("<!--");
    expect(html.split("<body>")[1]).not.toContain("\u2028");
  });

  it("has the events as they were, without what it doesn't show", () => {
    const island = html.split(`id="${EVENTS_ELEMENT}">`)[1]?.split("</script>")[0] ?? "";
    expect(JSON.parse(island)).toEqual([[events[0]?.[0]]]);
  });

  it("asks nobody for anything", () => {
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/(src|href)=/);
  });
});
