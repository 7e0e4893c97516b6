/**
 * Whether a value is an event of the log: of each field that is known, its type.
 *
 *     { type: "batch", t: 1.5, fit: 0, epoch: 0, step: 12, logs: { loss: 0.3 }, more: true }   is one
 *     { type: "batch", t: "1.5", … }                                                          is none
 */
import type { TrainingEvent } from "./events.js";

type Check = (value: unknown) => boolean;

const isNumber: Check = (value) => typeof value === "number" && Number.isFinite(value);
const isText: Check = (value) => typeof value === "string";
const isFlag: Check = (value) => typeof value === "boolean";
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isLogged: Check = (value) => typeof value === "number" || oneOf("NaN", "Infinity", "-Infinity")(value);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function oneOf(...words: readonly string[]): Check {
  return (value) => typeof value === "string" && words.includes(value);
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

function tableOf(check: Check): Check {
  return (value) => isRecord(value) && Object.values(value).every(check);
}

/** A field whose name ends with "?" may be absent; fields that aren't named here are let through. */
function fields(checks: Readonly<Record<string, Check>>): Check {
  const needed = Object.entries(checks).map(
    ([name, check]) => [name.replace("?", ""), check, name.endsWith("?")] as const,
  );
  return (value) =>
    isRecord(value) &&
    needed.every(([name, check, mayBeAbsent]) => (Object.hasOwn(value, name) ? check(value[name]) : mayBeAbsent));
}

const isParameterCounts = fields({ total: isCount, trainable: isCount, nonTrainable: isCount });
const isModel = fields({ name: isText, kind: isText, "params?": isParameterCounts });
const isPrediction = fields({
  "name?": isText,
  kind: isText,
  "params?": isParameterCounts,
  "macs?": isNumber,
  "flops?": isNumber,
});

/** Beside type and time. */
const SHAPES: Readonly<Record<TrainingEvent["type"], Check>> = {
  run: fields({
    version: (value) => value === 1,
    id: isText,
    script: isText,
    command: listOf(isText),
    cwd: isText,
    arguments: listOf(isText),
    environment: tableOf(isText),
    gpus: listOf(fields({ index: isCount, name: isText, "memory?": isNumber })),
    device: (value) => isCount(value) || oneOf("cpu", "all")(value),
    code: fields({ sha256: isText, "commit?": isText, "isChanged?": isFlag }),
    supervisor: fields({ pid: isCount, heartbeat: isNumber }),
    predicted: listOf(isPrediction),
    "seed?": isNumber,
    "copy?": isText,
    "module?": isText,
    "order?": isText,
    "comparison?": fields({ id: isText, variant: isText, seed: isNumber }),
  }),
  started: fields({ pid: isCount }),
  library: fields({ library: isText, "backend?": isText, versions: tableOf(isText), devices: listOf(isText) }),
  fit: fields({
    fit: isCount,
    model: isModel,
    by: oneOf("fit", "train_on_batch", "log"),
    "epochs?": isCount,
    "initialEpoch?": isCount,
    "steps?": isCount,
    "batchSize?": isCount,
    "samples?": isCount,
  }),
  "fit-update": fields({
    fit: isCount,
    "steps?": isCount,
    "batchSize?": isCount,
    "samples?": isCount,
    "params?": isParameterCounts,
  }),
  batch: fields({ fit: isCount, epoch: isCount, step: isCount, logs: tableOf(isLogged) }),
  epoch: fields({
    fit: isCount,
    epoch: isCount,
    seconds: isNumber,
    "validationSeconds?": isNumber,
    recorderSeconds: isNumber,
    logs: tableOf(isLogged),
    "learningRate?": isLogged,
  }),
  "fit-end": fields({ fit: isCount, seconds: isNumber }),
  evaluate: fields({ model: isModel, seconds: isNumber, logs: tableOf(isLogged) }),
  output: fields({ stream: oneOf("stdout", "stderr"), text: isText }),
  system: fields({
    "memory?": isNumber,
    "cpu?": isNumber,
    "gpus?": listOf(fields({ index: isCount, "load?": isNumber, "memory?": isNumber })),
  }),
  stop: fields({ mode: oneOf("epoch", "now", "kill") }),
  problem: fields({ code: isText, message: isText }),
  end: fields({
    reason: oneOf("finished", "failed", "stopped", "killed", "not-started"),
    "exitCode?": isNumber,
    "signal?": isText,
  }),
};

/** "later": it has the form of an event, of a type that a later version writes. */
export function eventShape(value: unknown): "event" | "later" | "none" {
  if (!isRecord(value) || !isText(value["type"]) || !isNumber(value["t"])) return "none";
  const type = value["type"] as string;
  if (!Object.hasOwn(SHAPES, type)) return "later";
  return SHAPES[type as TrainingEvent["type"]](value) ? "event" : "none";
}
