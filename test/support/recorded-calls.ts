/**
 * Recorded calls of layers: what each gives with Keras, and what is told of them otherwise.
 *
 *     y = layers.Dense(10)(x)        [[null, 10], 90, 0]
 *     y = layers.Dense(b"x")(x)      "ValueError"
 */
import { analyze } from "../../src/core/analyze.js";
import { removedInKeras3 } from "../../src/core/problems/removed-in-keras-3.js";
import { LineIndex } from "../../src/core/text/line-index.js";
import { listed, single } from "./random-calls.js";

/** What comes out with its parameters, or the class of what was raised. */
export type RecordedAnswer = string | readonly [shape: unknown, trainable: number, nonTrainable: number];

export interface RecordedCall {
  /** What stands for it in a list of differences. */
  readonly name: string;
  readonly expression: string;
  readonly answer: RecordedAnswer;
}

/** A line for each call that is told otherwise than Keras does; the calls stand below one another after the head. */
export function differences(head: readonly string[], calls: readonly RecordedCall[]): readonly string[] {
  const text = [...head, ...calls.map(({ expression }) => `y = ${expression}`), ""].join("\n");
  const { facts } = analyze({ file: "/recorded_calls.py", language: "python", text });
  const index = new LineIndex(text);
  const lineOf = ({ start }: { readonly start: number }): number => index.at(start).line;
  const isRefusal = ({ severity, code }: (typeof facts.problems)[number]): boolean =>
    severity === "error" || code === removedInKeras3.code;
  const refused = new Set(facts.problems.filter(isRefusal).map(({ span }) => lineOf(span)));
  // The first of a line: the others are layers inside it.
  const uses = new Map(facts.sites.toReversed().map(({ span, uses: [use] }) => [lineOf(span), use]));
  return calls.flatMap(({ name, answer }, i) => {
    const line = head.length + i;
    if (typeof answer === "string") return refused.has(line) ? [] : [`silent: ${name}`];
    if (refused.has(line)) return [`false alarm: ${name}`];
    const use = uses.get(line);
    const [application] = use?.applications ?? [];
    const told = JSON.stringify([application?.output, use?.params?.trainable, use?.params?.nonTrainable]);
    if (application === undefined || told.includes("?")) return [`unknown: ${name}`];
    const [shape, ...params] = answer;
    const isSame =
      JSON.stringify(single(listed(application.output))) === JSON.stringify(single(listed(shape))) &&
      JSON.stringify([use?.params?.trainable, use?.params?.nonTrainable]) === JSON.stringify(params);
    return isSame ? [] : [`wrong: ${name} ${told}, Keras ${JSON.stringify(answer)}`];
  });
}
