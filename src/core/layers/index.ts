/** Every entry of the layer catalogue. Written by scripts/barrels.mjs: add a file, then run it. */
export { dense } from "./dense.js";
