/**
 * Objects that are nothing but their attributes.
 *
 *     config = SimpleNamespace(units=64, rate=0.5)      config.units      vars(config)["rate"]
 */
import { reasonFor } from "../../values/convert.js";
import { DictObject, InstanceObject } from "../../values/objects.js";
import { fn, type Natives } from "../native-helpers.js";

const namespace = fn("*args, **kwargs", ({ runtime, rest: [mapping], extra, args }) => {
  const made = runtime.heap.adopt(new InstanceObject(undefined));
  made.open = args.unknownRest;
  if (mapping instanceof DictObject) {
    for (const [name, value] of mapping.entries.values())
      if (typeof name === "string") made.attributes.set(name, value);
    made.open ??= mapping.open;
  } else if (mapping !== undefined) made.open ??= reasonFor(mapping);
  for (const [name, value] of extra) made.attributes.set(name, value);
  return made;
});

export const namespaceNatives: Natives = { "types.SimpleNamespace": namespace, "argparse.Namespace": namespace };
