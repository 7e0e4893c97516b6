/**
 * Programs whose summaries the page is shown.
 *
 *     SMALL    Input, Conv2D, Flatten, Dense, Dense
 */
export const SMALL = `
model = keras.Sequential(name="small")
model.add(keras.Input((28, 28, 3)))
model.add(layers.Conv2D(32, 3))
model.add(layers.Flatten())
model.add(layers.Dense(64))
model.add(layers.Dense(10))
`;

/** The same with one layer more in the middle. */
export const SMALL_WITH_POOLING = SMALL.replace(
  "model.add(layers.Flatten())",
  "model.add(layers.MaxPooling2D())\nmodel.add(layers.Flatten())",
);

const RESIDUAL = `
def block(x):
    y = layers.Conv2D(16, 3, padding="same")(x)
    y = layers.BatchNormalization()(y)
    y = layers.ReLU()(y)
    y = layers.Conv2D(16, 3, padding="same")(y)
    return layers.Add()([x, y])

inputs = keras.Input((32, 32, 16))
x = inputs
for _ in range(BLOCKS):
    x = block(x)
model = keras.Model(inputs, layers.Dense(10)(x), name="residual")
`;

export function residual(blocks: number): string {
  return RESIDUAL.replace("BLOCKS", String(blocks));
}

/** As many layers in a row. */
export function tower(height: number): string {
  return `
model = keras.Sequential([keras.Input((8,))], name="tower")
for _ in range(${height}):
    model.add(layers.Dense(8))
`;
}

export const OPEN = `
def build(n_filters):
    model = keras.Sequential(name="open")
    model.add(keras.Input((28, 28, 3)))
    model.add(layers.Conv2D(n_filters, 3))
    model.add(layers.Conv2D(8, configured))
    return model
`;

export const WITHOUT_INPUT = `
model = keras.Sequential([layers.Conv2D(32, 3), layers.Flatten()], name="waiting")
`;

export const FROZEN = `
model = keras.Sequential(name="tuned")
model.add(keras.Input((8,)))
model.add(layers.Dense(4))
model.add(layers.Dense(2))
model.layers[0].trainable = False
`;

export const TWO_MODELS = `
first = keras.Sequential([keras.Input((4,)), layers.Dense(3)], name="first")
second = keras.Sequential([keras.Input((4,)), layers.Dense(5)], name="second")
`;
