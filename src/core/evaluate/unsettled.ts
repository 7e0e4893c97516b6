/**
 * What a function that nobody calls can't rely on: other functions that nobody calls may have run before it.
 *
 *     N_INPUTS = None          def init(hparams):             def build():
 *     classes = []                 global N_INPUTS                Dense(N_INPUTS)      # N_INPUTS, and not None
 *                                  N_INPUTS = hparams["n"]        Dense(len(classes))  # some length, and not 0
 */
import { Unknown } from "../dims/dim.js";
import { allNodes, type ProgramNode } from "../program/walk.js";
import { DictObject, ListObject, type Scope } from "../values/objects.js";
import type { Interpreter } from "./interpreter.js";

/** On a fork: placeholders that wait for a value of another function, and containers that wait to be filled, are open. */
export function unsettle(run: Interpreter, module: Scope, waiting: ReadonlySet<string>): void {
  if (waiting.size > 0) run.heap.touch(module);
  for (const name of waiting)
    if (module.variables.get(name) === null)
      module.variables.set(name, run.recorder.parameterSymbol(name) ?? new Unknown(`\`${name}\` is set elsewhere`));
  const scopes = [module, ...[...run.modules.values()].flatMap((imported) => (imported ? [imported.scope] : []))];
  for (const scope of scopes)
    for (const [name, value] of scope.variables) {
      const isEmpty = value instanceof ListObject ? value.items.length === 0 : isEmptyDict(value);
      if (!isEmpty || !(value instanceof ListObject || value instanceof DictObject) || value.open) continue;
      run.heap.touch(value);
      value.open = new Unknown(`what \`${name}\` is filled with isn't seen`);
    }
}

const isEmptyDict = (value: unknown): boolean => value instanceof DictObject && value.entries.size === 0;

/** Names of the module that functions which nobody calls declare `global`. */
export function namesSetElsewhere(run: Interpreter): ReadonlySet<string> {
  const uncalled = [...run.defined.keys()].filter((definition) => !run.called.has(definition));
  const declared = (node: ProgramNode): readonly string[] => (node.kind === "global" ? node.names : []);
  return new Set(uncalled.flatMap((definition) => allNodes(definition).flatMap(declared)));
}
