/** What objects that come from outside and aren't read may be. */
import type { External } from "../values/value.js";

/** Functions of modules, and objects of the library's that hold no layer. */
export const holdsNoLayer = ({ path, instance }: External): boolean => !instance || WITHOUT_LAYERS.test(path);

const WITHOUT_LAYERS =
  /^(keras|tensorflow)\.(.*\.)?(losses|metrics|activations|initializers|regularizers|constraints|optimizers|quantizers|random|GradientTape|\w+_initializer)\b/;
