/**
 * Symbolic integers: polynomials with integer coefficients over atoms, an atom being a name or a call such as floor(…).
 *
 *     Dense(num_classes) after 128 features   128·num_classes + num_classes = "129·num_classes"
 *     a valid 3-wide window, strides 2        "floor((h - 3) / 2) + 1"
 *
 * A polynomial is kept in one canonical form, so equal expressions have equal text and `key` decides equality.
 */
export type Atom =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "floor"; readonly dividend: Sym; readonly divisor: Sym }
  | { readonly kind: "call"; readonly fn: "max" | "min"; readonly args: readonly Sym[] };

/** coefficient × the product of the atoms, which are sorted by their text and may repeat. */
interface Term {
  readonly coefficient: number;
  readonly atoms: readonly Atom[];
  readonly key: string;
}

/** More terms than this are no help to a reader; the arithmetic stays bounded. */
const MAX_TERMS = 64;

/** Of the text of an expression's atoms: what a sum of so many products of nested floors takes. */
const MAX_LENGTH = 10_000;

export class Sym {
  readonly #terms: readonly Term[];
  #text: string | undefined;

  /** For this file: terms must be in canonical order. Elsewhere use `name`, `of` and the arithmetic. */
  constructor(terms: readonly Term[]) {
    this.#terms = terms;
  }

  static name(name: string): Sym {
    return new Sym([term(1, [{ kind: "name", name }])]);
  }

  static of(value: number | Sym): Sym {
    return typeof value === "number" ? new Sym(value === 0 ? [] : [term(value, [])]) : value;
  }

  static floorDiv(dividend: Sym, divisor: Sym): Sym {
    const by = divisor.constant;
    if (by === 1) return dividend;
    if (by !== undefined && by !== 0) {
      // Whole multiples leave the floor: floor((2h + 3) / 2) = h + 1 + floor(1 / 2) = h + 1, and floor((h - 2) / 2) = floor(h / 2) - 1.
      const whole = dividend.#terms.filter((t) => t.coefficient % by === 0);
      const rest = new Sym(dividend.#terms.filter((t) => !whole.includes(t)));
      if (rest.constant !== undefined || whole.length > 0) {
        const outside = new Sym(whole.map((t) => term(t.coefficient / by, t.atoms)));
        const inside = rest.constant;
        if (inside !== undefined) return outside.plus(Sym.of(Math.floor(inside / by)));
        return outside.plus(Sym.floorDiv(rest, divisor));
      }
    }
    if (dividend.equals(divisor)) return Sym.of(1);
    return new Sym([term(1, [{ kind: "floor", dividend, divisor }])]);
  }

  static call(fn: "max" | "min", args: readonly Sym[]): Sym {
    const distinct = args.filter((arg, i) => args.findIndex((other) => other.equals(arg)) === i);
    return distinct.length === 1 ? distinct[0]! : new Sym([term(1, [{ kind: "call", fn, args: distinct }])]);
  }

  /** The integer that this expression is, where it is one. */
  get constant(): number | undefined {
    if (this.#terms.length === 0) return 0;
    return this.#terms.length === 1 && this.#terms[0]!.atoms.length === 0 ? this.#terms[0]!.coefficient : undefined;
  }

  /** The names it depends on, sorted. */
  get names(): readonly string[] {
    const found = new Set<string>();
    const visit = (sym: Sym): void => {
      for (const t of sym.#terms)
        for (const atom of t.atoms) {
          if (atom.kind === "name") found.add(atom.name);
          else if (atom.kind === "floor") [atom.dividend, atom.divisor].forEach(visit);
          else atom.args.forEach(visit);
        }
    };
    visit(this);
    return [...found].sort();
  }

  simplest(): number | Sym {
    return this.constant ?? this;
  }

  plus(other: Sym): Sym {
    return collect([...this.#terms, ...other.#terms]);
  }

  minus(other: Sym): Sym {
    return collect([...this.#terms, ...other.#terms.map((t) => term(-t.coefficient, t.atoms))]);
  }

  times(other: Sym): Sym {
    if (this.#terms.length * other.#terms.length > MAX_TERMS) return Sym.name(`(${this})·(${other})`);
    return collect(
      this.#terms.flatMap((a) =>
        other.#terms.map((b) => term(a.coefficient * b.coefficient, [...a.atoms, ...b.atoms])),
      ),
    );
  }

  get isTooLong(): boolean {
    return this.#terms.reduce((length, { key }) => length + key.length, 0) > MAX_LENGTH;
  }

  equals(other: Sym): boolean {
    return this.toString() === other.toString();
  }

  /** The value with every name looked up; undefined where a name has none. */
  evaluate(value: (name: string) => number | undefined): number | undefined {
    let total = 0;
    for (const t of this.#terms) {
      let factor = t.coefficient;
      for (const atom of t.atoms) {
        const v = evaluateAtom(atom, value);
        if (v === undefined) return undefined;
        factor *= v;
      }
      total += factor;
    }
    return total;
  }

  toString(): string {
    return (this.#text ??= show(this.#terms));
  }
}

function evaluateAtom(atom: Atom, value: (name: string) => number | undefined): number | undefined {
  if (atom.kind === "name") return value(atom.name);
  const args = (atom.kind === "floor" ? [atom.dividend, atom.divisor] : atom.args).map((arg) => arg.evaluate(value));
  if (args.some((arg) => arg === undefined)) return undefined;
  const known = args as number[];
  if (atom.kind === "floor") return Math.floor(known[0]! / known[1]!);
  return atom.fn === "max" ? Math.max(...known) : Math.min(...known);
}

function showAtom(atom: Atom): string {
  if (atom.kind === "name") return atom.name;
  if (atom.kind === "call") return `${atom.fn}(${atom.args.join(", ")})`;
  return `floor(${parenthesised(atom.dividend)} / ${parenthesised(atom.divisor)})`;
}

function parenthesised(sym: Sym): string {
  const text = sym.toString();
  return /[ ·]/.test(text) && !/^\w+\([^()]*\)$/.test(text) ? `(${text})` : text;
}

function term(coefficient: number, atoms: readonly Atom[]): Term {
  const sorted = atoms.length > 1 ? [...atoms].sort((a, b) => (showAtom(a) < showAtom(b) ? -1 : 1)) : atoms;
  return { coefficient, atoms: sorted, key: sorted.map(showAtom).join("·") };
}

function collect(terms: readonly Term[]): Sym {
  const byKey = new Map<string, Term>();
  for (const t of terms) {
    const before = byKey.get(t.key);
    byKey.set(t.key, before ? { ...t, coefficient: before.coefficient + t.coefficient } : t);
  }
  const kept = [...byKey.values()].filter((t) => t.coefficient !== 0);
  // Longer products first, then by text; the constant comes last.
  kept.sort((a, b) => b.atoms.length - a.atoms.length || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return new Sym(kept);
}

/** x² for x·x: sums of squares are common in convolution costs. */
function showProduct(atoms: readonly Atom[]): string {
  const parts: string[] = [];
  for (let i = 0; i < atoms.length;) {
    const text = showAtom(atoms[i]!);
    let n = 1;
    while (i + n < atoms.length && showAtom(atoms[i + n]!) === text) n++;
    parts.push(n === 1 ? text : `${text}^${n}`);
    i += n;
  }
  return parts.join("·");
}

function show(terms: readonly Term[]): string {
  if (terms.length === 0) return "0";
  return terms
    .map((t, i) => {
      const sign = t.coefficient < 0 ? (i === 0 ? "-" : " - ") : i === 0 ? "" : " + ";
      const size = Math.abs(t.coefficient);
      const body =
        t.atoms.length === 0 ? String(size) : size === 1 ? showProduct(t.atoms) : `${size}·${showProduct(t.atoms)}`;
      return sign + body;
    })
    .join("");
}
