/**
 * Starts the engine that ships with Lamella: TensorFlow.js on WebAssembly, with all that training needs.
 *
 *     startEmbedded("…/dist")   ──▶   tf, whose backend is "wasm"
 */
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { registerKernels } from "./kernels.js";

/** Emscripten makes uncaught errors of the whole process its own. */
const TAKEN_OVER = ["uncaughtException", "unhandledRejection"] as const;

/** @param folder where the backend's .wasm files lie */
export async function startEmbedded(folder: string): Promise<typeof tf> {
  const before = TAKEN_OVER.map((event) => process.rawListeners(event));
  setWasmPaths(`${folder}/`);
  registerKernels();
  if (!(await tf.setBackend("wasm"))) throw new Error("the engine's WebAssembly can't be started here");
  await tf.ready();
  TAKEN_OVER.forEach((event, index) => {
    for (const listener of process.rawListeners(event))
      if (before[index]?.includes(listener) !== true) process.off(event, listener as () => void);
  });
  return tf;
}
