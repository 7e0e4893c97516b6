/**
 * The recurrent layers of Keras 2 that only ran on a GPU: two biases, one for the input and one for the state.
 *
 *     CuDNNLSTM(8)   (None, 20, 16) -> (None, 8), kernel 16×32, recurrent kernel 8×32 and bias 2×32
 */
import type { LayerEntry } from "../entry.js";
import { GatedCell, type CellKind } from "../keras/rnn/recurrent-cell.js";
import { Recurrence, recurrentLayer } from "../keras/rnn/rnn.js";
import { KERAS_2_SIGNATURES } from "./keras-2.js";

function cudnnLayer(kind: CellKind): LayerEntry {
  const name = `CuDNN${kind}`;
  return recurrentLayer(name, KERAS_2_SIGNATURES[name]!, [], (args) => {
    const cell = new GatedCell(kind, args.positive("units"), true, true, "tanh", "sigmoid", true);
    return new Recurrence(args, cell, [], 3);
  });
}

export const cuDNNGRU: LayerEntry = cudnnLayer("GRU");
export const cuDNNLSTM: LayerEntry = cudnnLayer("LSTM");
