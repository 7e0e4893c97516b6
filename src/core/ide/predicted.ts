/**
 * What a run is started with, of the models that were read: the numbers that it will be held against.
 *
 *     { name: "sequential", kind: "Sequential", params: { total: 1199882, trainable: 1199882, nonTrainable: 0 }, flops: … }
 */
import type { AmountFact, Facts, ModelFact, TotalFact } from "../model/facts.js";
import type { PredictedModel } from "../../training/log/events.js";

/** Only models of code that runs; counts that aren't plain numbers are absent. */
export function predictedModels({ models }: Facts): readonly PredictedModel[] {
  return models.filter(({ uncalled }) => !uncalled).map(predictedModel);
}

export function predictedModel({ name, kind, params, macs, flops }: ModelFact): PredictedModel {
  const total = plain(params.total);
  const trainable = plain(params.trainable);
  const nonTrainable = plain(params.nonTrainable);
  const isCounted = total !== undefined && trainable !== undefined && nonTrainable !== undefined;
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    ...(isCounted ? { params: { total, trainable, nonTrainable } } : {}),
    ...given("macs", plain(macs)),
    ...given("flops", plain(flops)),
  };
}

function plain(amount: AmountFact | TotalFact | undefined): number | undefined {
  return typeof amount === "number" ? amount : undefined;
}

function given(name: "macs" | "flops", value: number | undefined) {
  return value === undefined ? {} : { [name]: value };
}
