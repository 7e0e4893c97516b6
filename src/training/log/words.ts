/**
 * Numbers, durations and devices in words, the same in pages, tables and sentences.
 *
 *     countText(206602)  "206,602"      durationText(3725)  "1 h 2 min"      valueText(0.031245)  "0.03125"
 */
import type { Gpu, LibraryEvent, RunEvent } from "./events.js";

export function countText(count: number): string {
  const digits = String(Math.abs(Math.round(count)));
  return `${count < 0 ? "−" : ""}${digits.replace(/\B(?=(\d{3})+$)/g, ",")}`;
}

/** A metric's value: four digits that count. */
export function valueText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return value.toExponential(2).replace("-", "−").replace("e+", "e");
  const text = size >= 1000 ? value.toFixed(1) : String(Number(value.toPrecision(4)));
  return text.replace("-", "−");
}

/** In columns and beside lines: as many digits as the values around it. */
export function metricText(value: number): string {
  const size = Math.abs(value);
  return size >= 0.001 && size < 10 ? value.toFixed(4).replace("-", "−") : valueText(value);
}

export function durationText(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

const BYTE_UNITS = ["B", "KB", "MB", "GB", "TB"];

export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value >= 100 || unit === 0 ? Math.round(value) : Number(value.toPrecision(3))} ${BYTE_UNITS[unit]}`;
}

/** `0.5`, but the sign of a minus is one. */
export function signedText(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return `${Number(text) === 0 ? "±" : value < 0 ? "−" : "+"}${text}`;
}

/** What the run computes on. What the library itself says counts more than what was chosen. */
export function deviceText(header: RunEvent | undefined, told: LibraryEvent | undefined): string {
  if (header === undefined) return "Unknown";
  // Until it is asked for its devices, it tells none: that isn't the same as having found none.
  const library = told === undefined || told.devices.length === 0 ? undefined : told;
  const chosen = chosenGpus(header);
  const hasGpu = library === undefined ? chosen.length > 0 : library.devices.some((name) => !/cpu/i.test(name));
  if (!hasGpu) {
    // A GPU that is there and isn't used is worth a word.
    return chosen.length > 0 ? `CPU (${library?.library ?? "the library"} found no GPU)` : "CPU";
  }
  const names = usedGpus(chosen, library).map(({ name }) => name);
  return names.length > 0 ? names.join(", ") : (library?.devices.join(", ") ?? "GPU");
}

/** The library counts those that it was given from 0; not all need be in use. */
function usedGpus(chosen: readonly Gpu[], library: LibraryEvent | undefined): readonly Gpu[] {
  if (library === undefined) return chosen;
  const numbers = library.devices
    .filter((name) => !/cpu/i.test(name))
    .map((name) => Number(/\d+$/.exec(name)?.[0] ?? 0));
  return chosen.filter((_, i) => numbers.includes(i));
}

function chosenGpus({ gpus, device }: RunEvent): readonly Gpu[] {
  if (device === "cpu") return [];
  return device === "all" ? gpus : gpus.filter(({ index }) => index === device);
}

export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
