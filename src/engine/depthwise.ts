/**
 * Where a depthwise convolution's filter meets its input: each place of the output with each position of the filter.
 *
 *     3×3 on 28×28, "valid"   ──▶   n · 26·26 · 9 meetings, each of all channels
 */
import type { backend_util } from "@tensorflow/tfjs";

/** Offsets of the first channel: in the input, in the output, in the filter. Positions over the padding meet nothing. */
type Meeting = (image: number, place: number, weight: number) => void;

export function forEachMeeting(info: backend_util.Conv2DInfo, meet: Meeting): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
  const { filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padInfo } = info;
  for (let sample = 0; sample < batchSize; sample += 1)
    for (let i = 0; i < outHeight; i += 1)
      for (let j = 0; j < outWidth; j += 1) {
        const place = ((sample * outHeight + i) * outWidth + j) * outChannels;
        for (let h = 0; h < filterHeight; h += 1) {
          const row = i * strideHeight + h * dilationHeight - padInfo.top;
          if (row < 0 || row >= inHeight) continue;
          for (let w = 0; w < filterWidth; w += 1) {
            const column = j * strideWidth + w * dilationWidth - padInfo.left;
            if (column < 0 || column >= inWidth) continue;
            const image = ((sample * inHeight + row) * inWidth + column) * inChannels;
            meet(image, place, (h * filterWidth + w) * outChannels);
          }
        }
      }
}
