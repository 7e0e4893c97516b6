/**
 * An integer of NumPy's, which is no `int` of Python's: the library refuses it where it asks for one.
 *
 *     np.prod((2, 3))   6 of int64        int(np.prod((2, 3))), x.shape[0], len(x)   plain integers
 */
export class NumPyInteger {
  constructor(
    readonly value: number,
    readonly dtype: string,
  ) {}
}

/** The number itself, where it is NumPy's. */
export const withoutNumPy = <T>(value: T): T | number => (value instanceof NumPyInteger ? value.value : value);
