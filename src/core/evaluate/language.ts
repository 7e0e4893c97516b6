/**
 * What one language means by its names, operators, attributes and calls. The statements that all have in common ask the language
 * of the program.
 *
 *     x + 1   Python: 1 + True is 2, "a" + 1 raises       JavaScript: "a" + 1 is "a1"
 */
import type { Unknown } from "../dims/dim.js";
import type {
  BinaryOp,
  CallExpr,
  ClassExpr,
  CompareOp,
  ExportStmt,
  FunctionExpr,
  ImportFromStmt,
  ImportStmt,
  NameExpr,
  Stmt,
  UnaryExpr,
} from "../program/program.js";
import type { Place } from "../text/span.js";
import type { ClassObject, FunctionObject } from "../values/objects.js";
import type { CallArguments, Value } from "../values/value.js";
import type { Frame } from "./frame.js";
import type { Interpreter } from "./interpreter.js";

/** How a name is bound: by a declaration, else by a plain assignment. */
export type Declares = "const" | "let" | "var" | undefined;

export interface Language {
  /** What a call gives that ends without a value. */
  readonly nothing: Value;
  /** A pattern binds what there is of values, and leaves the others. */
  readonly takesAnyNumber: boolean;
  truth(run: Interpreter, value: Value): boolean | Unknown;
  equal(a: Value, b: Value): boolean | Unknown;
  /** Text as an embedded expression writes it; undefined where it can't be told. */
  text(value: Value): string | undefined;
  builtin(name: string): Value | undefined;
  name(run: Interpreter, frame: Frame, expr: NameExpr): Value;
  assignName(run: Interpreter, frame: Frame, name: string, value: Value, declares?: Declares): void;
  /** Runs a body that has names of its own where the language gives it such. */
  inBlock<T>(run: Interpreter, frame: Frame, body: readonly Stmt[], work: () => T): T;
  /** A key of a literal as it is kept. */
  key(value: Value): Value;
  binary(run: Interpreter, op: BinaryOp, a: Value, b: Value, place: Place): Value;
  unary(run: Interpreter, op: UnaryExpr["op"], value: Value, place: Place): Value;
  compare(run: Interpreter, op: CompareOp, a: Value, b: Value, place: Place): Value;
  attribute(run: Interpreter, object: Value, name: string, place: Place): Value;
  setAttribute(run: Interpreter, object: Value, name: string, value: Value, place: Place): void;
  index(run: Interpreter, object: Value, index: Value, place: Place): Value;
  setIndex(run: Interpreter, object: Value, index: Value, value: Value, place: Place): void;
  iterate(run: Interpreter, value: Value, place: Place): readonly Value[] | Unknown;
  /** What a value that is waited for comes to. */
  await(run: Interpreter, frame: Frame, value: () => Value): Value;
  /** A call that the program writes. */
  callExpression(run: Interpreter, frame: Frame, expr: CallExpr): Value;
  call(run: Interpreter, callee: Value, args: CallArguments, place: Place): Value;
  callFunction(run: Interpreter, fn: FunctionObject, self: Value | undefined, args: CallArguments, place: Place): Value;
  makeFunction(run: Interpreter, frame: Frame, definition: FunctionExpr, name: string): Value;
  defineClass(run: Interpreter, frame: Frame, definition: ClassExpr, name: string): Value;
  import(run: Interpreter, frame: Frame, statement: ImportStmt): void;
  importFrom(run: Interpreter, frame: Frame, statement: ImportFromStmt): void;
  export(run: Interpreter, frame: Frame, statement: ExportStmt): void;
  /** What a function that nobody calls is called with. */
  unknownArguments(run: Interpreter, fn: FunctionObject): CallArguments;
  /** Looks into a class that nobody makes an object of; `done` takes up the functions that have run then. */
  exercise(run: Interpreter, cls: ClassObject, done: Set<object>): void;
}
