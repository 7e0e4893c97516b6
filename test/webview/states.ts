/**
 * What the extension would send of a program.
 *
 *     stateOf("model = keras.Sequential([…])")   its first model, cost in FLOPs
 */
import type { CostUnit, SummaryModel, SummaryState } from "../../src/contract/summary.js";
import { analyze } from "../../src/core/analyze.js";
import { summaryState } from "../../src/core/ide/summary/summary-state.js";

export interface StateOptions {
  /** The name of the model that is shown. */
  readonly model?: string;
  readonly unit?: CostUnit;
}

export function stateOf(program: string, { model: name, unit = "flops" }: StateOptions = {}): SummaryState {
  const text = `import keras\nfrom keras import layers\n${program}`;
  const { facts } = analyze({ file: "model.py", language: "python", text });
  const id = facts.models.find((model) => model.name === name)?.id;
  return summaryState(facts, text, { unit, ...(id === undefined ? {} : { model: id }) });
}

export function modelOf(program: string, options: StateOptions = {}): SummaryModel {
  const { model } = stateOf(program, options);
  if (model === undefined) throw new Error(`There is no model in ${program}`);
  return model;
}
