/**
 * Keys of a config as TensorFlow.js spells them, and the names that the catalogue gives them.
 *
 *     camelCase("kernel_size")    "kernelSize"
 *     snakeCase("inputDType")     "input_d_type"
 */

export const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

export const snakeCase = (key: string): string =>
  key.replace(/[A-Z]/g, (letter, at: number) => (at === 0 ? letter.toLowerCase() : `_${letter.toLowerCase()}`));
