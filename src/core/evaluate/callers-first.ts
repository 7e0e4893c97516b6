/**
 * In which order to look at functions and classes that nobody uses: what another of them mentions comes after that one.
 *
 *     def block(x, filters): …            run second, and only if `build` hasn't called it:
 *     def build(): … block(inputs, 32)    its layers are told as `build` makes them, not with symbols
 */
import type { ClassExpr, FunctionExpr } from "../program/program.js";
import { allNodes } from "../program/walk.js";
import { ClassObject, FunctionObject } from "../values/objects.js";

/** As given, but callers first; of those that call one another the one that is given first. */
export function callersFirst<Of extends FunctionObject | ClassObject>(given: readonly Of[]): readonly Of[] {
  const callers = callersOf(given);
  const ordered = new Set<Of>();
  const visited = new Set<Of>();
  // Chains of callers may be longer than the stack is deep.
  for (const first of given) {
    const waiting = [first];
    for (let one = waiting.at(-1); one !== undefined; one = waiting.at(-1)) {
      const next = visited.has(one) ? undefined : callers(one).filter((caller) => !visited.has(caller));
      visited.add(one);
      if (next && next.length > 0) waiting.push(...next.reverse());
      else ordered.add(waiting.pop()!);
    }
  }
  return [...ordered];
}

function callersOf<Of extends FunctionObject | ClassObject>(given: readonly Of[]): (one: Of) => readonly Of[] {
  const byMention = new Map<string, Of[]>();
  for (const one of given)
    for (const mention of mentionsIn(one.definition)) {
      const known = byMention.get(mention);
      if (known) known.push(one);
      else byMention.set(mention, [one]);
    }
  return (one) => {
    const isMethod = one instanceof FunctionObject && one.owner !== undefined && !one.definition.isArrow;
    const names = isMethod ? [`.${one.name}`, `${one.owner!.name}.${one.name}`] : [one.name];
    return names.flatMap((name) => byMention.get(name) ?? []).filter((other) => other !== one);
  };
}

const known = new WeakMap<object, ReadonlySet<string>>();

/** What methods call the object that they are called on. */
const SELVES = new Set(["self", "cls", "this"]);

/** Names that a body reads or binds, attributes of names (`Net.block`), and those of the object itself with a dot before them. */
function mentionsIn(definition: FunctionExpr | ClassExpr | undefined): ReadonlySet<string> {
  if (definition === undefined) return new Set();
  const before = known.get(definition);
  if (before) return before;
  const found = new Set<string>();
  for (const node of allNodes(definition.body)) {
    if (node.kind === "name") found.add(node.name);
    if (node.kind === "attribute" && node.object.kind === "name")
      found.add(SELVES.has(node.object.name) ? `.${node.name}` : `${node.object.name}.${node.name}`);
  }
  known.set(definition, found);
  return found;
}
