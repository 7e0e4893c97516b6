/** Runs something while properties of an object have other values. */
export function during<T extends object, R>(object: T, change: Partial<T>, work: () => R): R {
  const names = Object.keys(change) as (keyof T)[];
  const before = names.map((name) => object[name]);
  Object.assign(object, change);
  try {
    return work();
  } finally {
    names.forEach((name, i) => (object[name] = before[i]!));
  }
}
