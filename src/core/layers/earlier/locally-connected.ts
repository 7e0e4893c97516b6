/**
 * Convolutions of Keras 1 and 2 that have a kernel of their own at each place.
 *
 *     LocallyConnected1D(8, 3)   (None, 10, 4) -> (None, 8, 8), kernel 8×12×8 and bias 8×8
 */
import { mul, Unknown, type Amount, type Dim } from "../../dims/dim.js";
import { amountOf, elements } from "../../dims/tensor.js";
import type { ArgumentValue } from "../argument.js";
import { biasAndActivation } from "../activation-function.js";
import { cost, defineLayer, weightIf, type LayerCall, type LayerEntry } from "../entry.js";
import { single } from "../inputs.js";
import {
  joinSpatial,
  slide,
  SPATIAL_NAMES,
  splitSpatial,
  type DataFormat,
  type SpatialShape,
  type Window,
} from "../window.js";
import { KERAS_2_SIGNATURES } from "./keras-2.js";

interface Config extends Window {
  readonly filters: Amount;
  readonly format: DataFormat;
  readonly useBias: boolean | Unknown;
  readonly activation: ArgumentValue;
  /** How the kernel is kept: 1 for the places alone, 2 as a matrix of all inputs by all outputs, 3 as what of that isn't zero. */
  readonly implementation: Amount;
}

function locallyConnected(rank: 1 | 2): LayerEntry {
  const name = `LocallyConnected${SPATIAL_NAMES[rank]}`;
  const inputOf = (config: Config, call: LayerCall): SpatialShape =>
    splitSpatial(single(call, name), rank, config.format, name);
  const outputOf = (config: Config, call: LayerCall): SpatialShape => {
    const { batch, spatial } = inputOf(config, call);
    return { batch, spatial: slide(config, single(call, name), spatial, name), channels: config.filters };
  };
  return defineLayer<Config>({
    name,
    signature: KERAS_2_SIGNATURES[name]!,
    call: "inputs",
    configure: (args) => {
      const implementation = args.integer("implementation");
      const padding = args.choice("padding", ["valid", "same"], true);
      if (padding === "same" && implementation === 1) args.refuse("padding", '"valid" where `implementation` is 1');
      return {
        filters: args.positive("filters"),
        size: args.tuple("kernel_size", rank),
        strides: args.tuple("strides", rank),
        padding,
        format: args.dataFormat(),
        useBias: args.truth("use_bias"),
        activation: args.value("activation"),
        implementation,
      };
    },
    weights: (config, call) => {
      const [input, output] = [inputOf(config, call), outputOf(config, call)];
      return [
        { name: "kernel", shape: kernelShape(config, input, output), trainable: true },
        ...weightIf(config.useBias, { name: "bias", shape: [...output.spatial, config.filters], trainable: true }),
      ];
    },
    output: (config, call) => ({ shape: joinSpatial(outputOf(config, call), config.format), dtype: call.dtype }),
    cost: (config, call) => {
      const output = joinSpatial(outputOf(config, call), config.format);
      const window = amountOf([...config.size, inputOf(config, call).channels]);
      return cost(mul(elements(output), window), biasAndActivation(config.useBias, config.activation, output));
    },
  });
}

function kernelShape(config: Config, input: SpatialShape, output: SpatialShape): readonly Dim[] {
  const { filters, implementation, size } = config;
  if (implementation === 2) return [...input.spatial, input.channels, ...output.spatial, filters];
  if (implementation !== 1) return [new Unknown("how much of a sparse kernel is kept isn't computed")];
  const places = output.spatial.includes(null) ? null : amountOf(output.spatial);
  return [places, input.channels === null ? null : amountOf([...size, input.channels]), filters];
}

export const locallyConnected1D: LayerEntry = locallyConnected(1);
export const locallyConnected2D: LayerEntry = locallyConnected(2);
