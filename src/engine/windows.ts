/**
 * The windows of a pooling or a convolution in three dimensions: each place of the output with the places of the input that it is made of.
 *
 *     2×2×2 on (4, 4, 4), stride 2   ──▶   8 windows a sample, of 8 places each; over the padding there is nothing
 */
import type { backend_util } from "@tensorflow/tfjs";

/** The places count without channels; of the arrays only the first `count` hold. @param positions which of the filter's places each is */
type Visit = (place: number, images: Int32Array, positions: Int32Array, count: number) => void;

type Axis = readonly [input: number, output: number, filter: number, stride: number, pad: number];

/** A stride larger than the window makes TensorFlow.js' padding negative, which it isn't in TensorFlow. */
export function forEachWindow(info: backend_util.Conv3DInfo, visit: Visit): void {
  forEachOf(
    info.batchSize,
    [info.inDepth, info.outDepth, info.filterDepth, info.strideDepth, Math.max(info.padInfo.front, 0)],
    [info.inHeight, info.outHeight, info.filterHeight, info.strideHeight, Math.max(info.padInfo.top, 0)],
    [info.inWidth, info.outWidth, info.filterWidth, info.strideWidth, Math.max(info.padInfo.left, 0)],
    visit,
  );
}

/** The same of images, which have no depth. */
export function forEachFlatWindow(info: backend_util.Conv2DInfo, visit: Visit): void {
  forEachOf(
    info.batchSize,
    [1, 1, 1, 1, 0],
    [info.inHeight, info.outHeight, info.filterHeight, info.strideHeight, Math.max(info.padInfo.top, 0)],
    [info.inWidth, info.outWidth, info.filterWidth, info.strideWidth, Math.max(info.padInfo.left, 0)],
    visit,
  );
}

function forEachOf(samples: number, depth: Axis, height: Axis, width: Axis, visit: Visit): void {
  const most = depth[2] * height[2] * width[2];
  const [images, positions] = [new Int32Array(most), new Int32Array(most)];
  let place = 0;
  for (let sample = 0; sample < samples; sample += 1)
    for (let d = 0; d < depth[1]; d += 1)
      for (let h = 0; h < height[1]; h += 1)
        for (let w = 0; w < width[1]; w += 1, place += 1) {
          let count = 0;
          for (let i = 0; i < depth[2]; i += 1) {
            const slice = d * depth[3] - depth[4] + i;
            if (slice < 0 || slice >= depth[0]) continue;
            for (let j = 0; j < height[2]; j += 1) {
              const row = h * height[3] - height[4] + j;
              if (row < 0 || row >= height[0]) continue;
              for (let k = 0; k < width[2]; k += 1) {
                const column = w * width[3] - width[4] + k;
                if (column < 0 || column >= width[0]) continue;
                images[count] = ((sample * depth[0] + slice) * height[0] + row) * width[0] + column;
                positions[count] = (i * height[2] + j) * width[2] + k;
                count += 1;
              }
            }
          }
          visit(place, images, positions, count);
        }
}
