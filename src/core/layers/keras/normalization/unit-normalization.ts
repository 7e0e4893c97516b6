/** `UnitNormalization(axis=1)`: (None, 50, 512) -> the same, each row divided by its length. */
import { isSequence, type ArgumentValue } from "../../argument.js";
import { anySequence } from "../../late-refusal.js";
import { Float, add, isRanked, mul, sum, Unknown, type Amount, type Shape } from "../../../dims/dim.js";
import { elements } from "../../../dims/tensor.js";
import { axesArgument, checkAxis, rowsAlong } from "../../axes.js";
import { cost, defineLayer } from "../../entry.js";
import { flatten, mapTensors } from "../../inputs.js";

export const unitNormalization = defineLayer({
  name: "UnitNormalization",
  signature: "axis=-1, **kwargs",
  call: "inputs",
  masking: "kept",
  stacksLists: true,
  late: { axis: anySequence },
  configure: (args) => ({
    axes: holdsFloat(args.value("axis")) ? NO_INTEGERS : axesArgument(args.notNumPy("axis", true)),
  }),
  output: ({ axes }, { inputs, dtype }) =>
    mapTensors(inputs, ({ shape }) => {
      checkAxes(axes, shape);
      return { shape, dtype };
    }),
  cost: ({ axes }, { inputs }) => cost(0, sum(flatten(inputs).map(({ shape }) => operationsToUnitLength(shape, axes)))),
});

/** Among several the library computes with floats as it does with integers. */
const holdsFloat = (value: ArgumentValue): boolean => isSequence(value) && value.some((item) => item instanceof Float);

const NO_INTEGERS = new Unknown("the axes are no integers");

function checkAxes(axes: readonly Amount[] | Unknown, shape: Shape): void {
  if (axes instanceof Unknown || !isRanked(shape)) return;
  for (const axis of axes) if (typeof axis === "number") checkAxis(shape, axis, "UnitNormalization");
}

/** Squares, their sums, and products with the inverse root; two steps more for each row. */
export const operationsToUnitLength = (shape: Shape, axes: readonly Amount[] | Unknown): Amount =>
  add(mul(3, elements(shape)), mul(2, rowsAlong(shape, axes)));
