/**
 * The small language that every front end lowers to, and the only one that evaluation reads.
 *
 *     model.add(Dense(10))     expr(call(attribute(name model, add), [call(name Dense, [10])]))
 *
 * Nodes are plain data. Every node has the span of its whole source text (parentheses around an expression excluded). What a
 * front end can't read becomes a `hole` (expression) or `broken` (statement): evaluation goes on around it.
 */
import type { Span } from "../text/span.js";

export type Language = "python" | "javascript";

export interface Program {
  readonly language: Language;
  readonly body: readonly Stmt[];
  /** Syntax problems found on the way; the body holds what could be read. */
  readonly problems: readonly SyntaxProblem[];
  /** Every comment, in order, delimiters included. */
  readonly comments: readonly Comment[];
}

export interface SyntaxProblem extends Span {
  readonly message: string;
}

export interface Comment extends Span {
  readonly text: string;
}

interface Node<K extends string> extends Span {
  readonly kind: K;
}

// ---------------------------------------------------------------- expressions

export type Expr =
  | IntExpr
  | FloatExpr
  | StringExpr
  | ConstantExpr
  | NameExpr
  | AttributeExpr
  | IndexExpr
  | SliceExpr
  | CallExpr
  | UnaryExpr
  | BinaryExpr
  | CompareExpr
  | LogicalExpr
  | ConditionalExpr
  | CollectionExpr
  | DictExpr
  | ComprehensionExpr
  | FunctionExpr
  | ClassExpr
  | FormatExpr
  | AssignExpr
  | AwaitExpr
  | YieldExpr
  | ChainExpr
  | SequenceExpr
  | HoleExpr;

/** A literal integer; `bigint` past 2^53. In JavaScript every literal with an integer value. */
export interface IntExpr extends Node<"int"> {
  readonly value: number | bigint;
}
/** `1.0`, `1e3` in Python; in JavaScript only literals with a fractional value. */
export interface FloatExpr extends Node<"float"> {
  readonly value: number;
}
/** The decoded value of a literal; implicit concatenation is already joined. */
export interface StringExpr extends Node<"string"> {
  readonly value: string;
  readonly bytes?: true;
}
/** `complex` stands for a literal of a kind that no model needs (1j, a regular expression, a bigint suffix). */
export interface ConstantExpr extends Node<"constant"> {
  readonly value: true | false | "none" | "undefined" | "ellipsis" | "complex";
}
/** Also `self`, and JavaScript's `this`, `super`, `new.target`, `import.meta` and the `import` of `import("…")`, as they are spelled. */
export interface NameExpr extends Node<"name"> {
  readonly name: string;
}
export interface AttributeExpr extends Node<"attribute"> {
  readonly object: Expr;
  readonly name: string;
  /** The span of the name alone. */
  readonly nameSpan: Span;
  /** JavaScript's `?.`. */
  readonly optional?: true;
}
export interface IndexExpr extends Node<"index"> {
  readonly object: Expr;
  /** `a[i, j]` has a tuple here. */
  readonly index: Expr;
  readonly optional?: true;
}
export interface SliceExpr extends Node<"slice"> {
  readonly lower?: Expr;
  readonly upper?: Expr;
  readonly step?: Expr;
}
export interface Argument extends Span {
  /** `f(x)`, `f(name=x)`, `f(*x)` or JavaScript's `f(...x)`, `f(**x)`. */
  readonly kind: "positional" | "keyword" | "spread" | "keyword-spread";
  readonly name?: string;
  readonly nameSpan?: Span;
  readonly value: Expr;
}
export interface CallExpr extends Node<"call"> {
  readonly callee: Expr;
  readonly args: readonly Argument[];
  /** JavaScript's `new`. */
  readonly isNew?: true;
  readonly optional?: true;
}
export interface UnaryExpr extends Node<"unary"> {
  readonly op: "-" | "+" | "~" | "not" | "typeof" | "void" | "delete";
  readonly operand: Expr;
}
export type BinaryOp = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "@" | "<<" | ">>" | ">>>" | "&" | "|" | "^";
export interface BinaryExpr extends Node<"binary"> {
  readonly op: BinaryOp;
  readonly left: Expr;
  readonly right: Expr;
}
export type CompareOp =
  "==" | "!=" | "===" | "!==" | "<" | "<=" | ">" | ">=" | "in" | "not in" | "is" | "is not" | "instanceof";
/** A chain: `0 < x <= 9` has operands [0, x, 9] and ops ["<", "<="]. */
export interface CompareExpr extends Node<"compare"> {
  readonly operands: readonly Expr[];
  readonly ops: readonly CompareOp[];
}
export interface LogicalExpr extends Node<"logical"> {
  readonly op: "and" | "or" | "??";
  readonly left: Expr;
  readonly right: Expr;
}
export interface ConditionalExpr extends Node<"conditional"> {
  readonly test: Expr;
  readonly then: Expr;
  readonly otherwise: Expr;
}
export interface Element extends Span {
  readonly spread: boolean;
  readonly value: Expr;
}
/** JavaScript arrays are lists. */
export interface CollectionExpr extends Node<"list" | "tuple" | "set"> {
  readonly elements: readonly Element[];
}
export interface DictEntry extends Span {
  /** Absent for a spread: `**other`, `...other`. JavaScript's plain keys are string literals here. */
  readonly key?: Expr;
  readonly value: Expr;
  /** JavaScript's `{get x() {…}}`: the value is its function. */
  readonly accessor?: "getter" | "setter";
}
export interface DictExpr extends Node<"dict"> {
  readonly entries: readonly DictEntry[];
}
export interface ComprehensionClause {
  readonly target: Target;
  readonly iterable: Expr;
  readonly conditions: readonly Expr[];
}
export interface ComprehensionExpr extends Node<"comprehension"> {
  readonly of: "list" | "set" | "dict" | "generator";
  /** The key, for a dict. */
  readonly key?: Expr;
  readonly element: Expr;
  readonly clauses: readonly ComprehensionClause[];
}
export interface Parameter extends Span {
  /** "rest" is `*args` or JavaScript's `...args`; "keyword-rest" is `**kwargs`. */
  readonly kind: "positional-only" | "normal" | "keyword-only" | "rest" | "keyword-rest";
  /** The name, or JavaScript's pattern. A bare `*` is no parameter: those after it are keyword-only. */
  readonly target: Target;
  readonly default?: Expr;
  readonly annotation?: Expr;
}
/** A lambda, an arrow function, and the function of a `def`. */
export interface FunctionExpr extends Node<"function"> {
  readonly name?: string;
  readonly nameSpan?: Span;
  readonly parameters: readonly Parameter[];
  /** A lambda's and an arrow's expression body is one `return`. */
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
  readonly isAsync?: true;
  readonly isGenerator?: true;
  /** An arrow function: `this` is that of its surroundings. */
  readonly isArrow?: true;
  readonly docstring?: string;
}
/**
 * The class of a `class` statement; JavaScript's methods and fields are `define` and `assign` statements in the body, a
 * `static {…}` is a `block`. A private name keeps its `#`.
 */
export interface ClassExpr extends Node<"class"> {
  readonly name?: string;
  readonly nameSpan?: Span;
  readonly bases: readonly Argument[];
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
}
export type FormatPart =
  string | { readonly value: Expr; readonly conversion?: "r" | "s" | "a"; readonly format?: FormatExpr };
/** An f-string or a template: literal text, decoded, between expressions. */
export interface FormatExpr extends Node<"format"> {
  readonly parts: readonly FormatPart[];
}
/** Python's walrus, and JavaScript's assignments, which are expressions. `op` for `x += 1` in JavaScript, and `??`, `and`, `or`. */
export interface AssignExpr extends Node<"assign-expression"> {
  readonly target: Target;
  readonly op?: BinaryOp | "and" | "or" | "??";
  readonly value: Expr;
  /** `x++`: the value before. */
  readonly postfix?: true;
}
export interface AwaitExpr extends Node<"await"> {
  readonly value: Expr;
}
export interface YieldExpr extends Node<"yield"> {
  readonly value?: Expr;
  readonly from?: true;
}
/** JavaScript's chain with a `?.` in it: undefined as a whole where the object of an optional link is null or undefined. */
export interface ChainExpr extends Node<"chain"> {
  readonly value: Expr;
}
/** JavaScript's comma: all are evaluated, the last is the value. */
export interface SequenceExpr extends Node<"sequence"> {
  readonly values: readonly Expr[];
}
/** Text that can't be read here. */
export interface HoleExpr extends Node<"hole"> {
  readonly because: string;
}

// ---------------------------------------------------------------- targets

/** What can be assigned to. */
export type Target = NameExpr | AttributeExpr | IndexExpr | TupleTarget | ObjectTarget | HoleExpr;
/** `a, (b, *c) = …`, `[a, b] = …`. */
export interface TupleTarget extends Node<"tuple-target"> {
  readonly elements: readonly { readonly target: Target; readonly spread: boolean; readonly default?: Expr }[];
}
/** JavaScript's `{a, b: c = 1, ...rest}`. */
export interface ObjectTarget extends Node<"object-target"> {
  readonly entries: readonly { readonly key: Expr; readonly target: Target; readonly default?: Expr }[];
  readonly rest?: Target;
}

// ---------------------------------------------------------------- statements

export type Stmt =
  | ExprStmt
  | AssignStmt
  | AugmentedAssignStmt
  | DefineStmt
  | IfStmt
  | WhileStmt
  | ForStmt
  | CountingForStmt
  | BlockStmt
  | TryStmt
  | WithStmt
  | MatchStmt
  | JumpStmt
  | ReturnStmt
  | RaiseStmt
  | AssertStmt
  | DeleteStmt
  | ImportStmt
  | ImportFromStmt
  | ExportStmt
  | ScopeStmt
  | BrokenStmt;

export interface ExprStmt extends Node<"expr"> {
  readonly value: Expr;
}
/** `a = b = value`; with `declares` JavaScript's const, let, var. A bare annotation `x: int` has no value. */
export interface AssignStmt extends Node<"assign"> {
  readonly targets: readonly Target[];
  readonly value?: Expr;
  readonly annotation?: Expr;
  readonly declares?: "const" | "let" | "var";
  /** A field of a JavaScript class: a name, or an index of `this` where its key is computed. */
  readonly field?: "instance" | "static";
}
export interface AugmentedAssignStmt extends Node<"augmented-assign"> {
  readonly target: Target;
  readonly op: BinaryOp;
  readonly value: Expr;
}
/**
 * `def` and `class` statements, JavaScript's function and class declarations and members. `name` is bound to the value.
 * JavaScript's function declarations stand in front of their block, since they can be called before it is run.
 */
export interface DefineStmt extends Node<"define"> {
  readonly name: string;
  readonly value: FunctionExpr | ClassExpr;
  /** JavaScript's members: what kind; absent means a method in a class body, a binding elsewhere. */
  readonly member?: "getter" | "setter" | "static" | "static-getter" | "static-setter" | "constructor";
  /** Of a member whose name is computed; `name` says nothing then. */
  readonly key?: Expr;
}
/** `elif` is an `if` alone in `otherwise`. */
export interface IfStmt extends Node<"if"> {
  readonly test: Expr;
  readonly then: readonly Stmt[];
  readonly otherwise: readonly Stmt[];
}
export interface WhileStmt extends Node<"while"> {
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly otherwise: readonly Stmt[];
  /** `do … while`. */
  readonly testsLast?: true;
  readonly label?: string;
}
export interface ForStmt extends Node<"for"> {
  readonly target: Target;
  readonly iterable: Expr;
  readonly body: readonly Stmt[];
  readonly otherwise: readonly Stmt[];
  /** JavaScript's `for … in`: keys. */
  readonly overKeys?: true;
  readonly declares?: "const" | "let" | "var";
  readonly label?: string;
}
/** JavaScript's `for (init; test; update)`. */
export interface CountingForStmt extends Node<"counting-for"> {
  readonly init: readonly Stmt[];
  readonly test?: Expr;
  readonly update?: Expr;
  readonly body: readonly Stmt[];
  readonly label?: string;
}
/** JavaScript's block, with a scope of its own. */
export interface BlockStmt extends Node<"block"> {
  readonly body: readonly Stmt[];
  /** `label: { … break label; … }`. */
  readonly label?: string;
}
export interface Handler extends Span {
  readonly types?: Expr;
  readonly name?: Target;
  readonly body: readonly Stmt[];
}
export interface TryStmt extends Node<"try"> {
  readonly body: readonly Stmt[];
  readonly handlers: readonly Handler[];
  readonly otherwise: readonly Stmt[];
  readonly finalBody: readonly Stmt[];
}
export interface WithStmt extends Node<"with"> {
  readonly items: readonly { readonly context: Expr; readonly target?: Target }[];
  readonly body: readonly Stmt[];
}
/** Python's match and JavaScript's switch, whose `default` is a capture without a name, anywhere among the cases. */
export interface MatchStmt extends Node<"match"> {
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
  /** JavaScript's cases run into the next one. */
  readonly fallsThrough?: true;
}
export interface MatchCase extends Span {
  readonly pattern: Pattern;
  readonly guard?: Expr;
  readonly body: readonly Stmt[];
}
export type Pattern =
  | (Node<"value-pattern"> & { readonly value: Expr })
  | (Node<"capture-pattern"> & { readonly name?: string })
  | (Node<"or-pattern"> & { readonly alternatives: readonly Pattern[] })
  | (Node<"as-pattern"> & { readonly pattern: Pattern; readonly name: string })
  | (Node<"sequence-pattern"> & {
      readonly elements: readonly { readonly pattern: Pattern; readonly spread: boolean }[];
    })
  | (Node<"mapping-pattern"> & {
      readonly entries: readonly { readonly key: Expr; readonly pattern: Pattern }[];
      readonly rest?: string;
    })
  | (Node<"class-pattern"> & {
      readonly cls: Expr;
      readonly positional: readonly Pattern[];
      readonly keyword: readonly { readonly name: string; readonly pattern: Pattern }[];
    });
export interface JumpStmt extends Node<"break" | "continue" | "pass"> {
  readonly label?: string;
}
export interface ReturnStmt extends Node<"return"> {
  readonly value?: Expr;
}
export interface RaiseStmt extends Node<"raise"> {
  readonly value?: Expr;
  readonly cause?: Expr;
}
export interface AssertStmt extends Node<"assert"> {
  readonly test: Expr;
  readonly message?: Expr;
}
export interface DeleteStmt extends Node<"delete"> {
  readonly targets: readonly Target[];
}
/** `import a.b as c`: one statement a name. Without `as`, `import a.b` binds `a`. JavaScript's `import * as tf from "…"`. */
export interface ImportStmt extends Node<"import"> {
  readonly module: string;
  readonly alias?: string;
  readonly moduleSpan: Span;
}
export interface ImportedName extends Span {
  /** "*" for a star import; "default" for JavaScript's default import. */
  readonly name: string;
  readonly alias?: string;
  readonly nameSpan: Span;
}
/** JavaScript's `import "…"` has no names. */
export interface ImportFromStmt extends Node<"import-from"> {
  readonly module: string;
  readonly moduleSpan: Span;
  /** Python's leading dots. */
  readonly level: number;
  readonly names: readonly ImportedName[];
}
/**
 * JavaScript's `export {a as b}`, `export {a} from "…"`, `export * from "…"` (name "*", exported as "*" or a name), `export
 * default …` (exported as "default", with the value where it has no name). What `export const a` declares stands before it.
 */
export interface ExportStmt extends Node<"export"> {
  readonly names: readonly { readonly name: string; readonly exported: string }[];
  readonly module?: string;
  readonly value?: Expr;
}
/** Python's global and nonlocal. */
export interface ScopeStmt extends Node<"global" | "nonlocal"> {
  readonly names: readonly string[];
}
/** A statement that can't be read; `assigns` are names that its text seems to bind, `mentions` all the names in it. */
export interface BrokenStmt extends Node<"broken"> {
  readonly because: string;
  readonly assigns: readonly string[];
  readonly mentions?: readonly string[];
}
