/**
 * How a name of the program comes to be a layer class, or in JavaScript the function that makes one.
 *
 *     from keras.layers import Conv2D as C     an import of the library's
 *     const {conv2d: c} = tf.layers            the same
 *     from keras.layers import *               a star import
 *     Conv = layers.Conv2D                     a variable, whose value is a path
 *     Conv = partial(Conv2D, padding="same")   something else
 */
import type { Expr, Program, Target } from "../../../program/program.js";
import { allNodes, type ProgramNode } from "../../../program/walk.js";
import type { Span } from "../../../text/span.js";
import { containsSpan } from "../../lookup.js";
import { spellingOf, type Spelling } from "./spelling.js";

/** A name in the list of an import, or in the pattern of a JavaScript declaration. */
export interface NamedImport {
  /** Where it is taken from, where that is another module: `keras.layers`, `..blocks`. */
  readonly module?: string;
  /** All that is imported there. */
  readonly items: readonly Span[];
  readonly item: Span;
  /** What it is called there. */
  readonly name: string;
  /** What it is called here. */
  readonly as: string;
}

export type Binding =
  | { readonly kind: "imports"; readonly imports: readonly NamedImport[] }
  | { readonly kind: "star" }
  | { readonly kind: "variable"; readonly value: Expr }
  | { readonly kind: "other"; readonly because: string };

/** The program's nodes, gathered once for many questions. */
export class ProgramNames {
  readonly #nodes: readonly ProgramNode[];

  readonly #imports: readonly NamedImport[];
  readonly spelling: Spelling;

  constructor(readonly program: Program) {
    this.#nodes = allNodes(program.body);
    this.#imports = this.#nodes.flatMap(importsIn);
    this.spelling = spellingOf(program.language);
  }

  bindingOf(name: string): Binding {
    const imports = this.importsOf(name);
    const others = this.#nodes.filter((node) => bindsOtherwise(node, name));
    if (imports.length > 0 && others.length === 0) return { kind: "imports", imports };
    if (imports.length > 0 && !this.isParameter(name))
      return { kind: "other", because: `\`${name}\` is bound in several ways` };
    if (others.length === 0) return this.#starBinding(name);
    if (this.isParameter(name)) return { kind: "other", because: `the class comes in as the argument \`${name}\`` };
    const [only] = others;
    if (others.length > 1 || !only) return { kind: "other", because: `\`${name}\` is bound in several places` };
    if (only.kind === "assign" && only.value && only.targets.length === 1)
      return { kind: "variable", value: only.value };
    return { kind: "other", because: `\`${name}\` is bound by something other than an import or an assignment` };
  }

  /** Imports that bind the name: `from m import name` and `from m import x as name`. */
  importsOf(name: string): readonly NamedImport[] {
    return this.#imports.filter(({ as }) => as === name);
  }

  /** Uses of the name as a value, by offset; a text that could mean it (`__all__ = ["Conv2D"]`) counts. */
  usesOf(name: string): readonly number[] {
    const uses = this.#nodes.filter((node) =>
      node.kind === "name" ? node.name === name : node.kind === "string" && node.value === name,
    );
    const isImport = (use: Span) => this.#imports.some(({ item }) => containsSpan(item, use));
    return uses.filter((use) => !isImport(use)).map((node) => node.start);
  }

  /** The expression that starts and ends there. */
  expressionAt(start: number, end: number): ProgramNode | undefined {
    return this.#nodes.find((node) => node.start === start && node.end === end && node.kind !== "expr");
  }

  /** A parameter of any function has this name: the same word may mean something else there. */
  isParameter(name: string): boolean {
    return this.#nodes.some(
      (node) => node.kind === "function" && node.parameters.some(({ target }) => targetBinds(target, name)),
    );
  }

  /** Where a name may be bound once: each list of Python's imports, and in JavaScript, which refuses a second declaration, a function. */
  scopeOf(list: Span): number {
    if (this.program.language === "python") return list.start;
    const around = this.#nodes.filter((node) => node.kind === "function" && containsSpan(node, list));
    return around[around.length - 1]?.start ?? -1;
  }

  #starBinding(name: string): Binding {
    const { isLayersModule } = this.spelling;
    const stars = this.#nodes.some(
      (node) => node.kind === "import-from" && isLayersModule(node.module) && node.names.some((n) => n.name === "*"),
    );
    return stars ? { kind: "star" } : { kind: "other", because: `where \`${name}\` comes from can't be told` };
  }
}

function importsIn(node: ProgramNode): readonly NamedImport[] {
  if (node.kind === "import-from") {
    const module = ".".repeat(node.level) + node.module;
    return node.names.map((item) => ({
      module,
      items: node.names,
      item,
      name: item.name,
      as: item.alias ?? item.name,
    }));
  }
  if (node.kind !== "object-target") return [];
  const items = node.entries.map(({ key, target, default: given }) => ({
    start: key.start,
    end: (given ?? target).end,
  }));
  return node.entries.flatMap(({ key, target, default: given }, i) =>
    key.kind === "string" && target.kind === "name" && given === undefined
      ? [{ items, item: items[i]!, name: key.value, as: target.name }]
      : [],
  );
}

/** Of the pattern of a declaration the names that are no imports. */
function bindsInPattern(target: Target, name: string): boolean {
  if (target.kind !== "object-target") return targetBinds(target, name);
  return (
    (target.rest !== undefined && targetBinds(target.rest, name)) ||
    target.entries.some(
      ({ key, target: inner, default: given }) =>
        !(key.kind === "string" && inner.kind === "name" && given === undefined) && targetBinds(inner, name),
    )
  );
}

function bindsOtherwise(node: ProgramNode, name: string): boolean {
  if (node.kind === "assign") return node.targets.some((target) => bindsInPattern(target, name));
  if (node.kind === "augmented-assign" || node.kind === "assign-expression") return targetBinds(node.target, name);
  if (node.kind === "for") return targetBinds(node.target, name);
  if (node.kind === "with") return node.items.some(({ target }) => target !== undefined && targetBinds(target, name));
  if (node.kind === "comprehension") return node.clauses.some(({ target }) => targetBinds(target, name));
  if (node.kind === "define") return node.name === name;
  if (node.kind === "function") return node.parameters.some(({ target }) => targetBinds(target, name));
  if (node.kind === "import") return (node.alias ?? node.module.split(".")[0]) === name;
  return false;
}

function targetBinds(target: Target, name: string): boolean {
  if (target.kind === "name") return target.name === name;
  if (target.kind === "tuple-target") return target.elements.some((element) => targetBinds(element.target, name));
  if (target.kind !== "object-target") return false;
  const inner = [...target.entries.map((entry) => entry.target), ...(target.rest ? [target.rest] : [])];
  return inner.some((each) => targetBinds(each, name));
}
