/**
 * Finds, or makes, the one Python that all of these tests train with.
 *
 *     provides   python: "/home/me/.cache/lamella/training-python3.11-…/bin/python"
 */
import type { TestProject } from "vitest/node";
import { trainingPython } from "../../scripts/host/training-python.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    python: string;
  }
}

export default function setup(project: TestProject): void {
  project.provide(
    "python",
    trainingPython((message) => console.log(message)),
  );
}
