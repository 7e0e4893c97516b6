/** TypeScript, which a runner of the project translates. */
import * as tf from "@tensorflow/tfjs";
import { repeatable, train } from "./digits.cjs";

const random: () => number = repeatable();
void train(tf, random);
