/**
 * The settings that package.json declares and those that the server reads are the same.
 *
 *     "lamella.units": { "enum": ["flops", "macs"] }   ──▶   settings.units is one of them, whatever the editor sends
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { defaultSettings, hintLocationFor, readSettings, type Settings } from "../../src/server/settings.js";

interface Contribution {
  readonly default: unknown;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription: string;
}

const manifest: { contributes: { configuration: { properties: { [name: string]: Contribution } } } } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);
/** The program that trains is started by the extension, which asks the editor itself. */
const OF_EXTENSION = ["lamella.node"];
const contributions = Object.entries(manifest.contributes.configuration.properties).filter(
  ([name]) => !OF_EXTENSION.includes(name),
);

/** `lamella.hints.location` = x as the editor sends it: { hints: { location: x } }. */
function tree(name: string, value: unknown): object {
  const path = name.split(".").slice(1);
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;
}

const merge = (a: object, b: object): object =>
  Object.entries(b).reduce<{ [key: string]: unknown }>(
    (all, [key, value]) => {
      const known = all[key];
      all[key] = known instanceof Object && value instanceof Object ? merge(known, value) : value;
      return all;
    },
    { ...a },
  );

test("the defaults in package.json are those that hold where nothing is set", () => {
  const sent = contributions.reduce((all, [name, { default: value }]) => merge(all, tree(name, value)), {});
  expect(readSettings(sent)).toEqual(defaultSettings);
});

test.each(contributions)("%s is read, described, and refuses what it is not", (name, contribution) => {
  const other = otherValue(contribution);
  const key = (Object.keys(defaultSettings) as (keyof Settings)[]).find(
    (each) => JSON.stringify(readSettings(tree(name, other))[each]) === JSON.stringify(other),
  );
  expect(key).toBeDefined();
  expect(readSettings(tree(name, { not: "this" }))).toEqual(defaultSettings);
  expect(contribution.markdownDescription).toMatch(/\.$/);
  expect(contribution.enumDescriptions?.length).toBe(contribution.enum?.length);
});

function otherValue({ default: value, enum: choices }: Contribution): unknown {
  if (choices !== undefined) return choices.find((choice) => choice !== value);
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  return Array.isArray(value) ? ["other"] : "other";
}

test.each(["not an object", null, undefined, 3, { hints: null }, { hints: { location: 3 } }])("%j", (value) => {
  expect(readSettings(value)).toEqual(defaultSettings);
});

const locations: readonly (readonly [settings: object, file: string, notebook: string])[] = [
  [{}, "codeLens", "inlay"],
  [{ notebook: { codeLens: true } }, "codeLens", "codeLens"],
  [{ hints: { location: "inlay" }, notebook: { codeLens: true } }, "inlay", "inlay"],
  [{ hints: { location: "hover" } }, "hover", "hover"],
  [{ hints: { location: "off" } }, "off", "off"],
];

test.each(locations)("hints for %j stand at %s, in notebooks at %s", (settings, file, notebook) => {
  expect(hintLocationFor(readSettings(settings), false)).toBe(file);
  expect(hintLocationFor(readSettings(settings), true)).toBe(notebook);
});
