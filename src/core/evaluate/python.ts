/** Python as evaluation asks for it. */
import { builtin } from "../libraries/library.js";
import { textOf } from "../values/text.js";
import { assignName } from "./assignment.js";
import { getAttribute, setAttribute } from "./attributes.js";
import { defineClass } from "./classes.js";
import { evaluateCall } from "./expressions.js";
import { callFunction, callValue, makeFunction } from "./functions.js";
import { indexValue, setIndex } from "./indexing.js";
import { iterateValue } from "./iteration.js";
import type { Language } from "./language.js";
import { runImport, runImportFrom } from "./modules.js";
import { lookupName } from "./names.js";
import { binaryOperation, compare, truthOf, unaryOperation } from "./operators.js";
import { pythonEqual } from "./python-language.js";
import { kindOfMethod } from "./method-kind.js";
import { exercise, symbolicArguments } from "./uncalled.js";

export const python: Language = {
  nothing: null,
  takesAnyNumber: false,
  truth: truthOf,
  equal: pythonEqual,
  text: textOf,
  builtin,
  name: lookupName,
  assignName,
  inBlock: (_run, _frame, _body, work) => work(),
  key: (value) => value,
  binary: binaryOperation,
  unary: unaryOperation,
  compare,
  attribute: getAttribute,
  setAttribute,
  index: indexValue,
  setIndex,
  iterate: iterateValue,
  await: (_run, _frame, value) => value(),
  callExpression: evaluateCall,
  call: callValue,
  callFunction,
  makeFunction,
  defineClass,
  import: runImport,
  importFrom: runImportFrom,
  export: () => undefined,
  unknownArguments: (run, fn) =>
    symbolicArguments(run, fn, fn.owner === undefined || kindOfMethod(fn) === "staticmethod" ? 0 : 1),
  exercise,
};
