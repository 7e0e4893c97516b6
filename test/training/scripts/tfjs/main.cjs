/** CommonJS: `require` gives the library. */
"use strict";

const tf = require("@tensorflow/tfjs");
const { repeatable, train } = require("./digits.cjs");

train(tf, repeatable());
