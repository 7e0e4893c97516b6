/**
 * A tensor's numbers where the backend keeps them: in its WebAssembly memory.
 *
 *     makeOutput(backend, [2, 3])   ──▶   a tensor of the backend
 *     floatsOf(backend, tensor)     ──▶   Float32Array(6), a view of that memory
 *
 * Memory that grows moves, so all tensors are made before the first view is taken, and no view outlives its kernel.
 */
import type { TensorInfo } from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";

/** Its content is what was in the memory before. */
export function makeOutput(
  backend: object,
  shape: readonly number[],
  dtype: "float32" | "int32" = "float32",
): TensorInfo {
  return (backend as BackendWasm).makeOutput([...shape], dtype);
}

export function floatsOf(backend: object, tensor: TensorInfo): Float32Array {
  const view = (backend as BackendWasm).typedArrayFromHeap(tensor);
  if (!(view instanceof Float32Array)) throw new TypeError(`float32 is needed here, not ${tensor.dtype}`);
  return view;
}

export function integersOf(backend: object, tensor: TensorInfo): Int32Array {
  const view = (backend as BackendWasm).typedArrayFromHeap(tensor);
  if (!(view instanceof Int32Array)) throw new TypeError(`int32 is needed here, not ${tensor.dtype}`);
  return view;
}
