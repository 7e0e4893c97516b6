/** The results page of one run: what it shows as events come, and what its buttons tell the extension. */
import { describe, expect } from "vitest";
import type { TrainingEvent } from "../../src/training/log/events.js";
import { faintTexts } from "../e2e/ui/contrast.js";
import { madeRun, PARAMS, runEvent, START } from "../training-log/made-runs.js";
import { listing, resultsTest } from "./open-results.js";
import { THEMES, useTheme } from "./themes.js";

const test = resultsTest();
const RUNNING = madeRun({ epochs: 5, steps: 40, through: 2, end: "none" });
const waiting = (page: { locator(selector: string): { innerText(): Promise<string> } }) =>
  page.locator(".whole-page-message").innerText();

describe("The page", () => {
  test("says that it is ready, and what it waits for", async ({ results }) => {
    expect(await results.answers()).toEqual([{ type: "ready" }]);
    expect(await waiting(results.page)).toMatch(/^No run is shown/);
    const events = madeRun({ through: 0, end: "none" });
    const run = await results.showRun([events[0]!]);
    const texts = [await waiting(results.page)];
    for (const event of events.slice(1)) {
      await results.send(run, [event]);
      texts.push(await waiting(results.page));
    }
    expect(texts).toEqual([
      "Waiting for the script’s process…",
      "Waiting for the first batch: the script is importing…",
      "Waiting for the first batch: keras is there, and fit hasn’t been called yet…",
      "Waiting for the first batch: fit has begun, and the library prepares the model…",
    ]);
  });

  test("has script, status, command, device, versions and code", async ({ results }) => {
    await results.showRun(RUNNING);
    expect(await results.page.locator(".run-name").innerText()).toBe("mnist.py");
    expect(await results.page.locator(".status").innerText()).toBe("Running");
    expect(await results.page.locator(".command-text").innerText()).toBe(
      "/usr/bin/python3 -u /home/me/digits/mnist.py",
    );
    const facts = (await results.page.locator(".fact").allInnerTexts()).map((text) => text.replace("\n", ": "));
    expect(facts.slice(0, 3)).toEqual([
      "Device: CPU",
      "Library: Keras 3.15.1 on tensorflow 2.21.0",
      "Code: 9f86d081, not in a commit",
    ]);
  });

  test("says how a run ended", async ({ results }) => {
    const run = await results.showRun(RUNNING);
    const endings: readonly (readonly [TrainingEvent, string])[] = [
      [{ type: "end", t: START, reason: "failed", exitCode: 3 }, "Failed with exit code 3"],
      [{ type: "end", t: START, reason: "killed", signal: "SIGKILL" }, "Killed by SIGKILL"],
      [{ type: "end", t: START, reason: "stopped" }, "Stopped"],
      [{ type: "end", t: START, reason: "finished", exitCode: 0 }, "Finished"],
    ];
    for (const [event, text] of endings) {
      await results.send(run, [event]);
      expect(await results.page.locator(".status").innerText()).toBe(text);
    }
  });

  test("learns from the history that a run was interrupted", async ({ results }) => {
    const run = await results.showRun(RUNNING);
    await results.post({ type: "history", runs: [listing(run, { status: "interrupted" })] });
    await results.frame();
    expect(await results.page.locator(".status").innerText()).toMatch(/^Interrupted/);
    expect(await results.button("Stop").count()).toBe(0);
    expect(await results.button("Run again").isVisible()).toBe(true);
  });

  test("has problems on top, and metrics that are no numbers any more", async ({ results }) => {
    const message = "The disk is full: nothing more is recorded.";
    const run = await results.showRun([...RUNNING, { type: "problem", t: START, code: "disk-full", message }]);
    await results.send(run, [
      { type: "batch", t: START + 20, fit: 0, epoch: 2, step: 30, logs: { loss: "NaN" } },
      { type: "batch", t: START + 21, fit: 0, epoch: 2, step: 31, logs: { loss: 0.5 } },
    ]);
    const notes = await results.page.locator(".note").allInnerTexts();
    expect(notes.map((note) => note.replace(/\s+/g, " "))).toEqual([
      expect.stringContaining(message),
      expect.stringContaining("loss became NaN in epoch 3, batch 31."),
    ]);
    expect(await results.value("loss", "training")).toBe("0.5000");
  });

  test("reads a line that comes in two parts, and passes over one that was cut", async ({ results }) => {
    const [run, ...events] = madeRun();
    const id = await results.showRun([run!]);
    const text = [...events.slice(0, 2), "cut", ...events.slice(2)]
      .map((event) => `${JSON.stringify(event)}\n`)
      .join("");
    for (const part of [text.slice(0, 1000), text.slice(1000)]) {
      await results.post({ type: "log", run: id, text: part, isCaughtUp: true });
    }
    await results.frame();
    expect(await results.page.locator("body").getAttribute("data-events")).toBe(String(events.length + 1));
  });

  test("takes what was deflated in its order with what comes after it", async ({ results }) => {
    const [run, ...events] = madeRun({ epochs: 5, steps: 4000, through: 2, end: "none" });
    const id = await results.showRun([run!]);
    await results.sendDeflated(id, events);
    await results.send(id, [{ type: "end", t: START + 99, reason: "finished", exitCode: 0 }]);
    await expect.poll(() => results.page.locator("body").getAttribute("data-events")).toBe(String(events.length + 2));
    expect(await results.page.locator(".status").innerText()).toBe("Finished");
  });

  test("has nothing of a run that isn't shown any more", async ({ results }) => {
    await results.showRun(RUNNING);
    await results.post({ type: "show", runs: [], counted: [], identity: {} });
    await results.frame();
    expect(await waiting(results.page)).toMatch(/^No run is shown/);
    expect(await results.page.locator("h1, h2, .progress, .chart").filter({ visible: true }).count()).toBe(0);
    await results.showRun(RUNNING);
    expect(await results.page.locator(".run-name").isVisible()).toBe(true);
  });

  test("keeps for the extension which runs are shown, and how a person has set it", async ({ results }) => {
    const run = await results.showRun(RUNNING);
    await results.button("Epoch").click();
    await results.button("Log y").click();
    expect(await results.memory()).toMatchObject({ run, view: { board: { axis: "epoch", isLog: true } } });
    await results.reload();
    await results.showRun(RUNNING);
    const pressed = results.page.locator(".chart-toolbar button[aria-pressed='true']");
    expect(await pressed.allInnerTexts()).toEqual(["Epoch", "Log y", "Batches"]);
  });
});

describe("Progress", () => {
  test("has two bars with what is left and how fast it goes", async ({ results }) => {
    const run = await results.showRun(RUNNING);
    const bars = results.page.getByRole("progressbar");
    expect(await results.page.locator(".progress-text").allInnerTexts()).toEqual(["Epoch 3 of 5", "Batch 0 of 40"]);
    await results.send(run, [
      { type: "batch", t: START + 20, fit: 0, epoch: 2, step: 0, logs: { loss: 1 } },
      { type: "batch", t: START + 21, fit: 0, epoch: 2, step: 19, logs: { loss: 1 } },
    ]);
    expect(await bars.nth(0).getAttribute("aria-valuenow")).toBe("50");
    expect(await bars.nth(1).getAttribute("aria-valuenow")).toBe("50");
    const [left, speed] = await results.page.locator(".progress-right").allInnerTexts();
    expect(left).toMatch(/^about [\d.]+ s left$/);
    expect(speed).toBe("2,430 samples/s");
  });
});

describe("The charts", () => {
  test("grow as events come", async ({ results }) => {
    const run = await results.showRun(madeRun({ epochs: 5, steps: 40, through: 1, end: "none" }));
    const before = await results.points("loss");
    expect(await results.page.locator(".metric h3").allInnerTexts()).toEqual(["loss", "accuracy"]);
    expect(await results.value("loss", "validation")).toMatch(/^\d\.\d{4}$/);
    const canvas = results.canvas("loss").locator("canvas");
    await canvas.evaluate((element) => element.setAttribute("data-before", ""));
    await results.send(run, RUNNING.slice(madeRun({ steps: 40, through: 1, end: "none" }).length));
    expect(await results.points("loss")).toBeGreaterThan(before);
    // The same canvas: nothing flickers.
    expect(await canvas.getAttribute("data-before")).toBe("");
  });

  test("draw something", async ({ results }) => {
    await results.showRun(RUNNING);
    const colors = await results.canvas("loss").locator("canvas").evaluate(coloursOf);
    expect(colors).toContain("86,180,233");
  });

  test("have the values at the cursor, all at one place", async ({ results }) => {
    await results.showRun(RUNNING);
    const last = await results.value("accuracy", "training");
    const box = (await results.canvas("loss").boundingBox())!;
    await results.page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);
    await expect.poll(() => results.value("accuracy", "training")).not.toBe(last);
    const places = await results.page.locator(".chart-place").allInnerTexts();
    expect(places[0]).toMatch(/^at step \d+$/);
    expect(places[1]).toBe(places[0]);
    await results.page.mouse.move(0, 0);
    await expect.poll(() => results.value("accuracy", "training")).toBe(last);
  });

  test("are zoomed together by a drag, and show all again after a double click", async ({ results }) => {
    await results.showRun(RUNNING);
    const all = await results.points("accuracy");
    const box = (await results.canvas("loss").boundingBox())!;
    const [y, left] = [box.y + box.height / 2, box.x + 60];
    await results.page.mouse.move(left + 40, y);
    await results.page.mouse.down();
    await results.page.mouse.move(left + 140, y, { steps: 4 });
    await results.page.mouse.up();
    await expect.poll(() => results.points("accuracy")).toBeLessThan(all);
    expect(await results.button("Show all").isVisible()).toBe(true);
    await results.page.mouse.dblclick(left + 200, y);
    await expect.poll(() => results.points("accuracy")).toBe(all);
    expect(await results.button("Show all").isVisible()).toBe(false);
  });

  test("are read with the keyboard", async ({ results }) => {
    await results.showRun(RUNNING);
    const all = await results.points("loss");
    await results.canvas("loss").focus();
    await results.page.keyboard.press("Home");
    await expect.poll(() => results.chart("loss").locator(".chart-place").innerText()).toBe("at step 0");
    await results.page.keyboard.press("ArrowRight");
    await expect.poll(() => results.chart("loss").locator(".chart-place").innerText()).not.toBe("at step 0");
    await results.page.keyboard.press("+");
    await expect.poll(() => results.points("loss")).toBeLessThan(all);
    await results.page.keyboard.press("Escape");
    await expect.poll(() => results.points("loss")).toBe(all);
    expect(await results.canvas("loss").getAttribute("aria-label")).toMatch(/^Chart of loss\. Last: training \d/);
  });

  test("leave out batches, and lines that are switched off", async ({ results }) => {
    await results.showRun(RUNNING);
    await results.button("Batches").click();
    expect(await results.points("loss")).toBe(4);
    await results.entry("loss", "validation").click();
    expect(await results.points("loss")).toBe(2);
    expect(await results.points("accuracy")).toBe(2);
    expect(await results.entry("loss", "validation").getAttribute("aria-pressed")).toBe("false");
  });

  test("smooth the lines, and leave the values as measured", async ({ results }) => {
    await results.showRun(RUNNING);
    const value = await results.value("loss", "training");
    const before = await results.points("loss");
    await results.page.getByRole("slider", { name: "Smoothing" }).fill("0.9");
    expect(await results.points("loss")).toBe(before * 2);
    expect(await results.value("loss", "training")).toBe(value);
  });

  test("choose between several fits", async ({ results }) => {
    const second = madeRun({ epochs: 1, steps: 10, end: "none" }).flatMap((event): readonly TrainingEvent[] =>
      "fit" in event ? [{ ...event, fit: 1 } as TrainingEvent] : [],
    );
    await results.showRun([...RUNNING, ...second]);
    const all = await results.points("loss");
    await results.page.getByRole("combobox", { name: "Fit" }).selectOption({ label: "Fit 2: sequential" });
    expect(await results.points("loss")).toBeLessThan(all);
    expect(await results.points("loss")).toBe(12);
  });

  test("draw 100,000 points as few, and go on drawing", async ({ results }) => {
    const steps = 50_000;
    const events: TrainingEvent[] = [
      runEvent(),
      { type: "fit", t: START, fit: 0, model: { name: "m", kind: "Model" }, by: "fit", epochs: 2, steps },
    ];
    for (let i = 0; i < 2 * steps; i++) {
      const logs = { loss: Math.sin(i / 900) + 2 };
      events.push({ type: "batch", t: START + i / 100, fit: 0, epoch: Math.floor(i / steps), step: i % steps, logs });
    }
    const run = await results.showRun(events.slice(0, -200));
    const points = await results.points("loss");
    expect(points).toBeGreaterThan(1000);
    expect(points).toBeLessThan(5000);
    await results.page.evaluate(
      "window.frames = 0; (function count() { window.frames++; requestAnimationFrame(count); })()",
    );
    for (let i = 200; i > 0; i -= 20) {
      await results.send(run, events.slice(-i, i === 20 ? undefined : -i + 20));
    }
    expect(await results.page.evaluate("window.frames")).toBeGreaterThanOrEqual(10);
    expect(await results.page.locator("body").getAttribute("data-events")).toBe(String(events.length));
    await results.page.mouse.wheel(0, 400);
    await results.frame();
  });

  test("go on past values that aren't finite, with a mark", async ({ results }) => {
    const events = madeRun({
      epochs: 2,
      steps: 40,
      end: "none",
      loss: ({ epoch, step }) => (epoch === 1 && step > 10 && step < 20 ? NaN : 1),
    });
    await results.showRun(
      JSON.parse(
        JSON.stringify(events, (_, value: unknown) => (Number.isNaN(value) ? "NaN" : value)),
      ) as TrainingEvent[],
    );
    const colors = await results.canvas("loss").locator("canvas").evaluate(coloursOf);
    expect(colors.some((color) => color.startsWith("209,52,56"))).toBe(true);
    expect(await results.value("loss", "training")).toBe("1.0000");
  });
});

/** Evaluated in the page: the colours of a canvas, as `r,g,b`. */
const coloursOf = new Function(
  "canvas",
  `const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
   const colors = new Set();
   for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) colors.add(data.slice(i, i + 3).join(","));
   return [...colors];`,
) as (canvas: unknown) => string[];

describe("The buttons", () => {
  test("stop the run, and are busy until the log says it", async ({ results }) => {
    const run = await results.showRun(RUNNING);
    await results.button("Stop after this epoch").click();
    expect(await results.lastAnswer()).toEqual({ type: "stop", run, mode: "epoch" });
    const busy = results.button("Stopping after this epoch…");
    expect(await busy.getAttribute("aria-busy")).toBe("true");
    await busy.click({ force: true });
    expect((await results.answers()).filter(({ type }) => type === "stop")).toHaveLength(1);
    await results.send(run, [{ type: "stop", t: START + 20, mode: "epoch" }]);
    expect(await busy.getAttribute("aria-busy")).toBeNull();
    expect(await results.page.locator(".status").innerText()).toBe("Stops after this epoch");

    await results.button("Stop").click();
    expect(await results.lastAnswer()).toEqual({ type: "stop", run, mode: "now" });
    expect(await results.button("Kill").count()).toBe(0);
    await results.send(run, [{ type: "stop", t: START + 21, mode: "now" }]);
    await results.button("Kill").click();
    expect(await results.lastAnswer()).toEqual({ type: "stop", run, mode: "kill" });
    await results.send(run, [{ type: "end", t: START + 22, reason: "stopped" }]);
    expect(await results.page.locator(".actions button:visible").allInnerTexts()).toEqual([
      "Run again",
      "Show terminal",
      "Open script",
    ]);
  });

  test("are free again where nobody answers", async ({ results }) => {
    await results.page.clock.install();
    await results.post({ type: "show", runs: ["20261128-081500-mnist"], counted: [], identity: {} });
    await results.send("20261128-081500-mnist", RUNNING);
    await results.page.clock.runFor(100);
    await results.button("Stop").click();
    expect(await results.button("Stopping…").getAttribute("aria-busy")).toBe("true");
    await results.page.clock.runFor(11_000);
    expect(await results.button("Stop").getAttribute("aria-busy")).toBeNull();
  });

  test("run again, show the terminal, open the script", async ({ results }) => {
    const run = await results.showRun(madeRun(), "finished");
    expect(await results.button("Stop").count()).toBe(0);
    for (const [name, type] of [
      ["Show terminal", "showTerminal"],
      ["Open script", "openScript"],
      ["Run again", "runAgain"],
    ] as const) {
      await results.button(name).click();
      expect(await results.lastAnswer()).toEqual({ type, run });
    }
    expect(await results.button("Starting…").getAttribute("aria-busy")).toBe("true");
    await results.showRun(madeRun({ id: "other", through: 0, end: "none" }));
    expect(await results.button("Stop").isVisible()).toBe(true);
  });
});

describe("The tables", () => {
  test("have a row for each epoch, and the best", async ({ results }) => {
    await results.showRun(RUNNING);
    const rows = await results.rows("Epochs");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(["1", ...Array(4).fill(expect.stringMatching(/^\d\.\d{4}$/)), "0.001", "2.2 s"]);
    expect(await results.section("Epochs").locator(".fine").innerText()).toMatch(/^Best val_loss 0\.\d+ in epoch 2/);
  });

  test("have predicted and measured parameters side by side, and a word where they differ", async ({ results }) => {
    const predicted = [{ name: "sequential", kind: "Sequential", params: { ...PARAMS, total: PARAMS.total - 22 } }];
    await results.showRun(madeRun({ predicted }));
    expect(await results.rows("Parameters")).toEqual([
      [
        "sequential Sequential",
        "206,900",
        "206,922",
        "206,602",
        "The model has 22 parameters more than Lamella read from the code.",
      ],
    ]);
  });

  test("have a row for each evaluate", async ({ results }) => {
    const logs = { loss: 0.31, accuracy: 0.912 };
    const model = { name: "sequential", kind: "Sequential" };
    await results.showRun([...RUNNING, { type: "evaluate", t: START + 30, model, seconds: 1.2, logs }]);
    expect(await results.rows("Evaluations")).toEqual([["sequential", "0.3100", "0.9120", "1.2 s"]]);
  });

  test("have the machine's load, the GPU's where there is one", async ({ results }) => {
    await results.showRun(madeRun({ steps: 40, gpu: true }));
    expect(await results.section("Machine").getByRole("heading", { level: 3 }).allInnerTexts()).toEqual([
      "GPU load",
      "GPU memory",
      "Process memory",
      "CPU",
    ]);
    expect(await results.page.locator(".fact").first().innerText()).toBe("Device\nNVIDIA GeForce RTX 4070");
  });
});

describe("The log", () => {
  const output = (text: string): TrainingEvent => ({ type: "output", t: START, stream: "stdout", text });
  const many = Array.from({ length: 100 }, (_, i) => output(`line ${i}\n`));

  test("has a progress bar in one line, without colours", async ({ results }) => {
    const run = await results.showRun([runEvent(), output("\x1b[1m1/3\x1b[0m [>..]\r")]);
    await results.send(run, [output("2/3 [=>.]\r"), output("3/3 [===]\nEpoch 2\n")]);
    expect((await results.log.innerText()).trim()).toBe("3/3 [===]\nEpoch 2");
  });

  test("follows the end, unless someone reads further up", async ({ results }) => {
    const run = await results.showRun([runEvent(), ...many]);
    const toEnd = () =>
      results.log.evaluate((pane) => pane.scrollHeight - pane.clientHeight - Math.ceil(pane.scrollTop));
    expect(await toEnd()).toBeLessThan(2);
    await results.send(run, many);
    expect(await toEnd()).toBeLessThan(2);
    expect(await results.button("↓ Follow the end").count()).toBe(0);
    await results.log.evaluate((pane) => pane.scrollTo(0, 100));
    await expect.poll(() => results.page.locator(".to-end").isVisible()).toBe(true);
    await results.send(run, many);
    expect(await results.log.evaluate((pane) => pane.scrollTop)).toBe(100);
    await results.button("↓ Follow the end").click();
    expect(await toEnd()).toBeLessThan(2);
  });

  test("shows what is printed as text", async ({ results }) => {
    await results.showRun([runEvent(), output("<b>bold</b>\n")]);
    expect((await results.log.innerText()).trim()).toBe("<b>bold</b>");
  });
});

describe("Files", () => {
  test("have the run's points, and the charts as they are shown", async ({ results }) => {
    await results.showRun(RUNNING);
    const csv = await results.saved("CSV");
    expect(csv.name).toBe("20261128-081500-mnist.csv");
    expect(csv.content.split("\r\n")[0]).toBe("run,fit,model,kind,epoch,step,time,metric,value");
    expect(csv.content.split("\r\n")).toHaveLength(1 + 2 * 40 * 2 + 2 * 4 + 1);

    const json = JSON.parse((await results.saved("JSON")).content) as { runs: { fits: unknown[] }[] };
    expect(json.runs[0]?.fits).toHaveLength(1);

    const svg = await results.saved("SVG");
    expect(svg.content).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    for (const text of [">loss<", ">accuracy<", ">training<", ">validation<", "Batches, over all epochs"]) {
      expect(svg.content).toContain(text);
    }
    expect(svg.content).not.toMatch(/NaN|undefined|Infinity/);
    const isWellFormed = `new DOMParser().parseFromString(${JSON.stringify(svg.content)}, "image/svg+xml").querySelector("parsererror") === null`;
    expect(await results.page.evaluate(isWellFormed)).toBe(true);

    const png = await results.saved("PNG");
    expect(png.encoding).toBe("base64");
    const bytes = Buffer.from(png.content, "base64");
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    // Two charts of 720 × 300, at twice the size.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1440, 1200]);
  });
});

describe("In each theme", () => {
  for (const theme of Object.keys(THEMES) as (keyof typeof THEMES)[]) {
    test(`every text can be read: ${theme}`, async ({ results }) => {
      await useTheme(results.page, theme);
      await results.showRun([
        ...madeRun({ gpu: true, end: { reason: "failed", exitCode: 1 }, through: 3 }),
        { type: "problem", t: START, code: "recorder", message: "Something went wrong." },
      ]);
      await results.frame();
      expect(await faintTexts(results.page.locator("body"))).toEqual([]);
    });
  }
});

describe("In a narrow column", () => {
  const narrow = resultsTest({ width: 480 });

  narrow("nothing is cut off or moves the page sideways", async ({ results }) => {
    await results.showRun(madeRun({ gpu: true }));
    expect(await results.page.locator("body").evaluate((body) => body.scrollWidth)).toBe(480);
    const [loss, accuracy] = [
      await results.canvas("loss").boundingBox(),
      await results.canvas("accuracy").boundingBox(),
    ];
    expect(loss!.y + loss!.height).toBeLessThanOrEqual(accuracy!.y);
  });
});
