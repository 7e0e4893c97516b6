/**
 * What a function that nobody calls can't rely on: other functions that nobody calls may have run before it.
 *
 *     N_INPUTS = None          def init(hparams):             def build():
 *     classes = []                 global N_INPUTS                Dense(N_INPUTS)      # N_INPUTS, and not None
 *                                  N_INPUTS = hparams["n"]        Dense(len(classes))  # some length, and not 0
 *
 * In JavaScript they need no `global`, and what they give another value to needn't wait for one: `let classes = 0` is any number then.
 */
import { Unknown } from "../dims/dim.js";
import type { AttributeExpr, FunctionExpr, Target } from "../program/program.js";
import { allNodes } from "../program/walk.js";
import { LayerObject } from "../values/layer-object.js";
import { DictObject, InstanceObject, ListObject, type FunctionObject, type Scope } from "../values/objects.js";
import { Undefined, type Value } from "../values/value.js";
import { boundNames } from "./assignment.js";
import type { Interpreter } from "./interpreter.js";
import { python } from "./python.js";

/** On a fork: placeholders that wait for a value of another function, and containers that wait to be filled, are open. */
export function unsettle(run: Interpreter, module: Scope, waiting: ReadonlySet<string>): void {
  if (waiting.size > 0) run.heap.touch(module);
  for (const name of waiting)
    if (run.language !== python || module.variables.get(name) === null)
      module.variables.set(name, setElsewhere(run, name));
  const scopes = [module, ...[...run.modules.values()].flatMap((imported) => (imported ? [imported.scope] : []))];
  for (const scope of scopes) awaitItems(run, scope.variables);
}

/** Empty containers that wait to be filled are open. */
function awaitItems(run: Interpreter, held: ReadonlyMap<string, Value>): void {
  for (const [name, value] of held) {
    const isEmpty = value instanceof ListObject ? value.items.length === 0 : isEmptyDict(value);
    if (!isEmpty || !(value instanceof ListObject || value instanceof DictObject) || value.open) continue;
    run.heap.touch(value);
    value.open = new Unknown(`what \`${name}\` is filled with isn't seen`);
  }
}

/** Of an object whose methods nobody calls: fields that wait for a value of one of them, and containers that wait to be filled. */
export function unsettleFields(run: Interpreter, object: Value, methods: readonly FunctionObject[]): void {
  if (!(object instanceof InstanceObject)) return;
  // What a layer holds is among its weights.
  if (!(object instanceof LayerObject)) awaitItems(run, object.attributes);
  // JavaScript's objects have undefined for a field that they don't have.
  const absent = run.language === python ? undefined : Undefined.value;
  for (const name of new Set(methods.flatMap(({ definition }) => fieldsSetIn(definition)))) {
    const held = object.own(name);
    const value = held === undefined ? absent : held;
    if (value !== null && value !== Undefined.value) continue;
    run.heap.touch(object);
    object.attributes.set(name, setElsewhere(run, name));
  }
}

const setElsewhere = (run: Interpreter, name: string): Value =>
  run.recorder.parameterSymbol(name) ?? new Unknown(`\`${name}\` is set elsewhere`);

/** `this.units = …` and `self.units = …`. */
function fieldsSetIn(fn: FunctionExpr): readonly string[] {
  const own = ["this", ...fn.parameters.slice(0, 1).flatMap(({ target }) => boundNames(target))];
  const isOwn = (target: Target): target is AttributeExpr =>
    target.kind === "attribute" && target.object.kind === "name" && own.includes(target.object.name);
  return allNodes(fn).flatMap((node) => {
    const targets = node.kind === "assign" ? node.targets : node.kind === "assign-expression" ? [node.target] : [];
    return targets.filter(isOwn).map(({ name }) => name);
  });
}

const isEmptyDict = (value: unknown): boolean => value instanceof DictObject && value.entries.size === 0;

/** Names of the module that functions which nobody calls declare `global`, or assign to in JavaScript. */
export function namesSetElsewhere(run: Interpreter, { variables }: Scope): ReadonlySet<string> {
  const uncalled = [...run.defined.values()].map((fn) => fn.definition).filter((fn) => !run.called.has(fn));
  const names = uncalled.flatMap(run.language === python ? declaredGlobal : assignedOutside);
  return new Set(run.language === python ? names : names.filter((name) => variables.has(name)));
}

const declaredGlobal = (fn: FunctionExpr): readonly string[] =>
  allNodes(fn).flatMap((node) => (node.kind === "global" ? node.names : []));

/** What a function assigns to and declares nowhere in it. */
function assignedOutside(fn: FunctionExpr): readonly string[] {
  const [own, assigned] = [new Set<string>(), new Set<string>()];
  const note = (targets: readonly Target[], isOwn: boolean): void =>
    targets.flatMap(boundNames).forEach((name) => (isOwn ? own : assigned).add(name));
  for (const node of allNodes(fn))
    if (node.kind === "assign") note(node.targets, node.declares !== undefined || node.field !== undefined);
    else if (node.kind === "for") note([node.target], node.declares !== undefined);
    else if (node.kind === "augmented-assign" || node.kind === "assign-expression") note([node.target], false);
    else if (node.kind === "function")
      note(
        node.parameters.map(({ target }) => target),
        true,
      );
  return [...assigned].filter((name) => !own.has(name));
}
