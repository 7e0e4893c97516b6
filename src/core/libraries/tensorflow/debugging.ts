/**
 * tf.debugging: what a tensor is asserted to be. In a `call` that is traced, what the shapes tell is checked at once.
 *
 *     tf.debugging.assert_equal(tf.shape(x)[1], 4)     tf.debugging.assert_rank(x, 2)
 */
import { isRanked, showShape } from "../../dims/dim.js";
import { LayerError } from "../../layers/entry.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import type { Natives } from "../native-helpers.js";
import type { OperationCall, Rule } from "../tensors/operation.js";
import { tensorFlow, under } from "./function.js";

/** It gives nothing that a model computes with. */
const nothing = (call: OperationCall): ReturnType<Rule> => ({ shape: [], dtype: call.tensor("x").dtype });

const compared: Rule = (call) => {
  call.tensor("y");
  return nothing(call);
};

/** The rank is told by the shape, where that is known. */
const ofRank =
  (isMet: (axes: number, wanted: number) => boolean): Rule =>
  (call) => {
    const { shape } = call.tensor("x");
    const rank = call.value("rank");
    if (isRanked(shape) && typeof rank === "number" && !isMet(shape.length, rank))
      throw new LayerError(incompatibleShape, `${call.name}: ${showShape(shape)} hasn't ${rank} axes.`, "rank");
    return nothing(call);
  };

const COMPARING = "assert_equal assert_none_equal assert_greater assert_greater_equal assert_less assert_less_equal";
const OF_ONE = "assert_negative assert_non_negative assert_non_positive assert_positive";

const each = (names: string, parameters: string, rule: Rule): Natives =>
  Object.fromEntries(names.split(" ").map((name) => [name, tensorFlow(parameters, rule)]));

export const debuggingNatives: Natives = under(["tensorflow.debugging"], {
  ...each(COMPARING, "x, y, message=None, summarize=None", compared),
  ...each(OF_ONE, "x, message=None, summarize=None", nothing),
  assert_rank: tensorFlow(
    "x, rank, message=None",
    ofRank((axes, wanted) => axes === wanted),
  ),
  assert_rank_at_least: tensorFlow(
    "x, rank, message=None",
    ofRank((axes, wanted) => axes >= wanted),
  ),
  assert_all_finite: tensorFlow("x, message", nothing),
  check_numerics: tensorFlow("tensor, message", (call) => call.tensor("tensor")),
});
