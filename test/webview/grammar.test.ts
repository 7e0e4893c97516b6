/**
 * The grammar of the text summary, on summaries of real programs. The grammar consists of matches within a line, so
 * that a small interpreter can run it.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";
import { textSummary } from "../../src/core/ide/summary/text-summary.js";
import { OPEN, residual, SMALL, WITHOUT_INPUT } from "./programs.js";

interface Rule {
  readonly name?: string;
  readonly include?: string;
  readonly match?: string;
  readonly patterns?: readonly Rule[];
  readonly captures?: Readonly<Record<string, Rule>>;
}

interface Token {
  readonly text: string;
  readonly scope: string;
}

const GRAMMAR = JSON.parse(readFileSync("syntaxes/lamella-summary.tmLanguage.json", "utf8")) as {
  readonly scopeName: string;
  readonly patterns: readonly Rule[];
  readonly repository: Readonly<Record<string, Rule>>;
};

function matches(rules: readonly Rule[]): readonly Rule[] {
  return rules.flatMap((rule) => {
    if (rule.include !== undefined) return matches([GRAMMAR.repository[rule.include.slice(1)]!]);
    return rule.match === undefined ? matches(rule.patterns ?? []) : [rule];
  });
}

/** The first rule wins where it matches first; what no rule matches has the scope around it. */
function tokens(text: string, rules: readonly Rule[], around: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  const plain = (end: number) => end > at && found.push({ text: text.slice(at, end), scope: around });
  while (at < text.length) {
    const hits = matches(rules).flatMap((rule) => {
      const pattern = new RegExp(rule.match!, "dug");
      pattern.lastIndex = at;
      const hit = pattern.exec(text);
      return hit === null || hit[0] === "" ? [] : [{ rule, hit }];
    });
    hits.sort((a, b) => a.hit.index - b.hit.index);
    const first = hits[0];
    if (first === undefined) break;
    plain(first.hit.index);
    found.push(...captured(first.rule, first.hit, first.rule.name ?? around));
    at = first.hit.index + first.hit[0].length;
  }
  plain(text.length);
  return found;
}

function captured({ captures = {} }: Rule, hit: RegExpExecArray, around: string): readonly Token[] {
  const found: Token[] = [];
  const start = hit.index;
  let at = start;
  const end = start + hit[0].length;
  for (const [group, rule] of Object.entries(captures)) {
    const [from, to] = hit.indices?.[Number(group)] ?? [at, at];
    if (from > at) found.push({ text: hit.input.slice(at, from), scope: around });
    if (to > from) found.push(...tokens(hit.input.slice(from, to), rule.patterns ?? [], rule.name ?? around));
    at = Math.max(at, to);
  }
  if (end > at) found.push({ text: hit.input.slice(at, end), scope: around });
  return found;
}

/** Scopes without the grammar's own last part; blanks are left out. */
function scopesOf(line: string): readonly string[] {
  return tokens(line, GRAMMAR.patterns, GRAMMAR.scopeName)
    .filter(({ text }) => text.trim() !== "")
    .map(({ text, scope }) => `${text.trim()} ${scope.replace(".lamella-summary", "")}`);
}

function summaryOf(program: string): readonly string[] {
  const text = `import keras\nfrom keras import layers\n${program}`;
  const { models } = analyze({ file: "model.py", language: "python", text }).facts;
  return textSummary(models[0]!).split("\n");
}

function line(program: string, part: string): string {
  const found = summaryOf(program).find((each) => each.includes(part));
  if (found === undefined) throw new Error(`no line with ${part}`);
  return found;
}

const BORDER = "│ punctuation.definition.border";

describe("The grammar of the text summary", () => {
  it("has the title", () =>
    expect(scopesOf(line(SMALL, "Model:"))).toEqual([
      "Model keyword.other.model",
      ": punctuation.separator",
      '"small" string.quoted.double.model',
    ]));

  it("has the headers of the columns", () =>
    expect(scopesOf(line(residual(1), "Layer (type)")).filter((token) => !token.includes("border"))).toEqual([
      "Layer (type) markup.heading.column",
      "Output Shape markup.heading.column",
      "Param # markup.heading.column",
      "Connected to markup.heading.column",
    ]));

  it("has a layer with its name, class, shape and count", () =>
    expect(scopesOf(line(SMALL, "conv2d (Conv2D)"))).toEqual([
      BORDER,
      "conv2d entity.name.function.layer",
      "( punctuation.definition.type.begin",
      "Conv2D entity.name.type.class.layer",
      ") punctuation.definition.type.end",
      BORDER,
      "( meta.output-shape",
      "None constant.language.none",
      ", meta.output-shape",
      "26 constant.numeric",
      ", meta.output-shape",
      "26 constant.numeric",
      ", meta.output-shape",
      "32 constant.numeric",
      ") meta.output-shape",
      BORDER,
      "896 constant.numeric",
      BORDER,
    ]));

  it("has what a layer is connected to", () =>
    expect(scopesOf(line(residual(1), "add (Add)")).slice(-3)).toEqual([
      BORDER,
      "input_layer, conv2d_1 entity.name.function.input",
      BORDER,
    ]));

  it("has unknown and symbolic dimensions and counts", () => {
    const unknown = scopesOf(line(OPEN, "conv2d_1 (Conv2D)"));
    expect(unknown.filter((token) => token.startsWith("?"))).toEqual(Array(3).fill("? keyword.control.unknown"));
    const symbolic = scopesOf(line(OPEN, "conv2d (Conv2D)"));
    expect(symbolic).toContain("n_filters variable.other.symbol");
    expect(symbolic).toContain("28 constant.numeric");
  });

  it("has totals with their units", () => {
    expect(scopesOf(line(SMALL, "Total params"))).toEqual([
      "Total params keyword.other.total",
      ": punctuation.separator",
      "1,386,058 constant.numeric",
      "( meta.total",
      "5.29 constant.numeric",
      "MB keyword.other.unit",
      ") meta.total",
    ]);
    expect(scopesOf(line(SMALL, " FLOPs:"))).toEqual(
      expect.arrayContaining(["MFLOPs keyword.other.unit", "for one example meta.words"]),
    );
  });

  it("has remarks", () =>
    expect(scopesOf(line(OPEN, "Unknown:"))).toEqual([expect.stringMatching(/^Unknown: .* comment\.line\.remark$/)]));

  for (const [name, program] of Object.entries({ SMALL, OPEN, WITHOUT_INPUT, branched: residual(2) })) {
    it(`has a rule for each line of a summary: ${name}`, () => {
      const hasNone = (each: string) => scopesOf(each).some((token) => token.endsWith(` ${GRAMMAR.scopeName}`));
      expect(summaryOf(program).filter(hasNone)).toEqual([]);
    });
  }
});
