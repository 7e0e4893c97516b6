/**
 * What the builders of installed packages build, as Lamella reads it from their sources, against what real Keras answered.
 *
 *     npm run oracle -- --packages                asks Keras about programs without an answer, then measures all
 *     npm run oracle -- --packages keras-hub      those with "keras-hub" in their name, and says what is not exact
 *
 * The packages lie in .venv-packages, which is made on the first run, or in the environment whose Python
 * LAMELLA_PACKAGES_PYTHON names. A row is exact where class, name, shape and parameters are Keras', wrong where a part
 * is told and differs, unknown otherwise.
 */
import { createHash } from "node:crypto";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const count = (values) => {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
};

/** @param {{ root: string, names: readonly string[], again: boolean, keras: readonly string[], makePython: Function, answerText: Function }} input */
export async function measurePackages({ root, names, again, keras, makePython, answerText }) {
  const folder = join(root, "test/oracle/packages");
  const list = JSON.parse(readFileSync(join(folder, "programs.json"), "utf8"));
  const python =
    process.env.LAMELLA_PACKAGES_PYTHON ?? makePython(".venv-packages", [...keras, ...list.helpers], list.packages);
  const chosen = list.programs.filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part)));
  const programs = chosen.map((program) => {
    const text = `${program.lines.join("\n")}\n`;
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
    return { ...program, text, hash, path: join(folder, "answers", `${program.name}.json`) };
  });
  const asked = programs.filter(({ path, hash }) => again || storedAnswer(path)?.hash !== hash);
  for (const library of [undefined, 2]) ask(python, asked, library, answerText);
  report(programs, python, root, names.length > 0);
}

const storedAnswer = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined);

/** Keras 2 holds for a whole process, so its programs are asked about in one of their own. */
function ask(python, programs, library, answerText) {
  const jobs = programs.filter((program) => program.keras === library);
  if (jobs.length === 0) return;
  console.log(`asking Keras ${library ?? 3} about ${jobs.length} programs`);
  const folder = mkdtempSync(join(tmpdir(), "lamella-packages-"));
  const manifest = join(folder, "manifest.json");
  writeFileSync(manifest, JSON.stringify(jobs.map(({ name, lines }) => ({ name, lines }))));
  const script = join(dirname(new URL(import.meta.url).pathname), "packages.py");
  const out = execFileSync(python, [script, manifest], {
    env: { ...process.env, TF_USE_LEGACY_KERAS: library === 2 ? "1" : "0" },
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1 << 30,
  });
  rmSync(folder, { recursive: true });
  for (const line of out.toString().trim().split("\n")) {
    const { name, ...answer } = JSON.parse(line);
    const { path, hash } = jobs.find((job) => job.name === name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, answerText({ hash, ...answer }));
  }
}

// ---------------------------------------------------------------- comparing

const isUnknown = (value) => value === undefined || JSON.stringify(value).includes('"?"');

const simple = (shape) => (Array.isArray(shape) && shape.length === 1 && Array.isArray(shape[0]) ? shape[0] : shape);
const same = (a, b) => JSON.stringify(simple(a)) === JSON.stringify(simple(b));

/** @returns {"exact" | "unknown" | "wrong"} */
function judgeRow(ours, theirs) {
  if (ours === undefined) return "unknown";
  const parts = [
    [ours.name, theirs.name],
    [ours.layer, theirs.layer],
    [ours.output, theirs.output ?? undefined],
    [ours.params, theirs.params],
  ].filter(([, answered]) => answered !== undefined);
  if (parts.some(([told, answered]) => !isUnknown(told) && !same(told, answered))) return "wrong";
  return parts.some(([told]) => isUnknown(told)) ? "unknown" : "exact";
}

/** Rows stand in Keras' order; where one is missing or more, or a part of the graph isn't known, they are told apart by name. */
function judgeModel(ours, theirs) {
  const aligned = ours?.layers.length === theirs.rows.length && typeof ours.params.total === "number";
  return theirs.rows.map((row, i) => {
    const mine = aligned ? ours.layers[i] : ours?.layers.find(({ name }) => name === row.name);
    return { row, mine, verdict: judgeRow(mine, row) };
  });
}

/** The model that the program calls `model`: the last one made there of that class, or of that name. */
function modelOf(answer, theirs) {
  const models = answer.models.filter(({ uncalled }) => !uncalled);
  return (
    models.findLast(({ name, kind }) => kind === theirs.kind && name === theirs.name) ??
    models.findLast(({ kind }) => kind === theirs.kind) ??
    models.at(-1)
  );
}

function report(programs, python, root, inDetail) {
  const folder = mkdtempSync(join(tmpdir(), "lamella-packages-"));
  const totals = new Map();
  const causes = [];
  for (const program of programs) {
    const theirs = storedAnswer(program.path);
    if (!theirs || theirs.error) {
      console.log(`${program.name}: Keras has no answer: ${theirs?.error ?? "not asked"}`);
      continue;
    }
    const file = join(folder, "program.py");
    writeFileSync(file, program.text);
    const begun = performance.now();
    const cli = ["dist/cli.js", "summarize", file, "--json", "--python", python];
    const told = spawnSync(process.execPath, cli, { cwd: root, encoding: "utf8", maxBuffer: 1 << 30 });
    const wall = performance.now() - begun;
    const answer = JSON.parse(told.stdout);
    const ours = modelOf(answer, theirs.model);
    const rows = judgeModel(ours, theirs);
    const errors = answer.problems.filter(({ severity }) => severity === "error");
    const total = theirs.params[0] + theirs.params[1];
    const wrongTotal = typeof ours?.params.total === "number" && ours.params.total !== total;
    const found = { exact: 0, unknown: 0, wrong: errors.length + (wrongTotal ? 1 : 0) };
    for (const { verdict } of rows) found[verdict]++;
    const pack = program.name.split("/")[0];
    const sum = totals.get(pack) ?? { programs: 0, rows: 0, exact: 0, unknown: 0, wrong: 0, wall: 0 };
    totals.set(pack, {
      programs: sum.programs + 1,
      rows: sum.rows + rows.length,
      exact: sum.exact + found.exact,
      unknown: sum.unknown + found.unknown,
      wrong: sum.wrong + found.wrong,
      wall: Math.max(sum.wall, wall),
    });
    const because = answer.sites.flatMap(({ uses }) => uses.map((use) => use.because)).find(Boolean);
    if (found.unknown > 0) causes.push(because ?? (ours ? "?" : "no model is made"));
    const line = `${program.name}: ${found.exact}/${rows.length} exact, ${found.unknown} unknown, ${found.wrong} wrong, ${Math.round(wall)} ms`;
    if (inDetail || found.exact < rows.length || found.wrong > 0) console.log(line);
    if (wrongTotal) console.log(`    total ${JSON.stringify(ours.params)} and not ${total}`);
    for (const { code, line: at, message } of errors.slice(0, 3)) console.log(`    ${at}: ${code}: ${message}`);
    const shown = rows.filter(({ verdict }) => verdict === "wrong" || (inDetail && verdict === "unknown"));
    for (const { row, mine, verdict } of shown.slice(0, 6))
      console.log(`    ${verdict} ${JSON.stringify(mine)}\n      and not ${JSON.stringify(row)}`);
  }
  rmSync(folder, { recursive: true });
  console.log(
    `\n| package | programs | rows | exact | unknown | wrong | slowest |\n| --- | --- | --- | --- | --- | --- | --- |`,
  );
  const all = [...totals, ["all", sumOf([...totals.values()])]];
  for (const [name, t] of all)
    console.log(
      `| ${name} | ${t.programs} | ${t.rows} | ${((100 * t.exact) / t.rows).toFixed(1)}% | ${t.unknown} | ${t.wrong} | ${Math.round(t.wall)} ms |`,
    );
  for (const [because, times] of count(causes).slice(0, 20)) console.log(`${times}× ${because}`);
}

const sumOf = (all) =>
  all.reduce(
    (a, b) => ({
      programs: a.programs + b.programs,
      rows: a.rows + b.rows,
      exact: a.exact + b.exact,
      unknown: a.unknown + b.unknown,
      wrong: a.wrong + b.wrong,
      wall: Math.max(a.wall, b.wall),
    }),
    { programs: 0, rows: 0, exact: 0, unknown: 0, wrong: 0, wall: 0 },
  );
