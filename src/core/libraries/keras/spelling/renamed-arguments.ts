/**
 * Arguments of functions, not of layers, that Keras 1 called otherwise.
 *
 *     Model(input=x, output=y)    model.fit(x, y, nb_epoch=10)
 */
import { removedInKeras3 } from "../../../problems/removed-in-keras-3.js";
import type { Place } from "../../../text/span.js";
import type { Runtime } from "../../../values/native.js";
import type { CallArguments } from "../../../values/value.js";

/** Reports the first of them, where Keras 3 may be what runs the program; the call's meaning is computed all the same. */
export function reportRenamed(
  runtime: Runtime,
  callee: string,
  { keywords }: CallArguments,
  place: Place,
  names: Readonly<Record<string, string>>,
  exception = "TypeError",
): void {
  const { dialect, isDialectSpelled } = runtime.settings;
  const first = [...keywords.keys()].find((name) => Object.hasOwn(names, name));
  if (first === undefined || place.file !== "" || (dialect !== undefined && !isDialectSpelled)) return;
  const edits = (runtime.writtenArguments(place) ?? []).flatMap(({ name, nameSpan }) =>
    nameSpan && name !== undefined && Object.hasOwn(names, name)
      ? [{ start: nameSpan.start, end: nameSpan.end, newText: names[name]! }]
      : [],
  );
  const problem = {
    kind: removedInKeras3,
    place: runtime.argumentPlace(place, first),
    message: `${callee}: \`${first}\` is a spelling of an earlier Keras, which Keras 3 calls \`${names[first]!}\`.`,
    ...(edits.length > 0 && { fix: { title: "Write it as Keras 3 does", edits } }),
  };
  if (isDialectSpelled) runtime.report(problem);
  else runtime.fail(problem, exception, place);
}
