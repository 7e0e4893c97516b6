/**
 * What a user can set about the texts beside code; every feature takes the same options.
 *
 *     { unit: "macs", leaveOutWithoutParams: true }   no lens over a Flatten, costs in MACs
 */
import type { CostUnit } from "./text.js";

export interface DisplayOptions {
  readonly unit: CostUnit;
  /** No lens and no hint for a layer that has no parameters. */
  readonly leaveOutWithoutParams: boolean;
  /** Whoever shows it can start training. */
  readonly canTrain: boolean;
}

export const defaultDisplay: DisplayOptions = { unit: "flops", leaveOutWithoutParams: false, canTrain: false };
