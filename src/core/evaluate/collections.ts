/**
 * Containers as the program writes them: lists, tuples, sets, dicts, and comprehensions of these.
 *
 *     [Dense(w) for w in widths if w > 0]   {"units": 64, **defaults}   {64, 32}
 */
import { Unknown } from "../dims/dim.js";
import { anyItem } from "../libraries/pipelines/dataset.js";
import { refuseUnhashable } from "../libraries/python/hashing.js";
import { newSet } from "../libraries/python/sets.js";
import type { CollectionExpr, ComprehensionExpr, DictExpr } from "../program/program.js";
import { reasonFor } from "../values/convert.js";
import { DictObject, IteratorObject, ListObject } from "../values/objects.js";
import { oneOf } from "../values/one-of.js";
import { tooMuchIn } from "../values/unfolded.js";
import { TupleValue, type Value } from "../values/value.js";
import { assign } from "./assignment.js";
import { eitherSide } from "./branches.js";
import { evaluate, isNothing } from "./expressions.js";
import { newFrame, type Frame } from "./frame.js";
import type { Interpreter } from "./interpreter.js";
import { accessor } from "./javascript/classes.js";
import { Patience } from "./loops.js";

export function evaluateCollection(run: Interpreter, frame: Frame, expr: CollectionExpr): Value {
  const items: Value[] = [];
  let open: Unknown | undefined;
  for (const element of expr.elements) {
    const value = evaluate(run, frame, element.value);
    if (!element.spread) items.push(value);
    else {
      const spread = run.language.iterate(run, value, run.placeOf(element));
      if (spread instanceof Unknown) open ??= spread;
      else items.push(...spread);
    }
  }
  open ??= tooMuchIn(items);
  if (expr.kind === "tuple") return open ?? new TupleValue(items);
  if (expr.kind === "set") return refuseUnhashable(run, items, run.placeOf(expr)) ?? newSet(run, open ?? items);
  return run.heap.adopt(ListObject.seen(items, open));
}

export function evaluateDict(run: Interpreter, frame: Frame, expr: DictExpr): Value {
  const dict = run.heap.adopt(new DictObject());
  for (const { key, value, accessor: kind } of expr.entries) {
    if (key) {
      const id = run.language.key(evaluate(run, frame, key));
      const given = evaluate(run, frame, value);
      const refused = refuseUnhashable(run, [id], run.placeOf(key));
      if (refused) return refused;
      dict.set(id, kind ? accessor(given, kind, dict.get(id)) : given);
      continue;
    }
    const other = evaluate(run, frame, value);
    if (other instanceof DictObject) {
      for (const [k, v] of other.entries.values()) dict.set(k, v);
      dict.open ??= other.open;
    } else if (!isNothing(other)) dict.open ??= reasonFor(other);
  }
  const tooMuch = tooMuchIn([...dict.entries.values()].map(([, item]) => item));
  return tooMuch ? run.heap.adopt(new DictObject([], dict.open ?? tooMuch)) : dict;
}

export function evaluateComprehension(run: Interpreter, frame: Frame, expr: ComprehensionExpr): Value {
  const inner = newFrame(run.newScope("block", frame.scope), frame.file, {
    self: frame.self,
    owner: frame.owner,
    fn: frame.fn,
    yields: frame.yields,
  });
  const items: Value[] = [];
  const dict = run.heap.adopt(new DictObject());
  let open: Unknown | undefined;
  let refused: Unknown | undefined;
  const patience = new Patience(run, Infinity);
  const visit = (depth: number): void => {
    const clause = expr.clauses[depth];
    if (!clause) {
      const key = expr.key && evaluate(run, inner, expr.key);
      const value = evaluate(run, inner, expr.element);
      const hashed = key ?? (expr.of === "set" ? value : undefined);
      if (hashed !== undefined) refused ??= refuseUnhashable(run, [hashed], run.placeOf(expr.key ?? expr.element));
      if (key !== undefined) dict.set(key, value);
      else items.push(value);
      return;
    }
    const iterable = evaluate(run, depth === 0 ? frame : inner, clause.iterable);
    const values = run.language.iterate(run, iterable, run.placeOf(clause.iterable));
    const anyRounds = (because: Unknown, item: Value): void => {
      open ??= because;
      // One round shows what is made inside; how many there are isn't known.
      assign(run, inner, clause.target, item);
      eitherSide(
        run,
        inner,
        () => (visit(depth + 1), null),
        () => null,
      );
    };
    if (values instanceof Unknown)
      return anyRounds(values, anyItem(run, iterable) ?? run.unknown(values.because, values.place));
    for (const value of values) {
      if (!patience.lasts()) {
        const because = run.unknown("there are too many items to follow", run.placeOf(clause.iterable));
        return anyRounds(because, oneOf(because, values));
      }
      assign(run, inner, clause.target, value);
      let taken: boolean | Unknown = true;
      for (const condition of clause.conditions) {
        const truth = run.truth(evaluate(run, inner, condition), run.placeOf(condition));
        if (truth === false) taken = false;
        else if (truth instanceof Unknown && taken === true) taken = truth;
        if (taken === false) break;
      }
      if (taken === true) visit(depth + 1);
      else if (taken !== false) open ??= taken;
    }
  };
  run.frames.push(inner);
  try {
    visit(0);
  } finally {
    run.frames.pop();
  }
  if (refused) return refused;
  if (expr.of === "dict") {
    dict.open ??= open;
    return dict;
  }
  if (expr.of === "generator") return open ?? run.heap.adopt(new IteratorObject(items));
  if (expr.of === "set") return newSet(run, open ?? items);
  return run.heap.adopt(ListObject.seen(items, open));
}
