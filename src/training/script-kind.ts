/**
 * What kind of file a run is of, which says what runs it.
 *
 *     mnist.py    ──▶   python        mnist.ipynb   ──▶   python, a notebook
 *     mnist.mts   ──▶   node
 */
import { extname } from "node:path";

export type ScriptKind = "python" | "node";

export function kindOf(file: string): ScriptKind {
  return /^\.[cm]?[jt]sx?$/i.test(extname(file)) ? "node" : "python";
}

export const isNotebook = (file: string): boolean => extname(file).toLowerCase() === ".ipynb";

export const isTypeScript = (file: string): boolean => /^\.[cm]?tsx?$/i.test(extname(file));
