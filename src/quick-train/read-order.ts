/**
 * The text of an order, read and checked: a whole order, or a sentence that says what is wrong with it.
 *
 *     {"topology": {…}, "epochs": 3}    ──▶   the order, with what it leaves out from `DEFAULT_ORDER`
 *     {"topology": {…}, "epochs": 0}    ──▶   Refusal: "epochs" has to be a whole number from 1, not 0
 */
import type { QuickTrainOrder } from "./order.js";
import { DEFAULT_ORDER, LOSSES, OPTIMIZERS } from "./order.js";
import { Refusal } from "./refusal.js";

type Fields = Readonly<Record<string, unknown>>;

/** Whether a value may stand in a field, and in words what may. */
type Check = readonly [may: (value: unknown) => boolean, words: string];

const text: Check = [(value) => typeof value === "string" && value !== "", "a text"];
const whole = (least: number): Check => [
  (value) => Number.isSafeInteger(value) && Number(value) >= least,
  `a whole number from ${least}`,
];
const oneOf = (values: readonly string[]): Check => [
  (value) => values.includes(value as string),
  `one of ${values.join(", ")}`,
];
const texts: Check = [
  (value) => Array.isArray(value) && value.every((entry) => typeof entry === "string"),
  "a list of texts",
];
const fields: Check = [isFields, "an object"];
const optional = ([may, words]: Check): Check => [(value) => value === undefined || may(value), words];

const ORDER: Readonly<Record<keyof QuickTrainOrder, Check>> = {
  version: [(value) => value === 1, "1"],
  topology: [(value) => isFields(value) && typeof value["class_name"] === "string" && "config" in value, "a model's"],
  engine: oneOf(["auto", "tfjs-node", "embedded"]),
  lookIn: texts,
  data: [(value) => isFields(value) && Object.hasOwn(DATA, String(value["kind"])), "a known kind of data"],
  validationSplit: [(value) => typeof value === "number" && value >= 0 && value < 1, "a share from 0 to below 1"],
  epochs: whole(1),
  batchSize: whole(1),
  seed: whole(0),
  optimizer: oneOf(OPTIMIZERS),
  learningRate: optional([(value) => typeof value === "number" && value > 0 && value < Infinity, "a positive number"]),
  loss: oneOf(["auto", ...LOSSES]),
  metrics: texts,
};

const DATA: Readonly<Record<QuickTrainOrder["data"]["kind"], Readonly<Record<string, Check>>>> = {
  digits: { samples: optional(whole(10)) },
  images: { folder: text },
  csv: { file: text, target: optional(text) },
  npz: { file: text, names: optional(fields) },
  random: { samples: whole(1) },
};

export function readOrder(json: string): QuickTrainOrder {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Refusal(`the order is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isFields(value)) throw new Refusal("the order has to be an object");
  const order: Fields = { ...DEFAULT_ORDER, ...value };
  check(order, ORDER, "");
  const data = order["data"] as Fields;
  check(data, { kind: text, ...DATA[data["kind"] as QuickTrainOrder["data"]["kind"]] }, "data.");
  return order as unknown as QuickTrainOrder;
}

function check(values: Fields, checks: Readonly<Record<string, Check>>, path: string): void {
  for (const [name, [may, words]] of Object.entries(checks)) {
    if (!may(values[name]))
      throw new Refusal(`"${path}${name}" has to be ${words}, not ${JSON.stringify(values[name]) ?? "left out"}`);
  }
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(checks, name));
  if (unknown !== undefined) throw new Refusal(`an order has no "${path}${unknown}"`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
