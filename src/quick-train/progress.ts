/**
 * What the training prints, as Keras prints it.
 *
 *     Epoch 1/3
 *     141/141 - 2s - loss: 0.4213 - acc: 0.8702 - val_loss: 0.1398 - val_acc: 0.9570
 */
import type { CustomCallbackArgs } from "@tensorflow/tfjs";

type Logs = Readonly<Record<string, number>>;

export function progressLines(epochs: number, steps: number, print: (line: string) => void): CustomCallbackArgs {
  let start = 0;
  return {
    onEpochBegin(epoch: number) {
      start = performance.now();
      print(`Epoch ${epoch + 1}/${epochs}`);
    },
    onEpochEnd(_: number, logs: Logs = {}) {
      const seconds = Math.round((performance.now() - start) / 1000);
      const metrics = Object.entries(logs).map(([name, value]) => ` - ${name}: ${value.toFixed(4)}`);
      print(`${steps}/${steps} - ${seconds}s${metrics.join("")}`);
    },
  };
}
