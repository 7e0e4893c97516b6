/**
 * The colours of runs: seven that people who see colours differently can tell apart, legible on the paper of each theme.
 *
 *     slot 0   blue, circles      slot 1   orange, squares      …
 */
export type PaperKind = "light" | "dark";

export const SLOT_COUNT = 7;

/** Each has a contrast of 3 : 1 or more to what it is drawn on. */
export const SLOT_COLORS: Readonly<Record<PaperKind, readonly string[]>> = {
  light: ["#0067b8", "#c24e00", "#117733", "#aa4499", "#7d6c00", "#882255", "#555555"],
  dark: ["#56b4e9", "#e69f00", "#34c79a", "#e48fc4", "#f0e442", "#ff8a75", "#c8c8c8"],
};

export interface ChartColors {
  readonly slots: readonly string[];
  readonly text: string;
  readonly subtle: string;
  readonly line: string;
  readonly paper: string;
  readonly error: string;
  readonly font: string;
}

/** What a picture for a paper has. */
export const PRINT_COLORS: ChartColors = {
  slots: SLOT_COLORS.light,
  text: "#1f1f1f",
  subtle: "#5f5f5f",
  line: "#d4d4d4",
  paper: "#ffffff",
  error: "#b3261e",
  font: "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif",
};

/** A dot at each point, of another form for each run: drawn around the origin, with a radius of 1. */
export const MARKERS: readonly (readonly (readonly [number, number])[] | "circle")[] = [
  "circle",
  [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  [
    [0, -1.25],
    [1.1, 0.8],
    [-1.1, 0.8],
  ],
  [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
  [
    [0, 1.25],
    [1.1, -0.8],
    [-1.1, -0.8],
  ],
  [
    [-0.35, -1.2],
    [0.35, -1.2],
    [0.35, -0.35],
    [1.2, -0.35],
    [1.2, 0.35],
    [0.35, 0.35],
    [0.35, 1.2],
    [-0.35, 1.2],
    [-0.35, 0.35],
    [-1.2, 0.35],
    [-1.2, -0.35],
    [-0.35, -0.35],
  ],
  [
    [0, -1.2],
    [1.14, -0.37],
    [0.71, 0.97],
    [-0.71, 0.97],
    [-1.14, -0.37],
  ],
];
