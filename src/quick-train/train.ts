/**
 * One quick training from its order to its end: engine, model, data, `fit`.
 *
 *     sequential, 34,826 parameters, by the engine that ships
 *     9,000 digits of 28×28×1 in 10 classes, 1,000 held back
 *     Epoch 1/5 …
 *
 * The same seed gives the same first weights and the same order of samples, whatever computes: TensorFlow.js draws both from `Math.random`.
 */
import type { LayersModel, ModelCompileArgs } from "@tensorflow/tfjs";
import { cannotTrain } from "../engine/cannot-train.js";
import type { DataSet, ModelOfData, Part } from "./data/dataset.js";
import { readData } from "./data/read.js";
import { startEngine, type StartedEngine, type Tf } from "./engine.js";
import { compiledLoss, lossOf } from "./loss.js";
import { optimizerOf } from "./optimizer.js";
import type { Loss, QuickTrainOrder } from "./order.js";
import { progressLines } from "./progress.js";
import { Refusal } from "./refusal.js";
import { seeded } from "./seeded.js";

const INTERRUPTED = 130;

/** @param dist where the engine's files and the digits lie. @returns the exit code. @throws Refusal */
export async function train(order: QuickTrainOrder, dist: string, print: (line: string) => void): Promise<number> {
  const engine = await startEngine(order, dist);
  const { tf } = engine;
  // In a bundle the recorder doesn't find it by itself.
  recorder()?.attach(tf);
  Math.random = seeded(order.seed);
  const model = await modelOf(tf, order);
  const untrainable = cannotTrain(model);
  if (untrainable.length > 0) throw new Refusal(untrainable.join("; "));
  print(`${model.name}, ${model.countParams().toLocaleString("en")} parameters, by ${ENGINES[engine.name]}`);
  for (const note of engine.notes) print(`${note}.`);
  const loss = lossOf(model, order);
  if (loss.note !== undefined) print(loss.note);
  const { data, notes } = readData(order, modelOfData(model, loss.name), dist);
  print(data.description);
  for (const note of notes) print(`${capital(note)}.`);
  model.compile({
    optimizer: optimizerOf(tf, order),
    loss: compiledLoss(tf, loss) as ModelCompileArgs["loss"],
    metrics: [...order.metrics],
  });
  Math.random = seeded(order.seed + 1);
  return fit(tf, model, order, data, print);
}

const ENGINES: Readonly<Record<StartedEngine["name"], string>> = {
  "tfjs-node-gpu": "@tensorflow/tfjs-node-gpu",
  "tfjs-node": "@tensorflow/tfjs-node",
  embedded: "the engine that ships",
};

async function modelOf(tf: Tf, { topology }: QuickTrainOrder): Promise<LayersModel> {
  try {
    return await tf.models.modelFromJSON({ modelTopology: topology } as never);
  } catch (error) {
    throw new Refusal(
      `TensorFlow.js can't build the model (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function modelOfData(model: LayersModel, loss: Loss): ModelOfData {
  if (model.outputs.length !== 1)
    throw new Refusal(`the model has ${model.outputs.length} outputs, and one is trained`);
  return {
    inputs: model.inputs.map(({ shape }) => shape.slice(1)),
    output: model.outputs[0]!.shape.slice(1),
    loss,
    rescales: model.layers.slice(0, 2).some((layer) => layer.getClassName() === "Rescaling"),
  };
}

async function fit(
  tf: Tf,
  model: LayersModel,
  order: QuickTrainOrder,
  data: DataSet,
  print: (line: string) => void,
): Promise<number> {
  const { epochs, batchSize } = order;
  const training = tensorsOf(tf, data, data.train);
  const held = data.test && tensorsOf(tf, data, data.test);
  let isInterrupted = false;
  process.once("SIGINT", () => {
    isInterrupted = true;
    model.stopTraining = true;
  });
  await model.fit(training.x, training.y, {
    epochs,
    batchSize,
    verbose: 0,
    ...(held && { validationData: [held.x, held.y] }),
    callbacks: progressLines(epochs, Math.ceil(data.train.count / batchSize), print),
  });
  return isInterrupted ? INTERRUPTED : 0;
}

function tensorsOf(tf: Tf, { inputShapes, targetShape }: DataSet, { count, inputs, y }: Part) {
  const x = inputs.map((values, i) => tf.tensor(values, [count, ...inputShapes[i]!]));
  return { x: x.length === 1 ? x[0]! : x, y: tf.tensor(y, [count, ...targetShape]) };
}

const capital = (note: string): string => note.charAt(0).toUpperCase() + note.slice(1);

interface Recorder {
  attach(tf: object): void;
}

const recorder = (): Recorder | undefined =>
  (globalThis as unknown as Record<symbol, Recorder | undefined>)[Symbol.for("lamella.recorder")];
