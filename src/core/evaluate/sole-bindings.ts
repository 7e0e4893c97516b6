/**
 * What a name of a function stands for where the function's text binds it once: the expression, or an item of what it gives.
 *
 *     n = x.shape[0]               n is `x.shape[0]`
 *     batch, length, _ = x.shape   length is the item 1 of `x.shape`
 *     n = n or -1                  bound again: it may be either
 */
import type { Expr, FunctionExpr, Target } from "../program/program.js";
import { allNodes, type ProgramNode } from "../program/walk.js";
import { boundNames } from "./assignment.js";

export interface SoleBinding {
  readonly value: Expr;
  /** Which item of the value the name is; absent where it is the value itself. */
  readonly item?: number;
}

export function soleBinding(fn: FunctionExpr | undefined, name: string): SoleBinding | undefined {
  if (!fn) return undefined;
  let own = known.get(fn);
  if (!own) known.set(fn, (own = bindingsIn(fn)));
  return own.get(name) ?? undefined;
}

const known = new WeakMap<FunctionExpr, ReadonlyMap<string, SoleBinding | null>>();

/** By name; null where it is bound otherwise too. Functions inside may share the name: what they bind counts as well. */
function bindingsIn(fn: FunctionExpr): ReadonlyMap<string, SoleBinding | null> {
  const found = new Map<string, SoleBinding | null>();
  const note = (name: string, binding: SoleBinding | null): void =>
    void found.set(name, found.has(name) ? null : binding);
  for (const node of allNodes(fn)) {
    if (node.kind === "assign" && node.value && node.targets.length === 1)
      for (const [name, binding] of namesOf(node.targets[0]!, node.value)) note(name, binding);
    else for (const name of boundBy(node)) note(name, null);
  }
  return found;
}

function namesOf(target: Target, value: Expr): readonly (readonly [string, SoleBinding | null])[] {
  if (target.kind === "name") return [[target.name, { value }]];
  const elements = target.kind === "tuple-target" ? target.elements : [];
  const isPlain = elements.every(({ spread }) => !spread);
  const items = new Map(
    elements.map(({ target: inner }, item) => [inner.kind === "name" && inner.name, item] as const),
  );
  return boundNames(target).map((name) => {
    const item = isPlain ? items.get(name) : undefined;
    return [name, item === undefined ? null : { value, item }] as const;
  });
}

/** The names that another node than a plain assignment binds. */
function boundBy(node: ProgramNode): readonly string[] {
  switch (node.kind) {
    case "assign":
      return node.targets.flatMap(boundNames);
    case "augmented-assign":
    case "assign-expression":
    case "for":
      return boundNames(node.target);
    case "with":
      return node.items.flatMap(({ target }) => (target ? boundNames(target) : []));
    case "try":
      return node.handlers.flatMap(({ name }) => (name ? boundNames(name) : []));
    case "comprehension":
      return node.clauses.flatMap(({ target }) => boundNames(target));
    case "function":
      return node.parameters.flatMap(({ target }) => boundNames(target));
    case "delete":
      return node.targets.flatMap(boundNames);
    case "define":
    case "as-pattern":
      return [node.name];
    case "capture-pattern":
      return node.name === undefined ? [] : [node.name];
    case "mapping-pattern":
      return node.rest === undefined ? [] : [node.rest];
    case "import":
      return [node.alias ?? node.module.split(".", 1)[0]!];
    case "import-from":
      return node.names.map(({ name, alias }) => alias ?? name);
    case "broken":
      return node.assigns;
    case "global":
    case "nonlocal":
      return node.names;
    default:
      return [];
  }
}
