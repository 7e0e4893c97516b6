/**
 * Which functions of a program set an attribute, as their texts say.
 *
 *     def build(self, shape): self.scale = …        `build` sets `scale`
 *     setattr(model, f"head{i}", layer)              may set any
 *
 * What the evaluator runs is known from the objects. A function that somebody else may run (the library, a thread, a callback)
 * may have set more than that. Only functions that have been defined by now count: no other can have run.
 */
import type { CallExpr, Expr, FunctionExpr, Target } from "../program/program.js";
import { allNodes, type ProgramNode } from "../program/walk.js";
import type { AttributeSetters } from "../values/native.js";
import { FunctionObject, type ClassObject } from "../values/objects.js";
import type { Interpreter } from "./interpreter.js";

/** Of the program's functions, for an object of the class. */
export function settersOf(run: Interpreter, cls: ClassObject | undefined, name: string): AttributeSetters {
  const line = cls?.linearization ?? [];
  const methods = (method: string): readonly FunctionExpr[] =>
    line.flatMap(({ attributes }) => {
      const own = attributes.get(method);
      return own instanceof FunctionObject ? [own.definition] : [];
    });
  const setsOnSelf = (definition: FunctionExpr): boolean => setBy(definition).onSelf.has(name);
  const [init, build] = [methods("__init__"), methods("build")];
  const followed = new Set([...init, ...build]);
  const inClass = line.flatMap(({ definition }) => functionsIn(definition));
  const mayBeSelf = new Set<object>(inClass);
  for (const { definition, owner } of run.defined.values()) if (!owner) mayBeSelf.add(definition);
  const others = new Set([...inClass, ...[...run.defined.values()].map(({ definition }) => definition)]);
  const sets = (definition: FunctionExpr): boolean => {
    const { onSelf, onOthers } = setBy(definition);
    return [onOthers, ...(mayBeSelf.has(definition) ? [onSelf] : [])].some((set) => set.has(name) || set.has(ANY));
  };
  return {
    init: init.some(setsOnSelf),
    build: build.some(setsOnSelf),
    elsewhere: [...others].some((definition) => !followed.has(definition) && sets(definition)),
  };
}

/** Stands for any attribute. */
const ANY = "*";

/** What a function sets on its first argument, which is the object in a method, and on others. */
interface Sets {
  readonly onSelf: ReadonlySet<string>;
  readonly onOthers: ReadonlySet<string>;
}

const known = new WeakMap<object, Sets>();

/** Of the function's own text, without those of functions inside it. */
function setBy(definition: FunctionExpr): Sets {
  const before = known.get(definition);
  if (before) return before;
  const inner = new Set(functionsIn(definition).flatMap((fn) => (fn === definition ? [] : allNodes(fn))));
  const own = allNodes(definition).filter((node) => !inner.has(node));
  const self = definition.parameters[0]?.target;
  const isSelf = (object: Expr | undefined): boolean =>
    isSuper(object) || (object?.kind === "name" && self?.kind === "name" && object.name === self.name);
  const all = own.flatMap(setByNode);
  const names = (wanted: boolean): ReadonlySet<string> =>
    new Set(all.filter(({ object }) => isSelf(object) === wanted).map(({ name }) => name));
  const found: Sets = { onSelf: names(true), onOthers: names(false) };
  known.set(definition, found);
  return found;
}

const isSuper = (object: Expr | undefined): boolean =>
  object?.kind === "call" && object.callee.kind === "name" && object.callee.name === "super";

const functionsIn = (root: object | undefined): readonly FunctionExpr[] =>
  root ? allNodes(root).filter((node) => node.kind === "function") : [];

interface SetAttribute {
  readonly object: Expr | undefined;
  readonly name: string;
}

function setByNode(node: ProgramNode): readonly SetAttribute[] {
  switch (node.kind) {
    case "assign":
      return node.targets.flatMap(attributesOf);
    case "augmented-assign":
    case "assign-expression":
    case "for":
      return attributesOf(node.target);
    case "with":
      return node.items.flatMap(({ target }) => (target ? attributesOf(target) : []));
    case "attribute":
      return node.name === "__dict__" || node.name === "__setattr__" ? [{ object: node.object, name: ANY }] : [];
    case "call":
      return setByCall(node);
    default:
      return [];
  }
}

function setByCall({ callee, args: [first, second] }: CallExpr): readonly SetAttribute[] {
  if (callee.kind !== "name" || (callee.name !== "setattr" && callee.name !== "vars")) return [];
  const name = callee.name === "setattr" && second?.value.kind === "string" ? second.value.value : ANY;
  return [{ object: first?.value, name }];
}

function attributesOf(target: Target): readonly SetAttribute[] {
  if (target.kind === "attribute") return [target];
  return target.kind === "tuple-target" ? target.elements.flatMap((element) => attributesOf(element.target)) : [];
}
