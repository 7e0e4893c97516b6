/**
 * One picture file as bytes of red, green and blue, by what it starts with and not by its name.
 *
 *     \x89PNG …      ──▶    width, height, a byte for each of red, green, blue
 *     \xff\xd8\xff …  ──▶    the same, from JPEG
 *     anything else  ──▶    nothing
 */
import { decode } from "jpeg-js";
import { PNG } from "pngjs";

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Row by row; what is see-through is taken as it is. */
  readonly rgb: Uint8Array;
}

/** A picture that says it is larger is left alone: a few bytes can ask for all the memory there is. */
const MOST_MEGAPIXELS = 64;
const MOST_DECODER_MEGABYTES = 1024;

const PNG_START = [0x89, 0x50, 0x4e, 0x47];
const JPEG_START = [0xff, 0xd8, 0xff];
const PNG_SIZES_END = 24;

export function readPicture(bytes: Buffer): Picture | undefined {
  try {
    if (startsWith(bytes, PNG_START)) return withoutAlpha(readPng(bytes));
    if (startsWith(bytes, JPEG_START))
      return withoutAlpha(
        decode(bytes, {
          useTArray: true,
          tolerantDecoding: false,
          maxResolutionInMP: MOST_MEGAPIXELS,
          maxMemoryUsageInMB: MOST_DECODER_MEGABYTES,
        }),
      );
  } catch {
    // Either decoder throws errors of any kind for bytes that it can't make sense of.
  }
  return undefined;
}

function startsWith(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function readPng(bytes: Buffer): { width: number; height: number; data: Uint8Array } | undefined {
  if (bytes.length < PNG_SIZES_END) return undefined;
  const pixels = bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  return pixels > MOST_MEGAPIXELS * 1e6 ? undefined : PNG.sync.read(bytes);
}

function withoutAlpha(image: { width: number; height: number; data: Uint8Array } | undefined): Picture | undefined {
  const pixels = image === undefined ? 0 : image.width * image.height;
  if (image === undefined || pixels === 0 || image.data.length < pixels * 4) return undefined;
  const rgb = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel++) rgb.set(image.data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
  return { width: image.width, height: image.height, rgb };
}
