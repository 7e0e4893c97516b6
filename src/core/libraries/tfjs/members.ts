/** What stands in TensorFlow.js' modules, by dotted path: `tfjs.layers.conv2d`, `tfjs.sequential`, `tfjs.relu`. */
import { External, type Value } from "../../values/value.js";
import { layerMembers } from "./layers.js";
import { modelMembers } from "./models.js";
import { tfjsConstants, tfjsOperations } from "./operations/index.js";

export const tfjsMembers: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...Object.entries(tfjsOperations).map(([path, make]) => [path, make(path)] as const),
  ...tfjsConstants,
  ...layerMembers,
  ...modelMembers,
  // Whoever imports from tfjs-layers alone finds these beside each other.
  ["tfjs.layers.Layer", new External("tfjs.layers.Layer")],
  ["tfjs.version", new External("tfjs.version")],
]);
