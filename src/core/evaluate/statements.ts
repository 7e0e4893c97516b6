/**
 * Statements, run on abstract values.
 *
 *     if use_bias: …      a test that the text doesn't decide runs both sides
 *
 * What ends a block early is a Completion; the program's exceptions are thrown as Raised.
 */
import { Unknown } from "../dims/dim.js";
import type { BlockStmt, DefineStmt, IfStmt, Stmt, Target } from "../program/program.js";
import { decorateFunction } from "../libraries/python/decorators.js";
import { TupleValue, type Value } from "../values/value.js";
import { assign, assignName, remove } from "./assignment.js";
import { branch, settle } from "./branches.js";
import { raise, runAssert, runTry } from "./exceptions.js";
import { evaluate } from "./expressions.js";
import type { Completion, Frame, Jump } from "./frame.js";
import { makeFunction } from "./functions.js";
import type { Interpreter } from "./interpreter.js";
import { runCountingFor, runFor, runWhile } from "./loops.js";
import { runMatch } from "./matching.js";
import { runImport, runImportFrom } from "./modules.js";
import { binaryOperation } from "./operators.js";
import { MAX_ITEMS } from "./python-language.js";
import { ListObject } from "../values/objects.js";
import { iterateValue } from "./iteration.js";
import { defineClass } from "./classes.js";
import { returned, symbolized } from "./symbols.js";
import { runWith } from "./with.js";

export function runBlock(run: Interpreter, frame: Frame, body: readonly Stmt[]): Completion {
  return run.language.inBlock(run, frame, body, () => {
    for (const statement of body) {
      const ended = runStatement(run, frame, statement);
      if (ended) return ended;
    }
    return undefined;
  });
}

export function runStatement(run: Interpreter, frame: Frame, statement: Stmt): Completion {
  run.step();
  const began = run.turns.next;
  switch (statement.kind) {
    case "expr":
      evaluate(run, frame, statement.value);
      run.turns.putAside(began);
      return undefined;
    case "assign":
      if (statement.value) {
        const value = evaluate(run, frame, statement.value);
        for (const target of statement.targets) {
          const bound = symbolized(run, frame, target, statement.value, value);
          assign(run, frame, target, bound, statement.declares);
        }
      }
      // `let x;`
      else if (statement.declares)
        for (const target of statement.targets) assign(run, frame, target, run.language.nothing, statement.declares);
      run.turns.putAside(began);
      if (statement.annotation) noteAnnotation(run, frame, statement.targets[0]);
      return undefined;
    case "augmented-assign":
      return augmentedAssign(run, frame, statement);
    case "define":
      define(run, frame, statement);
      return undefined;
    case "if":
      return runIf(run, frame, statement);
    case "while":
      return runWhile(run, frame, statement);
    case "for":
      return runFor(run, frame, statement);
    case "counting-for":
      return runCountingFor(run, frame, statement);
    case "block":
      return statement.label === undefined ? runBlock(run, frame, statement.body) : runLabelled(run, frame, statement);
    case "try":
      return runTry(run, frame, statement);
    case "with":
      return runWith(run, frame, statement);
    case "match":
      return runMatch(run, frame, statement);
    case "break":
    case "continue":
      return { kind: statement.kind, value: null, label: statement.label };
    case "pass":
      return undefined;
    case "export":
      run.language.export(run, frame, statement);
      return undefined;
    case "return":
      if (!statement.value) return { kind: "return", value: run.language.nothing };
      return { kind: "return", value: returned(run, frame, statement.value, evaluate(run, frame, statement.value)) };
    case "raise":
      return raise(run, frame, statement);
    case "assert":
      return runAssert(run, frame, statement.test);
    case "delete":
      for (const target of statement.targets) remove(run, frame, target);
      return undefined;
    case "import":
      run.language.import(run, frame, statement);
      return undefined;
    case "import-from":
      run.language.importFrom(run, frame, statement);
      return undefined;
    case "global":
    case "nonlocal":
      return declareElsewhere(frame, statement.kind, statement.names);
    case "broken":
      for (const name of statement.assigns)
        run.language.assignName(run, frame, name, run.unknown(statement.because, run.placeOf(statement)));
      return undefined;
  }
}

/** `label: { … break label; … }` */
function runLabelled(run: Interpreter, frame: Frame, { body, label }: BlockStmt): Completion {
  const mark = frame.pendings.length;
  const isOwn = (jump: Jump): boolean => jump.kind === "break" && jump.label === label;
  const ended = settle(run, frame, mark, isOwn, runBlock(run, frame, body));
  return ended && isOwn(ended) ? undefined : ended;
}

/** Annotated names of a class body are a dataclass's fields; they are kept in order. */
function noteAnnotation(run: Interpreter, frame: Frame, target: Target | undefined): void {
  if (frame.scope.kind !== "class" || target?.kind !== "name") return;
  const fields = frame.scope.variables.get("__annotations__");
  const known = fields instanceof TupleValue ? fields.items : [];
  run.heap.touch(frame.scope);
  frame.scope.variables.set("__annotations__", new TupleValue([...known, target.name]));
}

function augmentedAssign(
  run: Interpreter,
  frame: Frame,
  statement: Extract<Stmt, { kind: "augmented-assign" }>,
): Completion {
  const { target, op } = statement;
  if (target.kind !== "name" && target.kind !== "attribute" && target.kind !== "index") return undefined;
  const before = evaluate(run, frame, target);
  const value = evaluate(run, frame, statement.value);
  const place = run.placeOf(statement);
  // `list += items` changes the list itself, for everyone who holds it.
  if (op === "+" && before instanceof ListObject) {
    const items = run.language.iterate(run, value, place);
    run.heap.touch(before);
    if (items instanceof Unknown) before.open ??= items;
    else if (before.items.length + items.length > MAX_ITEMS) before.open ??= run.unknown("the list is too long", place);
    else before.items = [...before.items, ...items];
    before.forget("first");
    // It is set anew all the same, which a layer that tracks its attributes hears of.
    if (target.kind !== "name") assign(run, frame, target, before);
    return undefined;
  }
  const after = run.language.binary(run, op, before, value, place);
  // An array is changed in place too.
  run.changeArray(before, place);
  assign(run, frame, target, after);
  return undefined;
}

function define(run: Interpreter, frame: Frame, { name, value }: DefineStmt): void {
  if (value.kind === "class")
    return run.language.assignName(run, frame, name, run.language.defineClass(run, frame, value, name), "let");
  let fn: Value = run.language.makeFunction(run, frame, value, name);
  for (let i = value.decorators.length - 1; i >= 0; i--) {
    const decorator = evaluate(run, frame, value.decorators[i]!);
    fn = decorateFunction(run, fn, decorator, frame.scope.variables.get(name), run.placeOf(value));
  }
  run.language.assignName(run, frame, name, fn, "let");
}

function runIf(run: Interpreter, frame: Frame, statement: IfStmt): Completion {
  const truth = run.truth(evaluate(run, frame, statement.test), run.placeOf(statement.test));
  if (!(truth instanceof Unknown)) return runBlock(run, frame, truth ? statement.then : statement.otherwise);
  const place = run.placeOf(statement.test);
  return branch(
    run,
    frame,
    () => runBlock(run, frame, statement.then),
    () => {
      const ended = runBlock(run, frame, statement.otherwise);
      run.meeting = { place, isLoop: false };
      return ended;
    },
  );
}

function declareElsewhere(frame: Frame, kind: "global" | "nonlocal", names: readonly string[]): Completion {
  for (const name of names) {
    let scope = kind === "global" ? frame.scope.module : frame.scope.parent;
    while (kind === "nonlocal" && scope && (scope.kind === "class" || (!scope.variables.has(name) && scope.parent)))
      scope = scope.parent;
    if (scope) frame.scope.elsewhere.set(name, scope);
  }
  return undefined;
}
