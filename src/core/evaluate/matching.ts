/**
 * Python's `match` and JavaScript's `switch`.
 *
 *     match cfg: case {"kind": "conv", "filters": f}: …      a pattern that the text doesn't decide runs both ways
 */
import { Unknown } from "../dims/dim.js";
import { classOf } from "../libraries/python/types.js";
import type { MatchStmt, Pattern } from "../program/program.js";
import { itemsOf, reasonFor } from "../values/convert.js";
import { ClassObject, DictObject, InstanceObject } from "../values/objects.js";
import { External, type Value } from "../values/value.js";
import { assignName } from "./assignment.js";
import { branch, settle } from "./branches.js";
import { evaluate } from "./expressions.js";
import type { Completion, Frame, Jump } from "./frame.js";
import type { Interpreter } from "./interpreter.js";
import { pythonEqual, typeName } from "./python-language.js";
import { runBlock } from "./statements.js";

export function runMatch(run: Interpreter, frame: Frame, statement: MatchStmt): Completion {
  const subject = evaluate(run, frame, statement.subject);
  return statement.fallsThrough
    ? runSwitch(run, frame, statement, subject)
    : runCases(run, frame, statement, subject, 0);
}

function runCases(run: Interpreter, frame: Frame, statement: MatchStmt, subject: Value, from: number): Completion {
  for (let i = from; i < statement.cases.length; i++) {
    const { pattern, guard, body } = statement.cases[i]!;
    let fits = matches(run, frame, pattern, subject);
    if (fits !== false && guard) {
      const truth = run.truth(evaluate(run, frame, guard), run.placeOf(guard));
      fits = truth === false ? false : fits === true ? truth : fits;
    }
    if (fits === false) continue;
    if (fits === true) return runBlock(run, frame, body);
    return branch(
      run,
      frame,
      () => runBlock(run, frame, body),
      () => runCases(run, frame, statement, subject, i + 1),
    );
  }
  return undefined;
}

/** Out of the switch. */
const isBreak = ({ kind, label }: Jump): boolean => kind === "break" && label === undefined;

function runSwitch(run: Interpreter, frame: Frame, statement: MatchStmt, subject: Value): Completion {
  const { cases } = statement;
  const fits = cases.map(({ pattern }) =>
    pattern.kind === "capture-pattern" ? undefined : matches(run, frame, pattern, subject),
  );
  const runFrom = (start: number): Completion => {
    const mark = frame.pendings.length;
    let ended: Completion;
    for (const { body } of start < 0 ? [] : cases.slice(start)) {
      ended = runBlock(run, frame, body);
      if (ended) break;
    }
    // A jump out of the switch is where the side comes to its end.
    const settled = settle(run, frame, mark, isBreak, ended);
    return settled && isBreak(settled) ? undefined : settled;
  };
  const otherwise = fits.indexOf(undefined);
  const choose = (from: number): Completion => {
    const at = fits.findIndex((fit, i) => i >= from && fit !== false && fit !== undefined);
    if (at < 0) return runFrom(otherwise);
    if (fits[at] === true) return runFrom(at);
    return branch(
      run,
      frame,
      () => runFrom(at),
      () => choose(at + 1),
    );
  };
  return choose(0);
}

function matches(run: Interpreter, frame: Frame, pattern: Pattern, subject: Value): boolean | Unknown {
  run.step();
  switch (pattern.kind) {
    case "value-pattern":
      return run.equal(subject, evaluate(run, frame, pattern.value));
    case "capture-pattern":
      if (pattern.name !== undefined) run.language.assignName(run, frame, pattern.name, subject);
      return true;
    case "as-pattern":
      run.language.assignName(run, frame, pattern.name, subject);
      return matches(run, frame, pattern.pattern, subject);
    case "or-pattern": {
      let open: Unknown | undefined;
      for (const alternative of pattern.alternatives) {
        const fits = matches(run, frame, alternative, subject);
        if (fits === true) return true;
        if (fits instanceof Unknown) open ??= fits;
      }
      return open ?? false;
    }
    case "sequence-pattern":
      return matchesSequence(run, frame, pattern, subject);
    case "mapping-pattern":
      return matchesMapping(run, frame, pattern, subject);
    case "class-pattern":
      return matchesClass(run, frame, pattern, subject);
  }
}

function all(fits: Iterable<boolean | Unknown>): boolean | Unknown {
  let open: Unknown | undefined;
  for (const fit of fits) {
    if (fit === false) return false;
    if (fit instanceof Unknown) open ??= fit;
  }
  return open ?? true;
}

function matchesSequence(
  run: Interpreter,
  frame: Frame,
  pattern: Extract<Pattern, { kind: "sequence-pattern" }>,
  subject: Value,
): boolean | Unknown {
  if (typeof subject === "string") return false;
  const items = itemsOf(subject);
  if (!items)
    return subject instanceof DictObject || subject instanceof InstanceObject
      ? false
      : typeName(subject) && !(subject instanceof Unknown)
        ? false
        : reasonFor(subject);
  const star = pattern.elements.findIndex((element) => element.spread);
  const fixed = pattern.elements.length - (star < 0 ? 0 : 1);
  if (star < 0 ? items.length !== fixed : items.length < fixed) return false;
  const rest = items.length - fixed;
  let next = 0;
  return all(
    pattern.elements.map((element) => {
      if (element.spread) {
        const taken = run.list(items.slice(next, next + rest));
        next += rest;
        return matches(run, frame, element.pattern, taken);
      }
      return matches(run, frame, element.pattern, items[next++]!);
    }),
  );
}

function matchesMapping(
  run: Interpreter,
  frame: Frame,
  pattern: Extract<Pattern, { kind: "mapping-pattern" }>,
  subject: Value,
): boolean | Unknown {
  if (!(subject instanceof DictObject))
    return subject instanceof Unknown || subject instanceof External ? reasonFor(subject) : false;
  const keys: Value[] = [];
  const fits = all(
    pattern.entries.map(({ key, pattern: inner }) => {
      const name = evaluate(run, frame, key);
      keys.push(name);
      const found = subject.get(name);
      return found === undefined ? (subject.open ?? false) : matches(run, frame, inner, found);
    }),
  );
  if (pattern.rest !== undefined && fits !== false) {
    const others = [...subject.entries.values()].filter(
      ([key]) => !keys.some((taken) => pythonEqual(taken, key) === true),
    );
    run.language.assignName(run, frame, pattern.rest, run.heap.adopt(new DictObject(others, subject.open)));
  }
  return fits;
}

function matchesClass(
  run: Interpreter,
  frame: Frame,
  pattern: Extract<Pattern, { kind: "class-pattern" }>,
  subject: Value,
): boolean | Unknown {
  const cls = evaluate(run, frame, pattern.cls);
  const fits = isInstance(subject, cls);
  if (fits !== true) return fits;
  const names = cls instanceof ClassObject ? cls.lookup("__match_args__") : undefined;
  const positional = names ? (itemsOf(names) ?? []) : [];
  const parts = [
    ...pattern.positional.map((inner, i) => ({ name: positional[i], inner })),
    ...pattern.keyword.map(({ name, pattern: inner }) => ({ name: name as Value | undefined, inner })),
  ];
  return all(
    parts.map(({ name, inner }) => {
      // `case int(n)`: a built-in class hands on the value itself.
      if (name === undefined) return matches(run, frame, inner, subject);
      return typeof name === "string"
        ? matches(run, frame, inner, run.attribute(subject, name, run.placeOf(inner)))
        : reasonFor(name);
    }),
  );
}

/** `isinstance(subject, cls)`. */
function isInstance(subject: Value, cls: Value): boolean | Unknown {
  if (subject instanceof Unknown) return subject;
  if (cls instanceof ClassObject) return classOf(subject)?.linearization.includes(cls) ?? false;
  const wanted =
    cls instanceof External
      ? cls.path.replace(/^builtins\./, "")
      : "className" in (cls as object)
        ? (cls as { className?: string }).className
        : undefined;
  const name = typeName(subject);
  if (wanted === undefined || name === undefined) return reasonFor(cls);
  return name === wanted || (wanted === "int" && name === "bool") || wanted === "object";
}
