/**
 * Paths as texts, written as on Linux and macOS.
 *
 *     os.path.splitext("weights/vgg16.h5")   ("weights/vgg16", ".h5")
 */
import { TupleValue, type Value } from "../../values/value.js";
import { fn, reasonFor, type Natives } from "../native-helpers.js";

const ofPath = (f: (path: string) => Value): Natives[string] =>
  fn("path", ({ get }) => {
    const path = get("path");
    return typeof path === "string" ? f(path) : reasonFor(path);
  });

/** The folder without its last slash, unless it is all slashes; and what comes after it. */
function split(path: string): readonly [folder: string, name: string] {
  const at = path.lastIndexOf("/") + 1;
  const folder = path.slice(0, at);
  return [/^\/*$/.test(folder) ? folder : folder.replace(/\/+$/, ""), path.slice(at)];
}

/** An ending begins at the last point that has something else than points before it in the name. */
function splitEnding(path: string): readonly [stem: string, ending: string] {
  const [, name] = split(path);
  const ending = /^\.*[^.].*?(\.[^.]*)$/.exec(name)?.[1] ?? "";
  return [path.slice(0, path.length - ending.length), ending];
}

function joined(parts: readonly string[]): string {
  return parts.reduce((all, part) => {
    if (part.startsWith("/") || all === "") return part;
    return all.endsWith("/") ? `${all}${part}` : `${all}/${part}`;
  });
}

export const pathNatives: Natives = {
  "os.path.join": fn("*args", ({ rest }) => {
    const open = rest.find((part) => typeof part !== "string");
    return open === undefined && rest.length > 0 ? joined(rest as string[]) : reasonFor(open ?? null);
  }),
  "os.path.dirname": ofPath((path) => split(path)[0]),
  "os.path.basename": ofPath((path) => split(path)[1]),
  "os.path.split": ofPath((path) => new TupleValue(split(path))),
  "os.path.splitext": ofPath((path) => new TupleValue(splitEnding(path))),
};
