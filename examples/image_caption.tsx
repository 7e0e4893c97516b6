// A functional model with two branches, and a component of React that shows how large it is.

import * as tf from '@tensorflow/tfjs';

interface Props {
  readonly classes: readonly string[];
}

function createModel(numClasses: number): tf.LayersModel {
  const image = tf.input({shape: [64, 64, 3], name: 'image'});
  const fine = tf.layers.conv2d({filters: 16, kernelSize: 3, padding: 'same', activation: 'relu'}).apply(image);
  const coarse = tf.layers.conv2d({filters: 16, kernelSize: 5, padding: 'same', activation: 'relu'}).apply(image);
  const both = tf.layers.concatenate().apply([fine, coarse] as tf.SymbolicTensor[]);
  const pooled = tf.layers.globalAveragePooling2d({}).apply(both);
  const label = tf.layers.dense({units: numClasses, activation: 'softmax', name: 'label'}).apply(pooled);
  return tf.model({inputs: image, outputs: label as tf.SymbolicTensor});
}

export function Caption({classes}: Props) {
  const model = createModel(classes.length);
  return (
    <figure>
      <canvas width={64} height={64} />
      <figcaption>
        {classes.join(', ')}: {model.countParams()} parameters
      </figcaption>
    </figure>
  );
}

createModel(5).summary();
