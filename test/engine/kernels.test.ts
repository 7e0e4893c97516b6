/**
 * Each kernel of the embedded engine against the gradients of TensorFlow.js' own JavaScript, over shapes, strides, paddings and dilations
 * that fast-check draws.
 */
import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { expectSame, numbers, startBoth } from "./both-backends.js";

beforeAll(startBoth);

const size = (min: number, max: number) => fc.integer({ min, max });

/** A window over images, as convolutions and poolings have it; valid windows fit into the image. */
const window = fc
  .record({
    samples: size(1, 3),
    image: fc.tuple(size(1, 9), size(1, 9)),
    filter: fc.tuple(size(1, 4), size(1, 4)),
    channels: size(1, 5),
    filters: size(1, 5),
    strides: fc.tuple(size(1, 3), size(1, 3)),
    pad: fc.constantFrom("same" as const, "valid" as const),
    seed: size(0, 1000),
  })
  .filter(({ image, filter, pad }) => pad === "same" || (image[0] >= filter[0] && image[1] >= filter[1]));

type Window = typeof window extends fc.Arbitrary<infer Value> ? Value : never;

const images = ({ samples, image, channels, seed }: Window) =>
  numbers([samples, ...image, channels], seed) as tf.Tensor4D;

/** The gradients of a function by its arguments, where the output's gradient is drawn too. */
function gradients(
  run: (...inputs: tf.Tensor[]) => tf.Tensor,
  inputs: tf.Tensor[],
  seed: number,
): readonly tf.Tensor[] {
  const output = run(...inputs);
  return [output, ...tf.grads(run)(inputs, numbers(output.shape, seed + 7))];
}

/** Those that jump further than they are long aren't computed. */
const volumeWindow = fc
  .tuple(window, fc.record({ image: size(3, 5), filter: size(1, 3), stride: size(1, 3) }))
  .filter(
    ([{ filter, strides, pad }, depth]) =>
      pad === "valid" || (depth.filter >= depth.stride && filter[0] >= strides[0] && filter[1] >= strides[1]),
  );

/** The depth of a window over volumes, whose filter fits. */
const depths = fc.record({ image: size(3, 5), filter: size(1, 3), stride: size(1, 3) });

const volumes = ({ samples, image, channels, seed }: Window, depth: { readonly image: number }) =>
  numbers([samples, depth.image, ...image, channels], seed);

const allDifferent = (x: tf.Tensor) => tf.add(x, tf.reshape(tf.linspace(0, 0.5, x.size), x.shape));

async function holds<Value>(
  arbitrary: fc.Arbitrary<Value>,
  compute: (value: Value) => readonly tf.Tensor[],
  truth = compute,
) {
  await fc.assert(
    fc.asyncProperty(arbitrary, (value) =>
      expectSame(
        () => compute(value),
        () => truth(value),
      ),
    ),
    { numRuns: 150 },
  );
}

describe("A gradient is that of the plain backend", () => {
  it("of a convolution", () =>
    holds(window, (drawn) => {
      const weights = numbers([...drawn.filter, drawn.channels, drawn.filters], drawn.seed + 1);
      const run = (x: tf.Tensor, filter: tf.Tensor) =>
        tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, drawn.strides, drawn.pad);
      return gradients(run, [images(drawn), weights], drawn.seed);
    }));

  it("of a transposed convolution", () =>
    holds(window, (drawn) => {
      const { samples, image, strides, pad, channels, filters, filter } = drawn;
      const x = numbers([samples, ...image, filters], drawn.seed) as tf.Tensor4D;
      const weights = numbers([...filter, channels, filters], drawn.seed + 1) as tf.Tensor4D;
      const length = (axis: 0 | 1) =>
        pad === "same" ? image[axis] * strides[axis] : (image[axis] - 1) * strides[axis] + filter[axis];
      const shape = [samples, length(0), length(1), channels] as [number, number, number, number];
      const run = (input: tf.Tensor, kernel: tf.Tensor) =>
        tf.conv2dTranspose(input as tf.Tensor4D, kernel as tf.Tensor4D, shape, strides, pad);
      return gradients(run, [x, weights], drawn.seed);
    }));

  it("of a depthwise convolution", () =>
    holds(window, (drawn) => {
      const weights = numbers([...drawn.filter, drawn.channels, drawn.filters], drawn.seed + 1);
      const run = (x: tf.Tensor, filter: tf.Tensor) =>
        tf.depthwiseConv2d(x as tf.Tensor4D, filter as tf.Tensor4D, drawn.strides, drawn.pad);
      return gradients(run, [images(drawn), weights], drawn.seed);
    }));

  it("of a maximum over windows, where equal numbers are many", () =>
    holds(window, (drawn) => {
      const run = (x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, drawn.filter, drawn.strides, drawn.pad);
      return gradients(run, [tf.relu(images(drawn))], drawn.seed);
    }));

  it("of a mean over windows, whose edges the plain backend has wrong: it is that of a sum by a number of places", () =>
    holds(
      window,
      (drawn) => {
        const run = (x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, drawn.filter, drawn.strides, drawn.pad);
        return gradients(run, [images(drawn)], drawn.seed);
      },
      (drawn) => {
        const ones = tf.ones([...drawn.filter, drawn.channels, 1]) as tf.Tensor4D;
        const sum = (x: tf.Tensor) => tf.depthwiseConv2d(x as tf.Tensor4D, ones, drawn.strides, drawn.pad);
        const run = (x: tf.Tensor) => tf.div(sum(x), sum(tf.onesLike(x)));
        return gradients(run, [images(drawn)], drawn.seed);
      },
    ));

  it("of a convolution in three dimensions", () =>
    holds(volumeWindow, ([drawn, depth]) => {
      const weights = numbers([depth.filter, ...drawn.filter, drawn.channels, drawn.filters], drawn.seed + 1);
      const run = (x: tf.Tensor, filter: tf.Tensor) =>
        tf.conv3d(x as tf.Tensor5D, filter as tf.Tensor5D, [depth.stride, ...drawn.strides], drawn.pad);
      return gradients(run, [volumes(drawn, depth), weights], drawn.seed);
    }));

  // Of equal maxima each implementation takes another one, so all numbers differ.
  it("of a maximum over windows in three dimensions, which is one of two dimensions and one of the third", () =>
    holds(
      fc.tuple(window, depths),
      ([drawn, depth]) => {
        const run = (x: tf.Tensor) =>
          tf.maxPool3d(x as tf.Tensor5D, [depth.filter, ...drawn.filter], [depth.stride, ...drawn.strides], drawn.pad);
        return gradients(run, [allDifferent(volumes(drawn, depth))], drawn.seed);
      },
      ([drawn, depth]) => {
        const { samples, channels, filter, strides, pad } = drawn;
        const run = (x: tf.Tensor) => {
          const slices = tf.reshape(x, [samples * depth.image, ...drawn.image, channels]) as tf.Tensor4D;
          const flat = tf.maxPool(slices, filter, strides, pad);
          const [height, width] = [flat.shape[1], flat.shape[2]];
          const columns = tf.reshape(flat, [samples, depth.image, height * width, channels]) as tf.Tensor4D;
          const deep = tf.maxPool(columns, [depth.filter, 1], [depth.stride, 1], pad);
          return tf.reshape(deep, [samples, deep.shape[1], height, width, channels]);
        };
        return gradients(run, [allDifferent(volumes(drawn, depth))], drawn.seed);
      },
    ));

  it("of a mean over windows in three dimensions", () =>
    holds(
      volumeWindow,
      ([drawn, depth]) => {
        const run = (x: tf.Tensor) =>
          tf.avgPool3d(x as tf.Tensor5D, [depth.filter, ...drawn.filter], [depth.stride, ...drawn.strides], drawn.pad);
        return gradients(run, [volumes({ ...drawn, channels: 1 }, depth)], drawn.seed);
      },
      ([drawn, depth]) => {
        const ones = tf.ones([depth.filter, ...drawn.filter, 1, 1]) as tf.Tensor5D;
        const sum = (x: tf.Tensor) => tf.conv3d(x as tf.Tensor5D, ones, [depth.stride, ...drawn.strides], drawn.pad);
        const run = (x: tf.Tensor) => tf.div(sum(x), sum(tf.onesLike(x)));
        return gradients(run, [volumes({ ...drawn, channels: 1 }, depth)], drawn.seed);
      },
    ));

  it("of a lookup in a table", () => {
    const lookup = fc.record({
      rows: size(1, 8),
      width: size(1, 6),
      places: fc.array(size(0, 7), { minLength: 1 }),
      seed: size(0, 99),
    });
    return holds(lookup, ({ rows, width, places, seed }) => {
      const indices = tf.tensor1d(
        places.map((place) => place % rows),
        "int32",
      );
      return gradients((table) => tf.gather(table, indices), [numbers([rows, width], seed)], seed);
    });
  });
});

it("A window in three dimensions that jumps further than it is long is refused", async () => {
  await tf.setBackend("wasm");
  const [x, filter] = [tf.ones([1, 6, 6, 6, 1]) as tf.Tensor5D, tf.ones([1, 1, 1, 1, 1]) as tf.Tensor5D];
  expect(() => tf.conv3d(x, filter, 3, "same")).toThrow(/larger than itself/);
  expect(() => tf.avgPool3d(x, 1, 3, "same")).toThrow(/larger than itself/);
});

describe("A result is that of the plain backend", () => {
  const matrices = fc.record({
    batch: fc.constantFrom([], [1], [3], [2, 2]),
    rows: size(1, 6),
    inner: size(1, 6),
    columns: size(1, 6),
    transposed: fc.tuple(fc.boolean(), fc.boolean()),
    seed: size(0, 1000),
  });

  it("of products of matrices", () =>
    holds(matrices, ({ batch, rows, inner, columns, transposed, seed }) => {
      const shape = (turned: boolean, first: number, second: number) => [
        ...batch,
        ...(turned ? [second, first] : [first, second]),
      ];
      const a = numbers(shape(transposed[0], rows, inner), seed);
      const b = numbers(shape(transposed[1], inner, columns), seed + 1);
      return [tf.matMul(a, b, ...transposed)];
    }));

  it("of products of which one matrix is for all", () =>
    holds(matrices, ({ rows, inner, columns, transposed, seed }) => {
      const [a, b] = [
        transposed[0] ? [4, inner, rows] : [4, rows, inner],
        transposed[1] ? [1, columns, inner] : [1, inner, columns],
      ];
      return [tf.matMul(numbers(a, seed), numbers(b, seed + 1), ...transposed)];
    }));

  it("of sums over any axes", () => {
    const sums = fc.record({
      shape: fc.array(size(1, 4), { minLength: 1, maxLength: 5 }),
      axes: fc.uniqueArray(size(0, 4)),
      keepDims: fc.boolean(),
      seed: size(0, 1000),
    });
    return holds(sums, ({ shape, axes, keepDims, seed }) => {
      const some = axes.filter((axis) => axis < shape.length);
      return [
        tf.sum(numbers(shape, seed), some, keepDims),
        tf.sum(tf.cast(tf.mul(numbers(shape, seed), 9), "int32"), some),
      ];
    });
  });

  it("of sums by segment, which negative numbers are left out of", () => {
    const segments = fc.record({ ids: fc.array(size(-1, 4), { minLength: 1 }), width: size(1, 4), seed: size(0, 99) });
    return holds(segments, ({ ids, width, seed }) => [
      tf.unsortedSegmentSum(numbers([ids.length, width], seed), tf.tensor1d(ids, "int32"), 5),
      tf.unsortedSegmentSum(numbers([ids.length], seed), tf.tensor1d(ids, "int32"), 3),
    ]);
  });
});
