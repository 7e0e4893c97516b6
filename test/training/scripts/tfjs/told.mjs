/** What a module can ask about itself. */
import * as tf from "@tensorflow/tfjs";

const { argv, env, execArgv } = process;
const variables = Object.entries(env).filter(([name]) => name !== "_");
console.log(JSON.stringify({ argv, execArgv, variables, cwd: process.cwd(), url: import.meta.url }));
console.log(tf.version.tfjs, new Error("a stack").stack);
throw new Error("as it would be");
