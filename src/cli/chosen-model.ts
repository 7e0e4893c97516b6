/** The one model of a file that is trained or written, with all that it is built from. */
import { analyze } from "../core/analyze.js";
import { chooseTopology } from "../core/export/choose.js";
import type { Facts } from "../core/model/facts.js";
import type { ModelTopology } from "../core/model/topology.js";
import { analysisInput, read, sourceHost, type ReadingOptions } from "./each-file.js";
import { Unusable } from "./unusable.js";

export interface ModelChoice extends ReadingOptions {
  /** Its name; needed where there are several. */
  readonly model?: string;
}

/** Throws what says so (`Unusable`) where the file has no such model. */
export async function chosenModel(name: string, options: ModelChoice): Promise<{ facts: Facts; model: ModelTopology }> {
  const file = await read(name, options);
  const { facts } = analyze({ ...analysisInput(file, sourceHost(options), options), topologies: true });
  const chosen = chooseTopology(facts.topologies ?? [], options.model);
  if ("because" in chosen) throw new Unusable(name, chosen.because);
  return { facts, model: chosen.model };
}
