/**
 * Asks real TensorFlow.js about programs, two at a time.
 *
 *     await askTfjs([{ id, path, text }], ({ id, ...answer }) => …)
 *
 * A function that nobody mentions is called twice, with numbers for the parameters that have no default, so that symbolic answers
 * can be judged by numbers.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const TRACER = fileURLToPath(new URL("tfjs-trace.mjs", import.meta.url));
// Two sizes a parameter: odd and even ones, so that a rounding the wrong way shows.
const PROBES = [
  [61, 67, 71, 73, 79],
  [96, 100, 104, 108, 112],
];

export async function askTfjs(jobs, onAnswer) {
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift())
      onAnswer({ id: job.id, ...(await answerOf(job)) });
  };
  await Promise.all([work(), work()]);
}

async function answerOf(job) {
  try {
    const { unmentioned, given, ...answer } = await trace(job);
    const probes = [];
    for (const { name, parameters } of unmentioned)
      for (const probe of probesOf(name, parameters, given)) probes.push(await trace({ ...job, probe }));
    return probes.length > 0 ? { ...answer, probes } : answer;
  } catch (error) {
    return { tracerFailed: error.message };
  }
}

/** The calls of one function; `told` says which name has which number. */
function probesOf(name, parameters, given) {
  const needed = parameters.filter(({ isNeeded }) => isNeeded);
  return PROBES.slice(0, needed.length > 0 ? 2 : 1).map((numbers) => {
    const rest = [...numbers];
    const told = {};
    const value = (parameter) => (told[parameter] = given[parameter] ?? rest.shift() ?? 7);
    const args = parameters.map(({ isNeeded, name: parameter, parts }) => {
      if (!isNeeded) return undefined;
      return parts === undefined ? value(parameter) : Object.fromEntries(parts.map((part) => [part, value(part)]));
    });
    return { function: name, arguments: args, told };
  });
}

function trace(job) {
  return new Promise((done, failed) => {
    const tracer = spawn(process.execPath, ["--stack-size=4000", TRACER], { stdio: ["pipe", "pipe", "pipe"] });
    let answer = "";
    let complaints = "";
    tracer.stdout.on("data", (chunk) => (answer += chunk));
    tracer.stderr.on("data", (chunk) => (complaints = (complaints + chunk).slice(0, 2000)));
    tracer.on("close", (code) =>
      code === 0 ? done(JSON.parse(answer)) : failed(new Error(complaints || `ended with ${code}`)),
    );
    tracer.stdin.end(JSON.stringify(job));
  });
}
