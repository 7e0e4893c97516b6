/**
 * The text form of programs, for tests and for looking at: one statement a line, blocks indented.
 *
 *     (def f (x y=2)
 *       (return (+ x y)))
 *     (assign z (call f 1 y=3))
 */
import type {
  Argument,
  ClassExpr,
  DictEntry,
  Element,
  Expr,
  FormatPart,
  FunctionExpr,
  Parameter,
  Pattern,
  Program,
  Stmt,
  Target,
} from "./program.js";
import type { Span } from "../text/span.js";

export interface PrintOptions {
  /** Writes `@start-end` behind the first word of each node. */
  readonly spans?: boolean;
}

export function printProgram(program: Pick<Program, "body">, options: PrintOptions = {}): string {
  return new Printer(options.spans ?? false).lines(program.body, "");
}

/** A part of a line; a list of statements becomes an indented block; a clause begins a line of its own. */
type Part = string | undefined | readonly Stmt[] | { readonly clause: string };

class Printer {
  readonly #spans: boolean;

  constructor(spans: boolean) {
    this.#spans = spans;
  }

  lines(body: readonly Stmt[], indent: string): string {
    return body.map((stmt) => indent + this.statement(stmt, indent)).join("\n");
  }

  statement(stmt: Stmt, indent: string): string {
    const inner = indent + "  ";
    const e = (value: Expr | undefined): string | undefined => value && this.expression(value, inner);
    const t = (target: Target | undefined): string | undefined => target && this.target(target, inner);
    const form = (word: string, ...parts: Part[]): string => this.#form(stmt, word, parts, inner);
    switch (stmt.kind) {
      case "expr":
        return form("expr", e(stmt.value));
      case "assign":
        return form(
          stmt.field ? `${stmt.field}-field` : (stmt.declares ?? "assign"),
          ...stmt.targets.map(t),
          typed(e(stmt.annotation)),
          e(stmt.value),
        );
      case "augmented-assign":
        return form(`${stmt.op}=`, t(stmt.target), e(stmt.value));
      case "define":
        return this.#definition(stmt, [stmt.member, stmt.key ? `[${e(stmt.key)}]` : stmt.name], stmt.value, inner);
      case "if":
        return form("if", e(stmt.test), stmt.then, ...clause("else", stmt.otherwise));
      case "while":
        return form(
          stmt.testsLast ? "do-while" : "while",
          labelOf(stmt),
          e(stmt.test),
          stmt.body,
          ...clause("else", stmt.otherwise),
        );
      case "for": {
        const words = [
          labelOf(stmt),
          stmt.declares,
          t(stmt.target),
          stmt.overKeys ? "over-keys" : "in",
          e(stmt.iterable),
        ];
        return form("for", ...words, stmt.body, ...clause("else", stmt.otherwise));
      }
      case "counting-for":
        return form(
          "counting-for",
          labelOf(stmt),
          stmt.init,
          { clause: `test ${e(stmt.test) ?? "_"} update ${e(stmt.update) ?? "_"}` },
          stmt.body,
        );
      case "block":
        return form("block", labelOf(stmt), stmt.body);
      case "try": {
        const handlers = stmt.handlers.flatMap((handler): Part[] => [
          { clause: ["except", e(handler.types), handler.name && `as ${t(handler.name)}`].filter(Boolean).join(" ") },
          handler.body,
        ]);
        return form(
          "try",
          stmt.body,
          ...handlers,
          ...clause("else", stmt.otherwise),
          ...clause("finally", stmt.finalBody),
        );
      }
      case "with": {
        const items = stmt.items.map(({ context, target }) => `${e(context)}${target ? ` as ${t(target)}` : ""}`);
        return form("with", items.join(", "), stmt.body);
      }
      case "match": {
        const cases = stmt.cases.flatMap(({ pattern, guard, body }): Part[] => [
          { clause: `case ${this.#pattern(pattern, inner)}${guard ? ` if ${e(guard)}` : ""}` },
          body,
        ]);
        return form(stmt.fallsThrough ? "switch" : "match", e(stmt.subject), ...cases);
      }
      case "break":
      case "continue":
      case "pass":
        return form(stmt.kind, stmt.label);
      case "return":
        return form("return", e(stmt.value));
      case "raise":
        return form("raise", e(stmt.value), stmt.cause && `from ${e(stmt.cause)}`);
      case "assert":
        return form("assert", e(stmt.test), e(stmt.message));
      case "delete":
        return form("delete", ...stmt.targets.map(t));
      case "import":
        return form("import", stmt.module, stmt.alias && `as ${stmt.alias}`);
      case "import-from": {
        const names = stmt.names.map(({ name, alias }) => (alias === undefined ? name : `${name} as ${alias}`));
        return form("from", ".".repeat(stmt.level) + stmt.module, "import", names.join(", "));
      }
      case "export": {
        const names = stmt.names.map(({ name, exported }) => (name === exported ? name : `${name} as ${exported}`));
        return form("export", names.join(", "), stmt.module && `from ${stmt.module}`, e(stmt.value));
      }
      case "global":
      case "nonlocal":
        return form(stmt.kind, ...stmt.names);
      case "broken":
        return form("broken", stmt.assigns.length > 0 ? `assigns ${stmt.assigns.join(" ")}` : undefined);
    }
  }

  expression(expr: Expr, indent: string): string {
    const e = (value: Expr | undefined): string | undefined => value && this.expression(value, indent);
    const form = (word: string, ...parts: Part[]): string => this.#form(expr, word, parts, indent);
    switch (expr.kind) {
      case "int":
        return String(expr.value) + this.#at(expr);
      case "float":
        return (Number.isInteger(expr.value) ? `${expr.value}.0` : String(expr.value)) + this.#at(expr);
      case "string":
        return `${expr.bytes ? "b" : ""}${JSON.stringify(expr.value)}${this.#at(expr)}`;
      case "constant":
        return (expr.value === "ellipsis" ? "..." : String(expr.value)) + this.#at(expr);
      case "name":
        return expr.name + this.#at(expr);
      case "attribute":
        return form(expr.optional ? "?." : ".", e(expr.object), expr.name);
      case "index":
        return form(expr.optional ? "index?" : "index", e(expr.object), e(expr.index));
      case "slice":
        return form("slice", ...[expr.lower, expr.upper, expr.step].map((bound) => e(bound) ?? "_"));
      case "call": {
        const word = expr.isNew ? "new" : expr.optional ? "call?" : "call";
        return form(word, e(expr.callee), ...this.#arguments(expr.args, indent));
      }
      case "unary":
        return form(expr.op, e(expr.operand));
      case "binary":
      case "logical":
        return form(expr.op, e(expr.left), e(expr.right));
      case "compare":
        return form("compare", ...expr.operands.flatMap((operand, i) => [expr.ops[i - 1], e(operand)]));
      case "conditional":
        return form("?", e(expr.test), e(expr.then), e(expr.otherwise));
      case "list":
      case "tuple":
      case "set":
        return form(expr.kind, ...expr.elements.map((element) => this.#element(element, indent)));
      case "dict":
        return form("dict", ...expr.entries.map((entry) => this.#entry(entry, indent)));
      case "comprehension": {
        const clauses = expr.clauses.map(({ target, iterable, conditions }) => {
          const tests = conditions.map((condition) => ` if ${e(condition)}`).join("");
          return `(for ${this.target(target, indent)} in ${e(iterable)}${tests})`;
        });
        return form(`${expr.of}-of`, expr.key && `${e(expr.key)}:`, e(expr.element), ...clauses);
      }
      case "function":
      case "class":
        return this.#definition(expr, [expr.name], expr, indent);
      case "format":
        return form("format", ...expr.parts.map((part) => this.#formatPart(part, indent)));
      case "assign-expression": {
        const word = expr.op === undefined ? ":=" : expr.postfix ? `postfix${expr.op}=` : `${expr.op}=`;
        return form(word, this.target(expr.target, indent), e(expr.value));
      }
      case "await":
        return form("await", e(expr.value));
      case "yield":
        return form(expr.from ? "yield-from" : "yield", e(expr.value));
      case "chain":
        return form("chain", e(expr.value));
      case "sequence":
        return form("sequence", ...expr.values.map(e));
      case "hole":
        return form("hole");
    }
  }

  target(target: Target, indent: string): string {
    switch (target.kind) {
      case "name":
      case "attribute":
      case "index":
      case "hole":
        return this.expression(target, indent);
      case "tuple-target": {
        const elements = target.elements.map(({ target: element, spread, default: value }) => {
          return `${spread ? "*" : ""}${this.target(element, indent)}${this.#default(value, indent)}`;
        });
        return this.#form(target, "targets", elements, indent);
      }
      case "object-target": {
        const entries = target.entries.map(({ key, target: element, default: value }) => {
          return `${this.expression(key, indent)}: ${this.target(element, indent)}${this.#default(value, indent)}`;
        });
        const rest = target.rest && `*${this.target(target.rest, indent)}`;
        return this.#form(target, "object-targets", [...entries, rest], indent);
      }
    }
  }

  /** A word in parentheses with what belongs to it; each block stands on its own lines. */
  #form(node: Span, word: string, parts: readonly Part[], indent: string): string {
    let text = `(${word}${this.#at(node)}`;
    for (const part of parts) {
      if (part === undefined || part === "") continue;
      if (typeof part === "string") text += ` ${part}`;
      else if ("clause" in part) text += `\n${indent.slice(1)}${part.clause}`;
      else if (part.length > 0) text += `\n${this.lines(part, indent)}`;
    }
    return text + ")";
  }

  #at({ start, end }: Span): string {
    return this.#spans ? `@${start}-${end}` : "";
  }

  #definition(node: Span, words: readonly Part[], value: FunctionExpr | ClassExpr, indent: string): string {
    const decorators = value.decorators.map((decorator) => `@${this.expression(decorator, indent)}`);
    const before = [...decorators, ...words];
    if (value.kind === "class") {
      const bases = this.#arguments(value.bases, indent).join(" ");
      return this.#form(node, "class", [...before, `(${bases})`, value.body], indent);
    }
    const word = value.isArrow ? "arrow" : value.name === undefined ? "lambda" : "def";
    const flags = [value.isAsync && "async", value.isGenerator && "generator"].filter((flag) => flag !== undefined);
    const parameters = this.#parameters(value.parameters, indent);
    const body = this.#functionBody(value, indent);
    return this.#form(node, word, [...flags.map(String), ...before, parameters, body], indent);
  }

  /** The expression that a nameless function does nothing but return stands on its line. */
  #functionBody({ name, body }: FunctionExpr, indent: string): Part {
    const [only] = body;
    if (name !== undefined || body.length !== 1 || only?.kind !== "return" || only.value === undefined) return body;
    return this.expression(only.value, indent);
  }

  #parameters(parameters: readonly Parameter[], indent: string): string {
    const words = parameters.map((parameter, i) => {
      const before = parameters[i - 1]?.kind;
      const kind = parameter.kind;
      const slash = before === "positional-only" && kind !== before ? "/ " : "";
      const star = kind === "keyword-only" && before !== kind && before !== "rest" ? "* " : "";
      const prefix = kind === "rest" ? "*" : kind === "keyword-rest" ? "**" : "";
      const annotation = parameter.annotation ? `:${this.expression(parameter.annotation, indent)}` : "";
      const target = this.target(parameter.target, indent);
      return `${slash}${star}${prefix}${target}${annotation}${this.#default(parameter.default, indent)}`;
    });
    return `(${words.join(" ")}${parameters.at(-1)?.kind === "positional-only" ? " /" : ""})`;
  }

  #default(value: Expr | undefined, indent: string): string {
    return value ? `=${this.expression(value, indent)}` : "";
  }

  #arguments(args: readonly Argument[], indent: string): string[] {
    return args.map(({ kind, name, value }) => {
      const prefix = kind === "spread" ? "*" : kind === "keyword-spread" ? "**" : kind === "keyword" ? `${name}=` : "";
      return prefix + this.expression(value, indent);
    });
  }

  #element({ spread, value }: Element, indent: string): string {
    return (spread ? "*" : "") + this.expression(value, indent);
  }

  #entry({ key, value, accessor }: DictEntry, indent: string): string {
    const text = this.expression(value, indent);
    return key === undefined
      ? `**${text}`
      : `${accessor ? `${accessor} ` : ""}${this.expression(key, indent)}: ${text}`;
  }

  #formatPart(part: FormatPart, indent: string): string {
    if (typeof part === "string") return JSON.stringify(part);
    const conversion = part.conversion === undefined ? "" : `!${part.conversion}`;
    const format = part.format === undefined ? "" : `:${this.expression(part.format, indent)}`;
    return this.expression(part.value, indent) + conversion + format;
  }

  #pattern(pattern: Pattern, indent: string): string {
    const nested = (inner: Pattern): string => this.#pattern(inner, indent);
    const form = (word: string, parts: readonly Part[]): string => this.#form(pattern, word, parts, indent);
    switch (pattern.kind) {
      case "value-pattern":
        return form("value", [this.expression(pattern.value, indent)]);
      case "capture-pattern":
        return (pattern.name ?? "_") + this.#at(pattern);
      case "or-pattern":
        return form("or", pattern.alternatives.map(nested));
      case "as-pattern":
        return form("as", [nested(pattern.pattern), pattern.name]);
      case "sequence-pattern":
        return form(
          "sequence",
          pattern.elements.map((element) => (element.spread ? "*" : "") + nested(element.pattern)),
        );
      case "mapping-pattern": {
        const entries = pattern.entries.map(
          ({ key, pattern: value }) => `${this.expression(key, indent)}: ${nested(value)}`,
        );
        return form("mapping", [...entries, pattern.rest && `**${pattern.rest}`]);
      }
      case "class-pattern": {
        const keyword = pattern.keyword.map(({ name, pattern: value }) => `${name}=${nested(value)}`);
        return form("class", [this.expression(pattern.cls, indent), ...pattern.positional.map(nested), ...keyword]);
      }
    }
  }
}

function typed(annotation: string | undefined): string | undefined {
  return annotation && `:${annotation}`;
}

function labelOf({ label }: { readonly label?: string }): string | undefined {
  return label && `${label}:`;
}

/** A clause without statements is not printed. */
function clause(word: string, body: readonly Stmt[]): Part[] {
  return body.length > 0 ? [{ clause: word }, body] : [];
}
