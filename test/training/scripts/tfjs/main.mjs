/** A module: `import` gives the library. */
import * as tf from "@tensorflow/tfjs";
import { repeatable, train } from "./digits.cjs";

await train(tf, repeatable());
