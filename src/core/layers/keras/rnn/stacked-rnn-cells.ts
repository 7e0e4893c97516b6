/**
 * `StackedRNNCells([LSTMCell(8), GRUCell(4)])`: each cell takes the output of the one before it, and states of its own.
 *
 *     (None, 16), [[(None, 8), (None, 8)], [(None, 4)]] -> (None, 4), [[(None, 8), (None, 8)], [(None, 4)]]
 */
import { sum, Unknown } from "../../../dims/dim.js";
import { lastDim, type Nest, type TensorSpec } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { asTensors } from "../../call.js";
import { cost, defineWrapper, LayerError, type Cost, type LayerCall, type LayerEntry } from "../../entry.js";
import { isTensorSpec, single } from "../../inputs.js";
import { StackedCells, type RecurrentCell } from "./recurrent-cell.js";

const NAME = "StackedRNNCells";

export const stackedRNNCells: LayerEntry = defineWrapper<RecurrentCell>({
  name: NAME,
  signature: "cells, **kwargs",
  call: "inputs, states, training=False, **kwargs",
  configure: (args) => StackedCells.from(NAME, "cells", args.value("cells")),
  apply: (stack, call) => {
    const { output, cost } = runStack(stack, call);
    return { output, weights: stack.weights(lastDim(single(call, NAME).shape)), cost };
  },
  wrapped: (stack) => (stack instanceof StackedCells ? stack.handles : []),
});

const UNKNOWN_CELL = new Unknown("a cell of the stack is not known");

interface StackRun {
  readonly output: Nest<TensorSpec>;
  readonly cost: Cost;
}

function runStack(stack: RecurrentCell, call: LayerCall): StackRun {
  const given = call.others.get("states") ?? null;
  if (given instanceof Unknown) return unknownRun(given, call);
  if (!(stack instanceof StackedCells) || stack.handles.length < stack.cells.length)
    return unknownRun(UNKNOWN_CELL, call);
  const states = asTensors(given);
  if (states === undefined || isTensorSpec(states))
    throw new LayerError(incompatibleShape, `${NAME} takes a list of states, one item for each of its cells.`);

  let output: Nest<TensorSpec> = single(call, NAME);
  const after: Nest<TensorSpec>[] = [];
  const costs: Cost[] = [];
  Object.values(states).forEach((state: Nest<TensorSpec>, i) => {
    const cell = stack.handles[i];
    if (!cell) return;
    const own = isTensorSpec(state) ? [state] : state;
    const applied = cell.apply({ inputs: output, dtype: call.dtype, others: new Map([["states", own]]) });
    const [result, changed] = outputAndStates(applied.output, call);
    output = result;
    after.push(isTensorSpec(state) ? onlyItem(changed) : changed);
    costs.push(applied.cost ?? cost(new Unknown(`what ${cell.className} costs is not known`)));
  });
  return {
    output: [output, after.length === 1 ? after[0]! : after],
    cost: { macs: sum(costs.map(({ macs }) => macs)), flops: sum(costs.map(({ flops }) => flops)) },
  };
}

/** What a cell returns: a pair, unless it is of a class of the user's and not known. */
function outputAndStates(returned: Nest<TensorSpec>, { dtype }: LayerCall): [Nest<TensorSpec>, Nest<TensorSpec>] {
  const [output, states] = isTensorSpec(returned) ? [] : (Object.values(returned) as Nest<TensorSpec>[]);
  const unknown = { shape: NO_PAIR, dtype };
  return [output ?? unknown, states ?? unknown];
}

const NO_PAIR = new Unknown("the cell doesn't return an output and its states");

/** A list of one state, unpacked. */
function onlyItem(states: Nest<TensorSpec>): Nest<TensorSpec> {
  const items = Object.values(states) as Nest<TensorSpec>[];
  return !isTensorSpec(states) && items.length === 1 ? items[0]! : states;
}

const unknownRun = (reason: Unknown, { dtype }: LayerCall): StackRun => ({
  output: [
    { shape: reason, dtype },
    { shape: reason, dtype },
  ],
  cost: cost(reason),
});
