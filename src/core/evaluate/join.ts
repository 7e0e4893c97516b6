/**
 * The value that stands for two values of two branches that meet: equal ones stay, different ones become unknown.
 *
 *     if unknown: k = 3      k is unknown afterwards: 3 or 5
 *     else:       k = 5
 *
 * Tensors keep the axes that they share: a branch that only adds a BatchNormalization leaves the shape known.
 */
import { isRanked, sameDim, Sym, Unknown, type Dim, type Shape } from "../dims/dim.js";
import { lastDim, Unranked } from "../dims/tensor.js";
import { withoutNumPy } from "../dims/numpy-integer.js";
import { RoundNumber } from "../dims/round-number.js";
import { ListObject } from "../values/objects.js";
import { objectsIn, OneOf, oneOf } from "../values/one-of.js";
import { ofEitherEdition } from "../libraries/keras/editions.js";
import { External, Float, NumPyInteger, TensorValue, TupleValue, type Value } from "../values/value.js";
import type { Interpreter } from "./interpreter.js";
import { textOf } from "../values/text.js";

export function joinValues(run: Interpreter, a: Value, b: Value): Value {
  if (a === b) return a;
  if (a instanceof RoundNumber && b instanceof RoundNumber && a.equals(b)) return a;
  if (a instanceof Unknown) return withOther(a.reason, b);
  if (b instanceof Unknown) return withOther(b.reason, a);
  if (sameFloat(a, b)) return a;
  if (a instanceof Sym && b instanceof Sym && a.equals(b)) return a;
  if (a instanceof NumPyInteger || b instanceof NumPyInteger) return joinNumPy(run, a, b);
  if (a instanceof TensorValue && b instanceof TensorValue) return joinTensors(run, a, b);
  const either = ofEitherEdition(a, b);
  if (either) return either;
  if (a instanceof External && b instanceof External && a.path === b.path && !a.instance === !b.instance) return a;
  if (a instanceof TupleValue && b instanceof TupleValue && a.items.length === b.items.length)
    return new TupleValue(
      a.items.map((item, i) => run.joiner.value(item, b.items[i]!)),
      a.named,
    );
  if (
    a instanceof ListObject &&
    b instanceof ListObject &&
    a.kind === b.kind &&
    !a.open &&
    !b.open &&
    a.items.length === b.items.length
  )
    return run.heap.adopt(
      new ListObject(
        a.items.map((item, i) => run.joiner.value(item, b.items[i]!)),
        undefined,
        a.kind,
      ),
    );
  run.differences++;
  const [x, y] = [textOf(a), textOf(b)];
  const short = x !== undefined && y !== undefined && x.length + y.length < 40;
  if (!short || run.meeting?.isLoop) return oneOf(run.differing("it"), [a, b]);
  return new Unknown(`it is ${x} or ${y}`, run.meeting?.place);
}

/** A number that may be Python's is taken for one. */
function joinNumPy(run: Interpreter, a: Value, b: Value): Value {
  const isSame = a instanceof NumPyInteger && b instanceof NumPyInteger && a.value === b.value && a.dtype === b.dtype;
  return isSame ? a : run.joiner.value(withoutNumPy(a), withoutNumPy(b));
}

/** An unknown stays what it is; where it is one of some objects, it may be the other one too. */
function withOther(unknown: Unknown, other: Value): Unknown {
  if (!(unknown instanceof OneOf) && !(other instanceof OneOf)) return unknown;
  const known = new Set(unknown instanceof OneOf ? unknown.among : []);
  const hasMore = objectsIn([other]).some((object) => !known.has(object));
  return !hasMore ? unknown : oneOf(unknown, [unknown, other]);
}

function joinTensors(run: Interpreter, a: TensorValue, b: TensorValue): TensorValue {
  const sameOrigin = a.origin?.node === b.origin?.node && a.origin?.index === b.origin?.index;
  const shape = joinShapes(run, a.shape, b.shape);
  const dtype = a.dtype === b.dtype || a.dtype instanceof Unknown ? a.dtype : run.differing("the dtype");
  const isSettled =
    (a.values === undefined || sameValues(a.values, b.values)) &&
    a.classes === b.classes &&
    a.facts.isResult === b.facts.isResult;
  const isMaskSettled = (a.facts.mask === undefined) === (b.facts.mask === undefined);
  if (sameOrigin && shape === a.shape && dtype === a.dtype && isSettled && isMaskSettled) return a;
  if (sameOrigin && !isSettled) run.differences++;
  // The graph behind the tensor has two forms: it can be drawn no further, but what follows has its shapes.
  const ambiguous =
    a.facts.ambiguous ??
    b.facts.ambiguous ??
    new Unknown(
      run.meeting?.isLoop ? "a loop whose rounds can't be counted leads here" : "two branches meet here",
      run.meeting?.place,
    );
  if (!a.facts.ambiguous || !b.facts.ambiguous) run.differences++;
  const { values: _values, classes: _classes, isResult: _isResult, ...own } = a.facts;
  const facts = isMaskSettled ? own : { ...own, mask: run.differing("whether the tensor has a mask") };
  const alternatives = distinctOrigins([
    ...(a.facts.alternatives ?? [a.origin]),
    ...(b.facts.alternatives ?? [b.origin]),
  ]);
  return new TensorValue(shape, dtype, a.origin, sameOrigin ? facts : { ...facts, ambiguous, alternatives });
}

const sameValues = (a: readonly Value[], b: readonly Value[] | undefined): boolean =>
  a.length === b?.length && a.every((value, i) => sameNumber(value, b[i]!));

const sameNumber = (a: Value, b: Value): boolean =>
  a === b || sameFloat(a, b) || (a instanceof Sym && b instanceof Sym && a.equals(b));

/** NaN is the same from wherever it comes. */
const sameFloat = (a: Value, b: Value): boolean =>
  a instanceof Float && b instanceof Float && (a.value === b.value || (Number.isNaN(a.value) && Number.isNaN(b.value)));

type Origins = NonNullable<TensorValue["facts"]["alternatives"]>;

/** More histories than these are taken for any history at all. */
const MOST_ORIGINS = 64;

/** Sides that meet round after round in a loop bring the same histories again. */
function distinctOrigins(origins: Origins): Origins {
  const known = new Map(origins.map((origin) => [origin && `${origin.node.id}/${origin.index}`, origin]));
  return known.size > MOST_ORIGINS ? [undefined] : [...known.values()];
}

function joinShapes(run: Interpreter, a: Shape, b: Shape): Shape {
  if (a === b) return a;
  if (!isRanked(a) || !isRanked(b) || a.length !== b.length) {
    const reason = !isRanked(a) ? a : !isRanked(b) ? b : run.differing("the number of axes");
    const last = joinDims(run, lastDim(a), lastDim(b));
    return last instanceof Unknown
      ? new Unknown(reason.because, reason.place)
      : new Unranked(reason.because, reason.place, last);
  }
  const dims = a.map((dim, i) => joinDims(run, dim, b[i]!));
  return dims.every((dim, i) => dim === a[i]) ? a : dims;
}

function joinDims(run: Interpreter, a: Dim, b: Dim): Dim {
  if (a instanceof Unknown) return a;
  if (sameDim(a, b) === true) return a;
  if (b instanceof Unknown) return b;
  run.differences++;
  return run.differing("the axis");
}
