/**
 * `npm run oracle -- --programs`: asks Keras about random programs, and stores them with its answers in test/oracle/programs.jsonl.gz.
 *
 *     {"id": "programs/5007.py", "text": "…", "answer": {"sites": […], "models": […], "errors": […]}}
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** The seeds of the programs that are stored. */
const [FIRST, END] = [5000, 5200];

export async function recordPrograms(python, root, here, ask) {
  const generator = join(here, "random_programs.py");
  const made = execFileSync(python, [generator, `${FIRST}`, `${END}`], { encoding: "utf8", maxBuffer: 2 ** 26 });
  const jobs = made.trim().split("\n").map(JSON.parse);
  const texts = new Map(jobs.map(({ id, text }) => [id, text]));
  const lines = [];
  await ask(python, jobs, ({ id, judge: _, ...answer }) => {
    if (answer.tracerFailed) throw new Error(`${id}: ${answer.tracerFailed}`);
    lines.push(JSON.stringify({ id, text: texts.get(id), answer }));
  });
  writeFileSync(join(root, "test/oracle/programs.jsonl.gz"), gzipSync(`${lines.join("\n")}\n`, { level: 9 }));
  console.log(`${lines.length} programs`);
}
