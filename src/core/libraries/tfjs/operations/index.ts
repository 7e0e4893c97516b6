/** Operations on tensors by path, and methods of tensors and datasets. */
import type { Natives } from "../../native-helpers.js";
import type { NativeFunction } from "../../../values/native.js";
export const tfjsOperations: Natives = {};
export const tensorMethods: ReadonlyMap<string, NativeFunction> = new Map();
export const streamMethods: ReadonlyMap<string, NativeFunction> = new Map();
