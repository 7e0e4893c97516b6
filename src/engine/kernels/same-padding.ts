/**
 * Convolutions that pad their input to keep its size. Where a stride is larger than the filter, the backend computes that padding wrongly;
 * told in numbers, it is right.
 *
 *     1×3 on (1, 6, 6, c), strides 3 and 1, "same"   ──▶   [[0, 0], [0, 0], [1, 1], [0, 0]]
 */
import * as tf from "@tensorflow/tfjs";
import type { Conv2DAttrs, KernelConfig } from "@tensorflow/tfjs";

export function withSamePadding(plain: KernelConfig, isDepthwise: boolean): KernelConfig {
  return {
    ...plain,
    kernelFunc: (call) => {
      const { strides, pad, dilations, dataFormat } = call.attrs as unknown as Conv2DAttrs;
      const { x, filter } = call.inputs;
      if (pad !== "same" || x === undefined || filter === undefined) return plain.kernelFunc(call);
      const { padInfo } = tf.backend_util.computeConv2DInfo(
        x.shape as tf.Tensor4D["shape"],
        filter.shape as tf.Tensor4D["shape"],
        strides,
        dilations ?? 1,
        pad,
        undefined,
        isDepthwise,
        tf.backend_util.convertConv2DDataFormat(dataFormat ?? "NHWC"),
      );
      const { top, bottom, left, right } = padInfo;
      const told = [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ];
      return plain.kernelFunc({ ...call, attrs: { ...call.attrs, pad: told } });
    },
  };
}
