/**
 * The command line: `lamella summarize model.py`. What a command needs is loaded when it runs, so that starting is quick.
 *
 *     lamella summarize FILE… [--call EXPR]… [--python PATH] [--json]
 *     lamella check FILE… [--json] [--max-params N] [--max-flops N]
 *     lamella separable FILE [--diff | --write] [--only LINE]
 *     lamella export FILE --format tfjs|keras-json [--model NAME] [--out FILE] [--call EXPR]… [--python PATH]
 *     lamella train FILE|--module NAME [--python PATH | --node PATH] [--device N|cpu|all] [--seed N] [-- ARGS]
 *     lamella compare FILE [--python PATH | --node PATH] [--device N|cpu|all] [--seeds N] [--at-once N] [--out FILE] [-- ARGS]
 *     lamella compare FILE --quick [--data DATA] [--epochs N] … [--seeds N] [--out FILE]
 *     lamella quick-train FILE [--model NAME] [--data digits|random|FOLDER|FILE.csv|FILE.npz] [--epochs N] [--engine ENGINE] …
 *     lamella bench FILE… [--python PATH] [--json]
 *
 * Exit codes: 0 done; 1 only from `check`: an error was found or a budget is broken; 2 the command line or a file can't be
 * used, which one line on stderr explains. `train` ends as the script does.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { LOSSES, OPTIMIZERS } from "../quick-train/order.js";
import { EXIT_DONE, EXIT_UNUSABLE } from "./exit-codes.js";
import { printError } from "./output.js";

const program = new Command("lamella")
  .description(
    "Output shapes, parameters and cost of Keras and TensorFlow.js models, read from the source without running it.",
  )
  .configureOutput({ outputError: (text) => printError(text.trim().replace(/^error: /, "")) })
  .exitOverride();

program
  .command("summarize")
  .description(
    "The models and layers of .py, .ipynb, .ts, .tsx, .js, .mjs or .cjs files. FILE may be - for standard input.",
  )
  .argument("<file...>")
  .option("--call <expression>", "also evaluate this at the end of the file; may be repeated", collect, [])
  .option("--json", "print one JSON object a file")
  .addOption(pythonOption())
  .addOption(languageOption())
  .action(async (files: string[], options) => {
    const { summarize } = await import("./commands/summarize.js");
    process.exitCode = await summarize(files, options);
  });

program
  .command("check")
  .description(
    "Problems only: what the library would refuse while the models are built. Exits with 1 where it finds one.",
  )
  .argument("<file...>")
  .option("--json", "print one JSON object a file")
  .option("--max-params <count>", "a model with more parameters is an error", wholeNumber)
  .option("--max-flops <count>", "a model that costs more floating-point operations is an error", wholeNumber)
  .addOption(pythonOption())
  .addOption(languageOption())
  .action(async (files: string[], options) => {
    const { check } = await import("./commands/check.js");
    process.exitCode = await check(files, options);
  });

program
  .command("separable")
  .description("Rewrite Conv2D to SeparableConv2D where that saves parameters.")
  .argument("<file>")
  .addOption(
    new Option("--diff", "print the change as a unified diff, which is what happens without options").conflicts(
      "write",
    ),
  )
  .option("--write", "change the file")
  .option("--only <line>", "only the layer on this line", wholeNumber)
  .addOption(pythonOption())
  .action(async (file: string, options) => {
    const { separable } = await import("./commands/separable.js");
    process.exitCode = await separable(file, options);
  });

program
  .command("export")
  .description(
    "Write a model as JSON that builds it: for keras.models.model_from_json, or as the model.json of tf.loadLayersModel. It has no " +
      "weights. Exits with 2 and the reasons where the form has no such layer or the text doesn't tell all of it.",
  )
  .argument("<file>")
  .addOption(
    new Option("--format <format>", "what it is written for").choices(["tfjs", "keras-json"]).makeOptionMandatory(),
  )
  .option("--model <name>", "which model, where the file builds several")
  .option("--out <file>", "where it goes; standard output where none is given")
  .option("--call <expression>", "also evaluate this at the end of the file; may be repeated", collect, [])
  .addOption(pythonOption())
  .addOption(languageOption())
  .action(async (file: string, options) => {
    const { exportFile } = await import("./commands/export.js");
    process.exitCode = await exportFile(file, options);
  });

program
  .command("train")
  .description(
    "Run a script or notebook with the recorder attached, and print what it prints. The exit code is the script's own. " +
      "Closing the terminal doesn't end the training, Ctrl+C does.",
  )
  .argument("[file]", "left out where a module is named")
  .argument("[arguments...]", "of the script, after --")
  .option("--python <path>", "the interpreter or environment to run it with; the active one where none is given")
  .option("--node <path>", "the Node to run TypeScript or JavaScript with; the PATH's where none is given")
  .option("--device <device>", "the number of a GPU, all or cpu")
  .option("--module <name>", "run a module that is found from this folder, as python -m does: lab.train")
  .option("--seed <number>", "seed the library's generators before the script's own code runs", wholeNumber)
  .action(async (file: string | undefined, words: string[], options) => {
    const { train } = await import("./commands/train.js");
    process.exitCode = await train(file === undefined ? words : [file, ...words], options);
  });

quickOptions(
  program
    .command("compare")
    .description(
      "Train the model as written, with the second half of its convolutions separable, and with all but the first separable; " +
        "print the five figures and write them as one HTML file. The file itself stays as it is.",
    )
    .argument("<file>")
    .argument("[arguments...]", "of the script, after --")
    .option("--python <path>", "the interpreter or environment to run it with; the active one where none is given")
    .option("--node <path>", "the Node to run TypeScript or JavaScript with; the PATH's where none is given")
    .option("--device <device>", "the number of a GPU, all or cpu")
    .option("--seeds <count>", "train each variant with so many seeds", positive, 1)
    .option("--at-once <count>", "so many runs at the same time, which makes each of them slower", positive, 1)
    .option("--out <file>", "where the report goes")
    .addOption(new Option("--id <id>", "names the comparison").hideHelp())
    .option("--quick", "train the models as they are read, without running the script; the options below are for that"),
).action(async (file: string, words: string[], options) => {
  const { compare } = await import("./commands/compare.js");
  process.exitCode = await compare(file, words, options);
});

quickOptions(
  program
    .command("quick-train")
    .description(
      "Train a model as it is read, in Python or TypeScript, with nothing installed and without running the script: by TensorFlow.js on " +
        "digits, your own data, or random numbers. The exit code is 2 where that can't be done.",
    )
    .argument("<file>"),
)
  .option("--model <name>", "which model, where the file builds several")
  .option("--call <expression>", "also evaluate this at the end of the file; may be repeated", collect, [])
  .option("--seed <number>", "of the first weights and the order of samples", wholeNumber, 1)
  .addOption(pythonOption())
  .action(async (file: string, options) => {
    const { quickTrain } = await import("./commands/quick-train.js");
    process.exitCode = await quickTrain(file, options);
  });

program
  .command("bench")
  .description("Times of parsing, evaluating and of the editor's features: cold, and after an edit of one character.")
  .argument("<file...>")
  .option("--json", "print one JSON object a file")
  .addOption(pythonOption())
  .action(async (files: string[], options) => {
    const { bench } = await import("./commands/bench.js");
    process.exitCode = await bench(files, options);
  });

/** What is told of a training that Lamella does by itself. */
function quickOptions(command: Command): Command {
  return command
    .option(
      "--data <data>",
      "digits, random, a folder with a folder of images for each class, a .csv or an .npz",
      "digits",
    )
    .option("--samples <count>", "of the digits or of random numbers, only so many", positive)
    .option("--target <column>", "of a .csv, what is to be told; the last column where none is given")
    .option("--validation-split <share>", "held back where the data has no part for it", share)
    .option("--epochs <count>", "so many times through the data", positive)
    .option("--batch-size <count>", "samples in a step", positive)
    .addOption(new Option("--optimizer <name>").choices(OPTIMIZERS))
    .option("--learning-rate <rate>", "the optimizer's own where none is given", positiveNumber)
    .addOption(new Option("--loss <name>", "by the model's output where none is given").choices(["auto", ...LOSSES]))
    .addOption(
      new Option(
        "--engine <engine>",
        "what computes: TensorFlow's library where the project has it, else the one that ships",
      ).choices(["auto", "tfjs-node", "embedded"]),
    )
    .option("--tfjs-node <folder>", "a folder whose packages have @tensorflow/tfjs-node or @tensorflow/tfjs-node-gpu");
}

function share(value: string): number {
  const number = Number(value);
  if (!(number >= 0 && number < 1)) throw new InvalidArgumentError("It is to be from 0 to below 1.");
  return number;
}

function positiveNumber(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number < Infinity)) throw new InvalidArgumentError("It is no positive number.");
  return number;
}

function pythonOption(): Option {
  return new Option(
    "--python <path>",
    "an interpreter, environment or site-packages folder to read imported packages from; it is never run",
  );
}

function languageOption(): Option {
  return new Option("--language <language>", "of standard input").choices(["python", "typescript"]).default("python");
}

function collect(value: string, former: readonly string[]): readonly string[] {
  return [...former, value];
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError("It is not a whole number.");
  return Number(value);
}

function positive(value: string): number {
  const number = wholeNumber(value);
  if (number === 0) throw new InvalidArgumentError("It is to be at least 1.");
  return number;
}

// A reader that has seen enough (`| head`) closes the pipe; that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT_DONE);
  throw error;
});

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? EXIT_DONE : EXIT_UNUSABLE;
});
