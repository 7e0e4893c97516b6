/**
 * What goes wrong in the library's own code, which is read from where it is installed, because of what the program has called it with.
 *
 *     MobileNetV2(weights=None, classifier_activation="sofmax")     a Dense in keras/applications can't be made: told here
 */
import type { Problem } from "../problems/problem.js";
import type { Frame } from "./frame.js";

const LIBRARY = /[\\/](site|dist)-packages[\\/]keras[\\/]/;

/** The problem where the program has called the library. */
export function atCallOfLibrary(problem: Problem, frames: readonly Frame[]): Problem {
  if (!LIBRARY.test(problem.place.file)) return problem;
  const own = frames.findLastIndex(({ file }) => file === "");
  const place = frames[own + 1]?.calledAt;
  const { kind, message } = problem;
  return place?.file === "" ? { kind, message, place } : problem;
}
