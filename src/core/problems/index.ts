/** Every kind of problem. Written by scripts/barrels.mjs: add a file, then run it. */
export { ignoredKey } from "./ignored-key.js";
export { incompatibleShape } from "./incompatible-shape.js";
export { invalidArgument } from "./invalid-argument.js";
export { invalidModel } from "./invalid-model.js";
export { layerClass } from "./layer-class.js";
export { missingArgument } from "./missing-argument.js";
export { negativeDimension } from "./negative-dimension.js";
export { noSuchLayer } from "./no-such-layer.js";
export { notBuilt } from "./not-built.js";
export { removedInKeras3 } from "./removed-in-keras-3.js";
export { reservedName } from "./reserved-name.js";
export { reshapeSize } from "./reshape-size.js";
export { symbolicValue } from "./symbolic-value.js";
export { syntax } from "./syntax.js";
export { undefinedDimension } from "./undefined-dimension.js";
export { unknownArgument } from "./unknown-argument.js";
export { unknownLayer } from "./unknown-layer.js";
