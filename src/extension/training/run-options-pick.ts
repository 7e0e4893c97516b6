/**
 * "Train With…": the command that will be run, and what can be set of it.
 *
 *     ▷ Start     /usr/bin/python3 -u /home/me/mnist.py --epochs 3
 *     Arguments   --epochs 3
 *     Environment TF_CPP_MIN_LOG_LEVEL=2
 *     Device      CPU
 */
import { commands, extensions, window, type QuickPickItem, type Uri } from "vscode";
import { commandOf, chosenDeviceText, runnerOf } from "../../training/command.js";
import { commandText, wordsOf } from "../../training/log/command-line.js";
import { kindOf } from "../../training/script-kind.js";
import type { RunOrder } from "../../training/start.js";
import type { RunOptions } from "./run-options.js";
import { orderFor, type TrainingNeeds } from "./start-training.js";

interface Choice extends QuickPickItem {
  readonly act: "start" | "arguments" | "environment" | "device" | "interpreter";
}

/** The order as the user leaves it; undefined where they leave the list. What is set is remembered. */
export async function pickOptions(script: Uri, needs: TrainingNeeds): Promise<RunOrder | undefined> {
  for (;;) {
    const order = await orderFor(script, needs);
    if (order === undefined) return undefined;
    const choice = await window.showQuickPick(choices(order, needs), {
      title: "Train With…",
      placeHolder: "What is set here is remembered for this file",
      matchOnDetail: true,
    });
    if (choice === undefined) return undefined;
    if (choice.act === "start") return order;
    if (choice.act === "interpreter") {
      await commands.executeCommand(...interpreterCommand(script));
      continue;
    }
    const options = needs.options.of(script);
    const changed = await CHANGES[choice.act](options, order);
    if (changed !== undefined) await needs.options.set(script, changed);
  }
}

function choices(order: RunOrder, { context }: TrainingNeeds): readonly Choice[] {
  const command = commandOf(order, runnerOf(context.asAbsolutePath("dist")));
  return [
    { act: "start", label: "$(play) Start", detail: commandText(command) },
    { act: "arguments", label: "Arguments", description: commandText(order.arguments) || "none" },
    { act: "environment", label: "Environment", description: assignments(order.environment) || "as inherited" },
    { act: "device", label: "Device", description: chosenDeviceText(order) },
    { act: "interpreter", label: "Interpreter", description: order.interpreter },
  ];
}

type Change = (options: RunOptions, order: RunOrder) => Promise<RunOptions | undefined>;

const CHANGES: Readonly<Record<"arguments" | "environment" | "device", Change>> = {
  async arguments(options) {
    const text = await window.showInputBox({
      title: "Arguments of the script",
      value: commandText(options.arguments),
      prompt: "As in a shell, with quotes around what has spaces: --epochs 3 --name 'my run'",
      validateInput: (line) => (wordsOf(line) === undefined ? "A quote isn't closed." : undefined),
    });
    const words = text === undefined ? undefined : wordsOf(text);
    return words && { ...options, arguments: words };
  },

  async environment(options) {
    const text = await window.showInputBox({
      title: "Environment variables of the run",
      value: assignments(options.environment),
      prompt: "NAME=value, with quotes around what has spaces: CUDA_LAUNCH_BLOCKING=1 NAME='my run'",
      validateInput: (line) =>
        variablesOf(line) === undefined ? "Each is to be NAME=value, and each quote closed." : undefined,
    });
    const environment = text === undefined ? undefined : variablesOf(text);
    return environment && { ...options, environment };
  },

  async device({ device: _, ...options }, { gpus }) {
    const all = gpus.length > 1 ? [{ label: "All GPUs", device: "all" as const }] : [];
    const single = gpus.map(({ index, name, memory }) => ({
      label: `GPU ${index}`,
      description: memory === undefined ? name : `${name} · ${(memory / 2 ** 30).toFixed(0)} GiB`,
      device: index,
    }));
    const items = [...all, ...single, { label: "CPU", device: "cpu" as const }];
    const placeHolder = gpus.length === 0 ? "No GPU that the NVIDIA driver lists" : "Which device?";
    const picked = await window.showQuickPick(items, { title: "Device", placeHolder });
    return picked && { ...options, device: picked.device };
  },
};

function interpreterCommand(script: Uri): readonly [string, ...unknown[]] {
  if (kindOf(script.fsPath) === "node") return ["workbench.action.openSettings", "@id:lamella.node"];
  return extensions.getExtension("ms-python.python") !== undefined
    ? ["python.setInterpreter"]
    : ["workbench.action.openSettings", "@id:lamella.python"];
}

function assignments(environment: Readonly<Record<string, string>>): string {
  return commandText(Object.entries(environment).map(([name, value]) => `${name}=${value}`));
}

function variablesOf(line: string): Readonly<Record<string, string>> | undefined {
  const pairs = wordsOf(line)?.map((word) => /^([A-Za-z_]\w*)=(.*)$/s.exec(word));
  if (pairs === undefined || pairs.includes(null)) return undefined;
  return Object.fromEntries(pairs.flatMap((pair) => (pair === null ? [] : [[pair[1] ?? "", pair[2] ?? ""]])));
}
