/** `tf.layers.dense({units: 10})`: [null, 64] -> [null, 10], kernel 64×10 and bias 10; and `tf.layers.activation({activation: "relu"})`. */
import { activation } from "../keras/activations/activation.js";
import { dense } from "../keras/core/dense.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";

export const tfjsDense: TfjsEntry = tfjsLayer(dense, {
  signature:
    'units, activation=None, use_bias=True, kernel_initializer="glorotNormal", bias_initializer="zeros", input_dim=None, kernel_constraint=None, bias_constraint=None, kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None',
  minRank: 2,
});

export const tfjsActivation: TfjsEntry = tfjsLayer(activation, { signature: "activation=None" });
