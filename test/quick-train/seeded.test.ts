/** Random numbers by a seed. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { seeded, shuffled } from "../../src/quick-train/seeded.js";

it("A seed gives mulberry32's numbers", () => {
  const random = seeded(1);
  expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
});

it("An order has each number once, and the same seed gives it again", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(), (count, seed) => {
      const order = shuffled(count, seeded(seed));
      expect(order.toSorted()).toEqual(Uint32Array.from({ length: count }, (_, index) => index));
      expect(shuffled(count, seeded(seed))).toEqual(order);
    }),
  );
});
