/**
 * "Quick Train…": what is trained on what, and what can be set of it.
 *
 *     ▷ Start          sequential · 1,199,882 params
 *     Compare          RegularConv, BothConv, SeparableConv
 *     Data             8,000 handwritten digits
 *     Epochs           5
 */
import { basename } from "node:path";
import { window, type QuickPickItem } from "vscode";
import type { QuickModel } from "../../contract/protocol.js";
import { OPTIMIZERS, type DataOrder, type Engine } from "../../quick-train/order.js";
import type { QuickSettings, QuickSettingsStore } from "./quick-settings.js";

type Setting = "data" | "epochs" | "batchSize" | "optimizer" | "engine";

interface Choice extends QuickPickItem {
  readonly act: "start" | "compare" | Setting;
}

/** What the user decides; undefined where they leave the list. What is set is remembered. */
export async function pickQuickTraining(
  model: QuickModel,
  store: QuickSettingsStore,
): Promise<"start" | "compare" | undefined> {
  for (;;) {
    const settings = store.get();
    const choice = await window.showQuickPick(choices(model, settings), {
      title: `Quick Train ${model.name}`,
      placeHolder: "Trains the model as it is read: the script isn't run, and nothing needs to be installed",
      matchOnDetail: true,
    });
    if (choice === undefined) return undefined;
    if (choice.act === "start" || choice.act === "compare") return choice.act;
    const changed = await CHANGES[choice.act](settings);
    if (changed !== undefined) await store.set(changed);
  }
}

function choices(model: QuickModel, { data, epochs, batchSize, optimizer, engine }: QuickSettings): readonly Choice[] {
  const notes = model.notes ?? [];
  return [
    {
      act: "start",
      label: "$(play) Start",
      description: `${model.detail}, ${epochs} ${epochs === 1 ? "epoch" : "epochs"} on ${dataText(data)}`,
      ...(notes.length > 0 && { detail: notes.join(" ") }),
    },
    {
      act: "compare",
      label: "$(graph) Train Regular and Separable Forms and Compare",
      description: "one after another",
    },
    { act: "data", label: "Data", description: dataText(data) },
    { act: "epochs", label: "Epochs", description: String(epochs) },
    { act: "batchSize", label: "Batch Size", description: String(batchSize) },
    { act: "optimizer", label: "Optimizer", description: optimizer },
    { act: "engine", label: "Engine", description: ENGINES[engine] },
  ];
}

function dataText(data: DataOrder): string {
  if (data.kind === "digits") return "handwritten digits";
  if (data.kind === "random") return "random numbers";
  if (data.kind === "images") return `images in ${basename(data.folder)}`;
  return data.kind === "csv" && data.target !== undefined
    ? `${basename(data.file)}, ${data.target}`
    : basename(data.file);
}

const ENGINES: Readonly<Record<Engine, string>> = {
  auto: "@tensorflow/tfjs-node where the workspace has it, else the one that ships",
  "tfjs-node": "@tensorflow/tfjs-node or tfjs-node-gpu of the workspace",
  embedded: "the one that ships",
};

type Change = (settings: QuickSettings) => Promise<QuickSettings | undefined>;

const CHANGES: Readonly<Record<Setting, Change>> = {
  async data(settings) {
    const items = Object.values(DATA);
    const picked = await window.showQuickPick(items, { title: "Data", placeHolder: "What is the model trained on?" });
    const data = picked && (await picked.order());
    return data && { ...settings, data };
  },
  epochs: (settings) => number(settings, "epochs", "How many times through the data?"),
  batchSize: (settings) => number(settings, "batchSize", "How many samples in a step?"),
  async optimizer(settings) {
    const picked = await window.showQuickPick([...OPTIMIZERS], { title: "Optimizer" });
    const optimizer = OPTIMIZERS.find((name) => name === picked);
    return optimizer && { ...settings, optimizer };
  },
  async engine(settings) {
    const items = (Object.keys(ENGINES) as Engine[]).map((engine) => ({ label: ENGINES[engine], engine }));
    const picked = await window.showQuickPick(items, { title: "Engine", placeHolder: "What computes?" });
    return picked && { ...settings, engine: picked.engine };
  },
};

interface DataChoice {
  readonly label: string;
  readonly detail: string;
  order(): Promise<DataOrder | undefined>;
}

const RANDOM_SAMPLES = 1_000;

const DATA: Readonly<Record<DataOrder["kind"], DataChoice>> = {
  digits: {
    label: "Handwritten Digits",
    detail: "28×28 pixels, ten classes; made to fit a model of pictures of another size",
    order: () => Promise.resolve({ kind: "digits" }),
  },
  images: {
    label: "Folder of Images…",
    detail: "With a folder for each class",
    async order() {
      const folder = await open({ canSelectFolders: true, canSelectFiles: false, title: "Folder of Images" });
      return folder === undefined ? undefined : { kind: "images", folder };
    },
  },
  csv: {
    label: "Table…",
    detail: "A .csv of numbers; the last column, or one that you name, is what is to be told",
    async order() {
      const file = await open({ filters: { Tables: ["csv", "tsv"] }, title: "Table" });
      if (file === undefined) return undefined;
      const target = await window.showInputBox({
        title: "What Is to Be Told",
        prompt: "The column's name; empty for the last column",
      });
      return target === undefined
        ? undefined
        : { kind: "csv", file, ...(target.trim() !== "" && { target: target.trim() }) };
    },
  },
  npz: {
    label: "NumPy Archive…",
    detail: "An .npz with x_train, y_train, x_test and y_test, or x and y",
    async order() {
      const file = await open({ filters: { "NumPy archives": ["npz"] }, title: "NumPy Archive" });
      return file === undefined ? undefined : { kind: "npz", file };
    },
  },
  random: {
    label: "Random Numbers",
    detail: "Of the shapes that the model takes and gives: for the speed alone",
    order: () => Promise.resolve({ kind: "random", samples: RANDOM_SAMPLES }),
  },
};

async function open(options: Parameters<typeof window.showOpenDialog>[0]): Promise<string | undefined> {
  const [picked] = (await window.showOpenDialog({ canSelectMany: false, ...options })) ?? [];
  return picked?.fsPath;
}

async function number(settings: QuickSettings, name: "epochs" | "batchSize", prompt: string) {
  const text = await window.showInputBox({
    title: name === "epochs" ? "Epochs" : "Batch Size",
    prompt,
    value: String(settings[name]),
    validateInput: (line) => (/^[1-9]\d{0,5}$/.test(line.trim()) ? undefined : "A whole number from 1 is needed."),
  });
  return text === undefined ? undefined : { ...settings, [name]: Number(text) };
}
