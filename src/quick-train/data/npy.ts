/**
 * One array of NumPy's as plain numbers, row-major whatever it is stored as.
 *
 *     \x93NUMPY 1 0 118 {'descr': '<f4', 'fortran_order': False, 'shape': (60000, 28, 28), } …    ──▶    shape, values
 */
import { Refusal } from "../refusal.js";
import type { Shape } from "./dataset.js";
import { refuseTooMany, sizeOf } from "./dataset.js";

export interface NpyArray {
  readonly shape: Shape;
  readonly values: Float32Array;
  /** NumPy's letter for the kind of number and its size in bytes: "u1", "f4". */
  readonly type: string;
}

type Read = (view: DataView, at: number, isLittle: boolean) => number;

/** For each type of number. */
const READERS: Readonly<Record<string, Read>> = {
  b1: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
  i1: (view, at) => view.getInt8(at),
  u1: (view, at) => view.getUint8(at),
  i2: (view, at, isLittle) => view.getInt16(at, isLittle),
  u2: (view, at, isLittle) => view.getUint16(at, isLittle),
  i4: (view, at, isLittle) => view.getInt32(at, isLittle),
  u4: (view, at, isLittle) => view.getUint32(at, isLittle),
  i8: (view, at, isLittle) => Number(view.getBigInt64(at, isLittle)),
  u8: (view, at, isLittle) => Number(view.getBigUint64(at, isLittle)),
  f2: (view, at, isLittle) => halfFloat(view.getUint16(at, isLittle)),
  f4: (view, at, isLittle) => view.getFloat32(at, isLittle),
  f8: (view, at, isLittle) => view.getFloat64(at, isLittle),
};

const LENGTH_AT = 8;

export function readNpy(bytes: Uint8Array, name: string): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { header, end } = headerOf(bytes, view, name);
  const { type, isLittle, isFortran, shape } = fieldsOf(header, name);
  const read = READERS[type];
  if (read === undefined) throw new Refusal(`the array "${name}" holds ${typeInWords(type)}; only numbers are taken`);
  const count = sizeOf(shape);
  refuseTooMany(count, `the array "${name}"`, "save a smaller one");
  const size = Number(type.slice(1));
  if (bytes.length < end + count * size) throw new Refusal(`the array "${name}" ends before its last number`);
  const values = new Float32Array(count);
  if (type === "u1") values.set(bytes.subarray(end, end + count));
  else for (let index = 0; index < count; index++) values[index] = read(view, end + index * size, isLittle);
  return { shape, values: isFortran ? toRowMajor(values, shape) : values, type };
}

function headerOf(bytes: Uint8Array, view: DataView, name: string): { header: string; end: number } {
  const text = new TextDecoder("latin1");
  const isNpy = bytes.length > LENGTH_AT + 4 && text.decode(bytes.subarray(0, 6)) === "\x93NUMPY";
  const version = bytes[6] ?? 0;
  if (!isNpy || version < 1 || version > 3) throw new Refusal(`"${name}" is no array of NumPy's`);
  const start = LENGTH_AT + (version === 1 ? 2 : 4);
  const end = start + (version === 1 ? view.getUint16(LENGTH_AT, true) : view.getUint32(LENGTH_AT, true));
  if (end > bytes.length) throw new Refusal(`the array "${name}" ends within its header`);
  return { header: text.decode(bytes.subarray(start, end)), end };
}

function fieldsOf(header: string, name: string) {
  const simple = /'descr':\s*'([<>|=])?([a-zA-Z]\d*)/.exec(header);
  const order = /'fortran_order':\s*(True|False)/.exec(header);
  const sizes = /'shape':\s*\(([\d\s,L]*)\)/.exec(header);
  if (order === null || sizes === null) throw new Refusal(`the header of the array "${name}" can't be read`);
  if (simple === null) throw new Refusal(`the array "${name}" holds records; only numbers are taken`);
  const shape = [...sizes[1]!.matchAll(/\d+/g)].map(([size]) => Number(size));
  return { type: simple[2]!, isLittle: simple[1] !== ">", isFortran: order[1] === "True", shape };
}

function typeInWords(type: string): string {
  const words: Readonly<Record<string, string>> = {
    O: "Python objects",
    U: "texts",
    S: "texts",
    c: "complex numbers",
    M: "dates",
    m: "durations",
    V: "records",
  };
  return words[type[0]!] ?? `numbers of the type ${type}`;
}

function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** From the order in which the first axis runs fastest to the one in which the last does. */
function toRowMajor(values: Float32Array, shape: Shape): Float32Array {
  const steps = shape.map((_, axis) => sizeOf(shape.slice(0, axis)));
  const sorted = new Float32Array(values.length);
  const place = shape.map(() => 0);
  let from = 0;
  for (let index = 0; index < sorted.length; index++) {
    sorted[index] = values[from]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += steps[axis]!;
      if (++place[axis]! < shape[axis]!) break;
      from -= steps[axis]! * shape[axis]!;
      place[axis] = 0;
    }
  }
  return sorted;
}
