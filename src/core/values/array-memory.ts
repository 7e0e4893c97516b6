/**
 * The memory of a NumPy array, which its views share: whoever changes one of them changes what all hold.
 *
 *     sizes = np.array([8, 16]);  sizes[1:][0] = 32      what `sizes` holds isn't known from here on
 */
import type { Unknown } from "../dims/dim.js";
import { HeapObject } from "./heap.js";

export class ArrayMemory extends HeapObject {
  /** Why the values aren't those that it was made with. */
  changed: Unknown | undefined;

  override save(): Unknown | undefined {
    return this.changed;
  }

  override restore(state: Unknown | undefined): void {
    this.changed = state;
  }

  override joinStates(a: Unknown | undefined, b: Unknown | undefined): Unknown | undefined {
    return a ?? b;
  }
}
