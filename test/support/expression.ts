/**
 * The value of a symbolic count or dimension, its names given.
 *
 *     evaluate("floor((h - 3) / 2) + 2·n^2", { h: 61, n: 3 })   47
 */
export function evaluate(text: string, values: Readonly<Record<string, number>>): number {
  const tokens =
    text.match(/len\([\p{L}\p{N}_.]+\)[₂-₉]?|[\p{L}_][\p{L}\p{N}_.]*(?:\[\d+\][₂-₉]?)*|\d+|[-+·^/(),]/gu) ?? [];
  let at = 0;
  const take = (...wanted: string[]): string | undefined =>
    tokens[at] !== undefined && wanted.includes(tokens[at]!) ? tokens[at++] : undefined;
  const expect = (wanted: string): void => {
    if (take(wanted) === undefined) throw new Error(`${wanted} expected in ${text}`);
  };

  function sum(): number {
    let total = take("-") ? -product() : product();
    for (let sign = take("+", "-"); sign !== undefined; sign = take("+", "-"))
      total += sign === "+" ? product() : -product();
    return total;
  }
  function product(): number {
    let total = power();
    for (let sign = take("·", "/"); sign !== undefined; sign = take("·", "/"))
      total = sign === "·" ? total * power() : total / power();
    return total;
  }
  function power(): number {
    const base = atom();
    return take("^") ? base ** atom() : base;
  }
  function atom(): number {
    if (take("(")) {
      const inner = sum();
      expect(")");
      return inner;
    }
    const token = tokens[at++] ?? "";
    if (/^\d/.test(token)) return Number(token);
    if (take("(") === undefined) return valueOf(token);
    const given = [sum()];
    while (take(",")) given.push(sum());
    expect(")");
    return call(token, given);
  }
  function valueOf(name: string): number {
    const value = values[name];
    if (value === undefined) throw new Error(`${name} in ${text} has no value`);
    return value;
  }

  const result = sum();
  if (at < tokens.length) throw new Error(`${tokens[at]} is too much in ${text}`);
  return result;
}

function call(name: string, given: readonly number[]): number {
  if (name === "floor") return Math.floor(given[0]!);
  if (name === "max") return Math.max(...given);
  if (name === "min") return Math.min(...given);
  throw new Error(`${name} is no function`);
}
