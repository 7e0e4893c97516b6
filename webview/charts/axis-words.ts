/**
 * Places on the x axis in words.
 *
 *     step 1,204      epoch 2.5      time 1:04:10
 */
import { countText } from "../../src/training/log/words.js";
import type { AxisName } from "../../src/training/log/series.js";

export const AXES: readonly { readonly axis: AxisName; readonly title: string; readonly label: string }[] = [
  { axis: "step", title: "Step", label: "Batches, over all epochs" },
  { axis: "epoch", title: "Epoch", label: "Epochs" },
  { axis: "time", title: "Time", label: "Time since the run began" },
];

/** Short, for the axis. */
export function axisText(axis: AxisName, x: number): string {
  if (axis === "time") return clockText(x);
  if (axis === "epoch") return String(Number(x.toFixed(3)));
  if (x < 0) return "";
  return x >= 1e5 ? `${Number((x / 1e3).toFixed(1))}k` : countText(x);
}

export function placeText(axis: AxisName, x: number): string {
  if (axis === "time") return `after ${clockText(Math.max(0, x))}`;
  return axis === "epoch" ? `at epoch ${x.toFixed(2)}` : `at step ${countText(Math.max(0, x))}`;
}

/** `0:07`, `1:04:10` */
function clockText(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

const DECIMAL_STEPS = Array.from({ length: 13 }, (_, power) =>
  [1, 2, 5].map((factor) => factor * 10 ** (power - 3)),
).flat();
const WHOLE_STEPS = DECIMAL_STEPS.filter((step) => step >= 1);
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400];
const TIME_STEPS = [...SECONDS, ...[2, 5, 10, 20, 50, 100].map((days) => days * 86_400)];

/** Between two places that are written on an axis. */
export function axisSteps(axis: AxisName): readonly number[] {
  if (axis === "time") return TIME_STEPS;
  return axis === "step" ? WHOLE_STEPS : DECIMAL_STEPS;
}
