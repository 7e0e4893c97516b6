/**
 * What keeps a program of TensorFlow.js from the network, the screen and long computation, and leaves every check to the library.
 *
 *     await model.fit(xs, ys, { epochs: 100 })     xs and ys are checked as ever; one step is trained where that is soon done
 *
 * Initial weights are zeros. A model from the network is a small convolutional one. What belongs to a browser is there and does nothing.
 */

/** A step on more than this isn't trained: elements of one sample and weights of the model. */
const MOST_ELEMENTS = 20_000;
const MOST_WEIGHTS = 500_000;

/** Whatever is asked of it, it gives itself. */
export const nothing = new Proxy(function () {}, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return () => "";
    if (key === Symbol.iterator) return function* () {};
    return key === "then" || key === "toJSON" ? undefined : nothing;
  },
  set: () => true,
  apply: () => nothing,
  construct: () => nothing,
});

export function stubLibrary(tf) {
  for (const [constructor] of Object.values(tf.serialization.SerializationMap.getMap().classNameMap)) {
    if (/^(Random|Truncated|Glorot|He|LeCun)(Uniform|Normal)$|^Orthogonal$/.test(constructor.className))
      constructor.prototype.apply = (shape, dtype) => tf.zeros(shape, dtype);
  }
  for (const prototype of [tf.LayersModel.prototype, tf.Sequential.prototype]) stubModel(tf, prototype);
  const load = async () => mobilenet(tf);
  return {
    ...tf,
    default: undefined,
    loadLayersModel: load,
    loadGraphModel: async () => nothing,
    nextFrame: async () => {},
  };
}

function stubModel(tf, prototype) {
  const { fit, evaluate, fitDataset, evaluateDataset } = prototype;
  const fewer = (value) => {
    if (value instanceof tf.Tensor) return value.slice(0, 1);
    if (Array.isArray(value)) return value.map(fewer);
    return Object.fromEntries(Object.entries(value).map(([name, tensor]) => [name, fewer(tensor)]));
  };
  const isSoon = (model, x) => {
    const tensors = x instanceof tf.Tensor ? [x] : Object.values(x);
    return model.countParams() <= MOST_WEIGHTS && tensors.every((each) => each.size / each.shape[0] <= MOST_ELEMENTS);
  };
  /** The library's own check of the whole data. */
  const check = async (model, x, y, args) => {
    const inner = model instanceof tf.Sequential ? model.model : model;
    if (!(inner instanceof tf.LayersModel) || inner.optimizer_ === undefined) return;
    await inner.standardizeUserData(x, y, args.sampleWeight, args.classWeight, false, args.batchSize ?? 32);
  };
  prototype.fit = async function (x, y, args = {}) {
    if (x === undefined || y === undefined) return fit.call(this, x, y, args);
    await check(this, x, y, args);
    const { epochs, batchSize, validationData, validationSplit, callbacks, stepsPerEpoch, ...rest } = args;
    const history = { history: new Proxy({}, { get: () => [0.5] }), epoch: [0] };
    if (!this.optimizer_ && !this.model?.optimizer_) return fit.call(this, x, y, args);
    if (Array.isArray(validationData)) await check(this, validationData[0], validationData[1], {});
    if (isSoon(this, x)) await fit.call(this, fewer(x), fewer(y), { epochs: 1, verbose: 0, shuffle: false });
    return history;
  };
  prototype.evaluate = function (x, y, args) {
    if (x === undefined || y === undefined) return evaluate.call(this, x, y, args);
    if (!isSoon(this, x)) return tf.scalar(0.5);
    return evaluate.call(this, fewer(x), fewer(y), args);
  };
  prototype.fitDataset = async function (dataset, args) {
    return fitDataset.call(this, dataset, { ...args, epochs: 1, batchesPerEpoch: 1, verbose: 0, callbacks: undefined });
  };
  prototype.evaluateDataset = async function (dataset, args) {
    return evaluateDataset.call(this, dataset, { ...args, batches: 1 });
  };
  prototype.save = async () => ({});
  prototype.summary = () => {};
}

/** What stands for a model from the network: its layers have the names of MobileNet's, and none is counted. */
function mobilenet(tf) {
  const named = (factory, name, config) => tf.layers[factory]({ ...config, name });
  const input = tf.input({ shape: [224, 224, 3], name: "input_1" });
  let x = named("conv2d", "conv1", { filters: 8, kernelSize: 3, strides: 2, padding: "same", useBias: false }).apply(
    input,
  );
  x = named("conv2d", "conv_pw_13", {
    filters: 256,
    kernelSize: 16,
    strides: 16,
    padding: "same",
    useBias: false,
  }).apply(x);
  x = named("reLU", "conv_pw_13_relu", { maxValue: 6 }).apply(x);
  x = named("globalAveragePooling2d", "global_average_pooling2d_1", {}).apply(x);
  x = named("dense", "conv_preds", { units: 1000, activation: "softmax" }).apply(x);
  return tf.model({ inputs: input, outputs: x, name: "mobilenet" });
}

/** React's hooks as a component's first rendering runs them. */
const react = {
  useState: (value) => [typeof value === "function" ? value() : value, () => {}],
  useReducer: (_, initial) => [initial, () => {}],
  useMemo: (make) => make(),
  useCallback: (callback) => callback,
  useRef: (current) => ({ current }),
  useEffect: (effect) => void effect(),
};

/** A package by its name; undefined where it is the library's own or nothing is known of it. */
export function stubPackage(name) {
  if (name === "react") return { ...react, default: react, __esModule: true };
  return /^(@tensorflow\/tfjs-vis|@tensorflow-models\/.*|react-dom.*|fs|path)$/.test(name) ? nothing : undefined;
}

export const browser = {
  ...Object.fromEntries(
    ["document", "window", "tfvis", "localStorage", "Image", "alert"].map((name) => [name, nothing]),
  ),
  requestAnimationFrame: () => 0,
  fetch: async () => nothing,
  __jsx: () => nothing,
  __fragment: "",
};
