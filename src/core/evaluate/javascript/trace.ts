/**
 * Whether a text in JavaScript can have to do with models at all: most can't, and those cost nearly nothing.
 *
 *     import * as tf from "@tensorflow/tfjs"      yes
 *     import { createModel } from "./model"       as model.ts says
 *     document.querySelector("button")            no
 */
import type { Ports } from "../interpreter.js";
import { moduleFile } from "./modules.js";

const LIBRARY = /\btf\b|tensorflow/;
const IMPORT = /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*["']([./@~][^"'\n]*)["']/g;
/** A file that imports more is no program of a few models. */
const MOST_IMPORTS = 100;

export function hasTraceOfLibrary(text: string, ports: Ports): boolean {
  if (LIBRARY.test(text)) return true;
  const specifiers = [...text.matchAll(IMPORT)].slice(0, MOST_IMPORTS).map(([, specifier]) => specifier!);
  return specifiers.some((specifier) => {
    const file = moduleFile(ports, ports.mainFile, specifier);
    return file !== undefined && LIBRARY.test(ports.read(file) ?? "");
  });
}
