/**
 * `npm run oracle -- --applications`: the graphs of keras.applications, as the core keeps them.
 *
 *     ["conv4_block2_1_conv", "Conv2D filters=256, …", [1], ""]     conv4_block2_1_conv 2k
 *     the same for blocks 2 to 6                                     *5 10, then ten rows with conv4_block{2}_…
 *
 * A line is a row: a layer's name, its kind by number (in base 36), how many rows back its inputs are where it isn't one, and
 * the condition under which it is there; a semicolon ends it. `*5 10` repeats the next ten rows five times, and counts up what stands in braces.
 */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { format, resolveConfig } from "prettier";

const PARTS = /(\d+|(?<=\d)[a-z](?=_))/;

/** @param {string} python @param {string} root */
export async function recordApplications(python, root) {
  const script = join(root, "scripts/oracle/applications.py");
  const [known] = await linesOf(python, [script, "--modules"]);
  const names = [...new Set(Object.values(known.modules).flat())].sort();
  const workers = Math.max(1, Math.min(8, Math.floor(availableParallelism() / 2)));
  const shares = Array.from({ length: workers }, (_, i) => names.filter((_name, at) => at % workers === i));
  const answers = (await Promise.all(shares.map((share) => linesOf(python, [script, ...share])))).flat();
  await write(join(root, "src/core/libraries/keras/applications/graphs.ts"), moduleText(known, answers));
  const judged = answers.map(({ application, answers: ofCalls }) => [application, ofCalls]);
  await write(join(root, "test/oracle/applications.json"), JSON.stringify(Object.fromEntries(judged)));
}

async function write(path, text) {
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

/** A module of texts: what nobody asks for is never taken apart. */
function moduleText(known, answers) {
  const { kinds, applications, ...rest } = graphsOf(known, answers);
  const texts = Object.entries(applications).map(
    ([name, facts]) => `${name}: ${JSON.stringify(JSON.stringify(facts))},`,
  );
  return [
    "/** Keras' applications as data. Written by `npm run oracle -- --applications`; scripts/oracle/applications.mjs says how to read it. */",
    `export const about = ${JSON.stringify(rest)};`,
    `export const kinds = ${JSON.stringify(kinds.join("\n"))};`,
    `export const applications: Readonly<Record<string, string>> = {${texts.join("\n")}};`,
  ].join("\n\n");
}

/** @param {string} python @param {readonly string[]} args */
async function linesOf(python, args) {
  const asked = spawn(python, args, { stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise((resolve) => asked.on("close", resolve));
  const answers = [];
  for await (const line of createInterface({ input: asked.stdout })) {
    const answer = JSON.parse(line);
    if (answer.application) console.log(answer.application);
    answers.push(answer);
  }
  if ((await ended) !== 0) throw new Error(`Keras was not asked to the end: ${args.join(" ")}`);
  return answers;
}

/** What the file holds. The kinds are numbered by how often they occur, so that the frequent ones are short. */
function graphsOf({ keras, modules, preprocessing }, answers) {
  const rows = answers.flatMap(({ graphs }) => graphs.flatMap(({ of: _, ...parts }) => Object.values(parts).flat()));
  const counts = new Map();
  for (const [, kind] of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts.keys()].filter((kind) => !stackSize(kind));
  kinds.sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const numbers = new Map(kinds.map((kind, i) => [kind, i.toString(36)]));
  const applications = Object.fromEntries(
    answers
      .sort((a, b) => (a.application < b.application ? -1 : 1))
      .map(({ application, graphs, answers: _, ...facts }) => [
        application,
        { ...facts, graphs: graphs.map(graphText) },
      ]),
  );
  return { keras, modules, preprocessing, kinds, applications };

  function graphText({ of: choice, ...parts }) {
    const texts = Object.entries(parts).map(([part, list]) => [part, folded(list.map(rowText)).join(";")]);
    return { of: choice, ...Object.fromEntries(texts) };
  }

  function rowText([name, kind, inputs, condition]) {
    const stack = stackSize(kind);
    const parts = [name, stack ? `>${stack}` : numbers.get(kind)];
    if (inputs.join() !== "1") parts.push(inputs.join());
    if (condition) parts.push(`?${condition}`);
    return parts.join(" ");
  }
}

const stackSize = (kind) => /^Sequential (\d+)$/.exec(kind)?.[1];

/** Rows with repetitions told once. @param {readonly string[]} rows */
function folded(rows) {
  const split = rows.map((row) => {
    const at = row.indexOf(" ");
    return { parts: row.slice(0, at).split(PARTS), rest: row.slice(at) };
  });
  const lines = [];
  for (let i = 0; i < rows.length;) {
    let best = { saved: 0, length: 1, times: 1 };
    for (let length = 1; i + 2 * length <= rows.length; length++) {
      const times = repetitions(split, i, length);
      const saved = (times - 1) * length - 1;
      if (saved > best.saved) best = { saved, length, times };
    }
    const { length, times } = best;
    if (times === 1) lines.push(rows[i]);
    else {
      lines.push(`*${times} ${length}`);
      for (let j = i; j < i + length; j++) lines.push(counted(split[j], split[j + length]));
    }
    i += length * times;
  }
  return lines;
}

/** How often so many rows from a place on come again, with the same numbers counted up each time. */
function repetitions(split, start, length) {
  let times = 1;
  for (; start + (times + 1) * length <= split.length; times++)
    for (let j = start; j < start + length; j++) {
      const following = split[j + times * length];
      const steps = stepsTo(split[j + (times - 1) * length], following);
      if (steps === undefined || steps.join() !== stepsTo(split[j], split[j + length])?.join()) return times;
    }
  return times;
}

/** Which parts of the name are one further in the following row; undefined where it is another row. */
function stepsTo(row, following) {
  if (row.rest !== following.rest || row.parts.length !== following.parts.length) return undefined;
  const steps = row.parts.map((part, i) =>
    part === following.parts[i] ? 0 : next(part) === following.parts[i] ? 1 : 2,
  );
  return steps.includes(2) ? undefined : steps;
}

const next = (part) =>
  /^\d+$/.test(part)
    ? String(Number(part) + 1)
    : /^[a-z]$/.test(part)
      ? String.fromCharCode(part.charCodeAt(0) + 1)
      : "";

function counted(row, following) {
  const steps = stepsTo(row, following);
  return row.parts.map((part, i) => (steps[i] ? `{${part}}` : part)).join("") + row.rest;
}
