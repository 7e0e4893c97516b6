/**
 * A class of JavaScript's: methods for its objects, fields that each object gets, and what belongs to the class itself.
 *
 *     class Block extends tf.layers.Layer { static className = "Block"; units = 8; call(x) {…} }
 */
import type { ClassExpr, Stmt } from "../program/program.js";
import { ClassObject, type DictObject, type Scope } from "./objects.js";
import type { Value } from "./value.js";

export class JavaScriptClass extends ClassObject {
  constructor(
    name: string,
    bases: readonly Value[],
    definition: ClassExpr | undefined,
    file: string,
    /** What belongs to the class itself. */
    readonly statics: DictObject,
    /** Where its body stands, for the values of its fields. */
    readonly scope: Scope,
    readonly fields: readonly Stmt[],
  ) {
    super(name, bases, definition, file);
  }

  static(name: string): Value | undefined {
    for (const cls of this.linearization) {
      const found = cls instanceof JavaScriptClass ? cls.statics.get(name) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
