/**
 * The functions and methods that TensorFlow.js has, for telling what it doesn't have.
 *
 *     tf.sequental()   no function of the library's       model.addLayer(x)   no method of a model's
 */

/** `tf.…`: of @tensorflow/tfjs 4.22, and of its package for data. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  (
    "abs acos acosh AdadeltaOptimizer AdagradOptimizer AdamaxOptimizer AdamOptimizer add addN all any argMax argMin " +
    "array asin asinh atan atan2 atanh avgPool avgPool3d backend basicLSTMCell batchNorm batchNorm2d batchNorm3d " +
    "batchNorm4d batchToSpaceND bincount bitwiseAnd booleanMaskAsync broadcastArgs broadcastTo buffer Callback " +
    "CallbackList cast ceil clipByValue clone complex concat concat1d concat2d concat3d concat4d conv1d conv2d " +
    "conv2dTranspose conv3d conv3dTranspose copyRegisteredKernels cos cosh cosineWindow csv CSVDataset cumprod cumsum " +
    "CustomCallback customGrad Dataset DataStorage denseBincount deprecationWarn depthToSpace depthwiseConv2d " +
    "deregisterOp diag dilation2d disableDeprecationWarnings dispose disposeVariables div divNoNan dot dropout " +
    "EarlyStopping einsum elu enableDebugMode enableProdMode enclosingPowerOfTwo engine ensureShape env Environment " +
    "equal erf euclideanNorm exp expandDims expm1 eye fft FileDataSource fill findBackend findBackendFactory floor " +
    "floorDiv forceHalfFloat func gather gatherND generator getBackend getGradient getKernel getKernelsForBackend " +
    "GPGPUContext grad grads GraphModel greater greaterEqual History ifft imag input InputSpec inTopKAsync irfft " +
    "isFinite isInf isNaN keep KernelBackend LayersModel LayerVariable leakyRelu less lessEqual linspace " +
    "loadGraphModel loadGraphModelSync loadLayersModel localResponseNormalization log log1p logicalAnd logicalNot " +
    "logicalOr logicalXor logSigmoid logSoftmax logSumExp lowerBound MathBackendCPU MathBackendWebGL matMul max " +
    "maximum maxPool maxPool3d maxPoolWithArgmax mean memory meshgrid microphone min minimum mirrorPad mod model " +
    "moments MomentumOptimizer movingAverage mul multinomial multiRNNCell neg nextFrame norm notEqual oneHot ones " +
    "onesLike op Optimizer OptimizerConstructors outerProduct pad pad1d pad2d pad3d pad4d pool pow prelu print prod " +
    "profile raggedGather raggedRange raggedTensorToTensor rand randomGamma randomNormal randomStandardNormal " +
    "randomUniform randomUniformInt range ready real reciprocal registerBackend registerCallbackConstructor " +
    "registerGradient registerKernel registerOp relu relu6 removeBackend reshape reverse reverse1d reverse2d " +
    "reverse3d reverse4d rfft RMSPropOptimizer RNN round rsqrt scalar scatterND searchSorted selu separableConv2d " +
    "Sequential sequential setBackend setdiff1dAsync setPlatform setWebGLContext SGDOptimizer sigmoid sign sin sinh " +
    "slice slice1d slice2d slice3d slice4d softmax softplus spaceToBatchND sparseToDense split sqrt square " +
    "squaredDifference squeeze stack step stridedSlice sub sum sumOutType SymbolicTensor tan tanh Tensor tensor " +
    "tensor1d tensor2d tensor3d tensor4d tensor5d tensor6d TensorBuffer tensorScatterUpdate TextLineDataset tidy tile " +
    "time topk train transpose truncatedNormal unique unregisterGradient unregisterKernel unsortedSegmentSum unstack " +
    "upcastType upperBound URLDataSource valueAndGrad valueAndGrads Variable variable variableGrads webcam where " +
    "whereAsync zeros zerosLike zip"
  ).split(" "),
);

/** Methods of all layers, and those that some of the library's have for themselves. */
const OF_LAYERS: readonly string[] = (
  "addInboundNode addLoss addWeight apply assertInputCompatibility assertNotDisposed build calculateLosses call " +
  "centerCrop clearCallHook computeElementwiseOpOutputShape computeMask computeOutputShape computeSingleOutputShape " +
  "countParams dispose disposeWeights fixUnknownDimension getClassName getConfig getInitialState getInputAt " +
  "getNodeAtIndex getNoiseShape getOutputAt getStates getWeights hasOwnProperty inputConv interpretAxes " +
  "invokeCallHook isPrototypeOf isUnknown mergeFunction poolingFunction propertyIsEnumerable recurrentConv " +
  "resetStates setCallHook setFastWeightInitDuringBuild setMaskMetadata setStates setWeights toLocaleString " +
  "toString upsize valueOf warnOnIncompatibleInputShape"
).split(" ");

const OF_MODELS: readonly string[] = (
  "assertNotDisposed buildNodeConversionMap calculateLosses call checkNumSamples checkTrainableWeightsConsistency " +
  "compile computeMask computeOutputShape dispose evaluate evaluateDataset execute findLayer fit fitDataset fitLoop " +
  "getConfig getDedupedMetricsNames getLayer getLossIdentifiers getMetricIdentifiers getNamedWeights " +
  "getTrainingConfig getUserDefinedMetadata loadTrainingConfig loadWeights makeTestFunction makeTrainFunction " +
  "parseWeights predict predictLoop predictOnBatch resetStates retrieveSymbolicTensors runInternalGraph save " +
  "setUserDefinedMetadata standardizeUserData standardizeUserDataXY summary testLoop toJSON trainOnBatch " +
  "updatedConfig"
).split(" ");

const OF_STACKS: readonly string[] = (
  "add build call checkShape compile countParams evaluate evaluateDataset fit fitDataset getConfig pop predict " +
  "predictOnBatch setWeights summary trainOnBatch"
).split(" ");

/** By the kind of a layer. */
export const METHOD_NAMES = {
  layer: new Set(OF_LAYERS),
  model: new Set([...OF_LAYERS, ...OF_MODELS]),
  functional: new Set([...OF_LAYERS, ...OF_MODELS]),
  sequential: new Set([...OF_LAYERS, ...OF_MODELS, ...OF_STACKS]),
} as const;
