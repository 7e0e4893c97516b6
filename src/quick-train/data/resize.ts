/**
 * Pictures in another size and with other channels, as TensorFlow's `image.resize` and `rgb_to_grayscale` have them.
 *
 *     28×28×1    ──▶    32×32×3: each pixel from the four around its place, then the channel three times
 */

/** Height, width, channels. */
export type PictureShape = readonly [height: number, width: number, channels: number];

/** The next two pixels of a line for each place of the wanted one, and how far between them it is. */
interface Places {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly between: Float32Array;
}

/** Writes a picture of the wanted shape into `to`, from where `at` says. */
export function resizeInto(
  to: Float32Array,
  at: number,
  wanted: PictureShape,
  picture: ArrayLike<number>,
  shape: PictureShape,
): void {
  const [height, width, channels] = wanted;
  const [, sourceWidth, sourceChannels] = shape;
  const rows = placesOf(shape[0], height);
  const columns = placesOf(sourceWidth, width);
  const kept = Math.max(Math.min(channels, sourceChannels), 1);
  const pixel = new Float32Array(sourceChannels);
  for (let row = 0; row < height; row++) {
    const [above, below, down] = [rows.low[row]! * sourceWidth, rows.high[row]! * sourceWidth, rows.between[row]!];
    for (let column = 0; column < width; column++) {
      const [left, right, across] = [columns.low[column]!, columns.high[column]!, columns.between[column]!];
      for (let channel = 0; channel < sourceChannels; channel++) {
        const value = (line: number, place: number) => picture[(line + place) * sourceChannels + channel]!;
        const top = value(above, left) + (value(above, right) - value(above, left)) * across;
        const bottom = value(below, left) + (value(below, right) - value(below, left)) * across;
        pixel[channel] = top + (bottom - top) * down;
      }
      const place = at + (row * width + column) * channels;
      if (kept < sourceChannels) to[place] = greyOf(pixel);
      else for (let channel = 0; channel < channels; channel++) to[place + channel] = pixel[channel % kept]!;
    }
  }
}

/** Pixels have their middle at a half, and the ones at the edge go on beyond it. */
function placesOf(size: number, wanted: number): Places {
  const places = {
    low: new Uint32Array(wanted),
    high: new Uint32Array(wanted),
    between: new Float32Array(wanted),
  };
  for (let index = 0; index < wanted; index++) {
    const place = ((index + 0.5) * size) / wanted - 0.5;
    const low = Math.floor(place);
    places.low[index] = Math.max(low, 0);
    places.high[index] = Math.min(low + 1, size - 1);
    places.between[index] = place - low;
  }
  return places;
}

function greyOf([red, green, blue]: ArrayLike<number> & Iterable<number>): number {
  return 0.2989 * red! + 0.587 * green! + 0.114 * blue!;
}
