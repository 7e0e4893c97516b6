/** JavaScript as evaluation asks for it. */
import { javascriptBuiltin } from "../../libraries/javascript/library.js";
import { Unknown } from "../../dims/dim.js";
import { TensorValue, Undefined } from "../../values/value.js";
import { javascriptText } from "../../values/javascript.js";
import type { Language } from "../language.js";
import {
  javascriptAttribute,
  javascriptIndex,
  javascriptKey,
  setJavaScriptAttribute,
  setJavaScriptIndex,
} from "./attributes.js";
import { callJavaScript, callJavaScriptExpression, callJavaScriptFunction, makeJavaScriptFunction } from "./calls.js";
import { defineJavaScriptClass } from "./classes.js";
import { iterateJavaScript } from "./iteration.js";
import { awaitJavaScript } from "./later.js";
import { runExport, runJavaScriptImport, runJavaScriptImportFrom } from "./modules.js";
import { assignJavaScriptName, inJavaScriptBlock, javascriptName } from "./names.js";
import { javascriptBinary, javascriptCompare, javascriptTruth, javascriptUnary, strictlyEqual } from "./operators.js";
import { exerciseJavaScript, unknownJavaScriptArguments } from "./uncalled.js";

export const javascript: Language = {
  nothing: Undefined.value,
  takesAnyNumber: true,
  truth: (_run, value) =>
    value instanceof Unknown ? value : value instanceof TensorValue ? true : javascriptTruth(value),
  equal: strictlyEqual,
  text: javascriptText,
  builtin: javascriptBuiltin,
  name: javascriptName,
  assignName: assignJavaScriptName,
  inBlock: inJavaScriptBlock,
  key: javascriptKey,
  binary: javascriptBinary,
  unary: javascriptUnary,
  compare: javascriptCompare,
  attribute: javascriptAttribute,
  setAttribute: setJavaScriptAttribute,
  index: javascriptIndex,
  setIndex: setJavaScriptIndex,
  iterate: iterateJavaScript,
  await: awaitJavaScript,
  callExpression: callJavaScriptExpression,
  call: callJavaScript,
  callFunction: callJavaScriptFunction,
  makeFunction: makeJavaScriptFunction,
  defineClass: defineJavaScriptClass,
  import: runJavaScriptImport,
  importFrom: runJavaScriptImportFrom,
  export: runExport,
  unknownArguments: unknownJavaScriptArguments,
  exercise: exerciseJavaScript,
};
