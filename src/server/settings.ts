/**
 * The user's settings, read from whatever an editor sends: what is missing or of the wrong kind has its default.
 *
 *     { "hints": { "location": "inlay" }, "units": "macs" }   ──▶   Settings
 *
 * The same names, defaults and descriptions stand in package.json under `contributes.configuration`; a test compares.
 */
import type { CostUnit } from "../contract/summary.js";

export type HintLocation = "codeLens" | "inlay" | "hover" | "off";

export interface Settings {
  readonly hintLocation: HintLocation;
  readonly layersWithoutParameters: boolean;
  readonly codeLensInNotebooks: boolean;
  readonly problems: boolean;
  readonly units: CostUnit;
  readonly imageDataFormat: "channels_last" | "channels_first";
  /** An interpreter, an environment or a folder of packages; "" for the one that the file's surroundings name. */
  readonly python: string;
  readonly extraPaths: readonly string[];
  /** In megabytes of a million characters. */
  readonly maxFileSize: number;
}

export const SETTINGS_SECTION = "lamella";

export const defaultSettings: Settings = readSettings({});

export function readSettings(value: unknown): Settings {
  const at = (path: string): unknown => path.split(".").reduce(property, value);
  return {
    hintLocation: oneOf(["codeLens", "inlay", "hover", "off"], at("hints.location")),
    layersWithoutParameters: flag(at("hints.layersWithoutParameters"), true),
    codeLensInNotebooks: flag(at("notebook.codeLens"), false),
    problems: flag(at("problems.enabled"), true),
    units: oneOf(["flops", "macs"], at("units")),
    imageDataFormat: oneOf(["channels_last", "channels_first"], at("imageDataFormat")),
    python: text(at("python")),
    extraPaths: texts(at("extraPaths")),
    maxFileSize: positive(at("maxFileSize"), 2),
  };
}

/** Where hints of a document go. Lenses would move the lines of notebook cells, so there they stand at the line's end. */
export function hintLocationFor(settings: Settings, isNotebook: boolean): HintLocation {
  const { hintLocation, codeLensInNotebooks } = settings;
  return isNotebook && hintLocation === "codeLens" && !codeLensInNotebooks ? "inlay" : hintLocation;
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** The first is the default. */
function oneOf<const Choice extends string>(choices: readonly [Choice, ...Choice[]], value: unknown): Choice {
  return choices.find((choice) => choice === value) ?? choices[0];
}

function flag(value: unknown, otherwise: boolean): boolean {
  return typeof value === "boolean" ? value : otherwise;
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text).filter((each) => each !== "") : [];
}

function positive(value: unknown, otherwise: number): number {
  return typeof value === "number" && value > 0 ? value : otherwise;
}
