/**
 * Notes every layer that a program constructs under real TensorFlow.js and every time it is applied.
 *
 *     x = tf.layers.conv2d({…}).apply(x)    {"layer": "Conv2D", "name": "conv2d_Conv2D1", "params": [896, 0], "outputs": […]}
 *
 * The markers of tfjs-instrument.mjs say which call is at work. A layer belongs to the call that gives it; those that the
 * library makes for itself (the input of a Sequential, the cell of an LSTM) belong to none.
 */
const size = (shape) => shape.reduce((product, each) => product * each, 1);
export const count = (weights) => weights.reduce((sum, weight) => sum + size(weight.shape), 0);

/** Lists of sizes, nested as the value nests its tensors. */
export function shapesOf(value) {
  if (Array.isArray(value)) return value.map(shapesOf);
  return value?.shape?.map((each) => each ?? null) ?? null;
}

export class Recorder {
  constructor(tf, source) {
    this.tf = tf;
    this.source = source;
    this.records = new Map();
    /** The call at work, and whether code of another file has called on since. */
    this.now = { id: undefined, foreign: false };
    this.depth = 0;
    this.sequentialBuilds = 0;
    this.ownClasses = new Set(
      Object.values(tf.serialization.SerializationMap.getMap().classNameMap).map(([constructor]) => constructor),
    );
    this.#watch();
  }

  /** What the markers call. */
  get markers() {
    return {
      __at: (id) => {
        this.now = id === undefined ? { ...this.now, foreign: true } : { id, foreign: false };
        return [];
      },
      __now: () => this.now,
      __back: (kept) => {
        this.now = kept;
        return [];
      },
      __done: (id, value) => {
        for (const each of Array.isArray(value) ? value : [value]) {
          const record = this.records.get(each) ?? this.records.get(each?.sourceLayer);
          if (record?.id === id && !record.foreign) record.own = true;
        }
        return value;
      },
    };
  }

  #watch() {
    const { Layer } = this.tf.layers;
    const recorder = this;
    // The first thing that the constructor of every layer sets.
    Object.defineProperty(Layer.prototype, "_callHook", {
      configurable: true,
      set(value) {
        Object.defineProperty(this, "_callHook", { value, writable: true, configurable: true, enumerable: true });
        recorder.#constructed(this);
      },
    });
    const { apply } = Layer.prototype;
    Layer.prototype.apply = function (...args) {
      const direct = recorder.depth === 0 && recorder.#isApply();
      recorder.depth++;
      try {
        const result = apply.apply(this, args);
        recorder.records.get(this)?.note(result, direct, recorder.tf);
        return result;
      } finally {
        recorder.depth--;
      }
    };
    const { build } = this.tf.Sequential.prototype;
    this.tf.Sequential.prototype.build = function (...args) {
      recorder.sequentialBuilds++;
      try {
        return build.apply(this, args);
      } finally {
        recorder.sequentialBuilds--;
      }
    };
  }

  #isApply() {
    const { id, foreign } = this.now;
    return id !== undefined && !foreign && this.source.calls[id].expression.name?.text === "apply";
  }

  #constructed(layer) {
    const { id, foreign } = this.now;
    const isModel = layer instanceof this.tf.LayersModel;
    const isHidden = isModel && this.sequentialBuilds > 0;
    this.records.set(layer, new LayerRecord(layer, id, foreign, this.depth > 0, isModel && !isHidden));
  }

  isOwnClass(layer) {
    return this.ownClasses.has(layer.constructor);
  }

  markBroken(value) {
    const record = this.records.get(value);
    if (record !== undefined) record.broken = true;
  }

  /** Sites in the order of the text, each with its layers in the order of construction. */
  sites(first = 0) {
    const sites = new Map();
    for (const record of [...this.records.values()].slice(first)) {
      if (!record.own && !(record.hasFailed && record.isConstructed(this))) continue;
      sites.set(record.id, [...(sites.get(record.id) ?? []), record.answer(this)]);
    }
    const places = [...sites].map(([id, layers]) => ({ ...this.source.place(id), layers }));
    return places.sort(
      (a, b) => a.line - b.line || a.column - b.column || a.endLine - b.endLine || a.endColumn - b.endColumn,
    );
  }

  models(first = 0) {
    const made = [...this.records.values()].slice(first);
    return made.filter((record) => record.isModel && record.id !== undefined && !record.hasFailed);
  }
}

class LayerRecord {
  constructor(layer, id, foreign, within, isModel) {
    Object.assign(this, { layer, id, foreign, within, isModel });
    /** The call gives this very layer, and not one that the library needs for it. */
    this.own = false;
    this.outputs = [];
    this.eagerOutputs = [];
    this.calls = 0;
    this.callsAreDirect = true;
    /** A statement that raised was to change it, and may have done so half-way. */
    this.broken = false;
  }

  /** Its constructor raised before it could name the layer. */
  get hasFailed() {
    return this.layer.name === undefined || (this.isModel && this.layer.layers === undefined);
  }

  isConstructed(recorder) {
    return this.id !== undefined && !this.foreign && recorder.source.calls[this.id] !== undefined;
  }

  note(result, direct, tf) {
    const isSymbolic = [result].flat().every((each) => each instanceof tf.SymbolicTensor);
    const known = isSymbolic ? this.outputs : this.eagerOutputs;
    const shapes = shapesOf(result);
    this.calls++;
    this.callsAreDirect &&= direct;
    if (!known.some((other) => JSON.stringify(other) === JSON.stringify(shapes))) known.push(shapes);
  }

  answer(recorder) {
    const { layer } = this;
    const userClass = recorder.isOwnClass(layer) ? {} : { userClass: true };
    if (this.hasFailed) return { layer: layer.constructor.name, ...userClass, failed: true };
    const isInput = layer.getClassName() === "InputLayer";
    return {
      layer: layer.getClassName(),
      ...userClass,
      ...(this.within ? { within: true } : {}),
      name: layer.name,
      ...(layer.built || isInput ? { params: [count(layer.trainableWeights), count(layer.nonTrainableWeights)] } : {}),
      outputs: isInput ? [shapesOf(layer.inboundNodes[0].outputTensors[0])] : this.outputs,
      ...(this.eagerOutputs.length > 0 ? { eagerOutputs: this.eagerOutputs } : {}),
      ...(this.calls > 0 && this.callsAreDirect && this.eagerOutputs.length === 0 ? { calls: this.calls } : {}),
    };
  }
}
