/**
 * How a name of the program comes to be a layer class.
 *
 *     from keras.layers import Conv2D as C     an import of the library's
 *     from keras.layers import *               a star import
 *     Conv = layers.Conv2D                     a variable, whose value is a path
 *     Conv = partial(Conv2D, padding="same")   something else
 */
import type { Expr, ImportedName, ImportFromStmt, Program, Target } from "../../../program/program.js";
import { allNodes, type ProgramNode } from "../../../program/walk.js";

export const CONV_NAMES: ReadonlySet<string> = new Set(["Conv2D", "Convolution2D"]);

export interface NamedImport {
  readonly statement: ImportFromStmt;
  readonly imported: ImportedName;
}

export type Binding =
  | { readonly kind: "imports"; readonly imports: readonly NamedImport[] }
  | { readonly kind: "star" }
  | { readonly kind: "variable"; readonly value: Expr }
  | { readonly kind: "other"; readonly because: string };

/** The program's nodes, gathered once for many questions. */
export class ProgramNames {
  readonly #nodes: readonly ProgramNode[];

  constructor(readonly program: Program) {
    this.#nodes = allNodes(program.body);
  }

  bindingOf(name: string): Binding {
    const imports = this.importsOf(name);
    const others = this.#nodes.filter((node) => bindsOtherwise(node, name));
    if (imports.length > 0 && others.length === 0) return { kind: "imports", imports };
    if (imports.length > 0) return { kind: "other", because: `\`${name}\` is bound in several ways` };
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
    return this.#nodes.flatMap((node) => {
      if (node.kind !== "import-from") return [];
      const bound = node.names.filter((imported) => (imported.alias ?? imported.name) === name);
      return bound.map((imported) => ({ statement: node, imported }));
    });
  }

  /** Uses of the name as a value, by offset; a text that could mean it (`__all__ = ["Conv2D"]`) counts. */
  usesOf(name: string): readonly number[] {
    const uses = this.#nodes.filter((node) =>
      node.kind === "name" ? node.name === name : node.kind === "string" && node.value === name,
    );
    return uses.map((node) => node.start);
  }

  /** The expression that starts and ends there. */
  expressionAt(start: number, end: number): ProgramNode | undefined {
    return this.#nodes.find((node) => node.start === start && node.end === end && node.kind !== "expr");
  }

  /** A parameter of any function has this name: the same word may mean something else there. */
  isParameter(name: string): boolean {
    return this.#nodes.some(
      (node) =>
        node.kind === "function" &&
        node.parameters.some(({ target }) => target.kind === "name" && target.name === name),
    );
  }

  #starBinding(name: string): Binding {
    const stars = this.#nodes.some(
      (node) => node.kind === "import-from" && isLayersModule(node.module) && node.names.some((n) => n.name === "*"),
    );
    return stars ? { kind: "star" } : { kind: "other", because: `where \`${name}\` comes from can't be told` };
  }
}

/** A module of the library that holds both classes. */
export function isLayersModule(module: string): boolean {
  return /^(keras|tf_keras|tensorflow)\b/.test(module) && /(^|\.)layers(\.convolutional)?$/.test(module);
}

function bindsOtherwise(node: ProgramNode, name: string): boolean {
  if (node.kind === "assign") return node.targets.some((target) => targetBinds(target, name));
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
  return target.kind === "tuple-target" && target.elements.some((element) => targetBinds(element.target, name));
}
