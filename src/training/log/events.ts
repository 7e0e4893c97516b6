/**
 * What is written down of a run: one JSON object a line, in the order of happening, in a file that only grows.
 *
 *     {"type":"run","t":1795852000.1,"version":1,"id":"20261128-081500-mnist","command":["/usr/bin/python3","-u","/home/me/mnist.py"],…}
 *     {"type":"fit","t":1795852003.9,"fit":0,"epochs":5,"steps":469,…}
 *     {"type":"batch","t":1795852004.2,"fit":0,"epoch":0,"step":12,"logs":{"loss":0.31}}
 *     {"type":"epoch","t":1795852011.8,"fit":0,"epoch":0,"seconds":7.9,"logs":{"loss":0.22,"val_loss":0.11}}
 *     {"type":"end","t":1795852050.0,"reason":"finished","exitCode":0}
 *
 * Two processes write: the supervisor (run, started, output, system, stop, end) and the recorder inside the user's script (the
 * others). Each writes whole lines at once, at the file's end. A line that a full disk or a killed process has cut is left out by readers.
 * Epochs, steps and fits count from 0. Times `t` are seconds since 1970, in UTC; durations are seconds.
 */

/** A metric's value. JSON has no word for the three that aren't finite. */
export type LoggedNumber = number | "NaN" | "Infinity" | "-Infinity";

/** By the name that the library gives: `loss`, `accuracy`, `val_loss`. */
export type Logs = Readonly<Record<string, LoggedNumber>>;

export interface ParameterCounts {
  readonly total: number;
  readonly trainable: number;
  readonly nonTrainable: number;
}

/** A device that can be chosen; without one, training runs on the CPU. */
export interface Gpu {
  readonly index: number;
  /** `NVIDIA GeForce RTX 4070` */
  readonly name: string;
  /** In bytes. Absent where it shares the machine's memory. */
  readonly memory?: number;
}

/** What Lamella read of a model before the run. Counts are absent where they aren't known as numbers. */
export interface PredictedModel {
  readonly name?: string;
  readonly kind: string;
  readonly params?: ParameterCounts;
  readonly macs?: number;
  readonly flops?: number;
}

/** The run is one of several that are compared. */
export interface ComparisonPart {
  /** The same for all runs of the comparison. */
  readonly id: string;
  /** `RegularConv`, `BothConv`, `SeparableConv` */
  readonly variant: string;
  readonly seed: number;
}

/** The first line of every file. */
export interface RunEvent {
  readonly type: "run";
  readonly t: number;
  readonly version: 1;
  readonly id: string;
  /** The user's file, absolute: a script or a notebook. */
  readonly script: string;
  /** What the process is started with: the interpreter's absolute path first. */
  readonly command: readonly string[];
  readonly cwd: string;
  /** What follows the script on the command line. */
  readonly arguments: readonly string[];
  /** Variables that were set for the run, beside those it inherits. */
  readonly environment: Readonly<Record<string, string>>;
  /** All that the machine has. */
  readonly gpus: readonly Gpu[];
  /** The index of the chosen one; "cpu" for none of them; "all" where none was chosen. */
  readonly device: number | "cpu" | "all";
  /** The text that runs: its SHA-256, and the commit it stands in where there is one. */
  readonly code: { readonly sha256: string; readonly commit?: string; readonly isChanged?: boolean };
  /** The process that watches over the run, and how often it writes "system" at least, in seconds. */
  readonly supervisor: { readonly pid: number; readonly heartbeat: number };
  readonly predicted: readonly PredictedModel[];
  readonly comparison?: ComparisonPart;
  /** What the library's generators were seeded with before the script's own code ran. */
  readonly seed?: number;
  /** The file that runs in the script's place: a variant of it, absolute. */
  readonly copy?: string;
  /** The script's name as a module, where it is run as one. */
  readonly module?: string;
  /** The file of what Lamella trains in the script's place, absolute: a model that was read, by a quick training. */
  readonly order?: string;
}

/** The user's process exists. */
export interface StartedEvent {
  readonly type: "started";
  readonly t: number;
  readonly pid: number;
}

/**
 * The script has imported a library that is recorded. It comes again, with its devices, when a model is first trained or evaluated: before
 * that, asking for devices would settle them. Importing tf_keras imports Keras 3 too, so the last one says what is used.
 */
export interface LibraryEvent {
  readonly type: "library";
  readonly t: number;
  /** `keras`, `tf_keras`, `tfjs` */
  readonly library: string;
  /** `tensorflow`, `jax`, `torch`, …: what computes. Absent where it can't be told. */
  readonly backend?: string;
  /** `{ "python": "3.11.2", "keras": "3.15.1", "tensorflow": "2.21.0" }` */
  readonly versions: Readonly<Record<string, string>>;
  /** What the library itself says it computes on: `["CPU:0"]`, `["GPU:0"]`. */
  readonly devices: readonly string[];
}

export interface FittedModel {
  readonly name: string;
  /** `Sequential`, `Functional`, or the user's class. */
  readonly kind: string;
  /** Absent before the model is built. */
  readonly params?: ParameterCounts;
}

/** `fit` begins, or the first `train_on_batch` of a model. */
export interface FitEvent {
  readonly type: "fit";
  readonly t: number;
  readonly fit: number;
  readonly model: FittedModel;
  /** How the model is trained; with `train_on_batch` and `log` there are no epochs to tell. */
  readonly by: "fit" | "train_on_batch" | "log";
  /** The number that the last epoch has, counted from 1. */
  readonly epochs?: number;
  readonly initialEpoch?: number;
  /** Batches in an epoch; absent before that is known. A later "fit-update" tells it. */
  readonly steps?: number;
  readonly batchSize?: number;
  /** Samples in an epoch. */
  readonly samples?: number;
}

/** What was learnt about a fit after it began: the number of batches once the first epoch is through, the model's counts once it is built. */
export interface FitUpdateEvent {
  readonly type: "fit-update";
  readonly t: number;
  readonly fit: number;
  readonly steps?: number;
  readonly batchSize?: number;
  readonly samples?: number;
  readonly params?: ParameterCounts;
}

/** Batches up to and with this one are through. Not every batch has one: the recorder leaves some out to stay cheap. */
export interface BatchEvent {
  readonly type: "batch";
  readonly t: number;
  readonly fit: number;
  readonly epoch: number;
  /** In the epoch. */
  readonly step: number;
  /** As the library reports them: means since the epoch's start, where it does so. */
  readonly logs: Logs;
}

export interface EpochEvent {
  readonly type: "epoch";
  readonly t: number;
  readonly fit: number;
  readonly epoch: number;
  /** Of the whole epoch, with validation. */
  readonly seconds: number;
  /** Of its validation. */
  readonly validationSeconds?: number;
  /** What the recorder itself took of it. */
  readonly recorderSeconds: number;
  readonly logs: Logs;
  readonly learningRate?: LoggedNumber;
}

export interface FitEndEvent {
  readonly type: "fit-end";
  readonly t: number;
  readonly fit: number;
  readonly seconds: number;
}

/** An `evaluate` of the script's own, not the validation of a fit. */
export interface EvaluateEvent {
  readonly type: "evaluate";
  readonly t: number;
  readonly model: FittedModel;
  readonly seconds: number;
  readonly logs: Logs;
}

/** Whole lines or parts of them, as the script printed them. */
export interface OutputEvent {
  readonly type: "output";
  readonly t: number;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

/** A look at the machine, once a second. It is also the sign that the supervisor lives. */
export interface SystemEvent {
  readonly type: "system";
  readonly t: number;
  /** Resident memory of the script's process and its children, in bytes. */
  readonly memory?: number;
  /** Of the same: 1 is one core busy all the time. */
  readonly cpu?: number;
  /** `load` from 0 to 1, `memory` in bytes. */
  readonly gpus?: readonly { readonly index: number; readonly load?: number; readonly memory?: number }[];
}

/** Someone asked for an end: "now" interrupts, "epoch" lets the epoch end first, "kill" doesn't wait for the script. */
export interface StopEvent {
  readonly type: "stop";
  readonly t: number;
  readonly mode: StopMode;
}

export type StopMode = "epoch" | "now" | "kill";

/** Something that the user should know; the message is a sentence for them. */
export interface ProblemEvent {
  readonly type: "problem";
  readonly t: number;
  readonly code: "cannot-start" | "script" | "no-library" | "recorder" | "disk-full" | "notebook" | "device";
  readonly message: string;
}

/** The script's process is no more. A run whose supervisor died too has none. */
export interface EndEvent {
  readonly type: "end";
  readonly t: number;
  /** "stopped": someone asked for it. "killed": a signal that nobody asked for here. */
  readonly reason: "finished" | "failed" | "stopped" | "killed" | "not-started";
  readonly exitCode?: number;
  readonly signal?: string;
}

export type TrainingEvent =
  | RunEvent
  | StartedEvent
  | LibraryEvent
  | FitEvent
  | FitUpdateEvent
  | BatchEvent
  | EpochEvent
  | FitEndEvent
  | EvaluateEvent
  | OutputEvent
  | SystemEvent
  | StopEvent
  | ProblemEvent
  | EndEvent;
