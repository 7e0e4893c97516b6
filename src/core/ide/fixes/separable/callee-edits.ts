/**
 * The class' name in calls, and the imports that bring it.
 *
 *     from keras.layers import Conv2D as C, Dense      from keras.layers import Conv2D as C, SeparableConv2D, Dense
 *     C(64, 3)                                         SeparableConv2D(64, 3)
 *
 *     keras.layers.Conv2D(64, 3)                       keras.layers.SeparableConv2D(64, 3)
 *     Conv = layers.Conv2D; Conv(64, 3)                Conv = layers.Conv2D; layers.SeparableConv2D(64, 3)
 *     const {conv2d, dense} = tf.layers                const {separableConv2d, dense} = tf.layers
 *
 * The old name leaves the import where nothing uses it any more.
 */
import type { Expr } from "../../../program/program.js";
import type { ProgramNode } from "../../../program/walk.js";
import type { Span, TextEdit } from "../../../text/span.js";
import type { NamedImport, ProgramNames } from "./bindings.js";
import { removalOf } from "./remove-item.js";

/** What stands in the callee's place afterwards, and whether that needs an import beside another one. */
export type CalleeRewrite =
  | { readonly newText: string; readonly besides?: readonly NamedImport[]; readonly oldName?: string }
  | { readonly refused: string };

export function calleeRewrite(callee: Span, names: ProgramNames, text: string): CalleeRewrite {
  const node = names.expressionAt(callee.start, callee.end);
  return node ? rewriteOf(node, names, text, 0) : { refused: "the call can't be read" };
}

/** Variables that hold variables that hold … are followed this far. */
const LONGEST_TRAIL = 4;

function rewriteOf(node: ProgramNode, names: ProgramNames, text: string, depth: number): CalleeRewrite {
  const { convolutions, separable } = names.spelling;
  if (node.kind === "attribute" && convolutions.has(node.name)) {
    return { newText: text.slice(node.start, node.nameSpan.start) + separable };
  }
  if (node.kind === "name") return nameRewrite(node.name, names, text, depth);
  return { refused: refusalOf(node) };
}

function nameRewrite(name: string, names: ProgramNames, text: string, depth: number): CalleeRewrite {
  const binding = names.bindingOf(name);
  switch (binding.kind) {
    case "other":
      return { refused: binding.because };
    case "star":
      return names.spelling.convolutions.has(name)
        ? { newText: names.spelling.separable }
        : { refused: `where \`${name}\` comes from can't be told` };
    case "variable":
      if (depth >= LONGEST_TRAIL) return { refused: `where \`${name}\` comes from can't be told` };
      return reachable(rewriteOf(binding.value, names, text, depth + 1), binding.value, names);
    case "imports":
      return importRewrite(binding.imports, name, names);
  }
}

/** A path can be written out wherever the call stands if the name that it starts with means one thing in the file. */
function reachable(rewrite: CalleeRewrite, value: Expr, names: ProgramNames): CalleeRewrite {
  if ("refused" in rewrite) return rewrite;
  const root = rootName(value);
  if (root === undefined || root === "self" || root === "this" || names.isParameter(root))
    return { refused: `the class comes from \`${root ?? "an expression"}\`, which is not in reach here` };
  return rewrite;
}

function rootName(value: Expr): string | undefined {
  if (value.kind === "name") return value.name;
  return value.kind === "attribute" ? rootName(value.object) : undefined;
}

function importRewrite(imports: readonly NamedImport[], name: string, names: ProgramNames): CalleeRewrite {
  const { convolution, convolutions, separable, isLayersModule } = names.spelling;
  const foreign = imports.find(({ module }) => module !== undefined && !isLayersModule(module));
  if (foreign) return { refused: `\`${name}\` comes from the module ${foreign.module!}: import ${separable} there` };
  if (!imports.every((imported) => convolutions.has(imported.name)))
    return { refused: `\`${name}\` is not the library's ${convolution}` };
  if (isTaken(separable, names)) return { refused: `\`${separable}\` means something else in this file` };
  return { newText: separable, oldName: name, besides: imports };
}

/** The name is used for something other than an import. */
function isTaken(name: string, names: ProgramNames): boolean {
  const binding = names.bindingOf(name);
  return binding.kind === "variable" || (binding.kind === "other" && names.usesOf(name).length > 0);
}

function refusalOf(node: ProgramNode): string {
  if (node.kind === "call") {
    const callee = node.callee.kind === "attribute" || node.callee.kind === "name" ? node.callee.name : "a call";
    return `the class is what \`${callee}(…)\` gives`;
  }
  if (node.kind === "index") return "the class is looked up in a container";
  if (node.kind === "attribute") return `\`${node.name}\` is a name of this program's`;
  return "the class is the value of an expression";
}

/** The edits of the import statements for all rewritten callees together. */
export function importEdits(
  rewritten: readonly RewrittenCallee[],
  names: ProgramNames,
  text: string,
): readonly TextEdit[] {
  const edits = new Map<number, TextEdit>();
  const { separable } = names.spelling;
  const present = names.importsOf(separable).length > 0;
  const gained = new Set<number>();
  for (const { rewrite } of rewritten) {
    if ("refused" in rewrite || !rewrite.besides || rewrite.oldName === undefined) continue;
    const kept = isStillUsed(rewrite.oldName, rewritten, names);
    for (const { items, item } of rewrite.besides) {
      if (edits.has(item.start)) continue;
      const scope = names.scopeOf(items[0]!);
      const edit = importEdit(items, item, { kept, present: present || gained.has(scope), separable }, text);
      gained.add(scope);
      if (edit) edits.set(item.start, edit);
    }
  }
  return [...edits.values()];
}

export interface RewrittenCallee {
  readonly callee: Span;
  readonly rewrite: CalleeRewrite;
}

/** In a file that can't be read as a whole a use may hide. */
function isStillUsed(name: string, rewritten: readonly RewrittenCallee[], names: ProgramNames): boolean {
  const gone = new Set(rewritten.map(({ callee }) => callee.start));
  return names.program.problems.length > 0 || names.usesOf(name).some((start) => !gone.has(start));
}

function importEdit(
  all: readonly Span[],
  imported: Span,
  { kept, present, separable }: { readonly kept: boolean; readonly present: boolean; readonly separable: string },
  text: string,
): TextEdit | undefined {
  if (present && kept) return undefined;
  if (present) return all.length > 1 ? removalOf(all, all.indexOf(imported), text) : undefined;
  if (!kept) return { start: imported.start, end: imported.end, newText: separable };
  const ownLine = /(\r\n|\n|\r)([ \t]+)$/.exec(text.slice(0, imported.start));
  const separator = ownLine ? `,${ownLine[1]!}${ownLine[2]!}` : ", ";
  return { start: imported.end, end: imported.end, newText: separator + separable };
}
