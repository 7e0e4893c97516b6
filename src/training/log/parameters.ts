/**
 * What Lamella read of a model beside what the library counts while it is trained.
 *
 *     sequential   predicted 206,602 · measured 206,602   the same
 */
import type { FittedModel, ParameterCounts, PredictedModel } from "./events.js";
import type { RunRecord } from "./run-record.js";
import { countText } from "./words.js";

export interface ParameterComparison {
  readonly model: string;
  readonly kind: string;
  readonly predicted?: ParameterCounts;
  readonly measured?: ParameterCounts;
  readonly isDifferent: boolean;
  readonly sentence: string;
}

/** One for each model that is trained, and one for those that were read and aren't. */
export function parameterComparisons({ header, fits }: RunRecord): readonly ParameterComparison[] {
  const predicted = header?.predicted ?? [];
  const fitted = new Map(fits.map(({ model }) => [model.name, model]));
  const compared = [...fitted.values()].map((model) => compare(model, predictionOf(model, predicted)));
  if (fitted.size > 0) return compared;
  return predicted.map(({ name, kind, params }) => ({
    model: name ?? kind,
    kind,
    ...(params && { predicted: params }),
    isDifferent: false,
    sentence: "Not trained yet.",
  }));
}

/** By its name, else the only one, else the only one of its kind: two that could be meant are none. */
export function predictionOf(model: FittedModel, predicted: readonly PredictedModel[]): PredictedModel | undefined {
  const byName = predicted.filter(({ name }) => name === model.name);
  if (byName.length > 0) return byName.length === 1 ? byName[0] : undefined;
  if (predicted.length === 1) return predicted[0];
  const byKind = predicted.filter(({ kind, name }) => kind === model.kind && name === undefined);
  return byKind.length === 1 ? byKind[0] : undefined;
}

function compare(
  { name, kind, params: measured }: FittedModel,
  prediction: PredictedModel | undefined,
): ParameterComparison {
  const predicted = prediction?.params;
  const base = { model: name, kind, ...(predicted && { predicted }), ...(measured && { measured }) };
  if (measured === undefined)
    return { ...base, isDifferent: false, sentence: "Not measured: the model isn't built yet." };
  if (prediction === undefined)
    return { ...base, isDifferent: false, sentence: "Not predicted: Lamella read no model of this name." };
  if (predicted === undefined)
    return {
      ...base,
      isDifferent: false,
      sentence: "Not predicted: something in the code is only known when it runs.",
    };
  const difference = measured.total - predicted.total;
  if (difference !== 0) {
    const amount = `${countText(Math.abs(difference))} parameters ${difference > 0 ? "more" : "fewer"}`;
    return { ...base, isDifferent: true, sentence: `The model has ${amount} than Lamella read from the code.` };
  }
  if (measured.trainable !== predicted.trainable)
    return {
      ...base,
      isDifferent: true,
      sentence: "As many parameters as predicted, but not as many of them are trainable.",
    };
  return { ...base, isDifferent: false, sentence: "As predicted." };
}
