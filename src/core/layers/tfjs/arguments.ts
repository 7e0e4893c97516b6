/**
 * The config of a factory, read by type as TensorFlow.js reads it: the rules that Keras' layers share with it ask here.
 *
 *     tf.layers.conv2d({filters: 32, kernelSize: 3})   args.positive("filters") = 32, args.tuple("kernel_size", 2) = [3, 3]
 *
 * Where Keras refuses and TensorFlow.js takes, this takes: a rate above 1, a text for a flag.
 */
import { Float, Sym, Unknown, type Amount } from "../../dims/dim.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { isSequence, type ArgumentValue } from "../argument.js";
import { LayerArguments } from "../arguments.js";
import { LayerError } from "../entry.js";
import { activationName } from "./identifiers.js";
import { camelCase } from "../../text/case.js";
import { NonsenseError } from "./nonsense.js";
import { showValue } from "./words.js";

export class ConfigArguments extends LayerArguments {
  /** In the words of the catalogue. */
  override value(name: string): ArgumentValue {
    const value = super.value(name);
    return /^(recurrent_)?activation$/.test(name) ? activationName(value) : value;
  }

  /** The same with other values for some keys: what the library made of them. */
  with(values: Readonly<Record<string, ArgumentValue>>): ConfigArguments {
    const given = new Map([...this.given, ...Object.entries(values)]);
    return new ConfigArguments(this.layer, this.settings, given, this.defaults);
  }

  override refuse(name: string, wanted: string): never {
    const message = `${this.layer}: \`${camelCase(name)}\` must be ${wanted}, not ${showValue(super.value(name))}.`;
    throw new LayerError(invalidArgument, message, name);
  }

  /** Taken by the constructor, and worth nothing. */
  nonsense(name: string, wanted: string): NonsenseError {
    const message = `${this.layer}: \`${camelCase(name)}\` must be ${wanted}, and TensorFlow.js takes ${showValue(super.value(name))} without a check.`;
    return new NonsenseError(message, name);
  }

  override integer(name: string): Amount {
    return sizeOf(this.value(name)) ?? this.refuse(name, "an integer");
  }

  override positive(name: string): Amount {
    const value = sizeOf(this.value(name));
    if (value === undefined || (typeof value === "number" && value <= 0))
      return this.refuse(name, "a positive integer");
    return value;
  }

  override notBool(): this {
    return this;
  }

  /** Any value passes: the library only computes with it. */
  override number(name: string): number | Unknown {
    const value = this.value(name);
    if (typeof value === "number" || value instanceof Unknown) return value;
    return value instanceof Float ? value.value : new Unknown(`\`${camelCase(name)}\` is no number that is known`);
  }

  override realBetween(name: string): number | Unknown {
    return this.number(name);
  }

  override notNegative(name: string): number | Unknown {
    return this.number(name);
  }

  override checkSeed(): void {
    // Whatever it is, it is looked at only where something is random.
  }

  /** One number for every axis, whatever it is; in an array so many integers. */
  override tuple(name: string, n: number): readonly Amount[] {
    return this.tupleOf(name, this.value(name), n);
  }

  override tupleOf(name: string, value: ArgumentValue, n: number): readonly Amount[] {
    if (value instanceof Float) throw this.nonsense(name, "an integer");
    const one = sizeOf(value);
    if (one !== undefined) return Array<Amount>(n).fill(one);
    const wanted = n === 1 ? "an integer, or an array of one" : `an integer or an array of ${n} integers`;
    if (!isSequence(value) || value.length !== n) return this.refuse(name, wanted);
    return value.map((item) => sizeOf(item) ?? this.refuse(name, wanted));
  }

  override choice<T extends string>(name: string, allowed: readonly T[]): T | Unknown {
    const value = this.value(name);
    if (name === "padding") return this.padding() as T | Unknown;
    if (value instanceof Unknown) return value;
    if (value instanceof Sym) return new Unknown(`${value} is known only when the program runs`);
    const found = allowed.find((item) => item === value);
    return found ?? this.refuse(name, `one of ${allowed.map((item) => `"${item}"`).join(", ")}`);
  }

  /** "causal" is taken everywhere, and counted like "valid". */
  private padding(): "valid" | "same" | Unknown {
    const value = this.value("padding");
    if (value instanceof Unknown) return value;
    if (value instanceof Sym) return new Unknown(`${value} is known only when the program runs`);
    if (value === "causal" || value === "valid" || value === null) return "valid";
    return value === "same" ? "same" : this.refuse("padding", '"valid", "same" or "causal"');
  }

  override truth(name: string): boolean | Unknown {
    return truthOf(this.value(name));
  }

  override dataFormat(name = "data_format"): "channels_last" | "channels_first" | Unknown {
    const value = this.value(name);
    if (value instanceof Unknown) return value;
    if (value instanceof Sym) return new Unknown(`${value} is known only when the program runs`);
    if (value === null || value === "channelsLast") return "channels_last";
    return value === "channelsFirst" ? "channels_first" : this.refuse(name, '"channelsFirst" or "channelsLast"');
  }
}

/** The integer that a value is. */
export function sizeOf(value: ArgumentValue): Amount | undefined {
  if (typeof value === "number" || value instanceof Sym || value instanceof Unknown) return value;
  // A whole number too large to be counted exactly.
  return value instanceof Float && Number.isInteger(value.value) ? new Unknown("the number is too large") : undefined;
}

/** JavaScript's truth of the value. */
export function truthOf(value: ArgumentValue): boolean | Unknown {
  if (value instanceof Unknown) return value;
  if (value instanceof Sym) return new Unknown(`${value} is known only when the program runs`);
  if (value instanceof Float) return value.value !== 0 && !Number.isNaN(value.value);
  return typeof value === "object" ? value !== null : Boolean(value);
}
