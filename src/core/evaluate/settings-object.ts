/**
 * The library's settings are a part of the program's state.
 *
 *     keras.config.set_floatx("float16")   from here on, on this side of a test
 */
import type { LayerSettings } from "../layers/entry.js";
import { HeapObject, type Joiner } from "../values/heap.js";

export class SettingsObject extends HeapObject {
  constructor(public values: LayerSettings) {
    super();
  }
  #ofKeras2: { readonly of: LayerSettings; readonly values: LayerSettings } | undefined;
  /** What holds while a function of Keras 2 runs in a program for Keras 3. */
  get ofKeras2(): LayerSettings {
    const { values } = this;
    if (this.#ofKeras2?.of !== values)
      this.#ofKeras2 = {
        of: values,
        values: { ...values, dialect: values.dialect ?? "tf_keras", isBesideKeras3: true },
      };
    return this.#ofKeras2.values;
  }
  override save(): LayerSettings {
    return this.values;
  }
  override restore(state: LayerSettings): void {
    this.values = state;
  }
  override joinStates(a: LayerSettings, b: LayerSettings, join: Joiner): LayerSettings {
    const dialect = a.dialect ?? b.dialect;
    return {
      imageDataFormat:
        a.imageDataFormat === b.imageDataFormat ? a.imageDataFormat : join.differs("image_data_format()"),
      dtype: a.dtype === b.dtype ? a.dtype : join.differs("the dtype policy"),
      floatx: a.floatx === b.floatx ? a.floatx : join.differs("floatx()"),
      ...(dialect && { dialect }),
      ...((a.spreadsVariables ?? b.spreadsVariables) && { spreadsVariables: true }),
      ...((a.usesTorch ?? b.usesTorch) && { usesTorch: true }),
      ...((a.isNumPyLike ?? b.isNumPyLike) && { isNumPyLike: true }),
      ...((a.isBesideKeras3 ?? b.isBesideKeras3) && { isBesideKeras3: true }),
      ...((a.isInnerKerasPublic ?? b.isInnerKerasPublic) && { isInnerKerasPublic: true }),
      ...(a.isForTensorFlow1 && { isForTensorFlow1: true }),
      ...((a.registersObjects ?? b.registersObjects) && { registersObjects: true }),
      ...((a.trustsConfigurations ?? b.trustsConfigurations) && { trustsConfigurations: true }),
    };
  }
}
