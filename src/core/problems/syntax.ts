/** A line that is no Python. */
import type { ProblemKind } from "./problem.js";

export const syntax: ProblemKind = {
  code: "syntax",
  severity: "error",
  explanation: "The text can't be read as a program here; the rest of the file still gets its answers.",
  example: `x = = 1
`,
};
