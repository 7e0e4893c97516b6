// Separable convolutions in blocks that a helper makes, and one convolution left to convert.

const tf = require('@tensorflow/tfjs');

const convolution = {kernelSize: 3, padding: 'same', activation: 'selu'};

const block = (filters) => [
  tf.layers.separableConv2d({filters, ...convolution}),
  tf.layers.separableConv2d({filters, ...convolution}),
  tf.layers.maxPooling2d({poolSize: 2}),
];

const model = tf.sequential({
  layers: [
    tf.layers.conv2d({inputShape: [28, 28, 1], filters: 32, ...convolution}),
    tf.layers.separableConv2d({filters: 32, ...convolution}),
    tf.layers.maxPooling2d({poolSize: 2}),
    ...block(64),
    ...block(128),
    tf.layers.flatten(),
    tf.layers.dense({units: 128, activation: 'selu'}),
    tf.layers.dense({units: 10, activation: 'softmax'}),
  ],
});
model.summary();
