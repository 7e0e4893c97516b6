/**
 * What is found while a model is written in another form: why a part can't be, and what differs where it can.
 *
 *     conv2d_1 (Conv2D): TensorFlow.js has no `groups`      a reason
 *     lstm (LSTM): hard_sigmoid is another function there   a note
 */

export type Exported = { readonly json: JsonObject; readonly notes: readonly string[] } | NotExported;

/** A sentence for each reason. */
export interface NotExported {
  readonly because: readonly string[];
}

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export class Findings {
  readonly reasons: string[] = [];
  readonly notes: string[] = [];

  /** The same for one layer, whose name begins each sentence. */
  of(layer: { readonly name: string; readonly layer: string }): LayerFindings {
    return new LayerFindings(this, `${layer.name} (${layer.layer}): `);
  }

  exported(make: () => JsonObject): Exported {
    const json = make();
    return this.reasons.length > 0
      ? { because: [...new Set(this.reasons)] }
      : { json, notes: [...new Set(this.notes)] };
  }
}

export class LayerFindings {
  constructor(
    readonly all: Findings,
    readonly start: string,
  ) {}

  /** What stands in its place is never read. */
  refuse(sentence: string): null {
    this.all.reasons.push(this.start + sentence);
    return null;
  }

  note(sentence: string): void {
    this.all.notes.push(this.start + sentence);
  }
}
