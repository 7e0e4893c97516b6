/**
 * What the oracle recorded of functions, by the module that holds them; a module is taken apart when one of it is asked for.
 *
 *     "keras.callbacks": "History(); LearningRateScheduler(schedule, verbose=0)"
 */

/** The text of a function's row by its whole path. */
export function rowsOf(texts: Readonly<Record<string, string>>): (path: string) => string | undefined {
  const modules = new Map<string, ReadonlyMap<string, string>>();
  return (path) => {
    const end = path.lastIndexOf(".");
    const module = path.slice(0, end);
    const rows = modules.get(module) ?? takenApart(Object.hasOwn(texts, module) ? texts[module]! : "");
    modules.set(module, rows);
    return rows.get(path.slice(end + 1));
  };
}

const takenApart = (text: string): ReadonlyMap<string, string> =>
  new Map(
    (text === "" ? [] : text.split("; ")).map((row) => {
      const at = row.indexOf("(");
      return [row.slice(0, at), row.slice(at + 1, -1)] as const;
    }),
  );
