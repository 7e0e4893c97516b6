/**
 * A kernel of the WebAssembly backend, with its inputs and attributes by their types.
 *
 *     wasmKernel<"x" | "dy", Conv2DBackpropFilterAttrs>(tf.Conv2DBackpropFilter, ({ x, dy }, { pad }, backend) => …)
 */
import type { KernelConfig, Tensor, Tensor4D, TensorInfo } from "@tensorflow/tfjs";

/** The engine hands kernels whole tensors. */
type Run<Input extends string, Attributes> = (
  inputs: Readonly<Record<Input, Tensor4D>>,
  attributes: Attributes,
  backend: object,
) => TensorInfo;

export function wasmKernel<Input extends string, Attributes>(
  kernelName: string,
  run: Run<Input, Attributes>,
): KernelConfig {
  return {
    kernelName,
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs, backend }) =>
      run(inputs as Record<Input, Tensor4D>, (attrs ?? {}) as unknown as Attributes, backend),
  };
}

/** A kernel instead of another that does what this one leaves: `undefined` is what is left. */
export function wasmKernelAround<Input extends string, Attributes>(
  plain: KernelConfig,
  run: (inputs: Readonly<Record<Input, Tensor>>, attributes: Attributes, backend: object) => TensorInfo | undefined,
): KernelConfig {
  return {
    ...plain,
    kernelFunc: (call) =>
      run(call.inputs as Record<Input, Tensor>, (call.attrs ?? {}) as unknown as Attributes, call.backend) ??
      plain.kernelFunc(call),
  };
}
