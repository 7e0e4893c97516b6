/**
 * The states of random numbers that layers hold in Keras 3: variables that are no weights.
 *
 *     Dropout(0.5).variables     one, the state of its seed generator
 *     Dropout(0.5).weights       none
 */
import { Unknown } from "../../../dims/dim.js";
import { LayerObject } from "../../../values/layer-object.js";
import { External, Float, type Value } from "../../../values/value.js";
import { isLeaf, partsOf } from "./weights.js";

/** Layers that hold one where they have a rate, and those that always do. */
const WITH_RATE = /^(\w*Dropout\w*|GaussianNoise)$/;
const ALWAYS = /^(SimpleRNN|LSTM|GRU)(Cell)?$|^ConvLSTM[123]D$/;
const NEVER =
  /^((Einsum)?Dense|\w*Conv[123]D(Transpose)?|\w*Pooling[123]D|(Zero)?Padding\w*|ZeroPadding[123]D|Cropping[123]D|UpSampling[123]D|\w*Normalization|Embedding|Flatten|Reshape|Permute|RepeatVector|Activation|Identity|Masking|InputLayer|Rescaling|(Leaky|P)?ReLU|ELU|Softmax|Add|Average|Concatenate|Dot|Maximum|Minimum|Multiply|Subtract|Lambda|ActivityRegularization)$/;

/** How many there are in a layer and in all that it holds; unknown where a layer of some other kind is among them. */
export function seedGenerators(layer: LayerObject): number | Unknown {
  const seen = new Set<LayerObject>();
  let count: number | Unknown = 0;
  const visit = (at: LayerObject): void => {
    if (seen.has(at) || count instanceof Unknown) return;
    seen.add(at);
    const own = ownGenerators(at);
    count = own instanceof Unknown ? own : count + own;
    (isLeaf(at) ? at.state.children : partsOf(at)).forEach(visit);
  };
  visit(layer);
  return count;
}

function ownGenerators({ entry, cls, attributes, argumentsGiven, className, place, partOf }: LayerObject) {
  // Those of a part are the layer's.
  if (partOf) return 0;
  const held = cls ? [...attributes.values()].filter(isGenerator).length : 0;
  if (!entry) return held;
  if (ALWAYS.test(entry.name)) return held + 1;
  if (WITH_RATE.test(entry.name)) {
    const rate = argumentsGiven.find(({ name }) => name === "rate" || name === "stddev")?.value;
    if (rate instanceof Float || typeof rate === "number")
      return held + Number((rate instanceof Float ? rate.value : rate) > 0);
  } else if (NEVER.test(entry.name) || /^(TimeDistributed|Bidirectional|RNN|StackedRNNCells)$/.test(entry.name))
    return held;
  return new Unknown(`how many seed generators a ${className} has isn't known`, place);
}

const isGenerator = (value: Value): boolean => value instanceof External && value.path === "keras.random.SeedGenerator";
