/**
 * The library that a program is written for, where it is not Keras 3.
 *
 *     keras1     Keras 1                                          Convolution2D(8, 3, 3, border_mode="same") is convolution2d_1
 *     keras2     Keras 2 as a package of its own, up to 2.3       Conv2D(8, 3, padding="same") is conv2d_1
 *     tf_keras   Keras 2 on TensorFlow: keras 2.4 and later,      the same is conv2d
 *                tensorflow.keras before 2.16, tf_keras
 *     tfjs       TensorFlow.js, whose layers are those of Keras 2        tf.layers.conv2d({filters: 8, kernelSize: 3}) is conv2d_Conv2D1
 */
export type Dialect = "keras1" | "keras2" | "tf_keras" | "tfjs";

/** Keras 2 as it stands beside Keras 3: as a package, and inside TensorFlow. */
export type Edition = "tf_keras" | "tensorflow.python.keras";

/** Which one a release is; undefined for Keras 3. */
export function dialectOfRelease(version: string): Dialect | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < 2) return "keras1";
  return major > 2 ? undefined : minor < 4 ? "keras2" : "tf_keras";
}
