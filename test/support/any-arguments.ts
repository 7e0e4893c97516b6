/**
 * Any arguments and any inputs: what a property of every layer is tried on.
 *
 *     fc.tuple(keywordsOf(entry), inputs)   {filters: "same", kernel_size: [2, ?]}, (None, 5, ?)
 */
import fc from "fast-check";
import { Float, Sym, Unknown } from "../../src/core/dims/dim.js";
import { Unranked, type Nest, type TensorSpec } from "../../src/core/dims/tensor.js";
import { DictArgument, Opaque, type ArgumentValue } from "../../src/core/layers/argument.js";
import { cost, LayerHandle, type Applied, type LayerCall, type LayerEntry } from "../../src/core/layers/entry.js";
import { signature } from "../../src/core/layers/signature.js";

class AnyLayer extends LayerHandle {
  readonly className = "AnyLayer";
  readonly name = undefined;
  readonly entry = undefined;
  readonly config = undefined;

  apply(call: LayerCall): Applied {
    return { output: call.inputs, weights: [], cost: cost(1) };
  }
}

const unknown = new Unknown("nobody knows");

const simple: fc.Arbitrary<ArgumentValue> = fc.oneof(
  fc.constantFrom<ArgumentValue>(null, true, false, "same", "valid", "relu", "channels_first", "", "a", unknown),
  fc.integer({ min: -3, max: 9 }),
  fc.constantFrom<ArgumentValue>(new Float(0.5), new Float(NaN), new Float(Infinity), 2n ** 70n, Sym.name("n")),
  fc.constantFrom<ArgumentValue>(
    new Opaque("callable", "f"),
    new Opaque("object", "o"),
    new Opaque("array", "np.zeros", [3, 2]),
    new Opaque("class", "C"),
    new AnyLayer(),
  ),
);

export const argument: fc.Arbitrary<ArgumentValue> = fc.oneof(
  { weight: 4, arbitrary: simple },
  { weight: 2, arbitrary: fc.array(simple, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(fc.array(simple, { maxLength: 3 }), { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.tuple(simple, simple), { maxLength: 2 }).map((items) => new DictArgument(items)),
  },
);

const tensor: fc.Arbitrary<TensorSpec> = fc.record({
  shape: fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(null, 0, 1, 2, 5, 8, unknown, Sym.name("m")), { maxLength: 6 }) },
    { weight: 1, arbitrary: fc.constantFrom(unknown, new Unranked("nobody knows", undefined, 8)) },
  ),
  dtype: fc.constantFrom("float32", "int32", "string", unknown),
});

export const inputs: fc.Arbitrary<Nest<TensorSpec>> = fc.oneof(
  { weight: 4, arbitrary: tensor },
  { weight: 1, arbitrary: fc.array(tensor, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom("a", "b"), tensor) },
);

/** Each parameter is given often, so that what is required is mostly there. */
export function keywordsOf(entry: LayerEntry): fc.Arbitrary<ReadonlyMap<string, ArgumentValue>> {
  const named = signature(entry.signature).parameters.filter(
    ({ kind }) => kind === "normal" || kind === "keyword-only",
  );
  const given = named.map(({ name, default: byDefault }) =>
    fc.option(argument, { freq: byDefault === undefined ? 20 : 1 }).map((value) => [name, value] as const),
  );
  return fc
    .tuple(...given)
    .map(
      (pairs) =>
        new Map(pairs.flatMap(([name, value]) => (value === null && pairs.length > 3 ? [] : [[name, value] as const]))),
    );
}
