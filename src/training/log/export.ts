/**
 * A run's numbers as files: CSV (RFC 4180) and JSON.
 *
 *     run,fit,model,kind,epoch,step,time,metric,value
 *     20261128-mnist,1,sequential,batch,1,13,4.2,loss,0.31
 *     20261128-mnist,1,sequential,epoch,1,,7.9,val_loss,0.11
 *
 * Fits, epochs and steps are counted from 1, times are seconds since the run began.
 */
import type { FitRecord } from "./fit-record.js";
import { metricSummaries } from "./metrics.js";
import type { RunRecord } from "./run-record.js";
import type { Series } from "./series.js";

const COLUMNS = ["run", "fit", "model", "kind", "epoch", "step", "time", "metric", "value"];
const LINE_END = "\r\n";

export function csvOf(records: readonly RunRecord[]): string {
  const lines = [COLUMNS.join(",")];
  for (const record of records) for (const fit of record.fits) lines.push(...rowsOf(record, fit));
  return lines.join(LINE_END) + LINE_END;
}

function rowsOf({ header }: RunRecord, fit: FitRecord): readonly string[] {
  const head = [header?.id ?? "", String(fit.event.fit + 1), fit.model.name];
  const rows = (kind: string, all: ReadonlyMap<string, Series>): readonly string[] =>
    [...all].flatMap(([metric, series]) =>
      pointsOf(series).map(({ epoch, step, time, value }) =>
        [...head, kind, String(epoch), step === null ? "" : String(step), String(time), metric, String(value)]
          .map(csvField)
          .join(","),
      ),
    );
  return [...rows("batch", fit.batches), ...rows("epoch", fit.epochs)];
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Point {
  readonly epoch: number;
  readonly step: number | null;
  readonly time: number;
  readonly value: number;
}

function pointsOf(series: Series): readonly Point[] {
  const times = series.x("time");
  return [...series.values.values].map((value, i) => {
    const { epoch, step } = series.placeAt(i);
    const time = Number((times[i] ?? 0).toFixed(3));
    return { epoch: epoch + 1, step: Number.isFinite(step) ? step + 1 : null, time, value };
  });
}

/** What isn't finite is written as a word, as in the log. */
export function jsonOf(records: readonly RunRecord[]): string {
  return `${JSON.stringify({ runs: records.map(exportedRun) }, (_, value: unknown) => writable(value), 2)}\n`;
}

function writable(value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

function exportedRun(record: RunRecord): object {
  const { header, library, end, evaluations, problems } = record;
  return {
    run: header,
    library,
    end,
    metrics: metricSummaries(record),
    fits: record.fits.map((fit) => ({
      fit: fit.event.fit + 1,
      model: fit.model,
      epochs: fit.epochEvents,
      seconds: fit.seconds,
      batches: Object.fromEntries([...fit.batches].map(([metric, series]) => [metric, pointsOf(series)])),
    })),
    evaluations,
    problems: problems.map(({ message }) => message),
  };
}
